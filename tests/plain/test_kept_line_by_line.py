"""Line by line: what was kept is seen when asked for, put right, moved, forgotten, taken along."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Choices, Draft, JournalRecord, Note, Place, Question

Run = Callable[..., Any]
PAGE = Place("two", order=1)
ENTRY = CheckIn("heavy", ("sad", "worn out"), "A quiet line.", "one")
TODAY = dt.date.today()


@pytest.fixture
def put(journal: Run) -> Callable[..., None]:
    """Keep things, each a second after the one before."""

    def keep(*things: JournalRecord, when: dt.datetime | None = None) -> None:
        with journal() as vault:
            for n, thing in enumerate(things):
                vault.put(thing, when=(when or vault.now()) + dt.timedelta(seconds=n))

    return keep


@pytest.fixture
def all_kept(journal: Run) -> Callable[..., Sequence[Any]]:
    """All there is of a kind, with its moments."""

    def read(kind: type[JournalRecord]) -> Sequence[Any]:
        with journal() as vault:
            found: Sequence[Any] = vault.entries(kind)
        return found

    return read


@pytest.fixture
def start(journal: Run) -> Callable[[], Any]:
    """What the next start would find."""

    def read() -> Any:
        with journal() as vault:
            return vault.start()

    return read


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_diary_says_the_picture_in_sentences_and_the_entries_one_by_one(sit: Run, put: Run) -> None:
    put(PAGE, ENTRY)
    text = sit(["d", "The entries", "1"]).text
    assert "heavy; sad, worn out." in words(text)
    assert "A quiet line." in text
    assert text.index("worn out.") < text.index("A quiet line.")


def test_an_entry_is_put_right_and_its_own_words_can_be_taken_out(sit: Run, put: Run, all_kept: Run) -> None:
    put(PAGE, ENTRY)
    text = sit(["d", "The entries", "1", "Edit", "4", "2", "0"]).text
    assert "You kept: heavy, sad, worn out, a line of your own." in words(text)
    assert [one.record for one in all_kept(CheckIn)] == [CheckIn("light", ("numb",), "", "one")]


def test_an_entry_is_moved_in_its_own_zone(sit: Run, put: Run, all_kept: Run) -> None:
    when = dt.datetime(2024, 5, 1, 21, 4, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
    put(PAGE, Choices())
    put(ENTRY, when=when)
    answers = [
        "d",
        "all of it",
        "The entries",
        "1",
        "Change the date",
        "9999-01-01",
        "0001-01-01 00:00",
        "2024-02-29",
    ]
    text = words(sit(["d", "Show the whole", *answers[2:]]).text)
    assert "That is in the future." in text
    assert "Type a date and a time, such as 2026-11-22 21:04." in text
    assert [(one.record, one.when.isoformat()) for one in all_kept(CheckIn)] == [
        (ENTRY, "2024-02-29T21:04:00-03:30")
    ]


def test_what_was_forgotten_is_brought_back_or_leaves_no_word(
    sit: Run, put: Run, all_kept: Run, home: Path
) -> None:
    put(PAGE, ENTRY)
    before = all_kept(CheckIn)
    sit(["d", "The entries", "1", "Delete", "Undo"])
    assert all_kept(CheckIn) == before
    text = sit(["d", "The entries", "1", "Delete", "Continue"]).text
    assert "You can undo the deletion only before you continue." in words(text)
    assert not [file for file in home.iterdir() if b"A quiet line" in file.read_bytes()]


def test_only_some_entries_are_said(sit: Run, put: Run) -> None:
    put(PAGE, ENTRY, CheckIn("light", ("calm",), "Another line.", "two"))
    for answers in (["feeling", "worn out"], ["a step", "The first step"], ["a word", "QUIET"]):
        row = {"feeling": "With a certain feeling", "a step": "From a certain step"}
        first = row.get(answers[0], "With certain words")
        text = sit(["d", "Only some", first, answers[1], "The entries"]).turns[-1].said
        assert "worn out" in text
        assert "calm" not in text


def test_a_note_is_begun_again_and_leads_to_its_step(sit: Run, put: Run, all_kept: Run, start: Run) -> None:
    put(PAGE, Note("A heron.", "second"))
    sit(["k", "What you wrote", "1", "Edit", "", "4", "A gull.", "", "1", "1", "Go to"])
    assert [one.record for one in all_kept(Note)] == [Note("A gull.", "second")]
    assert start().place.stop == "two"


def order_of(entry: Any) -> int:
    order: int = entry.record.order
    return order


def test_questions_are_added_moved_ticked_and_said_to_read_aloud(sit: Run, put: Run, all_kept: Run) -> None:
    put(PAGE, Question("The article says that stones float.", "stones-float", "three"))
    add = [line for text in ("One?", "Two?") for line in ("Add", text)]
    text = sit(["k", "Questions", *add, "Two?", "Move up", "One?", "Mark as asked", "Show all", ""]).text
    assert "The article's claim: not supported" in text
    assert [one.record.text for one in sorted(all_kept(Question), key=order_of)] == [
        "The article says that stones float.", "Two?", "One?",
    ]  # fmt: skip
    shown = words(text)
    assert "2. Two? Heading: Asked" in shown.replace("Asked:", "Asked") or "2. Two?" in shown


def test_nothing_that_was_not_chosen_is_in_the_file(sit: Run, put: Run) -> None:
    put(PAGE, ENTRY, Note("secret note"), Question("secret question"), Question("chosen question"))
    text = sit(["k", "A page", "Questions", "2", "Look", "", "Export", "~/p.md"]).text
    assert "Exported to p.md. Anyone who can open that file can read it." in words(text)
    file = Path("~/p.md").expanduser()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "chosen question" in file.read_text()
    assert not [one for one in ("secret", "worn out", "quiet line") if one in file.read_text()]
    before = file.read_bytes()
    again = sit(["k", "A page", "Questions", "1 2", "Export", "~/p.md", "~/q.txt"]).text
    assert "p.md already exists, so nothing was written." in words(again)
    assert file.read_bytes() == before
    assert "secret question" in Path("~/q.txt").expanduser().read_text()


def test_a_note_for_someone_close_is_said_and_taken_back(sit: Run, put: Run, start: Run) -> None:
    put(PAGE, ENTRY)
    text = sit(["k", "A note", "1", "It is round.", "", "", "Look", "", "Export", "~/n.txt"]).text
    assert "What is good" in text
    written = Path("~/n.txt").expanduser().read_text()
    assert "It is round." in written
    assert "quiet" not in written
    sit(["k", "A note", "1", "", "4", "", ""])
    assert start().draft == Draft()


def test_near_a_hard_day_one_line_is_said_and_x_says_no_more_of_it(sit: Run, put: Run, start: Run) -> None:
    put(PAGE, Choices(hard_days={f"{TODAY:%m-%d}": "Ada", f"{TODAY + dt.timedelta(1):%m-%d}": "Bea"}))
    text = words(sit(["", "x", "x"]).text)
    assert text.count("a day you wrote down") == 1
    assert text.count("Ada") == 1
    assert "Bea" not in text
    assert "You will not be reminded of this day again. You can still find it under k." in text
    assert "That does nothing here." in text
    assert start().choices.silent_days == {f"{TODAY:%m-%d}": "yes"}


def test_of_silent_days_and_far_ones_nothing_is_said(sit: Run, put: Run) -> None:
    today, far = f"{TODAY:%m-%d}", f"{TODAY + dt.timedelta(9):%m-%d}"
    put(PAGE, Choices(hard_days={today: "Ada", far: "Bea"}, silent_days={today: "yes"}))
    text = sit(["?"]).text
    assert not [one for one in ("wrote down", "Ada", "Bea", "stop reminding me of the day") if one in text]


def test_days_are_written_down_named_and_forgotten(sit: Run, put: Run, start: Run, home: Path) -> None:
    put(PAGE)
    text = sit(["k", "Days", "Add a day", "31 April", "3 march", "Heronsday", "Add a day", "4/4", "p"]).text
    assert words(text).count("Type a day and a month, such as 24 December.") == 2
    assert "still here" not in text, "a single line is not kept where it cannot be used"
    assert start().choices.hard_days == {"03-03": "Heronsday"}
    sit(["k", "Days", "3 March", "Delete"])
    assert start().choices.hard_days == {}
    assert not [file for file in home.iterdir() if b"Heronsday" in file.read_bytes()]
