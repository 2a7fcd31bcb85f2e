"""The page: what it says and offers, and what follows from an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from companion.flows.commands import FURTHER, ON
from companion.flows.reading import page
from companion.flows.ui import KEPT, UI
from companion.guide.diagnostics import GuideError
from companion.journal.model import CheckIn, Choices, StepsRead
from companion.journey import Journey
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

ASKS = ("one", 2)
DOOR = ("again", 0)


def stands_at(session: Session, stop: str, page: int = 0) -> None:
    if stop == "three":
        session.choose(doors={"again": "open"})
    session.go(session.journey.open_page(stop, page))


def offered(session: Session) -> list[str]:
    return [one.label for one in page.choices(session, session.journey.here())]


def text(session: Session, *, more: bool = False) -> str:
    blocks = page.blocks(session, session.journey.here(), more=more)
    return "\n".join("".join(run.text for run in one.runs) for one in blocks)


# --- what it offers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stop", "number", "rows"),
    [
        ("welcome", 0, ["Read", "Say how you are", "Help now"]),
        ("one", 0, []),
        ("one", 2, ["Check in", "Go on to the next page", "I would rather not say", "Pause check-ins"]),
        ("again", 0, ["Open it", "Not now", "Keep it closed"]),
        ("three", 1, ["Write something", "Go on to the next page"]),
        ("three", 2, ["Sort this list", "Go on to the next page"]),
        ("three", 3, ["Weigh a stone", "Name a stone", "Go on to the next page"]),
        ("end", 0, []),
    ],
)
def test_a_page_offers_what_it_asks_for(session: Session, stop: str, number: int, rows: list[str]) -> None:
    stands_at(session, stop, number)
    assert offered(session) == rows
    here = session.journey.here()
    if rows:
        assert page.at_first(here) in [one.id for one in page.choices(session, here)]


def test_pausing_names_ones_own_key(session: Session) -> None:
    session.choose(keys={"check_in": "z"})
    stands_at(session, *ASKS)
    assert (
        page.choices(session, session.journey.here())[-1].note == "no page will ask how you are; "
        "press z to check in"
    )


def test_a_page_with_exercises_is_told_as_broken_if_they_are(
    session: Session, broken: Callable[[str], None]
) -> None:
    stands_at(session, "three", 3)
    broken("steady.yaml")
    with pytest.raises(GuideError):
        page.choices(session, session.journey.here())


# --- what follows -------------------------------------------------------------------------------------


def take(play: Play, session: Session, label: str, *answers: Answer) -> list[object]:
    (id,) = [one.id for one in page.choices(session, session.journey.here()) if one.label == label]

    async def flow(ui: UI) -> None:
        await page.follow_choice(ui, id)

    script = play(flow, *answers)
    return [script.names, script.moved, script.said]


@pytest.mark.parametrize(
    ("at", "label", "answers", "outcome"),
    [
        (ASKS, "Check in", [CheckIn("light")], [["check-in"], ["two"], [f"{KEPT} Undo."]]),
        (ASKS, "Check in", [None], [["check-in"], [], []]),
        (ASKS, "Go on to the next page", [], [[], ["two"], []]),
        (ASKS, "I would rather not say", [], [[], ["two"], []]),
        (ASKS, "Pause check-ins", [], [[], ["two"], []]),
        (("three", 1), "Write something", ["Hello"], [["answer"], ["three"], [KEPT]]),
        (("three", 1), "Go on to the next page", [], [[], ["three"], []]),
        (("three", 2), "Sort this list", [None], [["sort"], [], []]),
        (("three", 3), "Name a stone", ["Back to the page"], [["exercise"], [], []]),
        (DOOR, "Open it", [], [[], ["three"], []]),
        (DOOR, "Not now", [], [[], ["end"], []]),
        (DOOR, "Keep it closed", [], [[], ["end"], []]),
    ],
)
def test_what_a_page_offers_is_done(
    play: Play, session: Session, at: tuple[str, int], label: str, answers: list[Answer], outcome: object
) -> None:
    stands_at(session, *at)
    assert take(play, session, label, *answers) == outcome


@pytest.mark.parametrize(
    ("at", "label", "kept"),
    [
        (ASKS, "Go on to the next page", Choices()),
        (ASKS, "I would rather not say", Choices(declined={"one": "yes"})),
        (ASKS, "Pause check-ins", Choices(check_ins=False)),
        (DOOR, "Open it", Choices(doors={"again": "open"})),
        (DOOR, "Not now", Choices(doors={"again": "later"})),
        (DOOR, "Keep it closed", Choices(doors={"again": "closed"})),
    ],
)
def test_an_answer_is_remembered(
    play: Play, session: Session, window: Window, at: tuple[str, int], label: str, kept: Choices
) -> None:
    stands_at(session, *at)
    take(play, session, label)
    assert window.choices() == kept


@pytest.mark.parametrize("answer", ["open", "later", "closed"])
def test_a_door_reached_again_points_at_its_answer_and_lets_one_pass(session: Session, answer: str) -> None:
    session.choose(doors={"again": answer})
    session.go(session.journey.go_to("end" if answer != "open" else "three").back())
    here = session.journey.here()
    assert (here.stop.id, page.at_first(here)) == ("again", answer)
    assert [one.id for one in page.choices(session, here) if one.note == "chosen"] == [answer]
    assert ON in page.commands(here, further=False)


@pytest.mark.parametrize(
    ("at", "label"), [(ASKS, "I would rather not say"), (ASKS, "Pause check-ins"), (DOOR, "Open it")]
)
def test_an_answer_that_cannot_be_kept_leads_nowhere(
    play: Play, session: Session, full: Callable[[], None], at: tuple[str, int], label: str
) -> None:
    stands_at(session, *at)
    before = session.journey
    full()
    assert take(play, session, label) == [[], [], [NOT_KEPT]]
    assert session.journey == before


def test_more_is_left_to_the_interface(play: Play) -> None:
    assert play(page.more).did == ["toggle more"]


# --- what it says -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stop", "number", "says"),
    [
        ("welcome", 0, "This is a guide for tests."),
        ("one", 0, "You found the stone you found"),
        ("one", 2, "How are you right now?"),
        ("again", 0, "This part is about looking for another stone."),
        ("three", 1, "What would you say to the stone you found?"),
        ("three", 2, "What lies in your hand?"),
        ("three", 3, "You can hold a stone for a while."),
        ("end", 0, "This is where it ends."),
    ],
)
def test_a_page_says_its_words(session: Session, stop: str, number: int, says: str) -> None:
    stands_at(session, stop, number)
    assert says in text(session)


@pytest.mark.parametrize("more", [False, True])
def test_the_longer_explanation_is_said_only_where_it_is_wanted(session: Session, more: bool) -> None:
    session.choose(keys={"more": "z"})
    stands_at(session, "two")
    said = text(session, more=more)
    assert ("minerals" in said) == more
    assert f"z  {'less' if more else 'more'} about this" in said
    assert "e  the evidence for this" in said


def test_a_page_without_more_names_no_key_for_it(session: Session) -> None:
    stands_at(session, "one")
    assert "about this" not in text(session)


def test_a_step_in_a_sentence_names_the_key_to_its_pages(session: Session) -> None:
    session.choose(density="brief")
    stands_at(session, "two", -1)
    assert "It is hard." in text(session)
    assert "i  the pages of this step" in text(session)


def test_a_step_with_no_page_for_this_person_says_so(session: Session) -> None:
    step = session.guide_files.step("two")
    only = tuple(replace(one, audience=("supporter",)) for one in step.pages)
    session.guide_files._steps["two"] = replace(step, pages=only)
    session.go(session.journey.go_to("two"))
    assert session.journey.here().page is None
    assert text(session) != ""


def test_claims_that_are_broken_are_told_by_the_page_that_makes_some(
    session: Session, broken: Callable[[str], None]
) -> None:
    broken("claims.yaml")
    stands_at(session, "one")
    assert "Some people pick it up." in text(session), "a page without a claim is shown all the same"
    stands_at(session, "two")
    with pytest.raises(GuideError):
        text(session)


# --- where it is --------------------------------------------------------------------------------------


def places(session: Session, journey: Journey, *, returning: bool) -> list[str]:
    return page.places(session, journey.here(), returning=returning)


def test_the_place_is_said_in_shorter_and_shorter_forms(session: Session) -> None:
    stands_at(session, "two")
    forms = places(session, session.journey, returning=True)
    assert forms[0] == page.place(session, session.journey.here(), returning=True)
    assert "After finding it" in forms[0]
    assert [len(one) for one in forms] == sorted((len(one) for one in forms), reverse=True)
    assert all("The second step" in one for one in forms)
    assert all(one.endswith("where you stopped") for one in forms[:-1])
    assert forms[-1] == "The second step"


@pytest.mark.parametrize(
    ("stop", "returning", "news"),
    [("two", False, ""), ("welcome", True, ""), ("two", True, "where you stopped")],
)
def test_where_one_stopped_is_said_on_coming_back(
    session: Session, stop: str, returning: bool, news: str
) -> None:
    stands_at(session, stop)
    assert ("where you stopped" in places(session, session.journey, returning=returning)[0]) == bool(news)


def test_a_step_that_changed_since_it_was_read_says_so(session: Session) -> None:
    stands_at(session, "two")
    journey = replace(session.journey, read=StepsRead({"two": "other words"}))
    assert places(session, journey, returning=True)[0].endswith("changed since you read it")


@pytest.mark.parametrize(
    ("stop", "number", "dots"), [("one", 0, "● ○"), ("one", 2, "○ ●"), ("welcome", 0, ""), ("again", 0, "")]
)
def test_dots_show_where_in_the_step_the_page_is(session: Session, stop: str, number: int, dots: str) -> None:
    stands_at(session, stop, number)
    assert page.dots(session.journey.here()) == dots


@pytest.mark.parametrize(
    ("stop", "further", "first"),
    [
        ("welcome", False, "go_on"),
        ("one", False, "go_on"),
        ("again", False, "screen.choose"),
        ("end", False, "go_back"),
        ("again", True, "go_on"),
    ],
)
def test_the_keys_under_a_page_lead_on_only_where_something_follows(
    session: Session, stop: str, further: bool, first: str
) -> None:
    stands_at(session, stop)
    found = page.commands(session.journey.here(), further=further)
    assert found[0].id == first
    assert {"help", "resources", "keys", "quit"} <= {one.id for one in found}
    if first == "go_on":
        assert found[0] == (FURTHER if further else ON)
