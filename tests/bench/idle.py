"""What the program does while nothing happens, beside the bare app: ``python -m tests.bench.idle``.

A minute is waited. No test rests on it but that nothing is drawn: see tests/end_to_end/test_idle.py.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.programs import environment, floor, start
from tests.bench.timed_run import TimedRun


class Done(NamedTuple):
    """What a program has done since it was started."""

    wake_ups: int
    cpu: float
    """In milliseconds."""


def done(pid: int) -> Done:
    """Return what all threads of a program have done, as Linux counts it."""
    threads = list(Path(f"/proc/{pid}/task").iterdir())
    waits = [
        int(line.split()[1])
        for thread in threads
        for line in (thread / "status").read_text().splitlines()
        if line.startswith("voluntary_ctxt_switches")
    ]
    ran = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
    return Done(sum(waits), ran / 1e6)


def main() -> None:
    """Wait, and print a table."""
    usage = argparse.ArgumentParser(prog="python -m tests.bench.idle")
    usage.add_argument("--seconds", type=float, default=60)
    seconds = usage.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        programs = (floor(scratch), start(scratch)[0])
        runs = {one.name: TimedRun(one.command, environment(one.home)) for one in programs}
        for run in runs.values():
            run.listen(silence=2.0)
        before = {name: done(run.pid) for name, run in runs.items()}
        time.sleep(seconds)
        print(f"| in {seconds:g} s | wake-ups | CPU ms | bytes drawn |\n|---|---:|---:|---:|")
        for name, run in runs.items():
            after, drawn = done(run.pid), run.listen(silence=0.1, patience=0.1)
            spent = after.cpu - before[name].cpu
            total = sum(len(chunk.data) for chunk in drawn)
            print(f"| {name} | {after.wake_ups - before[name].wake_ups} | {spent:.1f} | {total} |")
            run.end("ctrl+q")


if __name__ == "__main__":
    main()
