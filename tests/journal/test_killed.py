"""What was acknowledged is there after the program was killed at any moment, and what was forgotten stays gone."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.journal.model import CheckIn, StepsRead
from companion.journal.vault import open_vault

WRITER = """
import sys
from pathlib import Path
from companion.journal.model import CheckIn, Place, StepsRead
from companion.journal.vault import open_vault

vault, run, steps = open_vault(Path(sys.argv[1])), sys.argv[2], {}
def say(*words):
    print(*words, flush=True)
say("open")
for n in range(100000):
    name = f"{run}-{n}"
    id = vault.put(CheckIn(line=f"{name} {'x' * (n * 97 % 3000)}"))
    say("kept", name)
    steps[name] = "read"
    vault.put(StepsRead(dict(steps)))
    say("read", name)
    vault.put(Place(name, page=n))
    if n % 3 == 0:
        say("forgetting", name)
        vault.forget(id)
        say("forgot", name)
"""
Beside = Callable[..., "subprocess.Popen[bytes]"]


def kill_at_random(beside: Beside, path: Path, runs: int) -> None:
    """Kill a writer again and again; after each time, hold what is there against what it had said."""
    chance = random.Random(20261122)
    kept: set[str] = set()
    gone: set[str] = set()
    unsure: set[str] = set()
    for run in range(runs):
        writer = beside(WRITER, path, run)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n", "the journal opens after every kill"
        time.sleep(chance.uniform(0, 0.02))  # the moment of the kill is what is tried here
        writer.kill()
        said = [line.split() for line in writer.stdout.read().decode().splitlines(keepends=True)]
        steps = [name for act, name in said if act == "read"]
        kept |= {name for act, name in said if act == "kept"}
        gone |= {name for act, name in said if act == "forgot"}
        unsure |= {name for act, name in said if act == "forgetting"}

        vault = open_vault(path)
        lines = [entry.what.line.split() for entry in vault.entries(CheckIn)]
        read = vault.start().read
        vault.close()
        assert not vault.unreadable
        names = [line[0] for line in lines]
        assert len(names) == len(set(names))
        assert kept - unsure <= set(names), "what was acknowledged is there"
        assert not gone & set(names), "what was forgotten stays gone"
        assert {name for name in names if name.startswith(f"{run}-")} - kept == set(names) - kept
        assert len(set(names) - kept) <= run + 1, "at most the one being written is there unacknowledged"
        assert all(len(line[1:]) <= 1 and set("".join(line[1:])) <= {"x"} for line in lines)
        assert not steps or set(steps) <= set(read.steps), "the steps read are there"
        kept |= set(names)
    assert len(kept) > runs, "the writers got somewhere"
    assert gone


def test_what_was_acknowledged_survives_kill_9(beside: Beside, path: Path) -> None:
    kill_at_random(beside, path, runs=25)


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9_at_two_hundred_moments(beside: Beside, path: Path) -> None:
    kill_at_random(beside, path, runs=200)


def test_a_journal_killed_while_it_was_made_opens(beside: Beside, tmp_path: Path) -> None:
    chance = random.Random(1)
    for run in range(8):
        path = tmp_path / str(run) / "journal.db"
        writer = beside(WRITER, path, run)
        while not path.exists():
            assert writer.poll() is None
        time.sleep(chance.uniform(0, 0.003))
        writer.kill()
        writer.wait()
        vault = open_vault(path)
        assert vault.start().read == StepsRead() or vault.entries(CheckIn)
        entry = vault.put(CheckIn(line="now"))
        assert entry in [found.id for found in vault.entries(CheckIn)]
        vault.close()
