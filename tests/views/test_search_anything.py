"""Whatever is looked for, in any note and in the guide that ships: what is said to be found is there, all
that is there is found, and shut doors stay shut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.guide.load import GuideFiles, shipped
from companion.guide.model import CheckInPage, Page, RoleName, SortPage, TextPage
from companion.guide.prose import Run
from companion.guide.wording import Wording
from companion.journal.model import Choices, Note
from companion.journal.opening import memory_vault
from companion.journey import GIST, DoorAnswer, Journey
from companion.text import clean
from companion.views import reading
from companion.views.location import Location
from companion.views.search import Hit, Search, told
from tests.views.conftest import all_hits

DOTS = Run("…")
LIBRARY = GuideFiles(shipped())
STEPS = {step.step for part in LIBRARY.guide.parts for step in part.steps}
ROLES: list[RoleName] = ["person", "partner", "supporter"]
ANSWERS: list[DoorAnswer | None] = [None, "later", "closed", "open"]
READERS = st.builds(
    lambda role, answer, density, word: Choices(
        role=role, doors={"trying-again": answer} if answer else {}, density=density, words={"baby": word}
    ),
    st.sampled_from(["", *ROLES]),
    st.sampled_from(ANSWERS),
    st.sampled_from(["", "brief", "full"]),
    st.sampled_from(["", "no-word", "Ida"]),
)


NOTES = st.text(max_size=300).map(clean)


def finds(text: str, choices: Choices, *notes: str) -> list[Hit]:
    vault = memory_vault()
    for note in notes:
        vault.put(Note(note))
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=choices)
    wording = Wording(LIBRARY.guide, choices.words, choices.role)
    return all_hits(Search(told(journey, LIBRARY, vault, wording, Location())), text)


@cache
def plain(text: str) -> str:
    """A text without case and accents, told apart from how the program does it."""
    marks = ("Mn", "Mc", "Me", "Cf")
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) not in marks
    ).casefold()


def beginnings(text: str) -> set[str]:
    """All that a word of a text begins with."""
    words = re.findall(r"[^\W_]+", plain(text))
    return {word[:n] for word in words for n in range(1, len(word) + 1)}


def whole(text: str) -> set[str]:
    """The words of a text, and those of which it holds a plural with s."""
    words = re.findall(r"[^\W_]+", plain(text))
    return {form for word in words for form in (word, word.removesuffix("s"))}


def said(page: Page, journey: Journey) -> str:
    """All a page says, as the screen shows it."""
    wording = Wording(LIBRARY.guide, journey.choices.words, journey.choices.role)
    if isinstance(page, TextPage):
        blocks = reading.page(page, wording, LIBRARY.claims, more=True)
    else:
        blocks = [] if isinstance(page, CheckInPage) else reading.asking(page, wording)
    lines = ["".join(run.text for run in block.runs) for block in blocks]
    if isinstance(page, SortPage):
        lines += [wording.fill(one.label) for one in (*page.places, *page.things)]
    return "\n".join(lines)


def pages(choices: Choices) -> Iterator[tuple[str, int, Page]]:
    """Every page of every step that is for somebody, by its step and its position there."""
    for part in LIBRARY.guide.parts:
        for step in part.steps if not part.door or choices.doors.get(part.part) == "open" else ():
            for n, page in enumerate(LIBRARY.step(step.step).pages):
                if page.audience is None or (choices.role or "person") in page.audience:
                    yield step.step, n, page


@cache
def words_of_the_guide() -> list[str]:
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=Choices())
    everything = (
        page for part in LIBRARY.guide.parts for step in part.steps for page in LIBRARY.step(step.step).pages
    )
    return sorted(
        {word for page in everything for word in re.findall(r"[^\W_]+", plain(said(page, journey)))}
    )


def is_page(hit: Hit) -> bool:
    """Whether it was found on a page of a step, and not in words between the steps or in a step's own."""
    return hit.way.id in STEPS and hit.way.page != GIST


def without_dots(hit: Hit) -> str:
    runs = list(hit.extract)
    runs = runs[1:] if runs[0] == DOTS else runs
    return "".join(run.text for run in (runs[:-1] if runs[-1] == DOTS else runs))


@given(text=st.text(), note=NOTES)
def test_no_text_breaks_it_and_what_is_said_to_be_found_stands_there(text: str, note: str) -> None:
    for hit in finds(text, Choices(), note):
        assert any(run.emphasis for run in hit.extract)
        assert all(run.text for run in hit.extract)
        if hit.entry:
            assert without_dots(hit) in " ".join(note.split())


@given(note=NOTES, data=st.data())
def test_the_beginning_of_any_word_finds_the_note_it_stands_in(note: str, data: st.DataObject) -> None:
    own = sorted(beginnings(note))
    if own:
        word = data.draw(st.sampled_from(own))
        (hit,) = [hit for hit in finds(word, Choices(), note) if hit.entry]
        emphasised = [run.text for run in hit.extract if run.emphasis]
        assert all(word[:50] in plain(text) for text in emphasised)


@given(choices=READERS, data=st.data())
def test_of_the_guide_exactly_the_pages_are_found_that_say_it(choices: Choices, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words_of_the_guide()))
    word = word[: data.draw(st.integers(1, len(word)))]
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=choices)
    saying = [(step, n, said(page, journey)) for step, n, page in pages(choices)]
    saying.sort(key=lambda one: word not in whole(one[2]))
    told = [(step, n) for step, n, text in saying if word in beginnings(text)]
    found = [(hit.way.id, hit.way.page) for hit in finds(word, choices) if is_page(hit)]
    assert [one for one in found if one not in told] == []
    assert [one for one in told if one not in found] == []
    assert found == told


@given(choices=READERS, data=st.data())
def test_every_hit_leads_to_where_it_says_and_never_behind_a_shut_door(
    choices: Choices, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(words_of_the_guide()))
    journey = Journey(LIBRARY.guide, LIBRARY.step, choices=choices)
    open_stops = {stop.id for stop in journey.stops()}
    for hit in finds(word, choices):
        if hit.way.to == "exercise":
            assert hit.way.id in LIBRARY.steady
            continue
        if hit.way.to == "help":
            continue
        assert hit.way.id in open_stops
        here = journey.open_page(hit.way.id, hit.way.page).here()
        assert here.stop.id == hit.way.id
        if is_page(hit):
            assert here.page == LIBRARY.step(hit.way.id).pages[hit.way.page]
            assert not here.folded


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_supported_is_never_found_without_its_claim(role: RoleName) -> None:
    choices = Choices(role=role, doors={"trying-again": "open"})
    for hit in finds("the", choices):
        if is_page(hit):
            page = LIBRARY.step(hit.way.id).pages[hit.way.page]
            assert tuple(claim.claim for claim in hit.claims) == getattr(page, "claims", ())
        if hit.way.page == GIST:
            (step,) = (s for part in LIBRARY.guide.parts for s in part.steps if s.step == hit.way.id)
            assert tuple(claim.claim for claim in hit.claims) == step.claims


def test_a_name_of_ones_own_is_found_wherever_it_is_read() -> None:
    named = replace(Choices(), words={"baby": "Ida"})
    assert len(finds("ida", named)) > 3
    assert finds("ida", Choices()) == []
