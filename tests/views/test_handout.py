"""The page to take along holds what was chosen, in an order for an appointment, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.journal.model import CheckIn, Choices, Draft, JournalRecord, Note, Question, Sorting
from companion.journal.opening import memory_vault
from companion.journal.vault import Vault
from companion.text import clean
from companion.views.block import View
from companion.views.formats.html import html
from companion.views.formats.markdown import markdown
from companion.views.formats.plain_text import plain_text
from companion.views.handout import HandoutChoices, handout
from tests.views.conftest import SUNDAY, Reader

Keep = Callable[[JournalRecord], bytes]

WRITERS = (markdown, plain_text, lambda view: html(view, "en"))


def lines(view: View) -> list[tuple[str, str]]:
    """What stands in a view, line by line, with what stands out before it."""
    return [(one.kind, f"{one.lead} {''.join(run.text for run in one.runs)}".strip()) for one in view.blocks]


def said(view: View) -> list[str]:
    return [text for _, text in lines(view)]


def titles(view: View) -> list[str]:
    return [text for kind, text in lines(view) if kind == "title"]


@pytest.fixture
def keep(reader: Reader) -> Keep:
    """Keep something an hour later than the thing before it; return its id."""

    def one(thing: JournalRecord) -> bytes:
        reader.kept += 1
        return reader.vault.put(thing, when=SUNDAY + dt.timedelta(hours=reader.kept))

    return one


def page(reader: Reader, chosen: HandoutChoices) -> View:
    return handout(chosen, reader.vault, reader.guide_files)


# --- what it says -----------------------------------------------------------------------------------------


def test_the_page_says_at_once_that_it_is_self_report_and_what_it_was_made_with(reader: Reader) -> None:
    first, second = said(page(reader, HandoutChoices()))
    assert "It is their own account, not a diagnosis, and no one has checked it." in first
    assert "a private program on the person's own computer" in second
    assert "“A small guide”" in second


def test_the_questions_stand_first_and_each_title_has_something_under_it(reader: Reader, keep: Keep) -> None:
    ids = {kind: keep(thing) for kind, thing in {
        "note": Note("It was grey."), "check-in": CheckIn("heavy"), "question": Question("Why grey?"),
    }.items()}  # fmt: skip
    everything = HandoutChoices((ids["question"],), (ids["check-in"],), (ids["note"],), ("stones-float",))
    assert titles(page(reader, everything)) == ["Questions", "How I felt", "Notes", "From the guide"]
    assert titles(page(reader, HandoutChoices(notes=(ids["note"],)))) == ["Notes"]
    assert titles(page(reader, HandoutChoices())) == []


def test_a_check_in_is_told_with_its_moment_its_words_and_its_line(reader: Reader, keep: Keep) -> None:
    id = keep(CheckIn("very-heavy", ("sad", "numb"), "So it is.\nStill."))
    assert said(page(reader, HandoutChoices(check_ins=(id,))))[3:] == [
        "Sunday 22 November 2026, 22:04", "very heavy  ·  sad, numb", "So it is.", "Still.",
    ]  # fmt: skip


def test_a_check_in_without_a_word_says_so(reader: Reader, keep: Keep) -> None:
    assert said(page(reader, HandoutChoices(check_ins=(keep(CheckIn()),))))[-1] == "No word was chosen."


def test_a_note_is_told_with_its_day_and_what_was_asked(reader: Reader, keep: Keep) -> None:
    id = keep(Note("You are small.\nI am too.", "three", "to-a-stone", "What would you say?"))
    assert said(page(reader, HandoutChoices(notes=(id,))))[3:] == [
        "22 November 2026", "What would you say?", "You are small.", "I am too.",
    ]  # fmt: skip


def test_a_claim_is_told_with_its_standing_why_and_its_sources(reader: Reader) -> None:
    told = said(page(reader, HandoutChoices(claims=("stones-float",))))[3:]
    assert told == [
        "These are the guide's words, not the person's. Guide reviewed: 22 November 2026, nobody.",
        "not supported The article says that stones float.",
        "No study we found supports this claim, or studies say otherwise.",
        "They sink.",
        "Mohs F. On hardness. 1812. We read its abstract, not the whole paper. https://example.org/mohs",
        "Checked on 22 November 2026.",
    ]


def test_a_question_never_stands_without_the_mark_of_its_claim(reader: Reader, keep: Keep) -> None:
    own, kept = (
        keep(Question("Do they float?", "stones-float")),
        keep(Question("The article says that stones float.", "stones-float")),
    )
    assert lines(page(reader, HandoutChoices((own, kept))))[3:] == [
        ("item", "Do they float?"),
        ("note", "not supported The article says that stones float."),
        ("item", "The article says that stones float."),
        ("note", "not supported No study we found supports this claim, or studies say otherwise."),
        (
            "quiet",
            "The line under a question is from the guide. It says how good the evidence is.",
        ),
    ]


def test_questions_keep_the_order_they_were_chosen_in_and_days_their_own(reader: Reader, keep: Keep) -> None:
    questions = [keep(Question(text)) for text in ("one?", "two?", "three?")]
    days = [keep(Note(text)) for text in ("first", "second")]
    chosen = HandoutChoices((questions[2], questions[0]), notes=(days[1], days[0]))
    kept = [
        text for text in said(page(reader, chosen)) if text in {"one?", "two?", "three?", "first", "second"}
    ]
    assert kept == ["three?", "one?", "first", "second"]


# --- what is not there any more ---------------------------------------------------------------------------


def test_what_is_gone_is_left_out_and_so_is_its_title(reader: Reader, keep: Keep) -> None:
    note, question = keep(Note("gone")), keep(Question("stays?", "a-claim-that-is-gone"))
    reader.vault.forget(note)
    gone = b"\1" * 16
    chosen = HandoutChoices((question, gone), (gone,), (note,), ("no-such-claim",))
    assert lines(page(reader, chosen))[2:] == [("title", "Questions"), ("item", "stays?")]


def test_an_id_of_another_kind_brings_nothing(reader: Reader, keep: Keep) -> None:
    note = keep(Note("a note"))
    assert titles(page(reader, HandoutChoices((note,), (note,)))) == []


def test_a_broken_file_of_the_guide_only_matters_to_what_needs_it(folder: Path) -> None:
    for name in ("claims", "sources", "feelings"):
        (folder / f"{name}.yaml").write_text("claims: no")
    reader = Reader(folder)
    note, check_in = reader.vault.put(Note("kept")), reader.vault.put(CheckIn("heavy"))
    assert said(page(reader, HandoutChoices(notes=(note,))))[-1] == "kept"
    for chosen in (HandoutChoices(check_ins=(check_in,)), HandoutChoices(claims=("stones-float",))):
        with pytest.raises(GuideError):
            page(reader, chosen)


# --- nothing else -----------------------------------------------------------------------------------------

CANARY = re.compile(r"canary[0-9]+x")


class Told(NamedTuple):
    """Something kept, and the canaries it must bring onto the page if it is chosen."""

    thing: JournalRecord
    canaries: frozenset[str]
    chosen: bool


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> GuideFiles:
    """The small guide with canaries in claims and sources."""
    small = Path(__file__).parent.parent / "small_guide"
    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("aviary") / "guide"))
    claims = "".join(
        f"  - {{claim: c{n}, says: A canary9{n}x., standing: supported, why: So canary8{n}x says.,"
        f" sources: [s{n}], checked: 2026-11-22}}\n"
        for n in range(4)
    )
    sources = "".join(f"  - {{source: s{n}, citation: By canary7{n}x., read: page}}\n" for n in range(4))
    (folder / "claims.yaml").write_text(f"claims:\n{claims}")
    (folder / "sources.yaml").write_text(f"sources:\n{sources}")
    return GuideFiles(folder)


@st.composite
def journals(draw: st.DrawFn) -> list[Told]:
    """Some things kept, with a canary of its own in each of their fields."""
    told = []
    for n in range(draw(st.integers(0, 8))):
        a, b, c = (f"canary{n}{k}x" for k in range(3))
        around = clean(draw(st.text(max_size=8)))
        text = f"{around} {a} {around}"
        claim = draw(st.sampled_from(["", "c0", "gone"]))
        kinds: list[tuple[JournalRecord, set[str]]] = [
            (Note(text, c, c, draw(st.sampled_from(["", f"{b}?"]))), {a}),
            (CheckIn("heavy", (b,), text, c), {a, b}),
            (CheckIn("", (), text, c), {a}),
            (Question(text, claim, c), {a}),
            (Sorting({b: c}, text, c, c), set()),
        ]
        thing, canaries = draw(st.sampled_from(kinds))
        if isinstance(thing, Note) and thing.ask:
            canaries = {a, b}
        if isinstance(thing, Question) and claim == "c0":
            canaries = {a, "canary90x"}
        told.append(Told(thing, frozenset(canaries), draw(st.booleans())))
    return told


def kept(vault: Vault, told: list[Told]) -> HandoutChoices:
    """Keep all of it, and much else; return what was chosen."""
    vault.put(Choices(words={"stone": "canary500x"}, role="supporter", country="canary501x"))
    vault.put(Draft(CheckIn("", (), "canary502x"), "canary503x", {"to-a-stone": "canary504x"}))
    ids: dict[type, list[bytes]] = {Question: [], CheckIn: [], Note: [], Sorting: []}
    for one in told:
        id = vault.put(one.thing)
        if one.chosen:
            ids[type(one.thing)].append(id)
    return HandoutChoices(tuple(ids[Question]), tuple(ids[CheckIn]), tuple(ids[Note]))


@given(told=journals(), claims=st.sets(st.integers(0, 3)))
def test_exactly_what_was_chosen_is_on_the_page(
    told: list[Told], claims: set[int], aviary: GuideFiles
) -> None:
    vault = memory_vault()
    chosen = kept(vault, told)._replace(claims=tuple(f"c{n}" for n in sorted(claims)))
    wanted = {
        canary for one in told if one.chosen for canary in one.canaries if type(one.thing) is not Sorting
    }
    wanted |= {f"canary{k}{n}x" for n in claims for k in (9, 8, 7)}
    view = handout(chosen, vault, aviary)
    for write in WRITERS:
        assert set(CANARY.findall(write(view))) == wanted
