"""Wraps text to the width of the terminal."""

from __future__ import annotations

import shutil

from companion.views.formats.plain_text import WIDEST, wrapped


def fitted(text: str) -> list[str]:
    """Return text as lines that fit the terminal."""
    return wrapped(text, width())


def width() -> int:
    """Return the maximum length of a line in columns: the terminal's width, at least 20 and at most
    ``WIDEST``.
    """
    return max(20, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
