"""Which services are shown: those of which country, and which of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion import country as computer
from companion.flows.reading.services import country, which_services
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

NORWAY, ANYWHERE, RESCUE = "Stones of Norway", "Stones Everywhere", "Stone rescue"


@pytest.mark.parametrize(
    ("answer", "kept"), [("Norway", "NO"), ("Not listed, or I would rather not say", "INT"), (None, "")]
)
def test_a_country_is_chosen_or_not_said(play: Play, window: Window, answer: Answer, kept: str) -> None:
    script = play(country, answer)
    assert window.choices().country == kept
    (asked,) = script.asked
    assert asked.rows == ["Norway", "Not listed, or I would rather not say"]
    assert asked.text.endswith("Your choice is kept only on this computer.")


def test_where_nothing_is_kept_a_country_is_not_said_to_be(play: Play, no_trace: Session) -> None:
    (asked,) = play(country, "Norway", on=no_trace).asked
    assert asked.text.endswith("Your choice is not kept this time.")


@pytest.mark.parametrize("chosen", ["NO", "INT"])
def test_the_country_that_holds_now_is_marked(play: Play, session: Session, chosen: str) -> None:
    session.choose(country=chosen)
    (asked,) = play(country, None).asked
    assert asked.at.startswith({"NO": "Norway", "INT": "Not listed"}[chosen])
    assert [row.endswith("chosen") for row in asked.rows] == [chosen == "NO", chosen == "INT"]


GUESS = "a guess from this computer's language and time zone"


def test_a_guess_is_not_marked_as_chosen(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computer, "guess", lambda *_: "NO")
    (asked,) = play(country, None).asked
    assert asked.rows == [f"Norway | {GUESS}", "Not listed, or I would rather not say"]


def test_a_country_that_cannot_be_kept_is_said(
    play: Play, session: Session, full: Callable[[], None]
) -> None:
    assert play(country, full, "Norway").said == [NOT_KEPT]
    assert session.journey.choices.country == ""


@pytest.mark.parametrize(
    ("answers", "there", "not_there"),
    [
        (["All services"], [NORWAY, ANYWHERE, RESCUE], []),
        (["Who to call now"], [NORWAY, ANYWHERE, RESCUE], []),
        (["emergency"], [RESCUE], [NORWAY, ANYWHERE]),
        (["crisis line"], [NORWAY], [ANYWHERE, RESCUE]),
        (["stones"], [NORWAY, ANYWHERE], [RESCUE]),
        (["Search for a word", "everywhere"], [ANYWHERE], [NORWAY, RESCUE]),
    ],
)
def test_only_the_services_that_are_wanted_are_shown(
    play: Play, session: Session, answers: list[Answer], there: list[str], not_there: list[str]
) -> None:
    session.choose(country="NO")
    script = play(which_services, *answers)
    assert [name for name, _ in script.shown] == ["resources"]
    text = script.sheet_text()
    assert [one for one in (NORWAY, ANYWHERE, RESCUE) if one in text] == there
    assert not [one for one in not_there if one in text]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [([None], 1), (["Search for a word", None, None], 3), (["Search for a word", "", None], 3)],
)
def test_nothing_is_shown_where_nothing_is_chosen(play: Play, answers: list[Answer], asked: int) -> None:
    script = play(which_services, *answers)
    assert (script.shown, len(script.asked)) == ([], asked)


def test_what_services_are_for_is_offered_as_far_as_there_are_any(play: Play, session: Session) -> None:
    assert play(which_services, None).asked[0].rows == [
        *("All services", "Who to call now", "stones", "Search for a word"),
    ]
    session.choose(country="NO")
    assert play(which_services, None).asked[0].rows[2:5] == ["emergency", "crisis line", "stones"]
