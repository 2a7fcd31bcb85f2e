"""A walk through the guide that ships: every role, every answer at the door, every page opened and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.guide.model import CheckInPage, Page, RoleName, TextPage
from companion.guide.wording import Wording
from companion.journal.model import Choices
from companion.journey import DoorAnswer, Here, Journey
from companion.views import reading
from companion.views.block import Block
from companion.views.evidence import evidence
from companion.views.summary import summary

LIBRARY = GuideFiles(shipped())
ROLES: tuple[RoleName, ...] = ("person", "partner", "supporter")
ANSWERS: tuple[DoorAnswer, ...] = ("open", "later", "closed")

Visit = tuple[str, Page | None]


def walk(role: RoleName, answer: DoorAnswer, density: str = "") -> tuple[list[Here], Journey]:
    """Go on from the welcome to the end; return every place on the way."""
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=Choices(role=role, density=density))
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
    doors = sum(bool(part.door) for part in LIBRARY.guide.parts)
    assert (kinds[0], kinds[-1], kinds.count("door")) == ("welcome", "end", doors)


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


def marks(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Each mark with what it stands before."""
    return [(one.lead, one.runs[0].text) for one in blocks if one.kind in ("mark", "point", "note")]


def marked(claims: Iterable[str]) -> list[tuple[str, str]]:
    """The marks of some claims, from the file."""
    shown = {"partly": "partly supported"}
    found = (LIBRARY.claims[id_] for id_ in claims)
    return [(shown.get(claim.standing, claim.standing), claim.says.strip()) for claim in found]


@pytest.mark.parametrize("density", ["", "brief", "full"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_can_be_drawn_and_no_mark_is_lost_however_much_is_read(
    role: RoleName, density: str
) -> None:
    wording = Wording(LIBRARY.guide, {"baby": "*{x}* [b]", "partner": "- Ada"}, role)
    for here in walk(role, "open", density)[0]:
        assert reading.place_line(LIBRARY.guide, here)
        if here.stop.kind == "door":
            assert reading.door(LIBRARY.guide, here, wording)
        elif isinstance(here.page, TextPage):
            blocks = reading.page(here.page, wording, LIBRARY.claims, more=density == "full")
            assert marks(blocks) == marked(here.page.claims)
        elif here.page:
            assert reading.asking(here.page, wording)


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_mark_is_lost_in_the_summary(answer: DoorAnswer) -> None:
    journey = walk("person", answer)[1]
    opened = [part for part in LIBRARY.guide.parts if not part.door or answer == "open"]
    shown = marks(summary(journey, LIBRARY.claims).blocks)
    of_parts = [id_ for part in opened for id_ in part.claims]
    assert shown[: len(of_parts)] == marked(of_parts)
    of_steps = {id_ for part in opened for step in part.steps for id_ in step.claims}
    assert set(shown) == set(marked({*of_parts, *of_steps}))


def test_every_claim_can_be_looked_into_with_all_its_sources() -> None:
    for id_, claim in LIBRARY.claims.items():
        why = evidence([id_], LIBRARY.claims, LIBRARY.sources)
        shown = " ".join(run.text for block in why.blocks for run in block.runs)
        assert all(LIBRARY.sources[source].citation.strip() in shown for source in claim.sources)


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
    assert texts == [(step, page) for step, page in every if not isinstance(page, CheckInPage)]


@pytest.mark.parametrize("role", ROLES)
def test_what_must_not_be_missed_is_shown_however_little_is_read(role: RoleName) -> None:
    every = wanted(role, behind_doors=True)
    must = [(step, page) for step, page in every if isinstance(page, TextPage) and page.always]
    for_everyone = {"where-you-are", "your-body-now", "what-you-may-feel", "what-may-help"}
    behind_doors = {"another-pregnancy", "safety-first"}
    assert {step for step, _ in must} - {"people-around-you"} == for_everyone | behind_doors
    in_brief = visits(walk(role, "open", "brief")[0])
    assert [visit for visit in in_brief if visit in must] == must
    assert len(in_brief) == len({step for step, _ in every}) + len(must)
