"""Prints views and sentences, wrapped to the terminal's width."""

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
    """Print the program's own text, which may have paragraphs and list items."""
    show(View("", tuple(prose(paragraphs(text)))))


def print_lines(*lines: object) -> None:
    """Print lines that may quote file names or arguments, without their control characters."""
    for line in lines:
        print(shown(str(line)))


def print_error(sentence: str) -> int:
    """Print an error as one sentence; return the exit status."""
    print(f"companion: {shown(sentence)}", file=sys.stderr)
    return 1
