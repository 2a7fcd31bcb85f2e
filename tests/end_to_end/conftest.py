"""The real program on a real pseudo-terminal, and the screen it draws there."""

from __future__ import annotations

import functools
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from companion.journal.seal import sealed
from tests.children import OnTerminal

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds to wait for what must come; only a failure waits that long."""

PROGRAM = (sys.executable, "-m", "companion")

_SCREEN, _TAKES_KEYS = b"\x1b[?1049h", b"\x1b[?2004h"
_SILENCE = 0.05
"""Seconds; the longest that the program itself waits for the rest of a key is half of that."""
_NO_EFFECT = 1.0
"""Seconds after which a key counts as having no effect. Escape takes up to a tenth of one."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}

# Private sequences that pyte does not know and would print.
_NOISE = (b"\x1b[>1u", b"\x1b[<u", b"\x1b[>4;1m", b"\x1b[?2026$p", b"\x1b[?2048$p")


class Terminal:
    """A program on a terminal. ``output`` holds every byte it wrote."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.answers = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c"}
        """What this terminal answers when it is asked something."""
        program, *arguments = command
        self.child = OnTerminal(
            program, arguments, dimensions=(rows, columns), env=environment, timeout=PATIENCE
        )
        self.child.delaybeforesend = None  # there is no password prompt to wait for

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program wrote; say whether it can still write."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.output += data
        for question, answer in self.answers.items():
            if question in data:
                self.child.send(answer)
        for noise in _NOISE:
            data = data.replace(noise, b"")
        self.stream.feed(data)
        return True

    @property
    def text(self) -> str:
        """The screen as it stands, without the spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, seen: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen, or the screen is as wanted, and return it."""
        wanted = (lambda text: seen in text) if isinstance(seen, str) else seen
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if wanted(self.text):
                return self.settle()  # the rest of the frame may still be on its way
            if not self.read():
                break
        raise AssertionError(f"not seen: {seen}\n{self.text}")

    def until_written(self, mark: bytes) -> None:
        """Wait until the program has written some bytes, and no longer."""
        end = time.monotonic() + PATIENCE
        while mark not in self.output:
            assert time.monotonic() < end, f"not written: {mark!r}"
            assert self.read(0.005), f"it ended before it wrote {mark!r}"

    def settle(self) -> str:
        """Wait until the program has fallen silent and has nothing to do, and return the screen."""
        end, before = time.monotonic() + PATIENCE, (-1, 0)
        while (now := (len(self.output), self._work())) != before or self._is_loading:
            before = now
            if time.monotonic() > end or not self.read(_SILENCE):
                break
        return self.text

    def _work(self) -> int:
        """How long the program in front has worked, as far as the system tells.

        While it works, or waits for its turn as on a busy machine, this is another number each time.
        """
        try:
            tasks = list(Path(f"/proc/{os.tcgetpgrp(self.child.child_fd)}/task").iterdir())
            # R while it works or waits for its turn, D while it waits for a disk.
            if any((task / "stat").read_text().rpartition(")")[2].split()[0] in "RD" for task in tasks):
                return time.monotonic_ns()
            return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)
        except OSError:  # it has just ended, or the system is not Linux
            return 0

    @property
    def _is_loading(self) -> bool:
        """Whether the page stands there, and the program does not take keys yet."""
        return self.output.rfind(_SCREEN) > self.output.rfind(_TAKES_KEYS)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def send(self, *keys: str) -> None:
        """Press keys, without waiting for what they do."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text."""
        for key in keys:
            before, end = len(self.output), time.monotonic() + _NO_EFFECT
            self.child.send(KEYS.get(key, key))
            while len(self.output) == before and time.monotonic() < end and self.read():
                pass
            self.settle()

    def end(self) -> int:
        """Wait until the program has ended and return its status, 128 + n for a signal that killed it."""
        end = time.monotonic() + PATIENCE
        while self.read() and time.monotonic() < end:
            pass
        return self.child.end(PATIENCE)

    def close_window(self) -> int:
        """Close the terminal itself, wait until the program has ended and return its status."""
        process = self.child.ptyproc
        process.fileobj.close()
        process.closed = True  # pexpect would go on to end the program by other means
        return self.child.end(PATIENCE)

    def signal(self, name: str) -> None:
        """Send the program a signal."""
        self.child.kill(getattr(signal, name))


Start = Callable[..., Terminal]


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make passphrases cheap to try that are set in this process; the file says how dear its own is."""
    monkeypatch.setattr(sealed, "PASSES", 1)
    monkeypatch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """An ordinary colour terminal, and a computer that says nothing about where it is."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "COMPANION_HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


@pytest.fixture
def spawn(environment: dict[str, str]) -> Iterator[Start]:
    """Start a command on a terminal; whatever still runs at the end is killed."""
    started: list[Terminal] = []

    def begin(*command: str, size: tuple[int, int] = (80, 24), **extra: str) -> Terminal:
        started.append(Terminal(list(command), size, {**environment, **extra}))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.child.kill_and_close()


@pytest.fixture
def start(spawn: Start) -> Start:
    """Start the program on a terminal."""
    return functools.partial(spawn, *PROGRAM)
