"""What was acknowledged is there after a kill at any moment, and what was forgotten stays gone."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from tests.journal.modes import Mode

WRITER = """
import sys
from pathlib import Path
from companion.journal.model import CheckIn, Place, StepsRead
from tests.journal.modes import cheap_keys, opened

cheap_keys()
vault, run, steps = opened(Path(sys.argv[1]), sys.argv[3]), sys.argv[2], {}
def say(*words):
    sys.stdout.write(" ".join(words) + "\\n")
    sys.stdout.flush()
say("open")
for n in range(100000):
    name = f"{run}-{n}"
    id = vault.put(CheckIn(line=f"{name} {'x' * (n * 97 % 3000)}"))
    say("kept", name)
    steps[name] = "read"
    vault.put(StepsRead(dict(steps)))
    say("read", name)
    vault.put(Place(name, page=n))
    if n % 4 == 1:
        say("forgetting", name)
        vault.forget(id)
        say("forgot", name)
"""
Beside = Callable[..., "subprocess.Popen[bytes]"]


def line_of(name: str) -> str:
    """What the writer puts under a name."""
    return f"{name} {'x' * (int(name.partition('-')[2]) * 97 % 3000)}"


def kill_at_random(beside: Beside, path: Path, mode: Mode, runs: int) -> None:
    """Kill a writer again and again; after each time, hold what is there against what it had said."""
    chance = random.Random(20261122)
    kept: set[str] = set()
    gone: set[str] = set()
    unsure: set[str] = set()
    for run in range(runs):
        writer = beside(WRITER, path, run, mode.words)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n", "the journal opens after every kill"
        heard = b"".join(writer.stdout.readline() for _ in range(chance.randrange(9)))
        time.sleep(chance.uniform(0, 0.01))  # the moment of the kill is what is tried here
        writer.kill()
        whole = (heard + writer.stdout.read()).decode().rpartition("\n")[0]  # the kill may cut the last line
        said = [line.split() for line in whole.splitlines()]
        kept |= {name for act, name in said if act == "kept"}
        gone |= {name for act, name in said if act == "forgot"}
        unsure |= {name for act, name in said if act == "forgetting"}

        vault = mode.open(path)
        lines = [entry.record.line for entry in vault.entries(CheckIn)]
        read = vault.start().read.steps
        assert not vault.unreadable
        vault.close()
        names = {line.split()[0] for line in lines}
        assert sorted(lines) == sorted(map(line_of, names)), "every line is whole, and there once"
        assert kept - unsure <= names, "what was acknowledged is there"
        assert not gone & names, "what was forgotten stays gone"
        assert len(names - kept) <= 1, "unacknowledged is at most the one that was being written"
        assert {name for act, name in said if act == "read"} <= set(read), "the steps read are there"
        kept |= names
    assert len(kept) > runs, "the writers got somewhere"
    assert gone


def test_what_was_acknowledged_survives_kill_9(beside: Beside, path: Path, mode: Mode) -> None:
    kill_at_random(beside, path, mode, runs=6)


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9_at_two_hundred_moments(
    beside: Beside, path: Path, mode: Mode
) -> None:
    kill_at_random(beside, path, mode, runs=200)


@pytest.mark.slow
def test_a_journal_killed_while_it_was_made_opens(beside: Beside, tmp_path: Path) -> None:
    chance = random.Random(1)
    for run in range(4):
        path = tmp_path / str(run) / "journal.db"
        writer = beside(WRITER, path, run, "")
        end = time.monotonic() + 60
        while not path.exists():
            assert writer.poll() is None
            assert time.monotonic() < end
        time.sleep(chance.uniform(0, 0.003))
        writer.kill()
        writer.wait(60)
        vault = open_vault(path)
        entry = vault.put(CheckIn(line="now"))
        assert entry in [found.id for found in vault.entries(CheckIn)]
        vault.close()
