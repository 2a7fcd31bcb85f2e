"""The contents: any stop can be gone to, a part that was opened can be closed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.reading.contents import contents
from companion.journal.model import Place
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import COME_BACK

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window


def test_all_there_is_to_go_to_is_offered_with_the_place_one_is_at(play: Play, session: Session) -> None:
    session.go(session.journey.go_to("two"))
    script = play(contents, None)
    (asked,) = script.asked
    assert asked.rows == [
        "Welcome",
        "The first step",
        "The second step | you are here",
        "The door to this part | not opened yet",
        "The end",
        "About this guide, and your privacy",
    ]
    assert asked.at == "The second step"
    assert (script.moved, script.shown) == ([], [])


@pytest.mark.parametrize(
    ("answer", "stop"),
    [
        ("Welcome", "welcome"),
        ("The first step", "one"),
        ("The door to this part", "again"),
        ("The end", "end"),
    ],
)
def test_each_leads_there_and_that_is_kept(play: Play, session: Session, answer: str, stop: str) -> None:
    script = play(contents, answer)
    assert (script.ended, script.moved) == ("elsewhere", [stop])
    place = session.vault.start().place
    assert session.journey.place.stop == stop
    assert place is None if stop == "welcome" else place and place.stop == stop


def test_who_goes_back_from_a_page_is_in_the_contents_where_they_were(play: Play, session: Session) -> None:
    session.go(session.journey.go_to("two").scrolled(3))
    script = play(contents, "The first step", COME_BACK, None)
    assert [one.at for one in script.asked] == ["The second step", "The first step"]
    assert session.journey.place == Place("two", 0, 3, 1)


@pytest.mark.parametrize("heading", ["After finding it", "Looking again"])
def test_a_heading_leads_nowhere(play: Play, heading: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="names 0 of"):
        play(contents, heading)


@pytest.mark.parametrize(("at", "after"), [("one", "one"), ("three", "two")])
def test_a_part_that_was_opened_is_closed_again(
    play: Play, session: Session, window: Window, at: str, after: str
) -> None:
    session.choose(doors={"again": "open"})
    session.go(session.journey.go_to(at))
    script = play(contents, "Close this part", None)
    assert window.choices().doors == {"again": "closed"}
    assert script.moved == [after]
    assert script.asked[-1].at == "The door to this part"


def test_a_part_that_cannot_be_closed_stays_open(
    play: Play, session: Session, full: Callable[[], None]
) -> None:
    session.choose(doors={"again": "open"})
    script = play(contents, full, "Close this part", None)
    assert (script.said, script.moved) == ([NOT_KEPT], [])
    assert session.journey.choices.doors == {"again": "open"}


def test_a_step_that_is_broken_is_told_and_one_stays(
    play: Play, session: Session, broken: Callable[[str], None]
) -> None:
    broken("steps/two.yaml")
    script = play(contents, "The second step", None)
    assert (script.moved, session.journey.place.stop) == ([], "welcome")
    assert len(script.shown) == 1
    assert "two.yaml" in script.sheet_text()


def test_the_guide_tells_about_itself(play: Play) -> None:
    script = play(contents, "About this guide", None)
    assert [name for name, _ in script.shown] == ["about"]
    assert "Somebody made it for tests." in script.sheet_text()
    assert script.ended == ""
