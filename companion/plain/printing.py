"""Sheets as lines of text: headings in words, no colour, no cursor movement."""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from functools import wraps

from companion.guide.prose import paragraphs
from companion.sheets.block import Block, Sheet, prose

WIDEST = 72

Command = Callable[[argparse.Namespace], int]
"""What runs for a command line, and returns the exit status."""


def prints(command: Command) -> Command:
    """Let a command end only once all it printed has left the program: a full disk is noticed no sooner.

    Raises (in addition to what the command does):
        OSError: if it could not be written.
    """

    @wraps(command)
    def run(args: argparse.Namespace) -> int:
        status = command(args)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status

    return run


def show(sheet: Sheet) -> None:
    """Print a sheet."""
    width = _width()
    print(f"{sheet.title}\n" if sheet.title else "", end="")
    last = ""
    for block in sheet.blocks:
        if apart(last, block):
            print()
        for line in lines(block, width):
            print(line)
        last = block.kind


def _width() -> int:
    return max(20, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def say(text: str) -> None:
    """Print paragraphs and items of the program's own text."""
    show(Sheet("", tuple(prose(paragraphs(text)))))


def complain(sentence: str) -> int:
    """Say what went wrong, in one sentence; return the status for that."""
    print(f"companion: {sentence}", file=sys.stderr)
    return 1


def lines(block: Block, width: int) -> Iterator[str]:
    """Yield a block's lines, none wider than ``width`` unless a single word is."""
    text = "".join(run.text for run in block.runs)
    first, rest = {
        "item": ("- ", "  "),
        "mark": (f"[{block.lead}] ", "  "),
        "note": (f"  [{block.lead}] ", "  "),
    }.get(block.kind, ("", ""))
    if block.kind == "number":
        first = f"{block.lead}  " if block.lead else ""
    if block.kind in ("title", "heading"):
        text = f"{text.upper() if text.isascii() else text}"
    yield from wrapped(text, width, first, rest) or [""]


def wrapped(text: str, width: int = 0, first: str = "", rest: str = "") -> list[str]:
    """Return a line as lines that fit the terminal, or ``width``.

    Words are never broken: half of an address or of a number is worse than a long line.
    """
    return textwrap.wrap(
        text,
        width or _width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def apart(last: str, block: Block) -> bool:
    """Whether an empty line belongs before a block."""
    listed = ("item", "note")
    joined = (last in listed and block.kind in listed) or block.kind in ("quiet", "line")
    joined = joined or last in ("heading", "number")
    return bool(last) and not joined
