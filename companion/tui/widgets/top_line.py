"""The line at the top: where one is, in the longest form that fits, or what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class TopLine(Widget):
    """Shows the first of some forms that fits on one line. Where none does, the last is wrapped."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.forms: tuple[Content, ...] = (Content(""),)

    def show(self, forms: Sequence[str]) -> None:
        """Show other words, the longest form first."""
        shown = tuple(Content(form) for form in forms)
        if shown != self.forms:
            self.forms = shown
            self.refresh(layout=True)

    def _fitting(self, width: int) -> Content:
        return next((form for form in self.forms if form.cell_length <= width), self.forms[-1])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines the words take, at most a third of the window's."""
        lines = self._fitting(width).get_height({}, max(1, width))
        return max(1, min(lines, viewport.height // 3))

    def render(self) -> Content:
        """Draw the words."""
        return self._fitting(self.content_size.width)
