"""Runs a program on a terminal of its own, and stamps what it draws with the time it arrives.

Nothing is looked at while the program runs: the screen is replayed afterwards, so that a terminal emulator
takes no time from what is measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
}
SILENCE = 0.2
"""Seconds without a byte after which a program has drawn what it was going to."""
NO_EFFECT = 1.5
"""Seconds after which a key counts as having no effect."""
LIMIT = 60.0
"""Seconds after which a program counts as stuck."""
ALIKE = 0.98
"""The share of a settled screen's signs that must stand for it to count as whole: a clock may tick."""

_ANSWERS = {
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b]11;?\x1b\\": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]10;?\x1b\\": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
}
"""What programs ask of a terminal, and what a dark one of today answers."""
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q|\x1b[P_^][^\x1b]*\x1b\\"
)
"""What the emulator does not know and would print."""


_UNSEEN = re.compile(
    rb"\x1b\[[0-9;:?<>=!$ ]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\"
    rb"|\x1b(?:[()].|[=>78cDEHM])|[\0- \x7f]"
)
"""What leaves nothing to be read on a screen."""


class Chunk(NamedTuple):
    """Some bytes, and when they arrived."""

    at: float
    data: bytes


class Frame(NamedTuple):
    """The screen after a chunk."""

    at: float
    lines: tuple[str, ...]


class TimedRun:
    """A program on a terminal. ``began`` is when it was started, in seconds of ``time.perf_counter``."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            try:
                columns, rows = size
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], list(command), dict(environment))
            finally:
                os._exit(127)
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._unasked = b""
        self.ended: float | None = None

    # --- while it runs --------------------------------------------------------------------------------

    def press(self, key: str) -> float:
        """Press a key by its name, or type a text; return when."""
        at = time.perf_counter()
        os.write(self._terminal, KEYS.get(key, key).encode())
        return at

    def listen(
        self, *, silence: float = SILENCE, patience: float = LIMIT, words: bool = False
    ) -> list[Chunk]:
        """Return what arrives until nothing has for ``silence`` seconds, or at all for ``patience``.

        Where ``words`` are waited for, silence before there is something to read does not count.
        """
        chunks: list[Chunk] = []
        end = time.perf_counter() + patience
        while self.ended is None and (left := end - time.perf_counter()) > 0:
            if not select.select([self._terminal], [], [], left)[0]:
                break
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # how Linux says that the other side was closed
                data = b""
            now = time.perf_counter()
            if not data:
                self.ended = now
                break
            chunks.append(Chunk(now, data))
            self._answer(data)
            if not words or _UNSEEN.sub(b"", data):
                words, end = False, now + silence
        return chunks

    def _answer(self, data: bytes) -> None:
        asked = self._unasked + data
        for question, answer in _ANSWERS.items():
            if question in asked:
                asked = asked.replace(question, b"")
                os.write(self._terminal, answer)
        self._unasked = asked[-16:]  # where a question may have been torn apart

    def memory(self) -> float:
        """Return what the program holds of memory, in MiB: what it shares with others counts whole, so that
        nothing depends on who else runs.
        """
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        found = re.search(r"^Rss:\s+(\d+)", text, re.MULTILINE)
        assert found, "Linux says so"
        return int(found[1]) / 1024

    def end(self, *keys: str) -> None:
        """Press what leaves the program, and make sure that it has ended."""
        for key in keys:
            with suppress(OSError):
                self.press(key)
            self.listen(silence=0.3, patience=0.3)
        for number in (signal.SIGTERM, signal.SIGKILL):
            for _ in range(50):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self._terminal)
                    return
                self.listen(silence=0.01, patience=0.02)
                time.sleep(0.002)
            os.kill(self.pid, number)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    # --- afterwards -----------------------------------------------------------------------------------

    def replay(self, chunks: Sequence[Chunk]) -> list[Frame]:
        """Return the screen after each chunk. The chunks of a run are replayed once, in their order."""
        frames = []
        for chunk in chunks:
            self._stream.feed(_UNKNOWN.sub(b"", chunk.data))
            frames.append(Frame(chunk.at, tuple(self._screen.display)))
        return frames


def first_words(frames: Sequence[Frame]) -> float:
    """Return when something could be read."""
    return next((frame.at for frame in frames if any(line.strip() for line in frame.lines)), float("nan"))


def whole(frames: Sequence[Frame], *, since: float = 0.0) -> float:
    """Return when the screen first showed what it shows at last; ``since`` is when it could be meant."""
    last = frames[-1].lines
    found = (frame.at for frame in frames if frame.at >= since and _likeness(frame.lines, last) >= ALIKE)
    return next(found, float("nan"))


def first_with(chunks: Sequence[Chunk], mark: bytes) -> float:
    """Return when some bytes arrived."""
    return next((chunk.at for chunk in chunks if mark in chunk.data), float("nan"))


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of signs that are equal, of those that are not empty on both screens."""
    pairs = [pair for lines in zip(one, other, strict=True) for pair in zip(*lines, strict=True)]
    seen = [first == second for first, second in pairs if (first, second) != (" ", " ")]
    return sum(seen) / len(seen) if seen else 0.0
