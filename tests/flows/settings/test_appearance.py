"""How the program is shown: what each theme and interface is called, and that one of each can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.flows.settings.appearance import (
    MORE,
    OURS,
    PLAIN,
    choose_interface,
    interface_note,
    theme_note,
)
from companion.flows.settings.choices import change
from companion.flows.ui import UI
from companion.session import Session
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play


async def _theme(ui: UI) -> None:
    await change(ui, "theme")


OTHERS = "Other themes (contrast not checked)"


@pytest.mark.parametrize(
    ("theme", "called"),
    [
        ("", "Match the terminal"),
        ("dusk", "Dark"),
        ("tokyo-night", "Tokyo Night"),
        ("ansi-dark", "The terminal's own colours, dark"),
        ("gone", "Match the terminal"),
    ],
)
def test_a_theme_is_called_by_its_name_and_one_that_is_gone_is_the_usual_one(theme: str, called: str) -> None:
    assert theme_note(theme) == called


@pytest.mark.parametrize(
    ("face", "called"), [("", "Full screen"), (PLAIN, "Line by line"), ("gone", "Full screen")]
)
def test_an_interface_is_called_by_its_name(face: str, called: str) -> None:
    assert interface_note(face) == called


@pytest.mark.parametrize(
    ("answer", "theme"),
    [("Match the terminal", ""), ("Dark", "dusk"), ("Nord", "nord"), (None, None)],
)
@pytest.mark.parametrize("now", ["", "dusk", "nord"])
def test_a_theme_is_chosen(play: Play, session: Session, now: str, answer: Answer, theme: str | None) -> None:
    session.choose(theme=now)
    label = theme_note(now)
    (asked,) = play(_theme, answer).asked
    assert session.journey.choices.theme == (now if theme is None else theme)
    assert len(asked.rows) == len(OURS) + len(MORE)
    assert asked.at == label
    assert [row for row in asked.rows if row.endswith("chosen")] == [f"{asked.at} | chosen"]


def test_our_themes_come_first_and_each_theme_has_a_name_to_read(play: Play) -> None:
    rows = [row.partition(" | ")[0] for row in play(_theme, None).asked[0].rows]
    assert rows[: len(OURS)] == [*OURS.values()]
    assert not [row for row in rows if "-" in row or row[0].islower()]


def test_the_heading_among_the_themes_is_no_theme(play: Play) -> None:
    with pytest.raises(pytest.fail.Exception, match="names 0 of"):
        play(_theme, OTHERS)


@pytest.mark.parametrize(("answer", "face"), [("Full screen", ""), ("Line by line", PLAIN), (None, None)])
@pytest.mark.parametrize("now", ["", PLAIN])
def test_an_interface_is_chosen(
    play: Play, session: Session, now: str, answer: Answer, face: str | None
) -> None:
    session.choose(face=now)
    found: list[str | None] = []

    async def flow(ui: UI) -> None:
        found.append(await choose_interface(ui))

    (asked,) = play(flow, answer).asked
    assert found == [face]
    assert asked.at == interface_note(now)
    assert "for a screen reader" in asked.rows[1]
