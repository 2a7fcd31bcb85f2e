"""What memory does while somebody goes about for two hours, as quickly as the program takes it:
``python -m tests.bench.walk``.

A key every two seconds, for two hours, is 3,600 keys.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from tests.bench.programs import environment, start
from tests.bench.timed_run import TimedRun

_SAMPLES = 12
_KEYS = (
    *(("right",) * 12),
    *(("escape",) * 8),
    *("left", "left", "down", "down", "up", "enter", "enter", "enter", " ", " ", "\t"),
    *("m", "s", "r", "h", "d", "c", "k", "w", "e", "i", "a", "n", "/", ",", "b", "?", "ctrl+p"),
    *("a word", "more words", "\x13"),  # the last keeps what was written
)
"""What is pressed, and how often: mostly on and back. Nothing that leaves at once."""


def main() -> None:
    """Walk, and print what memory was held on the way."""
    usage = argparse.ArgumentParser(prog="python -m tests.bench.walk")
    usage.add_argument("--keys", type=int, default=3_600)
    usage.add_argument("--seed", type=int, default=1)
    args = usage.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        program = start(Path(folder))[0]
        home = program.begins_as or program.home
        run = TimedRun(program.command, environment(home))
        run.listen(words=True)
        print("| keys | MiB |\n|---:|---:|")
        for number in range(args.keys + 1):
            if number % (args.keys // _SAMPLES) == 0:
                print(f"| {number:,} | {run.memory():.1f} |", flush=True)
            run.press(chance.choice(_KEYS))
            run.listen(silence=0.02, patience=0.05)
            if run.ended:  # by "Leave" in a menu, where the pointer happened to be
                run.end()
                run = TimedRun(program.command, environment(home))
                run.listen(words=True)
                print("| left, and opened again | |")
        run.end("escape", "escape", "escape", "ctrl+q")
        vault = open_vault(home / "journal.db")
        print(f"\n{len(vault.entries(CheckIn))} check-ins are kept now; there were 100.")
        vault.close()


if __name__ == "__main__":
    main()
