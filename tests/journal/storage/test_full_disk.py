"""On a full disk everything that writes has either happened or not; nothing is lost, and with room again it
works.
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from companion.journal import backups, other_journals
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Draft
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files as names
from companion.journal.vault import Vault
from tests.few import few
from tests.journal.modes import Mode, lines_of

ANOTHER = "another four words together"
CANNOT = (JournalError, OSError, sqlite3.Error)
"""What renewing the daily copy may raise; the vault tries again at the next end."""
ROOMS = (0, 1, 512, 3_000, 4_096, 8_192, 9_000, 12_288, 16_384, 20_000, 24_576, 28_672, 40_000, 1_000_000)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


class Kept:
    """A journal of four entries with a copy of them, and one entry more."""

    def __init__(self, home: Path, mode: Mode) -> None:
        self.path, self.mode = home / "journal.db", mode
        self.backup = home.parent / "backup.db"
        mode.open(self.path).close()
        vault = mode.open(self.path)
        for n in range(4):
            vault.put(CheckIn(line=f"line {n} " + "x" * 1500), id=bytes([n]) * 16)
        backups.renew(vault.database, vault.now())
        backups.back_up(vault.database, self.backup)
        self.in_copy = lines_of(vault)
        vault.put(CheckIn(line="one more"), id=b"one more........")
        self.lines = lines_of(vault)
        self.vault = vault


Act = Callable[[Kept, Vault], object]


def keep(_kept: Kept, vault: Vault) -> None:
    vault.put(CheckIn(line="long " * 2000), id=b"long............")


def draft(_kept: Kept, vault: Vault) -> None:
    vault.put(Draft(note="being written " * 500))


def forget(_kept: Kept, vault: Vault) -> None:
    vault.forget(bytes(16))


def change(_kept: Kept, vault: Vault) -> None:
    passphrase.set_passphrase(vault, ANOTHER)


def remove(_kept: Kept, vault: Vault) -> None:
    passphrase.remove_passphrase(vault)


def renew(_kept: Kept, vault: Vault) -> None:
    backups.renew(vault.database, vault.now())


def back_up(kept: Kept, vault: Vault) -> None:
    backups.back_up(vault.database, kept.backup)


def put_back(kept: Kept, vault: Vault) -> None:
    vault.database.close()
    with closing(other_journals.open_other(kept.backup)) as backup:
        backups.restore_backup(backup, kept.path)


def unlock(vault: Vault, mode: Mode) -> None:
    """Unlock with the passphrase from before the change, or the one from after it."""
    for words in filter(None, (mode.words, ANOTHER)):
        with suppress(JournalError):
            if vault.is_locked:
                passphrase.unlock(vault, words)


def lines_in(file: Path, mode: Mode) -> dict[bytes, str]:
    with closing(other_journals.open_other(file)) as database:
        vault = Vault(database, lambda: None)  # type: ignore[arg-type, return-value]
        unlock(vault, mode)
        return lines_of(vault)


def outcomes(act: Act, kept: Kept) -> tuple[dict[bytes, str], dict[bytes, str]]:
    """Return the lines there must be if it has not happened, and if it has."""
    after = {
        keep: {**kept.lines, b"long............": "long " * 2000},
        forget: {id: line for id, line in kept.lines.items() if id != bytes(16)},
        put_back: kept.in_copy,
    }.get(act, kept.lines)
    return kept.lines, after


ACTS = [keep, draft, forget, change, remove, renew, back_up, put_back]


@pytest.mark.parametrize("act", few(ACTS, keep, forget, change, put_back))
def test_on_a_full_disk_it_has_happened_or_not(in_memory: Path, mode: Mode, act: Act) -> None:
    ended = []
    may_raise = CANNOT if act is renew else (JournalError,)
    for n, room in enumerate(ROOMS):
        kept = Kept(in_memory / str(n) / "home", mode)
        with room_for(room):
            try:
                act(kept, kept.vault)
                ended.append(True)
            except may_raise:
                ended.append(False)
        hold(kept, mode, act, ended[-1])
    assert ended[-1], "there is room enough"
    assert not all(ended), "there was not always"


def hold(kept: Kept, mode: Mode, act: Act, happened: bool) -> None:
    """Hold that nothing is lost, and that it works again."""
    before, after = outcomes(act, kept)
    if act is not put_back:
        assert lines_of(kept.vault) == (after if happened else before), "the window itself goes on"
        kept.vault.database.close()
    vault = open_vault(kept.path)
    unlock(vault, mode)
    assert lines_of(vault) == (after if happened else before)
    for file in (names.copy_of(kept.path), kept.backup):
        assert lines_in(file, mode).keys() <= {*kept.lines, *after}, "it is whole"
    vault.put(CheckIn(line="there is room again"))
    vault.close()
    left = [file.name for file in names.belonging(kept.path)]
    assert [name for name in left if ".gone-" in name or ".new" in name] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, with room for a few hundred kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, timeout=60, check=False).returncode
    ):
        pytest.skip("nothing may be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], timeout=60, check=True)


def test_a_disk_that_is_full_loses_nothing_and_goes_on_when_there_is_room(
    small_disk: Path, mode: Mode
) -> None:
    kept = Kept(small_disk / "home", mode)
    filler = small_disk / "filler"
    with open(filler, "wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(512)):
            pass
    for act in (keep, draft, change, renew, back_up, forget):
        with suppress(*CANNOT):
            act(kept, kept.vault)
        assert kept.lines.items() - lines_of(kept.vault).items() <= {(bytes(16), kept.lines[bytes(16)])}
    filler.unlink()
    keep(kept, kept.vault)
    forget(kept, kept.vault)
    assert passphrase.set_passphrase(kept.vault, ANOTHER)
    kept.vault.close()
    all_lines = {**kept.lines, b"long............": "long " * 2000}
    assert Mode(ANOTHER).lines(kept.path) == {id: line for id, line in all_lines.items() if id != bytes(16)}
