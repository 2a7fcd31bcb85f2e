"""Kills a program at every line of ``companion.journal`` it executes, one after another, and looks each time
at what is left. For a process of its own, with one thread: it forks.

Most lines change no file, and a kill there leaves what a kill at the line before left. So a run is watched
first, and then killed at the first line, at the last, and wherever a file is another than it was before that
line.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import companion.journal

_LONGEST = 60
"""Seconds after which a run that has not come to its end ends by itself."""
HERE = str(Path(companion.journal.__file__).parent)


class Scenario(NamedTuple):
    """What is interrupted."""

    make: Callable[[Path], None]
    """Makes a journal to begin with."""
    ready: Callable[[Path], Callable[[], object]]
    """Opens it and returns what is to be interrupted."""
    check: Callable[[Path], None]
    """Holds what is left against what must be."""


class Report(NamedTuple):
    """What came of it."""

    lines: int
    """How many it executes."""
    states: int
    """How many of them find other files than the line before."""
    problems: list[str]
    """What was wrong after that, each with the line it was killed at."""


def kill_at_every_line(scenario: Scenario, *, skip_equal: bool = True) -> Report:
    """Kill a scenario at its first line, its second, and so on until it comes to its end."""
    memory = Path("/dev/shm")
    problems: list[str] = []
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as scratch:
        template, home = Path(scratch) / "template", Path(scratch) / "home"
        note = Path(scratch) / "note"
        scenario.make(template / "journal.db")
        shutil.copytree(template, home)
        assert not _runs_into(_Watcher(home, note), scenario, home), "it comes to its end"
        shutil.rmtree(home)
        lines, telling = json.loads(note.read_text())
        for line in telling if skip_equal else range(lines):
            shutil.copytree(template, home)
            assert _runs_into(_Killer(line, note), scenario, home), "it is the same each time"
            try:
                scenario.check(home / "journal.db")
            except BaseException:
                why = traceback.format_exc(limit=-3)
                problems.append(f"killed at line {line}, {note.read_text()}:\n{why}")
            shutil.rmtree(home)
    return Report(lines, len(telling), problems)


def _fingerprint(home: Path) -> int:
    """Tell what is in a folder, and which names in it are of one file."""
    files = sorted(home.iterdir())
    first = [next(n for n, other in enumerate(files) if other.samefile(file)) for file in files]
    return hash(tuple((file.name, n, file.read_bytes()) for file, n in zip(files, first, strict=True)))


def _runs_into(tracer: _Tracer, scenario: Scenario, home: Path) -> bool:
    """Run it in a child; say whether that was killed."""
    child = os.fork()
    if child == 0:
        signal.alarm(_LONGEST)
        try:
            # The same bytes each time, so that all runs execute the same lines.
            os.urandom = random.Random(1).randbytes
            act = scenario.ready(home / "journal.db")
            sys.settrace(tracer)
            act()
            sys.settrace(None)
            tracer.end()
        except BaseException:
            sys.settrace(None)
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    assert status == 0, "it fails even when nobody interrupts it"
    return False


class _Tracer:
    """Is told of every line before it is executed."""

    def __init__(self, note: Path) -> None:
        self.note = note
        self.count = 0

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(HERE):
            return None
        if event == "line":
            self.line(frame)
            self.count += 1
        return self

    def line(self, frame: FrameType) -> None:
        """Do something before a line."""

    def end(self) -> None:
        """Do something after all of them."""


class _Watcher(_Tracer):
    """Notes how many lines there are, and before which of them a file has changed."""

    def __init__(self, home: Path, note: Path) -> None:
        super().__init__(note)
        self.home = home
        self.telling = [0]
        self.before = _fingerprint(home)

    def line(self, frame: FrameType) -> None:
        now = _fingerprint(self.home)
        if now != self.before:
            self.telling.append(self.count)
            self.before = now

    def end(self) -> None:
        self.note.write_text(json.dumps([self.count, [*self.telling, self.count - 1]]))


class _Killer(_Tracer):
    """Kills this process before the line with a number."""

    def __init__(self, at: int, note: Path) -> None:
        super().__init__(note)
        self.at = at

    def line(self, frame: FrameType) -> None:
        if self.count == self.at:
            self.note.write_text(f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}")
            os.kill(os.getpid(), signal.SIGKILL)
