"""After a power cut at any moment the journal opens, holds what was acknowledged, and nothing forgotten comes
back. A kill never shows this: the system still has what a program wrote.

The calls of a real run are recorded and cut; see ``power``. The short form looks at one state for every
cut, some two hundred different ones in all.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from companion.journal import backups, other_journals
from companion.journal.errors import DamagedError, JournalError, WrongPassphraseError
from companion.journal.model import CheckIn, Draft
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import database
from companion.journal.vault import Vault
from tests.journal.modes import cheap_keys, lines_of
from tests.journal.power import Disk, record

ONE, TWO = "kettle marble thursday rope", "another four words together"
JOURNAL = "home/journal.db"
SAYS = 9
"""The descriptor to which the recorded program writes what was acknowledged."""
PROGRAM = """
import sys
from tests.journal.storage.test_power_cut import live
live(sys.argv[1], sys.argv[2:])
"""


class World(NamedTuple):
    """All that the journal holds at a moment, and what lies beside it."""

    lines: dict[str, str] = {}
    draft: str = ""
    words: str = ""
    """The passphrase."""
    gone: list[str] = []
    """Ids of what was forgotten."""
    has_copy: bool = False
    backup: dict[str, str] | None = None


class Life:
    """What the recorded program does: all there is to do with a journal, over some days."""

    def __init__(self, root: Path) -> None:
        self.path = root / JOURNAL
        self.backup = root / "elsewhere" / "backup.db"
        self.now = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
        self.world = World()
        self.chance = random.Random(1)

    def say(self, **changes: Any) -> None:
        """Acknowledge a change."""
        self.world = self.world._replace(**changes)
        os.write(SAYS, json.dumps(self.world).encode() + b"\n")

    def open(self) -> None:
        self.vault = open_vault(self.path, lambda: self.now)
        if self.vault.is_locked:
            passphrase.unlock(self.vault, self.world.words)

    def put(self, line: str, id: bytes | None = None) -> bytes:
        id = self.vault.put(CheckIn(line=line), id=id or self.chance.randbytes(16))
        self.say(lines={**self.world.lines, id.hex(): line})
        return id

    def forget(self, id: bytes) -> None:
        self.vault.forget(id)
        lines = {other: line for other, line in self.world.lines.items() if other != id.hex()}
        self.say(lines=lines, gone=[*self.world.gone, id.hex()])

    def write(self, draft: str) -> None:
        if draft:
            self.vault.put(Draft(note=draft))
        else:
            self.vault.forget("draft")
        self.say(draft=draft)

    def next_day(self) -> None:
        self.now += dt.timedelta(days=1)
        self.vault.close()
        self.say(has_copy=True)
        self.open()

    def go(self) -> None:
        """Live."""
        self.open()
        self.say()
        first, second = self.put("the first line"), self.put("a long line " * 700)
        self.put("corrected words", first)
        self.write("something being wr")
        self.write("something being written")
        self.forget(second)
        third = self.put("in the copy, then forgotten " * 9)
        self.next_day()
        self.forget(third)
        passphrase.set_passphrase(self.vault, ONE)
        self.say(words=ONE)
        fourth = self.put("under the first passphrase")
        self.write("")
        backups.back_up(self.vault.database, self.backup)
        self.say(backup=self.world.lines)
        backed_up = self.world
        passphrase.set_passphrase(self.vault, TWO)
        self.say(words=TWO)
        self.next_day()
        self.put("under the second passphrase " * 300, fourth)
        backups.back_up(self.vault.database, self.backup)
        self.say(backup=self.world.lines)
        self.vault.lock()
        passphrase.unlock(self.vault, TWO)
        self.forget(first)
        passphrase.remove_passphrase(self.vault)
        self.say(words="")
        self.put("readable again")
        with closing(other_journals.open_other(self.backup)) as backup:
            backups.restore_backup(backup, self.path)
        self.say(lines=self.world.backup, draft=backed_up.draft, words=TWO, gone=[third.hex(), second.hex()])
        self.vault.close()
        self.open()
        self.forget(self.put("at last"))
        self.next_day()
        self.vault.database.close()


def live(root: str, settings: list[str]) -> None:
    """Run the program that is recorded, with other settings of SQLite where they are named."""
    cheap_keys()
    database._SETTINGS = (*database._SETTINGS, *settings)
    Life(Path(root)).go()


class Figures(NamedTuple):
    """What came of all the cuts."""

    cuts: int
    states: int
    lost: int
    undead: int
    unopenable: int
    copyless: int
    """How often there was no whole copy or backup, though there had been one."""
    examples: list[str]


class Trial:
    """Looks at states of the disk, one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, list[str]] = {"lost": [], "undead": [], "unopenable": [], "copyless": []}
        self.seen: set[int] = set()

    def look(self, files: dict[str, bytes], now: World, then: World, where: str) -> None:
        """Hold a state of the disk against what was acknowledged, and what was under way."""
        key = hash((*sorted(files.items()), json.dumps([now, then])))
        if key in self.seen:
            return
        self.seen.add(key)
        self._lay(files)
        path = self.folder / JOURNAL
        self._journal(path, now, then, where)
        lost = (JOURNAL, f"{JOURNAL}-journal")
        self._lay({name: content for name, content in files.items() if name not in lost})
        self._copies(path, now, then, where)

    def _lay(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "elsewhere").mkdir(parents=True)
        for name, content in files.items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(content)

    def _journal(self, path: Path, now: World, then: World, where: str) -> None:
        try:
            vault = open_vault(path)
            try:
                words = unlock(vault, now.words, then.words)
                held = {id.hex(): line for id, line in lines_of(vault).items()}
                draft = vault.start().draft.note
            finally:
                vault.close()
        except Exception as error:
            self.found["unopenable"].append(f"{where}: {error!r}")
            return
        if (held, draft, words) in [(one.lines, one.draft, one.words) for one in (now, then)]:
            return
        back = {id for id in now.gone if id in held and id in then.gone}
        self.found["undead" if back else "lost"].append(f"{where}: {sorted(held)}, {draft}, {words}")

    def _copies(self, path: Path, now: World, then: World, where: str) -> None:
        """The journal is lost as well: its copy is offered. The backup is whole."""
        if now.has_copy:
            try:
                open_vault(path)
                self.found["copyless"].append(f"{where}: a journal was begun anew")
            except DamagedError as error:
                if not error.copy or not self._is_whole(error.copy):
                    self.found["copyless"].append(f"{where}: {error}")
        if now.backup is not None:
            backup = path.parents[1] / "elsewhere" / "backup.db"
            held = self._is_whole(backup)
            if held is None or held not in (now.backup, then.backup):
                self.found["copyless"].append(f"{where}: the backup")

    @staticmethod
    def _is_whole(path: Path) -> dict[str, str] | None:
        try:
            with closing(other_journals.open_other(path)) as copy:
                vault = Vault(copy, lambda: dt.datetime.now(dt.UTC))
                unlock(vault, ONE, TWO)
                return {id.hex(): line for id, line in lines_of(vault).items()} or {"": ""}
        except (JournalError, AssertionError):
            return None


def unlock(vault: Vault, *words: str) -> str:
    """Unlock with one of these passphrases, and return it."""
    if not vault.is_locked:
        return ""
    for one in filter(None, words):
        try:
            passphrase.unlock(vault, one)
            return one
        except WrongPassphraseError:
            continue
    raise WrongPassphraseError


Cut = Callable[..., Figures]


@pytest.fixture
def cut(in_memory: Path, cheap_keys: None) -> Cut:
    """Records a life and cuts it everywhere, ``seeds`` times."""
    if (
        shutil.which("strace") is None
        or subprocess.run(["strace", "-o", os.devnull, "true"], timeout=60).returncode
    ):
        pytest.skip("strace is missing, or may not watch other programs here")

    def run(*settings: str, seeds: int, strict: bool = False, every: int = 1) -> Figures:
        root = in_memory / "live"
        (root / "elsewhere").mkdir(parents=True)
        command = [sys.executable, "-c", PROGRAM, str(root), *settings]
        here = str(Path(__file__).parents[3])
        calls = record(root, command, SAYS, {**os.environ, "PYTHONPATH": here})
        worlds = [World(), *(World(*json.loads(call.data)) for call in calls if call.what == "said")]
        trial, disk, said = Trial(in_memory / "cut"), Disk(strict=strict), 0
        for n, call in enumerate(calls):
            disk.do(call)
            said += call.what == "said"
            for seed in range(seeds if n % every == 0 else 0):
                chance = random.Random(f"{seed} {n}")
                now, then = worlds[said], worlds[min(said + 1, len(worlds) - 1)]
                trial.look(disk.after_a_cut(chance), now, then, f"call {n}, {call.what}, seed {seed}")
        counts = {what: len(found) for what, found in trial.found.items()}
        examples = [example for found in trial.found.values() for example in found[:3]]
        figures = Figures(len(calls), len(trial.seen), *counts.values(), examples)
        print(figures)
        return figures

    return run


def assert_nothing_lost(figures: Figures) -> None:
    assert figures.examples == []
    assert figures.lost + figures.undead + figures.unopenable + figures.copyless == 0


def test_a_power_cut_at_any_moment_loses_nothing(cut: Cut) -> None:
    figures = cut(seeds=1, every=3)
    assert_nothing_lost(figures)
    assert figures.states > 50


@pytest.mark.slow
def test_without_syncing_the_same_cuts_lose_what_was_kept(cut: Cut) -> None:
    """The control: a trial that finds nothing wrong here could find nothing anywhere."""
    figures = cut("synchronous=OFF", seeds=4, every=12)
    assert figures.lost > 3
    assert figures.unopenable > 3


@pytest.mark.slow
@pytest.mark.parametrize("strict", [False, True])
def test_a_power_cut_at_any_moment_loses_nothing_in_many_ways(cut: Cut, strict: bool) -> None:
    assert_nothing_lost(cut(seeds=60, strict=strict))
