"""What of a journal cannot be read: told once, and the copy that still has it can be put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.diary import diary
from companion.flows.keeping.handout import handout
from companion.flows.keeping.kept_menu import kept_menu
from companion.flows.keeping.notes import notes
from companion.flows.keeping.questions import questions
from companion.flows.reading.beginning import begin
from companion.flows.reading.finding import search
from companion.flows.settings import damage
from companion.flows.ui import UI, Flow
from companion.guide.load import GuideFiles
from companion.journal.model import CheckIn, Note, Place, Question
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage.sidecar_files import copy_of
from companion.journals import session_to_open
from companion.session import Session
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Clock, Play

LEFT_OUT = "Something in your journal cannot be read, so it is left out here."
LINE = "the one line"


@pytest.fixture
def damaged(journal: Path, guide_files: GuideFiles, clock: Clock) -> Iterator[Session]:
    """A session over a journal whose only check-in cannot be read, with a whole copy beside it."""
    vault = open_vault(journal, clock)
    for record in (Place("two", order=1), Note("a note"), Question("a question"), CheckIn(line=LINE)):
        vault.put(record)
    vault.close()
    spoil(journal, LINE)
    one = Session(guide_files, open_vault(journal, clock))
    yield one
    one.close()


def spoil(file: Path, words: str) -> None:
    data = bytearray(file.read_bytes())
    data[data.index(words.encode())] ^= 4
    file.write_bytes(bytes(data))


def look_over(found: list[bool], seconds: float = 60) -> Callable[[UI], Flow]:
    async def flow(ui: UI) -> None:
        found.append(damage.read_through(ui, seconds))

    return flow


def test_damage_is_told_once_with_the_key_that_tells_more(play: Play, damaged: Session) -> None:
    damaged.choose(keys={"kept": "z"})
    found: list[bool] = []
    assert play(look_over(found), on=damaged).said == [
        "Part of your journal cannot be read. Press z to find out more."
    ]
    assert play(look_over(found), on=damaged).said == []
    assert found == [True, True]


def test_the_journal_is_read_a_while_at_a_time(play: Play, damaged: Session) -> None:
    found: list[bool] = []
    assert play(look_over(found, -1), on=damaged).said == []
    assert found == [False]


@pytest.mark.usefixtures("cheap")
def test_a_journal_locked_before_it_was_read_through_is_read_once_unlocked(
    play: Play, session: Session, journal: Path
) -> None:
    session.vault.put(Note("a note"))
    passphrase.set_passphrase(session.vault, "four or five words")
    with closing(sqlite3.connect(journal)) as file, file:
        file.execute("UPDATE entry SET body = zeroblob(length(body))")
    session.vault.lock()
    assert play(look_over([])).said == []
    passphrase.unlock(session.vault, "four or five words")
    assert play(look_over([])).said == ["Part of your journal cannot be read. Press k to find out more."]


def test_a_whole_journal_says_nothing(play: Play, session: Session) -> None:
    found: list[bool] = []
    assert play(look_over(found)).said == []
    assert found == [True]


def test_what_is_a_problem_from_the_beginning_is_not_told_again(play: Play, damaged: Session) -> None:
    damaged.problem = "Your journal is damaged."
    assert play(look_over([]), on=damaged).said == []


@pytest.mark.parametrize(
    ("flow", "answers", "name"),
    [
        (kept_menu, [None], "kept"),
        (diary, [None], "diary"),
        (notes, [None], "notes"),
        (questions, [None], "questions"),
        (handout, [None], "taking"),
        (handout, ["What you wrote", None, None], "take note"),
        (search, ["note", None], "found"),
    ],
)
def test_each_list_tells_what_is_left_out_and_that_a_copy_has_it(
    play: Play, damaged: Session, flow: Callable[[UI], Flow], answers: list[Answer], name: str
) -> None:
    play(look_over([]), on=damaged)
    asked = play(flow, *answers, on=damaged).last(name)
    assert LEFT_OUT in asked.text
    assert "run: companion restore." in asked.text


def test_where_all_of_a_kind_cannot_be_read_it_is_not_called_nothing(play: Play, damaged: Session) -> None:
    script = play(handout, "Check-ins", None, on=damaged)
    assert script.said == []
    assert LEFT_OUT in script.asked[-1].text


def test_the_sheets_tell_it_too(play: Play, damaged: Session) -> None:
    play(look_over([]), on=damaged)
    assert LEFT_OUT in play(questions, "Show all on one page", None, on=damaged).sheet_text()
    assert LEFT_OUT in play(handout, "Look at the page", None, on=damaged).sheet_text()


def test_the_copy_is_put_back_from_what_was_kept(play: Play, damaged: Session) -> None:
    play(look_over([]), on=damaged)
    script = play(kept_menu, "Restore the backup", on=damaged)
    assert "Restore the backup | the damaged file is kept too" in script.asked[0].rows
    assert script.ended == "start over"
    assert [one.record.line for one in damaged.vault.entries(CheckIn)] == [LINE]
    assert play(kept_menu, None, on=damaged).asked[0].text == ""


def test_without_a_copy_that_has_it_none_is_offered(play: Play, damaged: Session, journal: Path) -> None:
    copy_of(journal).unlink()
    play(look_over([]), on=damaged)
    rows = play(kept_menu, None, on=damaged).asked[0].rows
    assert not [row for row in rows if row.startswith("Restore")]


def test_a_copy_that_is_gone_by_then_is_told_and_nothing_changes(
    play: Play, damaged: Session, journal: Path
) -> None:
    play(look_over([]), on=damaged)
    script = play(kept_menu, lambda: copy_of(journal).unlink(), "Restore the backup", None, on=damaged)
    assert len(script.said) == 1
    assert script.ended == ""
    assert damaged.vault.entries(Note)[0].record.text == "a note"


# --- a journal that could not be opened ---------------------------------------------------------------


@pytest.fixture
def refused(journal: Path, home: Path, small_guide: Path, clock: Clock) -> Iterator[Session]:
    """A session that keeps nothing because its journal is damaged; a whole copy lies beside that."""
    vault = open_vault(journal, clock)
    vault.put(Place("two", order=1))
    vault.put(Note("a note"))
    vault.close()
    spoil(journal, '"place"')
    one = session_to_open(small_guide, None)
    yield one
    one.vault.close()


def test_a_journal_that_could_not_be_opened_is_the_first_thing_said(play: Play, refused: Session) -> None:
    script = play(begin, "Read without", on=refused)
    (asked,) = script.asked
    assert asked.title == "Your journal could not be opened"
    assert asked.rows == [
        "Restore the backup | the damaged file is kept too",
        "Read without keeping anything",
        "Quit",
    ]
    assert asked.text == f"{refused.problem}\nYou can read everything, but nothing you do will be kept."
    assert (script.ended, script.said) == ("", [])


@pytest.mark.parametrize(("answer", "ended"), [("Quit", "leave"), (None, "")])
def test_one_can_leave_or_read_on(play: Play, refused: Session, answer: Answer, ended: str) -> None:
    assert play(begin, answer, on=refused).ended == ended


def test_the_copy_takes_the_place_of_the_damaged_journal(play: Play, refused: Session) -> None:
    assert play(begin, "Restore", on=refused).ended == "start over"
    assert refused.problem == ""
    assert refused.vault.is_on_disk
    assert [one.record.text for one in refused.vault.entries(Note)] == ["a note"]
    assert play(begin, on=refused).names == [], "the sitting begins anew, and all is well"


def test_a_copy_that_cannot_be_put_back_is_told_and_asked_again(
    play: Play, refused: Session, journal: Path
) -> None:
    script = play(begin, lambda: copy_of(journal).unlink(), "Restore", "Read without", on=refused)
    assert script.names == ["problem", "problem"]
    assert len(script.said) == 1


def test_without_a_copy_none_is_offered(play: Play, refused: Session) -> None:
    refused.mend = None
    assert play(begin, None, on=refused).asked[0].rows == ["Read without keeping anything", "Quit"]
