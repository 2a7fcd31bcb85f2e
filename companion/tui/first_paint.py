"""The page as it will look, written to the terminal before Textual is loaded, which takes most of a start.

Textual draws the same over it. So this is done only where it is certain what that will be: a test holds every
page next to what is drawn at last.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from math import ceil

from companion.flows import page
from companion.flows.beginning import begins_on_page
from companion.flows.keys import own_key
from companion.session import Session
from companion.tui.colours import OURS, Colours, usual
from companion.tui.fitting import GAP, SMALLEST, keys_that_fit
from companion.tui.terminal import Terminal
from companion.tui.typeset import Paragraph, Piece, typeset

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

_ENTER = "\x1b[?1049h\x1b[4 q"
_SPACE: Piece = (" ", "")
_THUMB_ENDS = " ▇▆▅▄▃▂▁"
"""How a scroll bar ends that covers so many eighths of its last cell. It is drawn the other way round."""

Line = list[Piece]
"""A line letter by letter."""


def paint(session: Session, terminal: Terminal) -> None:
    """Paint the page, if it is certain what it will look like."""
    theme = session.journey.choices.theme or usual(terminal.paper)
    if not (sys.__stdout__ and theme in OURS and _is_known(terminal) and begins_on_page(session)):
        return
    output = sys.__stdout__.fileno()
    colours = None if "NO_COLOR" in os.environ else OURS[theme]
    if painted := painting(session, colours, *os.get_terminal_size(output)):
        terminal.is_painted = True
        os.set_blocking(output, True)  # a program before this one may have left it otherwise
        left = f"{_ENTER}{painted}".encode()
        with suppress(OSError):  # it was closed, which is noticed elsewhere
            while left:
                left = left[os.write(output, left) :]


def _is_known(terminal: Terminal) -> bool:
    """Whether it is a terminal that shows all there is, and its background and its size are known."""
    every_colour = os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    every_letter = terminal.kind.encoding == "utf-8" and not terminal.kind.is_modest
    other_size = "COLUMNS" in os.environ or "LINES" in os.environ  # which Textual believes first
    shows_all = (every_colour or "NO_COLOR" in os.environ) and every_letter
    return shows_all and not other_size and not terminal.waits


def painting(session: Session, colours: Colours | None, width: int, height: int) -> str:
    """Return what fills a window with the page; empty if not everything on it is certain."""
    here, choices = session.journey.here(), session.journey.choices
    if here.scroll or page.choices(session, here) or width < SMALLEST[0] or height < SMALLEST[1]:
        return ""
    # These are the measures of companion.tcss.
    wide, tall = width >= 72, height >= 16
    edge, (left, right) = (2, (6, 5)) if wide else (1, (2, 1))
    column = min(79, width - 1)
    margin, room = (width - 1 - column) // 2 + left, column - left - right
    above, between, body = 2 if wide and tall else 1, int(tall), height - 2 - int(tall)

    blocks = page.blocks(session, here, more=choices.density == "full")
    text = [line for one in typeset(blocks) for line in _wrapped(one, room)]
    shown: list[Line] = [*[[]] * above, *text, *[[]] * between, _letters((page.dots(here), "$quiet"))]
    places = page.places(session, here, returning=not session.is_new)
    top = next((form for form in places if len(form) <= width - 2 * edge), places[-1])
    commands = [own_key(one, choices.keys) for one in page.commands(here, further=len(shown) > body)]
    keys: list[Piece] = []
    for one in keys_that_fit(commands, width - 2 * edge, len):
        keys += [(GAP, "")] * bool(keys) + [(one.shown, "bold $quiet"), (f" {one.name}", "$quiet")]
    rows = [
        [_SPACE] * edge + _letters((top, "$quiet")),
        *_beside([[_SPACE] * margin + line for line in shown[:body]], _scrollbar(body, len(shown)), width),
        *[[]] * between,
        [_SPACE] * edge + _letters(*keys),
    ]
    if any(len(line) > room for line in text) or any(len(row) > width for row in rows) or not _is_plain(rows):
        return ""
    drawn = "".join(_drawn(row, y, width, colours) for y, row in enumerate(rows, start=1))
    begins = next(n for n, line in enumerate(text) if line)
    return f"{drawn}\x1b[0m\x1b[{2 + above + begins};{margin + 1}H"


def _letters(*pieces: Piece) -> Line:
    return [(letter, style) for text, style in pieces for letter in text]


def _wrapped(paragraph: Paragraph, width: int) -> list[Line]:
    """Wrap a paragraph as Textual does where no word is longer than a line."""
    first, text = _letters(*paragraph.first), _letters(*paragraph.text)
    starts = [0]
    for word in re.finditer(r"\S+", "".join(letter for letter, _ in text)):
        if word.end() - starts[-1] > width - len(first):
            starts.append(word.start())
    rest = first if paragraph.repeats else [_SPACE] * len(first)
    ends = [*(start - 1 for start in starts[1:]), len(text)]  # without the space that a line ends with
    return [(rest if start else first) + text[start:end] for start, end in zip(starts, ends, strict=True)]


def _scrollbar(height: int, lines: int) -> Line:
    """Return what shows, from the top down, how much there is below the window; without more, nothing."""
    if lines <= height:
        return [_SPACE] * height
    whole, eighths = divmod(ceil(max(1, height / (lines / height)) * 8), 8)
    thumb = [(" ", "reverse $scrollbar")] * whole + [(_THUMB_ENDS[eighths], "reverse $scrollbar")] * bool(
        eighths
    )
    return thumb + [_SPACE] * (height - len(thumb))


def _beside(lines: list[Line], bar: Line, width: int) -> list[Line]:
    """Return lines with the scroll bar at the right, which is as long as there are lines in the window."""
    lines = lines + [[]] * (len(bar) - len(lines))
    return [line + [_SPACE] * (width - 1 - len(line)) + [end] for line, end in zip(lines, bar, strict=True)]


def _is_plain(rows: Iterable[Line]) -> bool:
    """Whether every letter is one that certainly fills one cell."""
    letters = {letter for row in rows for letter, _ in row}
    return all(one.isprintable() and (one < "\u0300" or "\u2010" <= one < "\u2600") for one in letters)


def _drawn(row: Line, y: int, width: int, colours: Colours | None) -> str:
    """Return what draws a row over its whole width."""
    runs = groupby(row + [_SPACE] * (width - len(row)), lambda piece: piece[1])
    drawn = (_escape(style, colours) + "".join(letter for letter, _ in run) for style, run in runs)
    return f"\x1b[{y};1H{''.join(drawn)}"


def _escape(style: str, colours: Colours | None) -> str:
    """Return what switches to a style."""
    words = style.split()
    codes = ["0", *(code for word, code in (("bold", "1"), ("reverse", "7")) if word in words)]
    if colours:
        ink = next((word[1:] for word in words if word.startswith("$")), "foreground")
        codes += [f"38;2;{_parts(getattr(colours, ink))}", f"48;2;{_parts(colours.background)}"]
    return f"\x1b[{';'.join(codes)}m"


def _parts(colour: str) -> str:
    return ";".join(str(part) for part in bytes.fromhex(colour[1:]))
