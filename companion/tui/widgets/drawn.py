"""A widget drawn by lines: pieces of text, each in its style."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from companion.tui.lines import Line, cells, text_of


class Drawn(Widget):
    """Draws lines, and what of them is selected."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._known: dict[str, RichStyle] = {}
        """The styles of the present theme by their names."""
        self._base: Style | None = None

    def notify_style_update(self) -> None:
        """Look the styles up anew, as the theme may have changed."""
        self._base = None
        super().notify_style_update()

    def strip(self, line: Line, *, left: int, number: int, end: Line = ()) -> Strip:
        """Return a line that begins at a cell, over the whole width, with something in its last cells.

        ``number`` says which of all the lines it is, as a selection counts them.
        """
        width = self.size.width
        base = self.visual_style
        pieces = [(" " * left, ""), *line]
        segments = [Segment(text, self._style(base, name)) for text, name in pieces if text]
        room = width - sum(cells(text) for text, _ in end)
        drawn = Strip(segments).adjust_cell_length(room, base.rich_style).simplify().apply_offsets(0, number)
        drawn = self._with_selection(drawn, number, f"{' ' * left}{text_of(line)}")
        return Strip.join([drawn, Strip([Segment(text, self._style(base, name)) for text, name in end])])

    def _style(self, base: Style, name: str) -> RichStyle:
        if base is not self._base:
            self._base, self._known = base, {"": base.rich_style}
        if name not in self._known:
            self._known[name] = (base + self.app.stylesheet.parse_style(name)).rich_style
        return self._known[name]

    def _with_selection(self, drawn: Strip, number: int, text: str) -> Strip:
        selection = self.text_selection
        span = selection.get_span(number) if selection else None
        if span is None:
            return drawn
        first, last = cells(text[: span[0]]), drawn.cell_length if span[1] < 0 else cells(text[: span[1]])
        style = self.selection_style
        chosen = [Segment(one.text, (one.style or style) + style) for one in drawn.crop(first, last)]
        return Strip.join([drawn.crop(0, first), Strip(chosen), drawn.crop(last)])

    def selected(self, selection: Selection, lines: Sequence[str]) -> tuple[str, str]:
        """Return what is selected of lines, as it is copied."""
        *others, last = selection.extract("\n".join(lines)).split("\n")
        return "\n".join([*(line.strip() for line in others), last.lstrip()]).lstrip("\n"), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected now."""
        self.refresh()
