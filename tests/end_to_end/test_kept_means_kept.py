"""The real program on a terminal, killed at random while somebody checks in: what it called kept is kept."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.seal.codec import Codec
from companion.journal.vault import Vault
from tests.few import few

Start = Callable[..., Any]
SECRET = "river lamp seven"
KEPT = "Kept on this computer."
MOST = 3
"""Check-ins of one run after which the program is killed at the latest."""


class Diary:
    """A journal that is written to by programs that are killed, and looked at in between."""

    def __init__(self, path: Path, sealed: bool) -> None:
        self.path, self.sealed = path, sealed
        self.codec: Codec | None = None
        vault = open_vault(path)
        vault.put(Place("what-you-may-feel", order=1))
        if sealed:
            passphrase.set_passphrase(vault, SECRET)
            self.codec = vault.codec_for(vault.key)
        vault.close()

    def opened(self) -> Vault:
        vault = open_vault(self.path)
        assert vault.is_locked == self.sealed
        if self.codec:
            vault.unlock(self.codec)
        return vault

    def lines(self) -> set[str]:
        """The lines that are kept; each must be whole, and there once.

        A draft of the last one is let go of, which would come before the next words typed.
        """
        vault = self.opened()
        found = [entry.record.line for entry in vault.entries(CheckIn)]
        vault.start()
        assert not vault.unreadable
        vault.forget("draft")
        vault.close()
        assert len(found) == len(set(found))
        return set(found)


def write_until_killed(
    start: Start, diary: Diary, run: int, chance: random.Random
) -> tuple[set[str], set[str]]:
    """Check in again and again, and kill the program at some moment; return what it called kept, and what was
    begun.
    """
    terminal = start()
    end = chance.uniform(0, MOST)
    if diary.sealed:
        terminal.until("Your passphrase")
        terminal.child.send(f"{SECRET}\r")
    terminal.until("where you stopped")
    kept: set[str] = set()
    begun: set[str] = set()
    for number in range(MOST):
        name = f"{run}.{number}"
        line = f"{'x' * chance.randrange(400)} {name}"
        begun.add(line)
        terminal.child.send("m")
        terminal.until("How are you right now?")
        terminal.press("tab", "tab")
        terminal.child.send(line)
        terminal.until(name)
        terminal.child.send("\x13")
        if number + 1 > end:  # some time before, while or after it is being written
            time.sleep(chance.uniform(0, 0.03))
            break
        terminal.until(KEPT)
        kept.add(line)
    terminal.signal("SIGKILL")
    terminal.end()
    return kept | ({line} if KEPT in terminal.text else set()), begun


def kill_at_random(start: Start, path: Path, runs: int, *, sealed: bool) -> int:
    """Kill it again and again; after each time, hold what is there against what the screen had said.

    Return how many times it was killed before it said that it had kept something.
    """
    chance = random.Random(20261122)
    diary = Diary(path, sealed)
    kept: set[str] = set()
    begun: set[str] = set()
    for run in range(runs):
        said, typed = write_until_killed(start, diary, run, chance)
        kept |= said
        begun |= typed
        there = diary.lines()
        assert kept - there == set(), "acknowledged but missing"
        assert there <= begun, "nobody wrote this"
    assert len(kept) >= runs // 2, "the programs got somewhere"
    return len(begun - kept)


@pytest.mark.slow
@pytest.mark.parametrize(("sealed", "runs"), few([(False, 6), (True, 2)], (True, 2)), ids=["plain", "sealed"])
def test_what_the_screen_called_kept_survives_kill_9(
    start: Start, home: Path, cheap: None, sealed: bool, runs: int
) -> None:
    kill_at_random(start, home / "journal.db", runs, sealed=sealed)


@pytest.mark.slow
@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_what_the_screen_called_kept_survives_two_hundred_times_kill_9(
    start: Start, home: Path, cheap: None, sealed: bool
) -> None:
    assert kill_at_random(start, home / "journal.db", 200, sealed=sealed) > 0
