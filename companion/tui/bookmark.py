"""Where in a text somebody is, so that the same words are on top however wide the window becomes."""

from __future__ import annotations

from textual.widget import Widget

from companion.tui.widgets.leaf import Leaf

_SPACE_ABOVE = 2
"""Empty lines above a text; in a short window fewer are drawn."""


class Bookmark:
    """Holds the first line on the screen while the window changes."""

    def __init__(self, body: Widget, leaf: Leaf) -> None:
        self.anchor = 0
        """What stands before that line: letters, digits and empty lines. 0 if nothing was scrolled."""
        self._body = body
        self._leaf = leaf
        self._width = -1
        """The window's width the text was last shown at."""

    def put(self, anchor: int) -> None:
        """Show another place, now and once what is being shown is laid out."""
        self.anchor = anchor
        self._scroll()
        self._body.call_after_refresh(self.show)

    def show(self) -> None:
        """Show the place again, after the window has changed."""
        self._width = self._body.size.width
        self._scroll()

    def moved(self) -> bool:
        """Note the first line on the screen; say whether it is another one."""
        y = round(self._body.scroll_offset.y)
        if self._body.size.width != self._width or y == min(self._y(), self._body.max_scroll_y):
            return False  # that was the window, or nobody
        line = y - self._above
        self.anchor = _SPACE_ABOVE + self._leaf.anchor_at(line) if line >= 0 else y
        return True

    def _scroll(self) -> None:
        self._body.scroll_to(y=self._y(), animate=False, force=True, immediate=True)
        if self._body.show_vertical_scrollbar:  # it may have come only after the page was scrolled
            self._body.vertical_scrollbar.refresh()

    def _y(self) -> int:
        """The line of the body the place is at now."""
        if self.anchor < _SPACE_ABOVE:
            return min(self.anchor, self._above)
        return self._above + self._leaf.line_of(self.anchor - _SPACE_ABOVE)

    @property
    def _above(self) -> int:
        """Empty lines drawn above the text."""
        column = self._leaf.parent
        return column.styles.padding.top if column else 0
