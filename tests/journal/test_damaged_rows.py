"""One damaged row takes no other with it, is quoted nowhere, and the file is never begun anew over it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Choices, Place
from companion.journal.opening import open_vault


def flip_in_words(path: Path, words: str, letter: int) -> None:
    """Flip the highest bit of a letter, so that the words are no text any more."""
    data = bytearray(path.read_bytes())
    data[data.index(words.encode()) + letter] ^= 0x80
    path.write_bytes(bytes(data))


@pytest.fixture
def diary(path: Path) -> Path:
    """A journal with three lines and a place."""
    vault = open_vault(path)
    for line in ("the first line", "the second line", "the third line"):
        vault.put(CheckIn(line=line))
    vault.put(Place("two"))
    vault.close()
    return path


def test_a_changed_letter_hides_one_entry_and_the_others_stay_readable(diary: Path) -> None:
    data = diary.read_bytes()
    diary.write_bytes(data.replace(b"the second line", b"the sacond line"))
    vault = open_vault(diary)
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == [
        "the first line",
        "the third line",
    ]
    assert len(vault.unreadable) == 1
    vault.close()
    assert b"the sacond line" in diary.read_bytes(), "what is damaged is left as it is"


def test_a_byte_that_is_no_text_hides_one_entry_and_the_others_stay_readable(diary: Path) -> None:
    flip_in_words(diary, "the second line", 4)
    vault = open_vault(diary)
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == [
        "the first line",
        "the third line",
    ]
    assert len(vault.unreadable) == 1


def test_a_damaged_entry_is_not_quoted_in_what_is_said_about_it(diary: Path) -> None:
    flip_in_words(diary, "the second line", 4)
    vault = open_vault(diary)
    said = ""
    try:
        vault.entries(CheckIn)
    except JournalError as error:
        said = str(error)
    assert "line" not in said


def test_a_damaged_place_does_not_hide_the_choices(diary: Path) -> None:
    vault = open_vault(diary)
    vault.put(Choices(country="NO"))
    vault.close()
    flip_in_words(diary, '"stop":"two"', 8)
    vault = open_vault(diary)
    assert vault.start().choices == Choices(country="NO")
    assert vault.start().place is None


def test_a_damaged_schema_is_told(diary: Path) -> None:
    flip_in_words(diary, "CREATE TABLE lock", 3)
    with pytest.raises(JournalError):
        open_vault(diary)


def test_an_id_that_is_no_id_hides_one_entry_and_the_others_stay_readable(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as database, database:
        database.execute("UPDATE entry SET id = 'text' WHERE body LIKE '%second%'")
    vault = open_vault(diary)
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == [
        "the first line",
        "the third line",
    ]


def test_a_damaged_journal_is_never_begun_anew(diary: Path) -> None:
    data = bytearray(diary.read_bytes())
    assert data[103:105] == b"\0\2", "two tables on the first page"
    data[104] ^= 2
    diary.write_bytes(data)
    with pytest.raises(JournalError):
        open_vault(diary)
    assert diary.read_bytes() == data
