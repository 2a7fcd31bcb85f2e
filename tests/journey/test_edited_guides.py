"""An old record, an edited guide: it opens at a place there is, near the old one; no read mark is lost."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from companion.guide.model import Guide, Page, Part, Step, StepText, TextPage
from companion.journal.model import Choices, Place, StepsRead
from companion.journey import Journey, Visit

Anywhere = SearchStrategy[Journey]
Texts = dict[str, StepText]
Edited = tuple[Guide, Texts]
WORD = TextPage("Something new.")


def texts_of(journey: Journey) -> Texts:
    return {s.step: journey.pages_of(s.step) for part in journey.guide.parts for s in part.steps}


def with_parts(guide: Guide, parts: list[Part]) -> Guide:
    return replace(guide, parts=tuple(part for part in parts if part.steps))


def opened(old: Journey, guide: Guide, texts: Texts) -> Journey:
    """The same person with the same record, in another edition of the guide and another sitting."""
    record = old.scrolled(3)
    return Journey(guide, texts.__getitem__, record.place, record.read, record.choices)


@st.composite
def editions(draw: st.DrawFn, guide: Guide, texts: Texts) -> Edited:
    """Another edition: steps renamed, removed, moved or split, other pages, other parts, other doors."""
    texts, parts = dict(texts), list(guide.parts)
    for n in range(draw(st.integers(1, 4))):
        p = draw(st.integers(0, len(parts) - 1))
        part, steps = parts[p], list(parts[p].steps)
        s = draw(st.integers(0, len(steps) - 1))
        step, pages = steps[s], list(texts[steps[s].step].pages)
        match draw(st.sampled_from(["rename", "remove", "move", "split", "pages", "part", "door", "order"])):
            case "rename":
                steps[s] = replace(step, step=f"{step.step}-{n}", was=(*step.was, step.step))
                texts[steps[s].step] = texts[step.step]
            case "remove" if sum(len(other.steps) for other in parts) > 1:
                del steps[s]
            case "move":
                steps.insert(draw(st.integers(0, len(steps) - 1)), steps.pop(s))
            case "split" if len(pages) > 1:
                steps.insert(s + 1, Step(f"new-{n}", "Its second half", "More.", "Opening"))
                texts[f"new-{n}"] = StepText(tuple(pages[1:]), {})
                texts[step.step] = StepText(tuple(pages[:1]), {})
            case "pages":
                texts[step.step] = StepText(tuple(draw(edited(pages))), {})
            case "part":
                part = replace(part, part=f"{part.part}-{n}")
            case "door":
                part = replace(part, door=None if part.door else "It can wait.")
            case "order":
                parts[p], parts[0] = parts[0], part
                continue
        parts[p] = replace(part, steps=tuple(steps))
        parts = [part for part in parts if part.steps]
    return with_parts(guide, parts), texts


def edited(pages: list[Page]) -> SearchStrategy[list[Page]]:
    return st.lists(st.sampled_from([*pages, WORD]), min_size=1, max_size=4)


@given(data=st.data())
def test_an_old_record_opens_in_any_edition_and_leads_on_and_back(
    data: st.DataObject, anywhere: Anywhere, exists: Callable[[Journey], None]
) -> None:
    old = data.draw(anywhere)
    new = opened(old, *data.draw(editions(old.guide, texts_of(old))))
    exists(new)
    there = back = new
    for _ in range(60):
        stop = there.here().stop
        there = there.answer(stop.part, "open") if stop.kind == "door" and stop.part else there.on()
        back = back.back()
    assert there.here().stop.kind == "end"
    assert back.here().stop.kind == "welcome"


@given(data=st.data())
def test_no_edition_loses_a_read_mark(data: st.DataObject, anywhere: Anywhere) -> None:
    old = data.draw(anywhere)
    guide, texts = data.draw(editions(old.guide, texts_of(old)))
    new = opened(old, guide, texts)
    assert old.read.steps == new.read.steps
    assert old.read.steps.keys() <= new.on().read.steps.keys()
    for step in (step for part in guide.parts for step in part.steps):
        if not {step.step, *step.was}.isdisjoint(old.read.steps):
            assert new.is_read(step)
            assert new.on().is_read(step)


@given(data=st.data())
def test_a_step_that_is_still_there_opens_again_wherever_it_went(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    old = data.draw(anywhere)
    was = old.here().stop
    guide, texts = data.draw(editions(old.guide, texts_of(old)))
    new = opened(old, guide, texts)
    for part in guide.parts:
        for step in part.steps:
            if was.id in (step.step, *step.was):
                shut = part.door and new.door(part) != "open"
                assert new.here().stop.id == (part.part if shut else step.step)


@given(data=st.data())
def test_an_edition_with_other_names_for_every_step_opens_at_the_same_line(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    old = data.draw(anywhere).scrolled(3)

    def renamed(step: Step) -> Step:
        return replace(step, step=f"new-{step.step}", was=("older", step.step))

    parts = [replace(part, steps=tuple(map(renamed, part.steps))) for part in old.guide.parts]
    texts = {f"new-{id_}": text for id_, text in texts_of(old).items()}
    new = Journey(with_parts(old.guide, parts), texts.__getitem__, old.place, old.read, old.choices)
    new = replace(new, visit=Visit(frozenset(f"new-{id_}" for id_ in old.visit.checked_in)))
    before, after = old.here(), new.here()
    assert after.stop.id.removeprefix("new-") == before.stop.id
    assert (after.page, after.index, after.count) == (before.page, before.index, before.count)
    assert after.scroll == before.scroll


@given(data=st.data())
def test_a_removed_step_opens_at_the_one_beside_it(data: st.DataObject, anywhere: Anywhere) -> None:
    old = data.draw(anywhere)
    stop, stops = (
        old.here().stop,
        [one.id for one in old.stops() if one.kind != "door" or old.door(one.part) != "open"],
    )
    assume(stop.kind == "step" and len(stops) > 3)
    parts = [replace(part, steps=tuple(s for s in part.steps if s != stop.step)) for part in old.guide.parts]
    new = opened(old, with_parts(old.guide, parts), texts_of(old))
    at = stops.index(stop.id)
    assert new.here().stop.id in stops[max(at - 1, 0) : at + 2]
    assert new.here().stop.kind in ("step", "door")
    assert new.here().scroll == 0


@given(data=st.data(), left=st.integers(1, 3))
def test_a_page_that_is_still_there_opens_at_its_line_and_a_removed_one_at_one_near_it(
    data: st.DataObject, anywhere: Anywhere, left: int
) -> None:
    old = data.draw(anywhere).scrolled(3)
    fewer = {id_: replace(text, pages=text.pages[:left]) for id_, text in texts_of(old).items()}
    new = Journey(old.guide, fewer.__getitem__, old.place, old.read, old.choices, old.visit)
    before, after = old.here(), new.here()
    assert after.stop.id == before.stop.id
    if before.page and old.place.page < left:
        assert (after.page, after.index, after.scroll) == (before.page, before.index, 3)
    elif after.count:
        assert after.index == after.count - 1
        assert after.scroll == 0 or not before.stop.step


@given(
    data=st.data(),
    place=st.builds(Place, st.text(max_size=8), st.integers(), st.integers(), st.integers()),
    read=st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3),
    choices=st.builds(
        Choices,
        role=st.text(max_size=8),
        doors=st.dictionaries(st.sampled_from(["part-0", "part-1", ""]), st.text(max_size=8), max_size=3),
    ),
)
def test_a_record_of_anything_at_all_opens_somewhere(
    data: st.DataObject,
    beginnings: Anywhere,
    exists: Callable[[Journey], None],
    place: Place,
    read: dict[str, str],
    choices: Choices,
) -> None:
    journey = replace(data.draw(beginnings), place=place, read=StepsRead(read), choices=choices)
    for after in (journey, journey.on(), journey.back(), journey.skip(), journey.scrolled(1)):
        exists(after)
        assert after.read.steps.keys() >= read.keys()
