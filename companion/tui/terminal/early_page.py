"""Paints the first page before Textual is loaded, which takes most of the start.

The page is the same document, laid out by the same code, and Textual draws the same over it. So it is only
painted on terminals whose output is certain. A test compares every page with the frame that Textual draws.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import cast

from companion.flows.key_bindings import current_key
from companion.flows.reading.beginning import begins_on_page
from companion.palettes import PALETTES, Palette, usual
from companion.session import Session
from companion.tui.documents.document import Host
from companion.tui.documents.reading import ReadingDocument
from companion.tui.drawing.measures import (
    SMALLEST,
    Measures,
    edge_of,
    fitting_form,
    keys_that_fit,
    line_of,
    scroll_bar,
)
from companion.tui.drawing.styled_lines import BLANK, Line, padded, text_of, width_of
from companion.tui.terminal.state import Terminal

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

_ENTER = "\x1b[?1049h\x1b[4 q"


def paint(session: Session, terminal: Terminal) -> None:
    """Paint the page, if the result on this terminal is certain."""
    theme = session.journey.choices.theme or usual(terminal.paper)
    if not (sys.__stdout__ and theme in PALETTES and _is_known(terminal) and begins_on_page(session)):
        return
    output = sys.__stdout__.fileno()
    colours = None if "NO_COLOR" in os.environ else PALETTES[theme]
    if painted := painting(session, colours, *os.get_terminal_size(output)):
        terminal.is_painted = True
        os.set_blocking(output, True)  # an earlier program may have made it non-blocking
        left = f"{_ENTER}{painted}".encode()
        with suppress(OSError):  # the terminal was closed, which the driver notices
            while left:
                left = left[os.write(output, left) :]


def _is_known(terminal: Terminal) -> bool:
    """Return whether the terminal shows all colours and letters, and its background and size are known."""
    every_colour = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    every_letter = terminal.kind.encoding == "utf-8" and not terminal.kind.is_modest
    other_size = "COLUMNS" in os.environ or "LINES" in os.environ  # Textual prefers these
    shows_all = (every_colour or "NO_COLOR" in os.environ) and every_letter
    return shows_all and not other_size and not terminal.waits


def painting(session: Session, colours: Palette | None, width: int, height: int) -> str:
    """Return the escape sequences and text that paint the page; empty if the result is not certain."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return ""
    document = ReadingDocument(cast("Host", _Still(session)))
    document.begin()
    edge = edge_of(width)
    top = fitting_form(document.top_lines(), width, height)
    measures = Measures.of(width, height, len(top))
    document.lay_out(measures)
    own = [current_key(one, session.journey.choices.keys) for one in document.commands()]
    bar = scroll_bar(measures.height, document.height, document.top)
    numbers = range(document.top, document.top + measures.height)
    seen = [document.line(number) if number < document.height else BLANK for number in numbers]
    rows = [
        *(_beside(edge, line, width) for line in top),
        *((*_beside(measures.left, line, width - 1), end) for line, end in zip(seen, bar, strict=True)),
        *([_beside(0, BLANK, width)] if measures.is_tall else []),
        _beside(edge, line_of(keys_that_fit(own, width - 2 * edge)), width),
    ]
    if any(width_of(row) > width for row in rows) or not _is_plain(rows):
        return ""
    drawn = "".join(_drawn(row, y, colours) for y, row in enumerate(rows, start=1))
    x, line = document.cursor
    return f"{drawn}\x1b[0m\x1b[{1 + len(top) + line - document.top};{measures.left + x + 1}H"


class _Still:
    """A host that shows a document once and does nothing else."""

    now = 0.0

    def __init__(self, session: Session) -> None:
        self.session = session
        self.stack = self.clock = self

    def redraw(self, _: object) -> None:
        """Do nothing, because the document is shown only once."""


def _beside(left: int, line: Line, width: int) -> Line:
    """Return a line that begins at cell ``left`` and is ``width`` cells wide."""
    return padded(((" " * left, ""), *line), width)


def _is_plain(rows: Iterable[Line]) -> bool:
    """Return whether every letter is certain to be one cell wide."""
    letters = {letter for row in rows for letter in text_of(row)}
    return all(one.isprintable() and (one < "\u0300" or "\u2010" <= one < "\u2600") for one in letters)


def _drawn(row: Line, y: int, colours: Palette | None) -> str:
    """Return the escape sequences and text that paint a row."""
    return f"\x1b[{y};1H{''.join(f'{_escape(style, colours)}{text}' for text, style in row if text)}"


def _escape(style: str, colours: Palette | None) -> str:
    """Return the escape sequence that switches to a style."""
    words = style.split()
    codes = ["0", *(code for word, code in (("bold", "1"), ("reverse", "7")) if word in words)]
    if colours:
        ink, _, paper = style.partition("on ")
        names = [next((word[1:] for word in one.split() if word.startswith("$")), "") for one in (ink, paper)]
        ink, paper = names[0] or "foreground", names[1] or "background"
        codes += [f"38;2;{_parts(getattr(colours, ink))}", f"48;2;{_parts(getattr(colours, paper))}"]
    return f"\x1b[{';'.join(codes)}m"


def _parts(colour: str) -> str:
    return ";".join(str(part) for part in bytes.fromhex(colour[1:]))
