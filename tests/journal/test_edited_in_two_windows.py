"""Two windows change the same entry: nothing that was deleted comes back, and no words are written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from companion.guide.load import GuideFiles
from companion.journal import backups, other_journals
from companion.journal.erasing import erase
from companion.journal.errors import DamagedError, JournalError, NotKeptError
from companion.journal.model import CheckIn, Draft, Entry, Note, Question
from companion.journal.opening import open_vault
from companion.session import Session
from tests.journal.modes import Mode

NOTE = Note("as it was", "one", "weigh", "What did it weigh?")


@pytest.fixture
def windows(path: Path, mode: Mode, small_guide: Path) -> Iterator[tuple[Session, Session]]:
    """Two sittings with the same journal."""
    one, two = (Session(GuideFiles(small_guide), mode.open(path)) for _ in range(2))
    yield one, two
    one.close()
    two.close()


def texts(session: Session) -> list[str]:
    return sorted(entry.record.text for entry in session.vault.entries(Note))


def test_what_one_window_deleted_does_not_come_back_with_an_edit_of_the_other(
    windows: tuple[Session, Session], path: Path
) -> None:
    one, two = windows
    one.vault.put(NOTE)
    (entry,) = two.vault.entries(Note)
    one.forget(entry)
    before = path.read_bytes()
    with pytest.raises(NotKeptError, match="deleted in another window"):
        two.correct(entry, replace(entry.record, text="edited"))
    assert texts(one) == texts(two) == []
    assert path.read_bytes() == before


def test_what_was_deleted_is_brought_back_where_it_was_deleted(windows: tuple[Session, Session]) -> None:
    one, two = windows
    one.vault.put(NOTE)
    (entry,) = one.vault.entries(Note)
    one.forget(entry)
    one.bring_back(entry)
    assert texts(two) == ["as it was"]


def test_a_second_edit_of_the_same_words_is_kept_as_an_entry_of_its_own(
    windows: tuple[Session, Session],
) -> None:
    one, two = windows
    one.vault.put(NOTE)
    (entry,) = two.vault.entries(Note)
    assert one.correct(entry, replace(entry.record, text="the first edit"))
    assert not two.correct(entry, replace(entry.record, text="the second edit"))
    assert texts(one) == texts(two) == ["the first edit", "the second edit"]
    assert {replace(kept.record, text="") for kept in one.vault.entries(Note)} == {replace(NOTE, text="")}
    assert {kept.when for kept in one.vault.entries(Note)} == {entry.when}


def test_the_same_edit_in_two_windows_is_kept_once(windows: tuple[Session, Session]) -> None:
    one, two = windows
    one.vault.put(NOTE)
    (entry,) = two.vault.entries(Note)
    for window in windows:
        assert window.correct(entry, replace(entry.record, text="edited"))
    assert texts(one) == ["edited"]


def test_changes_of_different_parts_of_an_entry_are_both_in_it(windows: tuple[Session, Session]) -> None:
    one, two = windows
    one.vault.put(CheckIn("heavy", ("sad",), "a line"))
    one.vault.put(Question("a question", order=1))
    (check_in,), (question,) = two.vault.entries(CheckIn), two.vault.entries(Question)
    assert one.correct(check_in, replace(check_in.record, weight="light"))
    assert two.correct(check_in, replace(check_in.record, line="another line"))
    assert one.correct(question, replace(question.record, order=4, done=True))
    assert two.correct(question, replace(question.record, text="another question"))
    assert two.correct(question, replace(question.record, order=2)), "of an order, the later one counts"
    assert [kept.record for kept in one.vault.entries(CheckIn)] == [
        CheckIn("light", ("sad",), "another line")
    ]
    assert [kept.record for kept in one.vault.entries(Question)] == [
        Question("another question", order=2, done=True)
    ]


def test_an_entry_moved_in_one_window_and_edited_in_the_other_is_both(
    windows: tuple[Session, Session],
) -> None:
    one, two = windows
    one.vault.put(NOTE)
    (entry,) = two.vault.entries(Note)
    moved = entry.when.replace(year=2020)
    one.correct(entry, entry.record, moved)
    two.correct(entry, replace(entry.record, text="edited"))
    assert [(kept.when, kept.record.text) for kept in one.vault.entries(Note)] == [(moved, "edited")]


def test_an_edit_of_what_was_damaged_meanwhile_is_kept_beside_it(path: Path) -> None:
    vault = open_vault(path)
    id = vault.put(NOTE)
    (entry,) = vault.entries(Note)
    with vault.database.writing():
        vault.database.put_row(id, "damaged")
    assert not vault.correct(entry, Note("edited"), entry.when)
    assert vault.database.row(id) == "damaged"
    assert [kept.record.text for kept in vault.entries(Note)] == ["edited"]
    vault.close()


def test_a_journal_erased_under_an_open_window_is_called_erased_and_stays_so(path: Path, mode: Mode) -> None:
    vault = mode.open(path)
    vault.put(NOTE)
    (entry,) = vault.entries(Note)
    erase(path)
    for act in (
        lambda: vault.put(Note("after")),
        lambda: vault.correct(entry, Note("after"), entry.when),
        lambda: vault.forget(entry.id),
        lambda: vault.entries(Note),
        vault.start,
        lambda: list(vault.read_through()),
    ):
        with pytest.raises(JournalError, match="erased or moved") as told:
            act()
        assert not isinstance(told.value, DamagedError)
        assert "damaged" not in str(told.value)
    vault.close()
    assert list(path.parent.iterdir()) == []


def test_a_window_whose_file_another_replaced_leaves_the_copy_beside_that_one_alone(
    path: Path, mode: Mode, tmp_path: Path
) -> None:
    vault = mode.open(path)
    vault.put(NOTE)
    mode.open(tmp_path / "other" / "journal.db").close()
    for name in ("journal.db", "journal.db.bak"):
        (tmp_path / "other" / name).replace(path.with_name(name))
    copy = path.with_name("journal.db.bak").read_bytes()
    vault.close()
    assert path.with_name("journal.db.bak").read_bytes() == copy
    assert not path.with_name("journal.db.new").exists()


def test_a_journal_whose_place_a_copy_took_is_not_called_damaged(path: Path, mode: Mode) -> None:
    vault = mode.open(path)
    vault.put(NOTE)
    backups.renew(vault.database, vault.now())
    copy = other_journals.open_other(path.with_name("journal.db.bak"))
    backups.restore_backup(copy, path)
    copy.close()
    with pytest.raises(NotKeptError, match="took your journal's place"):
        vault.put(Note("after"))
    vault.close()


def test_an_entry_is_what_it_was_for_those_who_only_read_it(windows: tuple[Session, Session]) -> None:
    one, _ = windows
    one.vault.put(NOTE)
    (entry,) = one.vault.entries(Note)
    assert one.correct(entry, entry.record)
    assert one.vault.entries(Note) == [Entry(entry.id, entry.when, entry.record)]


def test_what_is_begun_in_one_window_stays_begun_when_the_other_keeps_what_was_begun_there(
    windows: tuple[Session, Session],
) -> None:
    one, two = windows
    one.set_draft(note="begun here")
    two.set_draft(answers={"weigh": "begun there"})
    assert one.vault.start().draft == Draft(note="begun here", answers={"weigh": "begun there"})
    one.keep_note("kept")
    assert one.vault.start().draft == Draft(answers={"weigh": "begun there"})
    two.set_draft(answers={})
    assert one.vault.start().draft == Draft()
