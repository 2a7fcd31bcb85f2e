"""The country: never assumed, guessed only where two signs agree, then called a guess, and chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open

OSLO, NORWEGIAN = "Europe/Oslo", "nb_NO.UTF-8"
GUESS = "Country: Norway. This is a guess from this computer's language and time zone."
NONE = "No country is chosen yet. Press o to choose your country."
CHOSEN = "Country: Norway, as you chose."


def computer(monkeypatch: pytest.MonkeyPatch, zone: str, locale: str) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LANG", locale)


@pytest.mark.parametrize(
    ("zone", "locale"),
    [(OSLO, "C.UTF-8"), (OSLO, "en_US.UTF-8"), ("UTC", NORWEGIAN), ("America/New_York", NORWEGIAN), ("", "")],
)
async def test_no_country_is_assumed_where_language_and_time_zone_do_not_agree(
    zone: str, locale: str, open_window: Open, home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, zone, locale)
    async with open_window() as window:
        for key in ("r", "h"):
            await window.press(key)
            assert NONE in window.words
            assert "024" not in window.text
        assert "call your local emergency number" in window.words
        await window.press(",")
        assert "Country Not chosen" in window.words


async def test_a_guess_is_called_a_guess_wherever_it_shows(
    open_window: Open, home: object, monkeypatch: pytest.MonkeyPatch, kept_start: Callable[[], Start]
) -> None:
    computer(monkeypatch, OSLO, NORWEGIAN)
    async with open_window() as window:
        await window.press("r")
        assert GUESS in window.words
        assert "024" in window.text
        await window.press("h")
        assert GUESS in window.words
        assert "call 000" in window.words
        await window.press(",")
        assert "Country Norway, a guess" in window.words
    assert kept_start().choices.country == ""


async def test_a_country_that_is_chosen_shows_at_once_and_the_next_time(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("h", "o", "home", "enter")
        assert window.top == "Help now"
        assert CHOSEN in window.words
        assert "call 000" in window.words
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("r")
        assert CHOSEN in window.words
        await window.press("o", "down", "enter")
        assert "You chose no country. Press o to choose your country." in window.words
        assert "024" not in window.text


async def test_a_choice_stands_above_a_guess_also_not_to_say(
    open_window: Open, home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, OSLO, NORWEGIAN)
    async with open_window() as window:
        await window.press("r", "o", "end", "enter")
        assert window.top == "Resources"
        assert "You chose no country. Press o to choose your country." in window.words
        assert "Norway" not in window.text
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("h")
        assert "Norway" not in window.text
