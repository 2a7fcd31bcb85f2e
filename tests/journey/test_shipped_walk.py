"""A walk through the guide that ships: every role, every answer at the door, every page opened and drawn."""

from __future__ import annotations

import pytest

from companion.guide.load import Library, shipped
from companion.guide.model import CheckInPage, Page, RoleName, TextPage
from companion.guide.wording import Wording
from companion.journal.model import Choices
from companion.journey import DoorAnswer, Here, Journey
from companion.sheets import reading
from companion.sheets.evidence import evidence

LIBRARY = Library(shipped())
ROLES: tuple[RoleName, ...] = ("person", "partner", "supporter")
ANSWERS: tuple[DoorAnswer, ...] = ("open", "later", "closed")

Visit = tuple[str, Page | None]


def walk(role: RoleName, answer: DoorAnswer) -> tuple[list[Here], Journey]:
    """Go on from the welcome to the end; return every place on the way."""
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=Choices(role=role))
    places = [journey.here()]
    while places[-1].stop.kind != "end":
        stop = places[-1].stop
        assert len(places) < 1000, "it never ends"
        at_door = stop.kind == "door" and stop.part
        journey = journey.answer(stop.part, answer) if at_door and stop.part else journey.on()
        places.append(journey.here())
    return places, journey


def visits(places: list[Here]) -> list[Visit]:
    return [(here.stop.id, here.page) for here in places if here.stop.kind == "step"]


def wanted(role: RoleName, *, behind_doors: bool) -> list[Visit]:
    """Every page that is for a role, straight from the files."""
    parts = [part for part in LIBRARY.guide.parts if behind_doors or not part.door]
    steps = [step.step for part in parts for step in part.steps]
    pages = [(step, page) for step in steps for page in LIBRARY.step(step).pages]
    return [(step, page) for step, page in pages if page.audience is None or role in page.audience]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("role", ROLES)
def test_each_page_for_a_role_comes_once_in_its_order(role: RoleName, answer: DoorAnswer) -> None:
    places, _ = walk(role, answer)
    assert visits(places) == wanted(role, behind_doors=answer == "open")
    kinds = [here.stop.kind for here in places]
    assert (kinds[0], kinds[-1], kinds.count("door")) == ("welcome", "end", 1)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("role", ROLES)
def test_the_way_back_is_the_way_on_turned_round(role: RoleName, answer: DoorAnswer) -> None:
    places, journey = walk(role, answer)
    back = [journey.here()]
    while back[-1].stop.kind != "welcome":
        assert len(back) < 1000, "it never ends"
        journey = journey.back()
        back.append(journey.here())
    assert visits(back) == visits(places)[::-1]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("role", ROLES)
def test_who_went_to_the_end_has_read_what_they_were_shown(role: RoleName, answer: DoorAnswer) -> None:
    places, journey = walk(role, answer)
    assert set(journey.read.steps) == {step for step, _ in visits(places)}
    assert not any(journey.changed_since_read(step) for step in journey.read.steps)


def test_every_page_of_the_guide_is_shown_to_somebody() -> None:
    shown = {visit for role in ROLES for visit in visits(walk(role, "open")[0])}
    steps = [step.step for part in LIBRARY.guide.parts for step in part.steps]
    assert shown == {(step, page) for step in steps for page in LIBRARY.step(step).pages}


@pytest.mark.parametrize("role", ROLES)
def test_every_step_has_something_to_read_for_every_role(role: RoleName) -> None:
    texts = {step for step, page in visits(walk(role, "open")[0]) if isinstance(page, TextPage)}
    assert texts == {step.step for part in LIBRARY.guide.parts for step in part.steps}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_can_be_drawn_with_its_marks_and_their_sources(role: RoleName, answer: DoorAnswer) -> None:
    wording = Wording(LIBRARY.guide, {"baby": "*{x}* [b]", "partner": "- Ada"})
    for here in walk(role, answer)[0]:
        assert reading.place_line(LIBRARY.guide, here)
        if here.stop.kind == "door":
            assert reading.door(LIBRARY.guide, here, wording)
        if not isinstance(here.page, TextPage):
            assert here.stop.kind != "step" or isinstance(here.page, CheckInPage)
            continue
        blocks = reading.page(here.page, wording, LIBRARY.claims, more=True)
        marks = [block for block in blocks if block.kind == "mark"]
        for mark, id_ in zip(marks, here.page.claims, strict=True):
            standing = LIBRARY.claims[id_].standing
            assert mark.lead == {"partly": "partly supported"}.get(standing, standing)
            assert mark.runs[0].text == LIBRARY.claims[id_].says.strip()
        why = evidence(here.page.claims, LIBRARY.claims, LIBRARY.sources)
        named = {source for id_ in here.page.claims for source in LIBRARY.claims[id_].sources}
        shown = " ".join(run.text for block in why.blocks for run in block.runs)
        assert all(LIBRARY.sources[source].citation.strip() in shown for source in named)


@pytest.mark.parametrize("role", ROLES)
def test_who_checks_in_wherever_it_is_asked_still_sees_every_text(role: RoleName) -> None:
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=Choices(role=role))
    texts: list[Visit] = []
    for _ in range(1000):
        here = journey.here()
        if isinstance(here.page, CheckInPage):
            journey = journey.checked_in("heavy")
        elif here.stop.kind == "step":
            texts.append((here.stop.id, here.page))
        at_door = here.stop.kind == "door" and here.stop.part
        journey = journey.answer(here.stop.part, "open") if at_door and here.stop.part else journey.on()
    every = wanted(role, behind_doors=True)
    assert journey.here().stop.kind == "end"
    assert texts == [(step, page) for step, page in every if isinstance(page, TextPage)]
