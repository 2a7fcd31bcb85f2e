"""A widget that draws lines of styled text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from companion.tui.drawing.styled_lines import (
    BLANK,
    Line,
    cells,
    is_web,
    look_and_target,
    target_at,
    text_of,
    width_of,
)

_UNDERLINED = RichStyle(underline=True)


class Row(NamedTuple):
    """The content of one row of a widget."""

    line: Line
    left: int
    """The cell at which the line begins."""
    number: int
    """The number of the line, by which a selection refers to it."""
    end: Line = ()
    """The last cells of the row."""
    start: Line = ()
    """The cells before the line, which are never selected; empty cells if there is none."""

    @property
    def whole(self) -> Line:
        """All of the row except the last cells."""
        return (*(self.start or ((" " * self.left, ""),)), *self.line)


class Drawn(Widget):
    """The base class of widgets that draw lines, with selection."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._known: dict[str, RichStyle] = {}
        """The styles of the current theme, by their names."""
        self._base: Style | None = None
        self._under_mouse = ""
        """The target under the mouse, which is underlined; empty if there is none."""

    def notify_style_update(self) -> None:
        """Look the styles up again, because the theme may have changed."""
        self._base = None
        super().notify_style_update()

    def row(self, y: int) -> Row:
        """Return the content of a row."""
        return Row(BLANK, 0, y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw several rows at once. Textual's own method would look for a border and padding in each row."""
        filters, background = self.get_line_filters(), self.background_colors[1]
        drawn = []
        for segments in self._segments([self.row(y) for y in crop.line_range]):
            for one in filters:
                segments = one.apply(segments, background)
            drawn.append(Strip(segments, self.size.width))
        columns = crop.column_span
        return drawn if columns == (0, self.size.width) else [strip.crop(*columns) for strip in drawn]

    def render_line(self, y: int) -> Strip:
        """Draw one row with the offset of each piece, which Textual needs for a selection."""
        row = self.row(y)
        return Strip(next(self._segments([row]))).apply_offsets(0, row.number)

    def _segments(self, rows: Sequence[Row]) -> Iterator[list[Segment]]:
        """Yield the segments of each row, as wide as the widget."""
        width, base, selection = self.size.width, self.visual_style, self.text_selection
        for row in rows:
            used = row.left + width_of(row.line) + width_of(row.end)
            pieces = [
                *row.whole,
                (" " * (width - used), ""),
                *row.end,
            ]
            segments = [Segment(text, self._style(base, name)) for text, name in pieces if text]
            if used > width:
                segments = list(Strip(segments).crop(0, width))
            yield self._with_selection(segments, row, selection) if selection else segments

    def _style(self, base: Style, name: str) -> RichStyle:
        if base is not self._base:
            self._base, self._known = base, {"": base.rich_style}
        if name not in self._known:
            look, target = look_and_target(name)
            style = (base + self.app.stylesheet.parse_style(look)).rich_style if look else base.rich_style
            is_link = is_web(target) and self.app.shows_links  # type: ignore[attr-defined]
            self._known[name] = style + RichStyle(link=target) if is_link else style
        is_pointed = self._under_mouse and name.endswith(f"@{self._under_mouse}")
        return self._known[name] + _UNDERLINED if is_pointed else self._known[name]

    # --- the mouse ------------------------------------------------------------------------------------

    def target_at(self, event: events.MouseEvent) -> str:
        """Return the target under the mouse; empty if there is none."""
        return target_at(self.row(event.y).whole, event.x)

    async def on_click(self, event: events.Click) -> None:
        """Follow the target that was clicked."""
        if not self.text_selection and (target := self.target_at(event)):
            await self.app.follow(target)  # type: ignore[attr-defined]

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Underline the target under the mouse."""
        self._point_at(self.target_at(event))

    def on_leave(self) -> None:
        """Remove the underline."""
        self._point_at("")

    def _point_at(self, target: str) -> None:
        if target != self._under_mouse:
            self._under_mouse = target
            self.refresh()

    # --- selecting ------------------------------------------------------------------------------------

    def _with_selection(self, segments: list[Segment], row: Row, selection: Selection) -> list[Segment]:
        if (span := selection.get_span(row.number)) is None:
            return segments
        text = f"{' ' * row.left}{text_of(row.line)}"
        end = self.size.width - width_of(row.end)
        first, last = cells(text[: span[0]]), end if span[1] < 0 else cells(text[: span[1]])
        first = max(first, row.left) if row.start else first
        drawn, style = Strip(segments), self.selection_style
        chosen = [Segment(one.text, (one.style or style) + style) for one in drawn.crop(first, last)]
        return [*drawn.crop(0, first), *chosen, *drawn.crop(last)]

    def selected(self, selection: Selection, lines: Sequence[str]) -> tuple[str, str]:
        """Return the selected text of some lines, as it is copied, and the ending."""
        *others, last = selection.extract("\n".join(lines)).split("\n")
        return "\n".join([*(line.strip() for line in others), last.lstrip()]).lstrip("\n"), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()
