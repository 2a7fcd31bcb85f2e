"""Makes text as wide as the terminal is."""

from __future__ import annotations

import shutil

from companion.views.formats.plain_text import WIDEST, wrapped


def fitted(text: str) -> list[str]:
    """Return a line as lines that fit the terminal."""
    return wrapped(text, width())


def width() -> int:
    """Return how many columns a line may take: as many as the terminal has, within reason."""
    return max(20, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
