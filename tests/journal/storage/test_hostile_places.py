"""Where the journal may not be written, or no longer, that is said. It stays as it was, and goes on."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from companion.journal import backups, other_journals
from companion.journal.errors import DamagedError, JournalError, NotKeptError
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files as names
from tests.few import first
from tests.journal.modes import Mode, lines_of

OPENER = """
import sys
from pathlib import Path
from companion.journal.errors import JournalError
from companion.journal.opening import open_vault
from tests.journal.storage.test_hostile_places import powers_of_root
from tests.few import first

assert powers_of_root(give_up=True, for_good=True)
try:
    open_vault(Path(sys.argv[1]))
except JournalError as error:
    print(error)
"""
Beside = Callable[..., "subprocess.Popen[bytes]"]
_OVERRIDE, _SEARCH = 1, 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
_VERSION = 0x20080522


class _Head(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("process", ctypes.c_int)]


class _Powers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


def powers_of_root(*, give_up: bool, for_good: bool = False) -> bool:
    """Give up, or take back, what lets root do what the modes of files forbid; say whether that was possible.

    Nobody else has it.
    """
    if os.geteuid() != 0:
        return True
    system = ctypes.CDLL(None, use_errno=True)
    head, powers = _Head(_VERSION, 0), (_Powers * 2)()
    if system.capget(ctypes.byref(head), powers):
        return False
    both = 1 << _OVERRIDE | 1 << _SEARCH
    powers[0].effective = powers[0].effective & ~both if give_up else powers[0].effective | both
    if for_good:
        powers[0].permitted &= ~both
    return system.capset(ctypes.byref(head), powers) == 0


@pytest.fixture
def like_everybody() -> Iterator[None]:
    """Obey the modes of files, as everybody but root does."""
    if not powers_of_root(give_up=True):
        pytest.skip("root's powers cannot be given up here")
    yield
    assert powers_of_root(give_up=False)


@pytest.fixture
def closed_to_us(like_everybody: None) -> Iterator[list[Path]]:
    """Files and folders that lose their permissions, which they get back at the end."""
    closed: list[Path] = []
    yield closed
    for path in closed:
        path.chmod(0o700 if path.is_dir() else 0o600)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("closed", first([["journal.db", "."], ["journal.db"], ["."]]))
def test_a_journal_that_may_only_be_read_is_refused_with_a_sentence_and_left(
    path: Path, mode: Mode, closed_to_us: list[Path], beside: Beside, closed: list[str]
) -> None:
    mode.open(path).close()
    before = contents(path.parent)
    for name in closed:
        one = path.parent / name
        closed_to_us.insert(0, one)
        one.chmod(one.stat().st_mode & 0o500)
    told, errors = beside(OPENER, path).communicate(timeout=60)
    assert (told.count(b"\n"), errors) == (1, b"")
    assert b"cannot be" in told
    for one in closed_to_us:
        one.chmod(one.stat().st_mode | 0o200)
    assert contents(path.parent) == before
    assert mode.lines(path) == {}


def test_a_folder_that_is_closed_while_the_journal_is_open(
    path: Path, mode: Mode, closed_to_us: list[Path]
) -> None:
    """What SQLite has open it can go on with; what needs a new file is told, and nothing is lost."""
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="before"))
    path.parent.chmod(0o500)
    closed_to_us.append(path.parent)
    kept = {entry: "before"}
    with suppress(NotKeptError):
        kept[vault.put(CheckIn(line="meanwhile"))] = "meanwhile"
    with pytest.raises((JournalError, OSError)):
        backups.renew(vault.database, vault.now())
    vault.keep_copy()
    assert lines_of(vault) == kept
    path.parent.chmod(0o700)
    kept[vault.put(CheckIn(line="after"))] = "after"
    vault.close()
    assert mode.lines(path) == kept


def test_a_passphrase_that_could_not_be_carried_to_the_copy_says_so_and_is_carried_later(
    path: Path, mode: Mode, closed_to_us: list[Path]
) -> None:
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    backups.renew(vault.database, vault.now())
    path.parent.chmod(0o500)
    closed_to_us.append(path.parent)
    words = "another four words together"
    try:
        assert not passphrase.set_passphrase(vault, words), "something older is left"
    except NotKeptError:
        words = mode.words  # it has not happened
    path.parent.chmod(0o700)
    vault.close()
    assert Mode(words).lines(path) == {entry: "kept"}
    assert backups.lock_of(names.copy_of(path)) == backups.lock_of(path)


def test_a_journal_removed_while_it_is_open_is_told_and_its_copy_offered(path: Path, mode: Mode) -> None:
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    backups.renew(vault.database, vault.now())
    path.unlink()
    with pytest.raises(NotKeptError, match="was not kept"):
        vault.put(CheckIn(line="after"))
    with pytest.raises(NotKeptError, match="was not kept"):
        passphrase.set_passphrase(vault, "another four words together")
    vault.close()
    assert not path.exists()
    with pytest.raises(DamagedError, match="no longer at") as told:
        open_vault(path)
    assert told.value.copy
    with closing(other_journals.open_other(told.value.copy)) as copy:
        backups.restore_backup(copy, path)
    assert mode.lines(path) == {entry: "kept"}


@pytest.mark.parametrize(
    "name", ["with spaces in it", "Ærlig talt 悲しい", "what? 100% #1", "%41?mode=ro#x", "a;b&c"]
)
def test_every_operation_works_in_a_folder_of_any_name(tmp_path: Path, mode: Mode, name: str) -> None:
    path, backup = tmp_path / name / "journal.db", tmp_path / name / f"{name}.db"
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, backup)
    vault.forget(vault.put(CheckIn(line="gone")))
    vault.close()
    with closing(other_journals.open_other(backup)) as copy:
        kept = backups.restore_backup(copy, path)
    assert kept
    assert mode.lines(path) == {entry: "kept"}
    path.write_bytes(b"damaged " * 1000)
    with pytest.raises(DamagedError) as told:
        open_vault(path)
    assert told.value.copy == names.copy_of(path)
    assert {stat.S_IMODE(file.stat().st_mode) for file in names.belonging(path)} == {0o600}
