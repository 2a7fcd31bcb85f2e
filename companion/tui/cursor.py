"""Where the terminal's own cursor stands. Braille displays and magnifiers follow it; others hardly notice."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen


@runtime_checkable
class HasCursor(Protocol):
    """Something that knows where in it the person is: a field, a set of choices, a screen with text."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where that is, on the screen."""


def cursor_of(screen: Screen[object]) -> Offset:
    """Return where the person is: in what has the focus, or else in the text of the screen."""
    for one in (screen.focused, screen):
        if isinstance(one, HasCursor):
            return _within(screen, one.cursor_screen_offset)
    return Offset(0, 0)


def _within(screen: Screen[object], offset: Offset) -> Offset:
    """The nearest place that can be seen: what has the focus may have been scrolled away."""
    for body in screen.query("#body"):
        seen = body.region
        x, y = offset
        return Offset(min(max(x, seen.x), seen.right - 1), min(max(y, seen.y), seen.bottom - 1))
    return offset
