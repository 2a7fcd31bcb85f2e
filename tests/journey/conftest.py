"""What the tests of the journey share: guides of any shape, and what a person may do on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from companion.guide.load import GuideFiles
from companion.guide.model import CheckInPage, Guide, Page, Part, RoleName, Step, StepText, TextPage
from companion.journal.model import Choices
from companion.journey import DoorAnswer, Journey

SMALL = GuideFiles(Path(__file__).parent.parent / "small_guide").guide
ROLES: tuple[RoleName, ...] = ("person", "partner", "supporter")
CHANGED = {dt.date(2026, 11, 22): "first written"}


class Act(NamedTuple):
    """Something a person does: its name, and what it is done with."""

    name: str
    what: str = ""


ACTS = ["on", "on", "back", "skip", "go_to", "answer", "shut"]
ACTS += ["role", "check_ins", "check_in", "scroll", "density", "unfold"]

ANSWERS: list[DoorAnswer] = ["open", "open", "open", "later", "closed"]
AUDIENCES = st.none() | st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def guides(draw: st.DrawFn) -> tuple[Guide, dict[str, StepText]]:
    """A guide of some parts, some behind doors; any page may be for some roles only, or a check-in."""
    parts, texts = [], {}
    for p in range(draw(st.integers(1, 3))):
        steps = []
        for s in range(draw(st.integers(1, 3))):
            id_ = f"step-{p}-{s}"
            steps.append(Step(id_, f"Step {p} {s}", "A step.", "Opening"))
            texts[id_] = StepText(tuple(draw(pages(id_))), CHANGED)
        door = draw(st.sampled_from(["It can wait.", "It can wait.", None]))
        parts.append(Part(f"part-{p}", f"Part {p}", tuple(steps), door))
    return replace(SMALL, parts=tuple(parts)), texts


@st.composite
def pages(draw: st.DrawFn, step: str) -> list[Page]:
    found: list[Page] = []
    for n in range(draw(st.integers(1, 3))):
        audience = draw(AUDIENCES)
        text = TextPage(f"Page {n} of {step}.", audience=audience)
        check_in = CheckInPage(draw(st.sampled_from(["before", "after"])), audience)
        found.append(draw(st.sampled_from([text, text, text, check_in])))
    return found


@st.composite
def walks(draw: st.DrawFn, start: SearchStrategy[Journey], most: int) -> Journey:
    """Somebody who opened some doors, went on from some stop or other, and did whatever else there is."""
    journey = draw(start)
    doors = {part.part: draw(st.sampled_from(ANSWERS)) for part in journey.guide.parts if part.door}
    journey = chosen(journey, doors=doors)
    journey = journey.go_to(draw(st.sampled_from([stop.id for stop in journey.stops()])))
    for _ in range(draw(st.integers(0, 5))):
        journey = journey.on()
    for act in draw(st.lists(some_act(journey.guide), max_size=most)):
        journey = did(journey, act)
    return journey


def some_act(guide: Guide) -> SearchStrategy[Act]:
    ids = ["welcome", "end", "nowhere"]
    for part in guide.parts:
        ids += [part.part, *(step.step for step in part.steps)]
    doors = [part.part for part in guide.parts if part.door] or ["nowhere"]
    what = {
        "go_to": st.sampled_from(ids),
        "answer": st.builds("{} {}".format, st.sampled_from(doors), st.sampled_from(ANSWERS)),
        "shut": st.sampled_from(doors),
        "role": st.sampled_from(["", *ROLES, "stranger"]),
        "check_in": st.sampled_from(["", "very-heavy", "heavy", "light"]),
        "density": st.sampled_from(["", "brief", "full"]),
        "scroll": st.integers(0, 99).map(str),
    }
    return st.sampled_from(ACTS).flatmap(
        lambda name: st.builds(Act, st.just(name), what.get(name, st.just("")))
    )


def did(journey: Journey, act: Act) -> Journey:
    """Return the journey after an act. What cannot be done where the person is, changes nothing."""
    match act:
        case Act("on" | "back" | "skip" as name):
            return {"on": journey.on, "back": journey.back, "skip": journey.skip}[name]()
        case Act("go_to", id_):
            return journey.go_to(id_)
        case Act("answer", what):
            part, answer = what.split()
            at_door = journey.go_to(part)
            stop = at_door.stop()
            return at_door.answer(stop.part, answer) if stop.kind == "door" and stop.part else journey
        case Act("shut", part):
            return (
                journey.close_door(part) if any(part == one.part for one in journey.guide.parts) else journey
            )
        case Act("role", role):
            return chosen(journey, role=role)
        case Act("check_ins"):
            return chosen(journey, check_ins=not journey.choices.check_ins)
        case Act("check_in", weight):
            return journey.checked_in(weight)
        case Act("density", density):
            return chosen(journey, density=density)
        case Act("unfold"):
            return journey.unfold()
        case Act("scroll", line):
            return journey.scrolled(int(line))
    raise AssertionError(act)


def assert_exists(journey: Journey) -> None:
    """Assert that the person is at a stop of the guide, at a page of its step that is for them."""
    here, guide = journey.here(), journey.guide
    steps = {step.step: step for part in guide.parts for step in part.steps}
    doors = {part.part for part in guide.parts if part.door}
    match here.stop.kind:
        case "step":
            assert here.stop.step == steps[here.stop.id]
            pages = (here.page,) if here.folded else journey.pages_of(here.stop.id).pages
            assert (here.page is None) == (here.count == 0)
            assert here.page is None or here.page in pages
            assert 0 <= here.index < max(here.count, 1)
            assert here.count <= len(pages)
            if here.page and here.page.audience:
                assert (journey.choices.role or "person") in here.page.audience
        case "door":
            assert here.stop.id in doors
        case kind:
            assert here.stop.id == kind


def chosen(journey: Journey, **changes: object) -> Journey:
    return replace(journey, choices=replace(journey.choices, **changes)).settled()


@pytest.fixture(scope="session")
def do() -> Callable[[Journey, Act], Journey]:
    """Do one act."""
    return did


@pytest.fixture(scope="session")
def choose() -> Callable[..., Journey]:
    """Choose something, such as ``role="partner"``."""
    return chosen


@pytest.fixture(scope="session")
def exists() -> Callable[[Journey], None]:
    """Assert that a person is somewhere that exists."""
    return assert_exists


@pytest.fixture(scope="session")
def acts() -> Callable[[Guide], SearchStrategy[Act]]:
    """Anything that can be done in a guide."""
    return some_act


@pytest.fixture(scope="session")
def beginnings() -> SearchStrategy[Journey]:
    """Somebody at the welcome of a guide, in any role."""
    return st.builds(
        lambda guide, role: Journey(guide[0], guide[1].__getitem__, choices=Choices(role=role)),
        guides(),
        st.sampled_from(["", *ROLES]),
    )


@pytest.fixture(scope="session")
def anywhere(beginnings: SearchStrategy[Journey]) -> SearchStrategy[Journey]:
    """Somebody who did anything at all in a guide, wherever that led."""
    return walks(beginnings, most=8)


@pytest.fixture(scope="session")
def small_journey() -> Journey:
    """Somebody at the welcome of the small guide."""
    guide_files = GuideFiles(Path(__file__).parent.parent / "small_guide")
    return Journey(guide_files.guide, guide_files.step)
