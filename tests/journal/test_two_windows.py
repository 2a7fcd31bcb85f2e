"""Two programs may have the same journal open: both write, and nothing that either kept is lost."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles
from companion.journal import backups
from companion.journal.errors import JournalError, LockedError, NotKeptError
from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.session import Session
from tests.children import PATIENCE, wait_until
from tests.journal.modes import PASSPHRASE, Mode, lines_of

WRITER = """
import sys
from pathlib import Path
from companion.journal.model import CheckIn, Place
from tests.children import PATIENCE, wait_until
from tests.journal.modes import opened

vault = opened(Path(sys.argv[1]), sys.argv[4])
print("open", flush=True)
sys.stdin.readline()
for n in range(int(sys.argv[3])):
    id = vault.put(CheckIn(line=f"{sys.argv[2]} {n}"))
    vault.put(Place(sys.argv[2], page=n))
    if n % 5 == 0:
        vault.forget(id)
vault.close()
print("closed", flush=True)
"""
Beside = Callable[..., "subprocess.Popen[bytes]"]


def test_two_writers_at_once_lose_nothing(beside: Beside, path: Path, mode: Mode) -> None:
    mode.open(path).close()
    writers = [beside(WRITER, path, name, 60, mode.words) for name in ("one", "two")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    assert [writer.communicate(timeout=PATIENCE) for writer in writers] == [(b"closed\n", b"")] * 2
    vault = mode.open(path)
    lines = sorted(entry.record.line for entry in vault.entries(CheckIn))
    assert lines == sorted(f"{name} {n}" for name in ("one", "two") for n in range(60) if n % 5)
    place = vault.start().place
    assert place is not None
    assert (place.stop, place.page) in [("one", 59), ("two", 59)]
    vault.close()


def test_four_first_starts_at_once_make_one_journal(beside: Beside, path: Path) -> None:
    names = ("one", "two", "three", "four")
    writers = [beside(WRITER, path, name, 2, "") for name in names]
    assert [writer.communicate(b"go\n", PATIENCE) for writer in writers] == [(b"open\nclosed\n", b"")] * 4
    vault = open_vault(path)
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == sorted(
        f"{name} 1" for name in names
    )
    vault.close()


def test_one_window_sees_what_the_other_kept_and_forgot(path: Path, mode: Mode) -> None:
    one, two = mode.open(path), mode.open(path)
    entry = one.put(CheckIn(line="from one"))
    assert [found.record.line for found in two.entries(CheckIn)] == ["from one"]
    two.put(Place("two"))
    assert one.start().place == Place("two")
    two.forget(entry)
    assert one.entries(CheckIn) == []
    one.close()
    two.put(CheckIn(line="after one closed"))
    two.close()


def test_a_window_that_writes_for_long_is_told_to_the_others(path: Path, impatient: None) -> None:
    vault = open_vault(path)
    vault.put(CheckIn(line="before"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotKeptError, match="Another window"):
            vault.put(CheckIn(line="meanwhile"))
        with pytest.raises(JournalError, match=r"^Another window is using your journal[^\n]*$") as told:
            open_vault(path)
        assert told.type is JournalError
    vault.put(CheckIn(line="after"))
    assert {found.record.line for found in vault.entries(CheckIn)} == {"before", "after"}
    vault.close()


def test_choices_made_in_two_windows_are_both_kept(path: Path, small_guide: Path) -> None:
    one = Session(GuideFiles(small_guide), open_vault(path))
    two = Session(GuideFiles(small_guide), open_vault(path))
    one.choose(country="NO")
    two.choose(theme="day")
    one.close()
    two.close()
    vault = open_vault(path)
    choices = vault.start().choices
    vault.close()
    assert (choices.country, choices.theme) == ("NO", "day")


def test_steps_read_in_two_windows_are_both_kept(path: Path, small_guide: Path) -> None:
    one = Session(GuideFiles(small_guide), open_vault(path))
    two = Session(GuideFiles(small_guide), open_vault(path))
    for session, step in ((one, "one"), (two, "two")):
        session.go(session.journey.go_to(step))
        while session.journey.stop().id == step:
            session.go(session.journey.on())
        session.keep_place()
    one.close()
    two.close()
    vault = open_vault(path)
    read = vault.start().read
    vault.close()
    assert set(read.steps) == {"one", "two"}


def test_what_one_window_chose_and_the_other_took_back_are_both_kept(path: Path, small_guide: Path) -> None:
    first = Session(GuideFiles(small_guide), open_vault(path))
    first.choose(words={"stone": "pebble", "friend": "Ada"}, role="partner")
    first.close()
    one = Session(GuideFiles(small_guide), open_vault(path))
    two = Session(GuideFiles(small_guide), open_vault(path))
    one.choose(words={"friend": "Ada"})
    two.choose(words={"stone": "pebble", "friend": "Grace"}, role="")
    one.choose(theme="day")
    one.close()
    two.close()
    vault = open_vault(path)
    choices = vault.start().choices
    vault.close()
    assert choices.words == {"friend": "Grace"}
    assert (choices.role, choices.theme) == ("", "day")


ANOTHER = "another four words together"


def test_a_copy_does_not_wait_for_ever_for_a_window_that_writes(impatient: None, path: Path) -> None:
    vault = open_vault(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            backups.renew(vault.database, vault.now())
    backups.renew(vault.database, vault.now())
    vault.put(CheckIn(line="after"))
    vault.close()


@pytest.mark.parametrize("act", ["put", "forget", "read", "start"])
@pytest.mark.parametrize("before", ["", PASSPHRASE], ids=["plain", "sealed"])
def test_a_window_is_locked_once_the_other_has_another_passphrase_and_goes_on_unlocked(
    path: Path, cheap_keys: None, before: str, act: str
) -> None:
    one, two = Mode(before).open(path), Mode(before).open(path)
    entry = two.put(CheckIn(line="before"))
    passphrase.set_passphrase(one, ANOTHER)
    acts = {
        "put": lambda: two.put(CheckIn(line="meanwhile")),
        "forget": lambda: two.forget(entry),
        "read": lambda: two.entries(CheckIn),
        "start": two.start,
    }
    with pytest.raises(LockedError):
        acts[act]()
    assert two.is_locked
    with pytest.raises(JournalError):
        two.put(CheckIn(line="never"))
    passphrase.unlock(two, ANOTHER)
    after = two.put(CheckIn(line="after"))
    assert lines_of(one) == lines_of(two) == {entry: "before", after: "after"}
    one.close()
    two.close()
    with closing(sqlite3.connect(path)) as database:
        assert {kind for (kind,) in database.execute("SELECT typeof(body) FROM entry")} == {"blob"}
    assert Mode(ANOTHER).lines(path) == {entry: "before", after: "after"}


def test_a_window_goes_on_by_itself_once_the_other_has_removed_the_passphrase(
    path: Path, cheap_keys: None
) -> None:
    one, two = Mode(PASSPHRASE).open(path), Mode(PASSPHRASE).open(path)
    locked = open_vault(path)
    entry = two.put(CheckIn(line="before"))
    passphrase.remove_passphrase(one)
    assert lines_of(two) == {entry: "before"}
    after = two.put(CheckIn(line="after"))
    assert lines_of(locked) == {entry: "before", after: "after"}
    assert not locked.is_locked
    for window in (one, two, locked):
        window.close()
    assert Mode("").lines(path) == {entry: "before", after: "after"}


def test_a_passphrase_set_while_another_program_writes_leaves_no_plain_row(
    beside: Beside, path: Path, cheap_keys: None
) -> None:
    open_vault(path).close()
    writer = beside(WRITER, path, "one", 5_000, "")
    assert writer.stdin is not None
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"open\n"
    vault = open_vault(path)
    writer.stdin.write(b"go\n")
    writer.stdin.flush()
    wait_until(lambda: bool(vault.entries(CheckIn)) or writer.poll() is not None)
    assert writer.poll() is None
    passphrase.set_passphrase(vault, PASSPHRASE)
    _, errors = writer.communicate(timeout=PATIENCE)
    assert b"LockedError" in errors, "the other one is told at its next entry"
    held = lines_of(vault)
    vault.close()
    with closing(sqlite3.connect(path)) as database:
        assert {kind for (kind,) in database.execute("SELECT typeof(body) FROM entry")} == {"blob"}
    assert Mode(PASSPHRASE).lines(path) == held
