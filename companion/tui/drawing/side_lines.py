"""The lines of the column beside the text: the steps of a part, or the sources of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from companion.tui.drawing.styled_lines import BLANK, Line, wrap
from companion.views.contents import PartRow


class SideLine(NamedTuple):
    """A line, and the id of the stop to which a click leads; empty if it leads nowhere."""

    line: Line
    stop: str = ""


READ, HERE = "✓ ", "● "
"""The signs of a step that was read, and of the one where the person is."""


def steps(title: str, rows: Iterable[PartRow], width: int) -> list[SideLine]:
    """Return the steps of a part under its title."""
    found = [SideLine(line) for line in wrap(((title, "bold $heading"),), width)]
    found.append(SideLine(BLANK))
    for row in rows:
        style = "bold $foreground" if row.is_here else "$quiet"
        sign = HERE if row.is_here else READ if row.is_read else " " * len(READ)
        for number, line in enumerate(wrap(((row.title, style),), width - len(sign))):
            lead = " " * len(sign) if number else sign
            found.append(SideLine(((lead, style), *line), row.id))
    return found


def sources(title: str, named: Sequence[str], nothing: str, width: int) -> list[SideLine]:
    """Return the sources of a page under a title, or a sentence if there are none."""
    lines = wrap(((title, "bold $heading"),), width)
    for one in named or [nothing]:
        lines += [BLANK, *wrap(((one, "$quiet"),), width)]
    return [SideLine(line) for line in lines]
