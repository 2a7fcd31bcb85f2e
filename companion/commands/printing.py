"""Prints views and sentences, as wide as the terminal is."""

from __future__ import annotations

import sys

from companion.guide.prose import paragraphs
from companion.plain.fitting import width
from companion.text import isolated, shown
from companion.views.block import View, prose
from companion.views.formats.plain_text import under_title


def show(view: View) -> None:
    """Print a view."""
    print(f"{isolated(view.title)}\n" if view.title else "", end="")
    for line in under_title(view, width()):
        print(isolated(line))


def say(text: str) -> None:
    """Print paragraphs and items of the program's own text."""
    show(View("", tuple(prose(paragraphs(text)))))


def print_lines(*lines: object) -> None:
    """Print lines that quote files or arguments, whatever these are called."""
    for line in lines:
        print(shown(str(line)))


def print_error(sentence: str) -> int:
    """Say what went wrong, in one sentence; return the status for that."""
    print(f"companion: {shown(sentence)}", file=sys.stderr)
    return 1
