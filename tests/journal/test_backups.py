"""Whole copies: one a day beside the journal, backups elsewhere, putting one back. No words get lost."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal import backups, other_journals
from companion.journal.errors import DamagedError, JournalError, WrongPassphraseError
from companion.journal.model import CheckIn, Note, Place
from companion.journal.opening import open_vault
from companion.journal.repair import repaired
from companion.journal.seal import passphrase
from companion.journal.seal.codec import PlainCodec
from companion.journal.storage import sidecar_files
from companion.journal.vault import Vault, local_now
from tests.journal.modes import Mode, lines_of

OTHER_WORDS = "lantern moss eleven tin"
Lines = Callable[[Path], dict[bytes, str]]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def lines_in(copy: Path, mode: Mode, tmp_path: Path) -> list[str]:
    """Return the lines a copy holds, which is opened as a journal elsewhere for that."""
    folder = tmp_path / "only to look"
    folder.mkdir()
    try:
        shutil.copy(copy, folder / "journal.db")
        return sorted(mode.lines(folder / "journal.db").values())
    finally:
        shutil.rmtree(folder)


def kept_in(path: Path, mode: Mode, line: str, now: Any) -> bytes:
    """Open a journal, keep a line, close it."""
    vault = mode.open(path, now)
    id = vault.put(CheckIn(line=line))
    vault.close()
    return id


# --- the daily copy ---------------------------------------------------------------------------------------


def looked_in(path: Path, mode: Mode, clock: Any) -> None:
    """Open a journal, read on, and close it; nothing is kept but the place."""
    with closing(mode.open(path, clock)) as vault:
        vault.put(Place("two"))


def test_a_copy_holds_what_was_kept_and_is_made_anew_each_day_otherwise(
    path: Path, mode: Mode, clock: Any, tmp_path: Path
) -> None:
    copy = sidecar_files.copy_of(path)
    kept_in(path, mode, "in the morning", clock)
    clock.move(hours=1)
    kept_in(path, mode, "in the evening", clock)
    held = lines_in(copy, mode, tmp_path)
    assert {"in the morning", "in the evening"} <= set(held)
    before = copy.read_bytes()
    clock.move(hours=1)
    looked_in(path, mode, clock)
    assert copy.read_bytes() == before, "nothing was kept, and it is of today"

    clock.move(hours=23)
    looked_in(path, mode, clock)
    assert backups.made_at(copy) == clock()
    assert lines_in(copy, mode, tmp_path) == held


def test_the_day_of_a_copy_is_the_persons_own(path: Path, clock: Any) -> None:
    copy = sidecar_files.copy_of(path)
    clock.now = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=13)))
    kept_in(path, Mode(""), "late on Sunday", clock)
    made = backups.made_at(copy)
    clock.move(minutes=20)
    looked_in(path, Mode(""), clock)
    assert backups.made_at(copy) == made
    clock.move(minutes=20)
    looked_in(path, Mode(""), clock)
    assert backups.made_at(copy) == clock()


def test_a_copy_is_made_where_the_journal_is_locked_as_well(path: Path, mode: Mode, clock: Any) -> None:
    vault = mode.open(path, clock)
    clock.move(days=1)
    vault.lock()
    assert backups.made_at(sidecar_files.copy_of(path)) == clock()
    vault.close()


def test_a_copy_has_the_same_passphrase_and_only_its_owner_can_open_it(
    path: Path, mode: Mode, clock: Any
) -> None:
    kept_in(path, mode, "kept", clock)
    copy = sidecar_files.copy_of(path)
    assert backups.lock_of(copy) == backups.lock_of(path)
    assert (backups.lock_of(copy) is None) == (not mode.words)
    assert copy.stat().st_mode & 0o777 == 0o600
    if mode.words:
        assert b"kept" not in copy.read_bytes()


def test_a_copy_is_whole_and_closed(path: Path, mode: Mode, clock: Any) -> None:
    kept_in(path, mode, "kept", clock)
    copy = sidecar_files.copy_of(path)
    with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert sorted(files(path.parent)) == ["journal.db", "journal.db-journal", "journal.db.bak"]


@pytest.mark.parametrize("damage", ["a row", "a single row"])
def test_a_copy_is_not_renewed_while_something_is_damaged(
    path: Path, mode: Mode, clock: Any, tmp_path: Path, damage: str
) -> None:
    vault = mode.open(path, clock)
    hurt = vault.put(CheckIn(line="hurt")) if damage == "a row" else b"choices".ljust(16, b"\0")
    vault.put(CheckIn(line="whole"))
    vault.close()
    clock.move(days=1)
    mode.open(path, clock).close()
    copy = sidecar_files.copy_of(path).read_bytes()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT OR REPLACE INTO entry VALUES(?, 'damaged')", (hurt,))
    for _ in range(3):
        clock.move(days=1)
        kept_in(path, mode, "kept after", clock)
        assert sidecar_files.copy_of(path).read_bytes() == copy
    assert "whole" in lines_in(sidecar_files.copy_of(path), mode, tmp_path)


def test_a_copy_that_was_removed_is_made_again(path: Path, mode: Mode, clock: Any, tmp_path: Path) -> None:
    kept_in(path, mode, "kept", clock)
    sidecar_files.copy_of(path).unlink()
    mode.open(path, clock).close()
    assert lines_in(sidecar_files.copy_of(path), mode, tmp_path) == ["kept"]


def test_a_copy_that_is_damaged_is_renewed_the_next_day(
    path: Path, mode: Mode, clock: Any, tmp_path: Path
) -> None:
    kept_in(path, mode, "kept", clock)
    sidecar_files.copy_of(path).write_bytes(b"damaged")
    clock.move(days=1)
    mode.open(path, clock).close()
    assert lines_in(sidecar_files.copy_of(path), mode, tmp_path) == ["kept"]


def test_two_windows_close_and_the_copy_is_whole(path: Path, mode: Mode, clock: Any, tmp_path: Path) -> None:
    kept_in(path, mode, "before", clock)
    clock.move(days=1)
    one, two = mode.open(path, clock), mode.open(path, clock)
    one.put(CheckIn(line="from one"))
    two.put(CheckIn(line="from two"))
    one.close()
    assert lines_in(sidecar_files.copy_of(path), mode, tmp_path) == ["before", "from one", "from two"]
    two.put(CheckIn(line="after"))
    two.close()
    assert sorted(mode.lines(path).values()) == ["after", "before", "from one", "from two"]
    clock.move(days=1)
    mode.open(path, clock).close()
    assert lines_in(sidecar_files.copy_of(path), mode, tmp_path) == [
        "after",
        "before",
        "from one",
        "from two",
    ]


# --- a journal that is lost -------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["removed", "emptied", "zeros", "cut"])
def test_a_lost_journal_is_told_with_its_copy_and_never_begun_anew(
    path: Path, mode: Mode, clock: Any, tmp_path: Path, lost: str
) -> None:
    kept_in(path, mode, "kept", clock)
    clock.move(days=1)
    kept_in(path, mode, "kept later", clock)
    size = path.stat().st_size
    {
        "removed": path.unlink,
        "emptied": lambda: os.truncate(path, 0),
        "zeros": lambda: path.write_bytes(bytes(size)),
        "cut": lambda: os.truncate(path, size // 2 - 9),
    }[lost]()
    sidecar_files.copy_of(path).with_name("journal.db-journal").unlink()
    before = files(path.parent)
    for _ in range(2):
        with pytest.raises(DamagedError) as told:
            open_vault(path, clock)
        assert told.value.copy == sidecar_files.copy_of(path)
        assert "run: companion restore" in str(told.value)
        assert files(path.parent) == before
    vault = repaired(path)
    vault.close()
    assert sorted(mode.lines(path).values()) == ["kept", "kept later"]
    held = files(path.parent)
    assert sidecar_files.copy_of(path).name in held
    if lost in ("zeros", "cut"):
        assert held["journal.db.kept-1"] == before["journal.db"], "what was there is kept"


def test_a_lost_journal_whose_copy_is_damaged_is_not_begun_anew_either(path: Path, clock: Any) -> None:
    kept_in(path, Mode(""), "kept", clock)
    path.unlink()
    sidecar_files.copy_of(path).write_bytes(b"damaged too")
    with pytest.raises(DamagedError) as told:
        open_vault(path)
    assert told.value.copy is None
    assert not path.exists()


# --- a backup ---------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder on another disk, as it were."""
    folder = tmp_path / "a stick" / "my backups"
    folder.mkdir(parents=True)
    return folder


def test_a_backup_holds_what_the_journal_holds_and_replaces_an_older_one(
    path: Path, mode: Mode, clock: Any, elsewhere: Path, tmp_path: Path
) -> None:
    target = elsewhere / "november.db"
    vault = mode.open(path, clock)
    vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, target)
    assert lines_in(target, mode, tmp_path) == ["kept"]
    vault.put(CheckIn(line="kept later"))
    backups.back_up(vault.database, target)
    assert lines_in(target, mode, tmp_path) == ["kept", "kept later"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(files(elsewhere)) == ["november.db"]
    assert sorted(lines_of(vault).values()) == ["kept", "kept later"]
    vault.close()


def test_a_backup_needs_no_passphrase_and_has_the_same(path: Path, cheap_keys: None, elsewhere: Path) -> None:
    mode = Mode(OTHER_WORDS)
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    vault.close()
    vault = open_vault(path)
    assert vault.is_locked
    backups.back_up(vault.database, elsewhere / "b.db")
    vault.close()
    assert mode.lines(elsewhere / "b.db") == {entry: "kept"}
    with pytest.raises(WrongPassphraseError):
        Mode("another one entirely").open(elsewhere / "b.db")


NOT_A_BACKUP: dict[str, Callable[[Path], object]] = {
    "a letter": lambda path: path.write_text("Dear diary, this is long enough to be looked at. " * 9),
    "a short letter": lambda path: path.write_text("Dear diary"),
    "an empty file": lambda path: path.touch(),
    "a folder": lambda path: path.mkdir(),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a database": lambda path: sqlite3.connect(path).execute("CREATE TABLE photo(name)").connection.close(),
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("make", NOT_A_BACKUP.values(), ids=NOT_A_BACKUP.keys())
def test_anything_else_is_never_overwritten_by_a_backup(
    vault: Vault, elsewhere: Path, make: Callable[[Path], object]
) -> None:
    target = elsewhere / "mine"
    make(target)
    before = target.lstat()
    content = target.read_bytes() if target.is_file() else None
    with pytest.raises(JournalError) as told:
        backups.back_up(vault.database, target)
    assert str(told.value).endswith(".")
    after = target.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)
    assert content is None or target.read_bytes() == content
    assert [file.name for file in elsewhere.iterdir()] == ["mine"]


def test_a_backup_into_no_folder_is_told(vault: Vault, elsewhere: Path) -> None:
    with pytest.raises(JournalError, match="could not be written"):
        backups.back_up(vault.database, elsewhere / "no such folder" / "b.db")


def test_a_backup_that_fails_leaves_the_older_one(vault: Vault, elsewhere: Path) -> None:
    target = elsewhere / "b.db"
    backups.back_up(vault.database, target)
    before = target.read_bytes()
    vault.put(Note("later"))
    elsewhere.joinpath(".b.db.new").mkdir()
    with pytest.raises(JournalError, match="could not be written"):
        backups.back_up(vault.database, target)
    assert target.read_bytes() == before


# --- putting one back -------------------------------------------------------------------------------------


def test_putting_a_backup_back_keeps_the_former_file(
    path: Path, mode: Mode, clock: Any, elsewhere: Path
) -> None:
    vault = mode.open(path, clock)
    vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, elsewhere / "b.db")
    vault.put(CheckIn(line="after the backup"))
    vault.close()
    for n in (1, 2):
        before = path.read_bytes()
        with closing(other_journals.open_other(elsewhere / "b.db")) as backup:
            kept = backups.restore_backup(backup, path)
        assert kept == path.with_name(f"journal.db.kept-{n}")
        assert kept.read_bytes() == before
        assert kept.stat().st_mode & 0o777 == 0o600
        assert list(mode.lines(path).values()) == ["kept"]
    assert sorted(mode.lines(path.with_name("journal.db.kept-1")).values()) == ["after the backup", "kept"]


def test_putting_back_begins_a_journal_where_there_is_none(
    path: Path, tmp_path: Path, mode: Mode, clock: Any, elsewhere: Path
) -> None:
    vault = mode.open(path, clock)
    vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, elsewhere / "b.db")
    vault.close()
    target = tmp_path / "another computer" / "journal.db"
    target.parent.mkdir()
    with closing(other_journals.open_other(elsewhere / "b.db")) as backup:
        assert backups.restore_backup(backup, target) is None
    assert list(mode.lines(target).values()) == ["kept"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_window_that_was_open_writes_nothing_to_a_journal_that_was_put_back(
    path: Path, mode: Mode, clock: Any, elsewhere: Path
) -> None:
    vault = mode.open(path, clock)
    vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, elsewhere / "b.db")
    with closing(other_journals.open_other(elsewhere / "b.db")) as backup:
        backups.restore_backup(backup, path)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="took your journal's place"):
        vault.put(CheckIn(line="too late"))
    clock.move(days=1)
    vault.close()
    assert path.read_bytes() == before
    assert list(mode.lines(path).values()) == ["kept"]


def test_a_backup_with_another_passphrase_is_put_back_with_that(
    path: Path, cheap_keys: None, elsewhere: Path
) -> None:
    vault = Mode(OTHER_WORDS).open(path)
    entry = vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, elsewhere / "b.db")
    assert passphrase.set_passphrase(vault, "a newer one, of five words")
    vault.close()
    with closing(other_journals.open_other(elsewhere / "b.db")) as backup:
        backups.restore_backup(backup, path)
    assert Mode(OTHER_WORDS).lines(path) == {entry: "kept"}
    assert backups.lock_of(sidecar_files.copy_of(path)) == backups.lock_of(path)


def test_nothing_is_put_back_while_another_window_is_writing(
    path: Path, lines: Lines, elsewhere: Path
) -> None:
    vault = open_vault(path)
    backups.back_up(vault.database, elsewhere / "b.db")
    with vault.database.writing():
        vault.database.put_row(b"x" * 16, PlainCodec().seal(b"x" * 16, '["note",0,0,0,null]'))
        before = path.read_bytes()
        with (
            closing(other_journals.open_other(elsewhere / "b.db")) as backup,
            pytest.MonkeyPatch.context() as patch,
        ):
            impatient = sqlite3.connect
            patch.setattr(sqlite3, "connect", lambda *a, **k: impatient(*a, **{**k, "timeout": 0.05}))
            with pytest.raises(JournalError):
                backups.restore_backup(backup, path)
        assert path.read_bytes() == before
    entry = vault.put(CheckIn(line="goes on"))
    vault.close()
    assert lines(path) == {entry: "goes on"}


def test_a_backup_never_lies_among_the_files_of_the_journals(path: Path, lines: Lines) -> None:
    vault = open_vault(path)
    entry = vault.put(CheckIn(line="mine"))
    other = open_vault(path.with_name("evening.db"))
    other.put(CheckIn(line="theirs"))
    other.close()
    for name in ("journal.db", "evening.db", "journal.db.bak", "new.db"):
        with pytest.raises(JournalError, match="own files"):
            backups.back_up(vault.database, path.with_name(name))
    assert vault.put(CheckIn(line="goes on"))
    vault.close()
    assert lines(path)[entry] == "mine"
    assert list(lines(path.with_name("evening.db")).values()) == ["theirs"]


def test_a_file_that_keeps_a_log_is_refused_and_nothing_is_made_beside_it(
    path: Path, elsewhere: Path
) -> None:
    vault = open_vault(path)
    backups.back_up(vault.database, elsewhere / "b.db")
    vault.close()
    with closing(sqlite3.connect(elsewhere / "b.db")) as database:
        database.execute("PRAGMA journal_mode=WAL")
    with pytest.raises(JournalError, match="that this program never uses"):
        other_journals.open_other(elsewhere / "b.db")
    assert [file.name for file in elsewhere.iterdir()] == ["b.db"]


def test_a_file_whose_tables_only_have_our_names_is_refused(path: Path, elsewhere: Path) -> None:
    vault = open_vault(path)
    backups.back_up(vault.database, elsewhere / "b.db")
    vault.close()
    with closing(sqlite3.connect(elsewhere / "b.db")) as database, database:
        database.execute("DROP TABLE entry")
        database.execute("CREATE TABLE entry(id BLOB, body)")
    with pytest.raises(JournalError, match="this program never writes"):
        other_journals.open_other(elsewhere / "b.db")


def test_a_backup_of_another_journal_is_never_written_over(path: Path, elsewhere: Path, mode: Mode) -> None:
    kept_in(path, mode, "mine", local_now)
    backup = elsewhere / "b.db"
    with closing(mode.open(path)) as vault:
        backups.back_up(vault.database, backup)
        passphrase.set_passphrase(vault, "another one altogether")
        backups.back_up(vault.database, backup)
    before = backup.read_bytes()
    other = path.with_name("evening.db")
    kept_in(other, Mode(""), "theirs", local_now)
    with closing(open_vault(other)) as vault, pytest.raises(JournalError, match="another journal"):
        backups.back_up(vault.database, backup)
    assert backup.read_bytes() == before


@pytest.mark.parametrize("byte", [0, 68, 71])
def test_a_journal_whose_own_mark_is_damaged_is_told_as_that_and_mended(
    path: Path, byte: int, mode: Mode
) -> None:
    kept_in(path, mode, "a line", local_now)
    data = bytearray(path.read_bytes())
    data[byte] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedError) as told:
        open_vault(path)
    assert told.value.copy == sidecar_files.copy_of(path)
    assert str(told.value).count("left as it is") == 1
    repaired(path).close()
    assert list(mode.lines(path).values()) == ["a line"]
    assert path.with_name("journal.db.kept-1").read_bytes() == bytes(data)
