"""Draws what a terminal has no letters for with those it has, at the last moment before a line is shown."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from companion.letters import plain_letters, plain_signs
from companion.tui.terminal import Kind


class PlainLetters(LineFilter):
    """Puts other letters in the place of those a terminal lacks, without moving what stands beside them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(enabled=kind.is_modest or kind.encoding != "utf-8")
        self._kind = kind

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line in letters the terminal has."""
        return [
            segment if segment.text.isascii() else Segment(self._plain(segment.text), *segment[1:])
            for segment in segments
        ]

    def _plain(self, text: str) -> str:
        plain = plain_signs(text) if self._kind.is_modest else text
        plain = plain_letters(plain, self._kind.encoding)
        width = cell_len(text)
        return plain if cell_len(plain) == width else plain[:width].ljust(width)
