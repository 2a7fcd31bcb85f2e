"""The programs that take turns, and what one run of each tells."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from companion.journal.model import Place
from tests.bench.materials import MIDWAY, PASSPHRASE, ROOT, guide_with_steps, home_with_journal
from tests.bench.timed_run import NO_EFFECT, SILENCE, Chunk, TimedRun, first_with, first_words, whole

Figures = dict[str, float]
"""What one run told: milliseconds, and MiB for ``memory``."""

FRAME = b"\x1b[?2026h"
"""What Textual begins a frame with. A page that stands there before was written early, and takes no keys."""

COMPANION = str(Path(sys.executable).with_name("companion"))
TIMES = 4
"""How often a key is pressed in one run. The first time counts apart: what it opens is loaded then."""


@dataclass(frozen=True)
class Key:
    """A key, what it leads to, and the keys that lead back from there."""

    to: str
    key: str
    back: tuple[str, ...] = ()
    times: int = TIMES


@dataclass(frozen=True)
class Program:
    """Something to run. One that only prints is measured from its start to its end."""

    name: str
    command: tuple[str, ...]
    home: Path
    keys: tuple[Key, ...] = ()
    leave: tuple[str, ...] = ("ctrl+q",)
    prints: bool = False
    frame: bytes = FRAME
    """What its first frame begins with; empty if that cannot be told."""
    begins_as: Path | None = None
    """A home that is copied before each run, where a run would leave another behind."""
    more: Mapping[str, str] = field(default_factory=dict)
    """What it needs besides, in its environment."""
    size: tuple[int, int] = (80, 24)
    """Columns and rows of its terminal."""

    def run(self) -> Figures:
        """Run it once."""
        if self.begins_as:
            shutil.rmtree(self.home, ignore_errors=True)
            shutil.copytree(self.begins_as, self.home)
        run = TimedRun(self.command, {**environment(self.home), **self.more}, self.size)
        try:
            return self._printed(run) if self.prints else self._sat_through(run)
        finally:
            run.end(*self.leave)

    def _printed(self, run: TimedRun) -> Figures:
        run.listen(silence=60.0)
        assert run.ended, f"{self.name} did not end"
        return {"all": (run.ended - run.began) * 1000}

    def _sat_through(self, run: TimedRun) -> Figures:
        start = run.listen(words=True, silence=2 * SILENCE)
        memory = run.memory()
        heard = [(key, *_pressed(run, key)) for key in self.keys for _ in range(key.times)]
        # Nothing is measured from here on.
        frames = run.replay(start)
        since = first_with(start, self.frame) if self.frame else 0.0
        figures = {
            "words": (first_words(frames) - run.began) * 1000,
            "frame": (whole(frames, since=since) - run.began) * 1000,
            "memory": memory,
        }
        again: dict[str, list[tuple[float, float, int]]] = {}
        for key, at, chunks, back in heard:
            if not chunks:
                raise AssertionError(f"{self.name}: {key.key} had no effect")
            took, last = (whole(run.replay(chunks)) - at) * 1000, (chunks[-1].at - at) * 1000
            frames = b"".join(chunk.data for chunk in chunks).count(FRAME)
            run.replay(back)
            if f"{key.to}, first" in figures:
                again.setdefault(key.to, []).append((took, last, frames))
            else:
                figures[f"{key.to}, first"] = took
        for to, turns in again.items():
            for name, each in zip(
                (to, f"{to}, last byte", f"{to}, frames"), zip(*turns, strict=True), strict=True
            ):
                figures[name] = sorted(each)[len(each) // 2]
        return figures


def _pressed(run: TimedRun, key: Key) -> tuple[float, list[Chunk], list[Chunk]]:
    """Press a key and those that lead back; return when, and what was drawn to either."""
    at = run.press(key.key)
    chunks = run.listen(patience=NO_EFFECT)
    back: list[Chunk] = []
    for one in key.back:
        run.press(one)
        back += run.listen(patience=NO_EFFECT)
    return at, chunks, back


def environment(home: Path) -> dict[str, str]:
    """A terminal of today, and the home of somebody who set nothing else."""
    home.mkdir(parents=True, exist_ok=True)
    folders = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state", "CACHE": ".cache"}
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home / folder) for name, folder in folders.items()},
        "COMPANION_HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


NEXT_PAGE = Key("next page", "right", times=TIMES + 2)
SHEETS = tuple(
    Key(to, key, ("escape",))
    for to, key in (
        ("summary", "s"),
        ("resources", "r"),
        ("help", "h"),
        ("diary", "d"),
        ("check-in", "m"),
        ("contents", "c"),
        ("choices", ","),
        ("why", "e"),
    )
)


def floor(scratch: Path) -> Program:
    """The bare Textual app."""
    key = Key("next page", "n", times=TIMES + 2)
    return Program("bare", (sys.executable, str(ROOT / "tests/bench/bare.py")), scratch / "bare", (key,))


def least(scratch: Path) -> Program:
    """The least that Python can be asked for."""
    return Program("pass", (sys.executable, "-c", "pass"), scratch / "pass", prints=True)


def start(scratch: Path) -> list[Program]:
    """The companion with a journal, from its start on; and what it prints."""
    kept = home_with_journal(scratch / "kept", MIDWAY)
    command = (COMPANION,)
    return [
        Program("companion", command, scratch / "read in", (*SHEETS, NEXT_PAGE), begins_as=kept),
        Program("--plain", (*command, "--plain"), kept, leave=("ctrl+c",), frame=b""),
        Program("--version", (*command, "--version"), kept, prints=True),
        Program("resources", (*command, "resources", "--country", "GB"), kept, prints=True),
    ]


def growth(scratch: Path) -> list[Program]:
    """The same with few and with many check-ins, plain and sealed, and with a short and a long guide."""
    unlock = Key("unlock", f"{PASSPHRASE}\r", times=1)
    many = [("100", 100), ("100,000", 100_000)]
    programs = []
    for name, check_ins in many:
        for lock, sealed in (("", False), (", sealed", True)):
            home = home_with_journal(scratch / f"{name}{lock}", MIDWAY, check_ins=check_ins, sealed=sealed)
            programs.append(
                Program(f"{name} check-ins{lock}", (COMPANION,), home, (unlock,) if sealed else ())
            )
    for name, steps in (("12 steps", 12), ("5,000 steps", 5_000), ("5,000 steps in YAML", 5_000)):
        guide = guide_with_steps(scratch / f"guide-{name}", steps, built="YAML" not in name)
        kept = home_with_journal(scratch / f"kept-{name}", Place("step-2"))
        command = (COMPANION, "--guide", str(guide))
        home, keys = scratch / f"home-{name}", (Key("next page", "right"),)
        programs.append(Program(name, command, home, keys, begins_as=kept))
    return programs


Gather = Callable[[Path], list[Program]]
