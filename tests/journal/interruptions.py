"""What is killed at every line by ``test_interrupted``, and what must hold after it. Without pytest: what is
small is forked quickly.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from companion.journal import backups, other_journals, repair
from companion.journal.errors import DamagedError, WrongPassphraseError
from companion.journal.model import CheckIn, Choices, Note, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files as names
from companion.journal.storage.database import Database
from companion.journal.vault import FIXED, Vault
from tests.journal.every_line import Scenario, kill_at_every_line
from tests.journal.modes import PASSPHRASE, cheap_keys, opened

ANOTHER = "another four words together"
CANARY = "what nobody should ever read"
EVENING = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.UTC)
Held = dict[bytes, str]


def today() -> dt.datetime:
    return EVENING


def yesterday() -> dt.datetime:
    return EVENING - dt.timedelta(days=1)


def held_by(vault: Vault) -> Held:
    """Return the text of every row."""
    found = {id: bytes(row.data).decode() for id, row in vault.rows()}
    assert not vault.unreadable, "no row is damaged"
    return found


class Change:
    """Something done to a journal of some entries; ``words`` is its passphrase before and after that."""

    def __init__(self, words: tuple[str, str], *, has_copy: bool = True) -> None:
        self.words = words
        self.has_copy = has_copy
        self.held: Held = {}
        self.in_copy: Held = {}
        self.sealed_before: list[bytes] = []
        """Pieces of how the rows were stored before."""

    def make(self, path: Path) -> None:
        opened(path, self.words[0], yesterday).close()
        vault = opened(path, self.words[0], today)
        for n in range(2):
            vault.put(CheckIn(line=f"{CANARY} {n} " + "x" * 2000 * n), id=bytes([n]) * 16)
        vault.put(Place("one"))
        vault.put(Choices(country="NO"))
        self.in_copy = held_by(vault)
        vault.close()
        vault = opened(path, self.words[0], today)
        vault.put(Note(f"{CANARY} today"), id=b"note of today...")
        self.held = held_by(vault)
        rows = vault.database.rows()
        self.sealed_before = [body[:24] for _, body in rows if isinstance(body, bytes)]
        vault.database.close()
        if not self.words[0]:
            self.sealed_before = [CANARY.encode()]
            shutil.copy(path, names.before_step(path, 1))
        if not self.has_copy:
            names.copy_of(path).unlink()

    def ready(self, path: Path) -> Callable[[], object]:
        vault = opened(path, self.words[0], today)
        if self.words[1]:
            return lambda: passphrase.set_passphrase(vault, self.words[1])
        return lambda: passphrase.remove_passphrase(vault)

    def check(self, path: Path) -> None:
        vault = open_vault(path, today)
        now = self.unlock(vault)
        assert held_by(vault) == self.held, "nothing is lost"
        self.check_copy(path)
        vault.close()
        self.check_files(path, now)

    def check_files(self, path: Path, now: str) -> None:
        """Hold that after one start and end nothing older is left beside the journal."""
        files = names.belonging(path)
        assert [file.name for file in files if ".gone-" in file.name or ".new" in file.name] == []
        with closing(Database(path)) as database:
            assert backups.lock_of(names.copy_of(path)) == database.lock(), "the copy has its passphrase"
        if now != self.words[0]:
            left = {
                file.name
                for file in files
                for piece in self.sealed_before
                if piece in file.read_bytes() and (CANARY.encode() != piece or now)
            }
            assert left == set(), "nothing of before is left"

    def unlock(self, vault: Vault) -> str:
        """Unlock with whichever passphrase it has, and return that."""
        if not vault.is_locked:
            assert "" in self.words
            return ""
        try:
            passphrase.unlock(vault, self.words[0] or self.words[1])
            return self.words[0] or self.words[1]
        except WrongPassphraseError:
            passphrase.unlock(vault, self.words[1])
            return self.words[1]

    def check_copy(self, path: Path) -> None:
        """Hold that the copy, if there is one, is whole and opens with one of the passphrases."""
        if self.has_copy or names.copy_of(path).exists():
            with closing(other_journals.open_other(names.copy_of(path))) as copy:
                vault = Vault(copy, today)
                self.unlock(vault)
                assert held_by(vault) in (self.held, self.in_copy)


class Renewal(Change):
    """The daily copy is renewed."""

    def ready(self, path: Path) -> Callable[[], object]:
        vault = opened(path, self.words[0], today)
        return lambda: backups.renew(vault.database, today())


class PuttingBack(Change):
    """A backup made before takes the journal's place."""

    def make(self, path: Path) -> None:
        super().make(path)
        shutil.copy(path.with_name("journal.db.bak"), path.with_name("before.db"))

    def ready(self, path: Path) -> Callable[[], object]:
        backup = other_journals.open_other(path.with_name("before.db"))
        return lambda: backups.restore_backup(backup, path)

    def check(self, path: Path) -> None:
        swapped = self.is_swapped(path)
        vault = open_vault(path, today)
        self.unlock(vault)
        assert held_by(vault) == (self.in_copy if swapped else self.held)
        vault.close()
        self.check_files(path, self.words[0])

    def is_swapped(self, path: Path) -> bool:
        """Whether the journal is the backup now; the former file is kept then."""
        kept = [file for file in names.belonging(path) if file.name.endswith(".kept-1")]
        if not kept or kept[0].samefile(path):
            return False
        with closing(other_journals.open_other(kept[0])) as former:
            vault = Vault(former, today)
            self.unlock(vault)
            assert held_by(vault) == self.held, "the former file is kept"
        return True


class Mending(Change):
    """The daily copy takes the place of a journal that is damaged."""

    def __init__(self, words: str, *, opens: bool) -> None:
        super().__init__((words, words))
        self.opens = opens
        """Whether SQLite still reads the damaged file, so that what is newer than the copy is put into it."""
        self.damaged = b""

    def make(self, path: Path) -> None:
        super().make(path)
        vault = opened(path, self.words[0], today)
        if self.opens:
            with vault.database.writing():
                body = vault.database.row(FIXED["place"])
                assert body
                vault.database.put_row(FIXED["place"], body[:-9] + body[-8:])
            vault.database.close()
        else:
            vault.database.close()
            path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 12 + path.read_bytes()[4108:9000])
        self.damaged = path.read_bytes()

    def ready(self, path: Path) -> Callable[[], object]:
        vault = opened(path, self.words[0], today) if self.opens else None
        return lambda: repair.repaired(path, vault)

    def check(self, path: Path) -> None:
        kept = [file.read_bytes() for file in names.belonging(path) if file.name.endswith(".kept-1")]
        if not kept:
            assert path.read_bytes() == self.damaged, "it was not touched"
            self.check_offered(path)
            return
        assert kept == [self.damaged], "the damaged file is kept"
        if path.read_bytes() == self.damaged:  # both names for one file: it was not put back yet
            self.check_offered(path)
            return
        vault = opened(path, self.words[0], today)
        assert held_by(vault) == (self.held if self.opens else self.in_copy)
        vault.close()
        self.check_files(path, self.words[0])

    def check_offered(self, path: Path) -> None:
        """Hold that the copy is offered as before, and mends."""
        vault = offered = None
        try:
            vault = opened(path, self.words[0], today)
            repair.refuse_damaged(vault)
        except DamagedError as error:
            offered = error.copy
        assert offered, "the damage is noticed"
        vault = repair.repaired(path, vault)
        self.unlock(vault)
        assert held_by(vault) == (self.held if self.opens else self.in_copy)
        vault.close()
        assert self.damaged in [file.read_bytes() for file in names.belonging(path)]


CHANGES = {
    "setting": Change(("", PASSPHRASE)),
    "setting, no copy": Change(("", PASSPHRASE), has_copy=False),
    "changing": Change((PASSPHRASE, ANOTHER)),
    "changing, no copy": Change((PASSPHRASE, ANOTHER), has_copy=False),
    "removing": Change((PASSPHRASE, "")),
    "renewing": Renewal(("", "")),
    "renewing, sealed": Renewal((PASSPHRASE, PASSPHRASE)),
    "putting back": PuttingBack(("", "")),
    "putting back, sealed": PuttingBack((PASSPHRASE, PASSPHRASE)),
    "mending a row": Mending("", opens=True),
    "mending a row, sealed": Mending(PASSPHRASE, opens=True),
    "mending a file": Mending("", opens=False),
    "mending a file, sealed": Mending(PASSPHRASE, opens=False),
}


def interrupt(name: str, *, skip_equal: bool) -> None:
    """Kill a change at every line and print the report. In a process of its own."""
    cheap_keys()
    change = CHANGES[name]
    report = kill_at_every_line(Scenario(change.make, change.ready, change.check), skip_equal=skip_equal)
    json.dump(report, sys.stdout)
