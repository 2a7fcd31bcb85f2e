"""Prints sheets and sentences, as wide as the terminal is."""

from __future__ import annotations

import sys

from companion.guide.prose import paragraphs
from companion.plain.fitting import width
from companion.text import isolated, shown
from companion.views.block import Sheet, prose
from companion.views.formats.plain_text import under_title


def show(sheet: Sheet) -> None:
    """Print a sheet."""
    print(f"{isolated(sheet.title)}\n" if sheet.title else "", end="")
    for line in under_title(sheet, width()):
        print(isolated(line))


def say(text: str) -> None:
    """Print paragraphs and items of the program's own text."""
    show(Sheet("", tuple(prose(paragraphs(text)))))


def print_lines(*lines: object) -> None:
    """Print lines that quote files or arguments, whatever these are called."""
    for line in lines:
        print(shown(str(line)))


def complain(sentence: str) -> int:
    """Say what went wrong, in one sentence; return the status for that."""
    print(f"companion: {shown(sentence)}", file=sys.stderr)
    return 1
