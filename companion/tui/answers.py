"""Tells what a terminal answers from what a person types, however the two arrive mixed and torn apart."""

from __future__ import annotations

import re

from companion.tui.background import Paper, paper_of

_BODY = rb"[0-9a-zA-Z:/#]{0,48}"
_COLOUR = re.compile(rb"\x1b\]11;(" + _BODY + rb")(?:\x07|\x1b\\|\x9c)")
_BROKEN_OFF = re.compile(rb"\x1b\]11;" + _BODY)
_KIND = re.compile(rb"\x1b\[\?[0-9;]*c")
_BEGUN = re.compile(rb"\x1b(?:\](?:1(?:1(?:;" + _BODY + rb"\x1b?)?)?)?|\[(?:\?[0-9;]*)?)?\Z")
_MAY_BE_KEYS = re.compile(rb"\x1b(?:\]1{0,2}|\[)?\Z")
"""What may also be Escape, or another key with Alt."""


class Answers:
    """Lets keys through and keeps answers. What may become either is held until that is clear."""

    def __init__(self) -> None:
        self.paper: Paper | None = None
        """What the terminal said of its background."""
        self.are_complete = False
        """Whether the answer has come after which no other will."""
        self._held = b""
        self._given = 0  # so many bytes of what is held were given out already, as keys

    @property
    def is_holding(self) -> bool:
        """Whether there is something that may be keys after all."""
        return len(self._held) > self._given and bool(_MAY_BE_KEYS.match(self._held))

    def take(self, data: bytes) -> bytes:
        """Take what has arrived, and return what of it was typed."""
        rest, given, typed = self._held + data, self._given, b""
        self._held, self._given = b"", 0
        while rest:
            if _BEGUN.match(rest):
                self._held, self._given = rest, given
                break
            length, is_key = self._length(rest)
            typed += rest[given:length] if is_key else b""
            rest, given = rest[length:], max(0, given - length)
        return typed

    def overdue(self) -> bytes:
        """Return as keys what was held, now that nothing has followed it for a while."""
        if self._given == len(self._held):
            self._held, self._given = b"", 0
        if not self.is_holding:
            return b""
        keys = self._held[self._given :]
        self._given = len(self._held)  # but remembered: an answer may still go on from here
        return keys

    def _length(self, rest: bytes) -> tuple[int, bool]:
        """How many bytes at the beginning belong together, and whether they are keys."""
        if match := _COLOUR.match(rest):
            self.paper = paper_of(match[1]) or self.paper
            return match.end(), False
        if match := _KIND.match(rest):
            self.are_complete = True
            return match.end(), False
        if match := _BROKEN_OFF.match(rest):
            return match.end(), False
        return max(1, rest.find(b"\x1b", 1) if b"\x1b" in rest[1:] else len(rest)), True
