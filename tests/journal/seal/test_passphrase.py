"""Setting, changing, removing and giving a passphrase: each is done to its end, or nothing was changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal import backups
from companion.journal.errors import (
    DamagedError,
    JournalError,
    LockedError,
    NotKeptError,
    WrongPassphraseError,
)
from companion.journal.model import CheckIn, Choices, Draft, Note, Place, Start, StepsRead
from companion.journal.opening import memory_vault, open_vault
from companion.journal.repair import repaired
from companion.journal.seal import passphrase, sealed
from companion.journal.seal.codec import PlainCodec
from companion.journal.storage import sidecar_files
from companion.journal.vault import Vault
from tests.journal.modes import Mode, lines_of

ONE, TWO = "kettle marble thursday rope", "lantern moss eleven tin"
InFolder = Callable[[Path, str], list[str]]

pytestmark = pytest.mark.usefixtures("cheap_keys")


def files(path: Path) -> dict[str, bytes]:
    """Every file of a journal's folder."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def unlocked(path: Path, words: str, now: Any = None) -> Vault:
    """Open a journal and give it its passphrase, if it asks for one."""
    vault = open_vault(path, now) if now else open_vault(path)
    assert vault.is_locked == vault.has_passphrase == bool(words)
    if words:
        passphrase.unlock(vault, words)
    return vault


@pytest.fixture
def diary(path: Path) -> Path:
    """A journal without a passphrase that holds one line, choices and a place."""
    vault = open_vault(path)
    vault.put(CheckIn(line="kept before"))
    vault.put(Choices(role="partner", words={"stone": "pebble"}))
    vault.put(Place("two"))
    vault.close()
    return path


@pytest.fixture
def locked(diary: Path) -> Path:
    """The same under a passphrase."""
    vault = open_vault(diary)
    assert passphrase.set_passphrase(vault, ONE)
    vault.close()
    return diary


def everything(vault: Vault) -> tuple[list[str], Start]:
    """All that is read of a journal here; all of it must be readable."""
    found = list(lines_of(vault).values()), vault.start()
    assert not vault.unreadable
    return found


HELD = (
    ["kept before"],
    Start(place=Place("two"), choices=Choices(role="partner", words={"stone": "pebble"})),
)


# --- set, change, remove ----------------------------------------------------------------------------------


def test_a_journal_goes_on_through_every_change_of_its_passphrase(diary: Path) -> None:
    """Without, set, changed, removed, set again: in the open window, in a new one, and in the daily copy."""
    words, line = "", "kept before"
    kept = [line]
    for step, (after, change) in enumerate(
        [
            (ONE, passphrase.set_passphrase),
            (TWO, passphrase.set_passphrase),
            ("", None),
            (ONE, passphrase.set_passphrase),
        ]
    ):
        vault = unlocked(diary, words)
        assert change(vault, after) if change else passphrase.remove_passphrase(vault)
        assert vault.has_passphrase == bool(after)
        assert not vault.is_locked
        assert sorted(lines_of(vault).values()) == sorted(kept)
        vault.forget(vault.put(Note("gone again")))
        vault.put(CheckIn(line=f"after step {step}"))
        kept.append(f"after step {step}")
        vault.close()

        again = unlocked(diary, after)
        assert sorted(lines_of(again).values()) == sorted(kept)
        assert again.entries(Note) == []
        assert again.start() == HELD[1]
        again.close()
        copy = diary.with_name("copy") / "journal.db"
        shutil.rmtree(copy.parent, ignore_errors=True)
        copy.parent.mkdir()
        shutil.copy(sidecar_files.copy_of(diary), copy)
        of_copy = unlocked(copy, after)
        assert set(lines_of(of_copy).values()) >= set(kept) - {f"after step {step}"}
        of_copy.close()
        shutil.rmtree(copy.parent)
        words = after


def test_the_former_passphrase_opens_nothing_after_a_change(locked: Path) -> None:
    vault = unlocked(locked, ONE)
    assert passphrase.set_passphrase(vault, TWO)
    vault.close()
    for file in (locked, sidecar_files.copy_of(locked)):
        lock = backups.lock_of(file)
        assert lock
        with pytest.raises(WrongPassphraseError):
            sealed.unlock(lock, ONE)
        sealed.unlock(lock, TWO)


def test_a_change_to_the_same_passphrase_seals_everything_anew(locked: Path) -> None:
    vault = unlocked(locked, ONE)
    before, key = dict(vault.database.rows()), vault.key
    assert passphrase.set_passphrase(vault, ONE)
    after = dict(vault.database.rows())
    assert vault.key != key
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())
    vault.close()
    assert everything(unlocked(locked, ONE)) == HELD


def test_after_removing_any_tool_can_read_the_rows(
    locked: Path, rows: Callable[[Path], dict[bytes, list[Any]]]
) -> None:
    vault = unlocked(locked, ONE)
    assert passphrase.remove_passphrase(vault)
    vault.close()
    for file in (locked, sidecar_files.copy_of(locked)):
        assert sorted(row[0] for row in rows(file).values()) == ["check-in", "choices", "place"]
        assert backups.lock_of(file) is None


def test_nothing_is_left_beside_after_a_change(locked: Path) -> None:
    vault = unlocked(locked, ONE)
    passphrase.set_passphrase(vault, TWO)
    assert sorted(files(locked)) == ["journal.db", "journal.db-journal", "journal.db.bak"]
    assert not files(locked)["journal.db-journal"].strip(b"\0")
    vault.close()


def test_a_file_of_an_older_schema_goes_with_the_words_it_holds(diary: Path, in_folder: InFolder) -> None:
    vault = open_vault(diary)
    backups.replace_by_copy(vault.database, diary, sidecar_files.before_step(diary, 1))
    assert "journal.db.v1" in in_folder(diary.parent, "kept before")
    assert passphrase.set_passphrase(vault, ONE)
    assert in_folder(diary.parent, "kept before") == []
    vault.close()


def test_one_that_keeps_nothing_can_have_a_passphrase_too() -> None:
    vault = memory_vault()
    entry = vault.put(CheckIn(line="for now"))
    assert passphrase.set_passphrase(vault, ONE)
    vault.lock()
    with pytest.raises(LockedError):
        vault.entries(CheckIn)
    passphrase.unlock(vault, ONE)
    assert lines_of(vault) == {entry: "for now"}
    assert passphrase.remove_passphrase(vault)
    vault.close()


@pytest.mark.parametrize("short", ["", " ", "       ", "short", "seven..", "   short    ", "\t\n seven.. \n"])
@pytest.mark.parametrize("before", ["", ONE], ids=["none", "one"])
def test_one_that_is_too_short_is_refused_and_nothing_is_changed(
    diary: Path, short: str, before: str
) -> None:
    if before:
        vault = open_vault(diary)
        passphrase.set_passphrase(vault, before)
        vault.close()
    vault = unlocked(diary, before)
    held = files(diary)
    with pytest.raises(NotKeptError, match="too short"):
        passphrase.set_passphrase(vault, short)
    assert files(diary) == held
    assert everything(vault) == HELD
    vault.close()
    assert everything(unlocked(diary, before)) == HELD


def test_the_shortest_that_is_taken(diary: Path) -> None:
    vault = open_vault(diary)
    assert passphrase.set_passphrase(vault, "x" * passphrase.SHORTEST)
    vault.close()


# --- giving it --------------------------------------------------------------------------------------------


def test_a_wrong_one_is_told_as_often_as_it_is_given_and_nothing_is_changed(locked: Path) -> None:
    vault = open_vault(locked)
    held = files(locked)
    for wrong in [ONE.upper(), "", " ", ONE + " ", TWO] * 10:
        with pytest.raises(WrongPassphraseError, match="not the passphrase"):
            passphrase.unlock(vault, wrong)
        assert vault.is_locked
    assert files(locked) == held
    passphrase.unlock(vault, ONE)
    assert everything(vault) == HELD
    vault.close()


OPERATIONS: dict[str, Callable[[Vault], object]] = {
    "keep": lambda vault: vault.put(Note("new")),
    "correct": lambda vault: vault.put(CheckIn(line="new"), id=b"0123456789abcdef"),
    "keep a draft": lambda vault: vault.put(Draft(note="new")),
    "keep a place": lambda vault: vault.put(Place("three")),
    "keep a change": lambda vault: vault.put_change(StepsRead(), StepsRead({"a": "b"})),
    "forget": lambda vault: vault.forget(b"0123456789abcdef"),
    "forget the draft": lambda vault: vault.forget("draft"),
    "take": lambda vault: vault.merge_rows([]),
    "start": lambda vault: vault.start(),
    "entries": lambda vault: vault.entries(CheckIn),
    "rows": lambda vault: vault.rows(),
    "set": lambda vault: passphrase.set_passphrase(vault, TWO),
    "remove": passphrase.remove_passphrase,
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
@pytest.mark.parametrize("again", [False, True], ids=["never unlocked", "locked again"])
def test_nothing_is_read_kept_or_changed_while_it_is_locked(
    locked: Path, operation: Callable[[Vault], object], again: bool
) -> None:
    vault = open_vault(locked)
    if again:
        passphrase.unlock(vault, ONE)
        vault.lock()
    assert vault.is_locked
    held = dict(vault.database.rows())
    with pytest.raises(LockedError, match="locked"):
        operation(vault)
    assert dict(vault.database.rows()) == held
    passphrase.unlock(vault, ONE)
    assert everything(vault) == HELD
    vault.close()


def test_closing_a_locked_journal_changes_nothing(locked: Path) -> None:
    held = files(locked)
    open_vault(locked).close()
    vault = open_vault(locked)
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(vault, TWO)
    vault.close()
    assert files(locked) == held


# --- what is damaged --------------------------------------------------------------------------------------

CHANGES: dict[str, Callable[[Vault], object]] = {
    "set": lambda vault: passphrase.set_passphrase(vault, TWO),
    "remove": passphrase.remove_passphrase,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("words", ["", ONE], ids=["plain", "sealed"])
@pytest.mark.parametrize("damage", ["body", "id", "kind of body"])
def test_a_damaged_row_stops_a_change_and_nothing_is_changed(
    path: Path, words: str, damage: str, change: Callable[[Vault], object]
) -> None:
    vault = open_vault(path)
    hurt = vault.put(Note("will be damaged"))
    vault.put(CheckIn(line="whole"))
    if words:
        passphrase.set_passphrase(vault, words)
    vault.close()
    how = {
        "body": "UPDATE entry SET body = substr(body, 1, length(body) - 9) || 'x' WHERE id = ?",
        "id": "UPDATE entry SET id = 'text' WHERE id = ?",
        "kind of body": "UPDATE entry SET body = 7 WHERE id = ?",
    }
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(how[damage], (hurt,))
    vault = Mode(words).open(path)
    held = files(path)
    with pytest.raises(NotKeptError, match=r"damaged, so its passphrase was not changed"):
        change(vault)
    now = files(path)
    assert now["journal.db"] == held["journal.db"]
    assert now["journal.db.bak"] == held["journal.db.bak"], "the copy, which is whole, is still there"
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["whole"]
    vault.close()

    whole = repaired(path, Mode(words).open(path))
    if words:
        passphrase.unlock(whole, words)
    assert [entry.record.text for entry in whole.entries(Note)] == ["will be damaged"]
    change(whole)
    assert lines_of(whole)
    whole.close()


@pytest.mark.parametrize("words", ["", ONE], ids=["plain", "sealed"])
def test_a_row_that_is_missing_without_a_trace_stops_a_change(path: Path, words: str) -> None:
    """A change renews the copy, which still holds what is missing."""
    vault = open_vault(path)
    for n in range(60):
        vault.put(CheckIn(line=f"{n}" * 90))
    if words:
        passphrase.set_passphrase(vault, words)
    vault.close()
    lose_a_cell(path)
    vault = Mode(words).open(path)
    copy = sidecar_files.copy_of(path).read_bytes()
    assert len(vault.database.rows()) < 60, "one is gone, and those that are there are whole"
    with pytest.raises(NotKeptError, match="damaged"):
        passphrase.set_passphrase(vault, TWO)
    assert sidecar_files.copy_of(path).read_bytes() == copy
    vault.close()
    assert sidecar_files.copy_of(path).read_bytes() == copy


def lose_a_cell(path: Path) -> None:
    """Let a leaf of the table say that it holds one row less than it does."""
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    leaf = next(
        start
        for start in range(len(data) - size, size, -size)
        if data[start] == 10 and int.from_bytes(data[start + 3 : start + 5], "big") > 2
    )
    count = int.from_bytes(data[leaf + 3 : leaf + 5], "big")
    data[leaf + 3 : leaf + 5] = (count - 1).to_bytes(2, "big")
    path.write_bytes(data)


@pytest.mark.parametrize("part", ["salt", "proof", "mem", "ops"])
def test_a_damaged_lock_is_not_taken_for_a_wrong_passphrase(locked: Path, part: str) -> None:
    with closing(sqlite3.connect(locked)) as database, database:
        value = (
            "zeroblob(16)" if part == "salt" else f"{part} + 1" if part in ("mem", "ops") else "x'0102030405'"
        )
        database.execute(f"UPDATE lock SET {part} = {value}")
    with pytest.raises(DamagedError, match="damaged") as told:
        passphrase.unlock(open_vault(locked), ONE)
    assert told.value.copy == sidecar_files.copy_of(locked)
    whole = repaired(locked)
    passphrase.unlock(whole, ONE)
    assert everything(whole) == HELD
    whole.close()


# --- a change that was cut short --------------------------------------------------------------------------


def cut_short(path: Path, before: str, after: str) -> None:
    """Change the passphrase and end before anything beside the file was done."""
    vault = Mode(before).open(path)
    vault.reseal(*(sealed.new_lock(after) if after else (None, PlainCodec())))
    vault.database.close()


@pytest.mark.parametrize(("before", "after"), [("", TWO), (ONE, TWO)], ids=["set", "changed"])
def test_unlocking_ends_what_a_change_that_was_cut_short_has_left_to_do(
    path: Path, before: str, after: str, in_folder: InFolder
) -> None:
    vault = Mode(before).open(path)
    vault.put(CheckIn(line="kept before"))
    backups.replace_by_copy(vault.database, path, sidecar_files.before_step(path, 1))
    vault.close()
    cut_short(path, before, after)
    former = backups.lock_of(sidecar_files.copy_of(path))
    vault = open_vault(path)
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(vault, "another one entirely")
    assert backups.lock_of(sidecar_files.copy_of(path)) == former, "whoever does not know it changes nothing"
    passphrase.unlock(vault, after)
    assert backups.lock_of(sidecar_files.copy_of(path)) == vault.key
    assert not sidecar_files.before_step(path, 1).exists()
    assert in_folder(path.parent, "kept before") == []
    assert list(lines_of(vault).values()) == ["kept before"]
    vault.close()


def test_a_removal_that_was_cut_short_is_ended_by_closing(path: Path) -> None:
    vault = Mode(ONE).open(path)
    vault.put(CheckIn(line="kept before"))
    vault.close()
    cut_short(path, ONE, "")
    vault = open_vault(path)
    assert list(lines_of(vault).values()) == ["kept before"]
    vault.close()
    assert backups.lock_of(sidecar_files.copy_of(path)) is None


@pytest.mark.parametrize("before", ["", ONE], ids=["set", "changed"])
def test_a_whole_older_copy_stays_where_the_journal_was_damaged_after_the_change(
    path: Path, before: str
) -> None:
    vault = Mode(before).open(path)
    hurt = vault.put(Note("only whole in the copy"))
    vault.close()
    cut_short(path, before, TWO)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE entry SET body = zeroblob(length(body)) WHERE id = ?", (hurt,))
    copy = sidecar_files.copy_of(path).read_bytes()
    vault = open_vault(path)
    passphrase.unlock(vault, TWO)
    assert sidecar_files.copy_of(path).read_bytes() == copy
    assert vault.unreadable == set(), "it is told of where it is read"
    assert vault.entries(Note) == []
    assert vault.unreadable == {hurt}
    vault.close()
    assert sidecar_files.copy_of(path).read_bytes() == copy


def test_a_change_is_told_as_not_ended_while_another_window_reads(diary: Path) -> None:
    vault = open_vault(diary)
    with closing(sqlite3.connect(diary)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT 1 FROM lock").fetchall()
        vault.database.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(JournalError):
            passphrase.set_passphrase(vault, ONE)
        assert everything(vault) == HELD
    with closing(open_vault(diary)) as other:
        assert not other.is_locked
    assert passphrase.set_passphrase(vault, ONE)
    vault.close()
    assert everything(unlocked(diary, ONE)) == HELD


def test_where_the_lock_is_lost_nothing_is_written_plainly_beside_what_is_sealed(
    path: Path, cheap_keys: None
) -> None:
    vault = open_vault(path)
    passphrase.set_passphrase(vault, "four words of mine")
    vault.put(CheckIn(line="sealed"))  # and no place, no choices, whose rows would be missed
    vault.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM lock")
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="a backup from"):
        open_vault(path)
    assert path.read_bytes() == before
