"""The lines of the column beside the text: the steps of a part, or the sources of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from companion.tui.drawing.styled_lines import BLANK, STOP, Line, leading_to, wrap
from companion.views.contents import PartRow

READ, HERE = "✓ ", "● "
"""The signs of a step that was read, and of the one where the person is."""


def steps(title: str, rows: Iterable[PartRow], width: int) -> list[Line]:
    """Return the steps of a part under its title. A click on a step leads there."""
    found = [*wrap(((title, "bold $heading"),), width), BLANK]
    for row in rows:
        style = "bold $foreground" if row.is_here else "$quiet"
        sign = HERE if row.is_here else READ if row.is_read else " " * len(READ)
        for number, line in enumerate(wrap(((row.title, style),), width - len(sign))):
            lead = " " * len(sign) if number else sign
            found.append(((lead, style), *leading_to(line, f"{STOP}{row.id}")))
    return found


def sources(title: str, named: Sequence[str], nothing: str, width: int) -> list[Line]:
    """Return the sources of a page under a title, or a sentence if there are none."""
    lines = wrap(((title, "bold $heading"),), width)
    for one in named or [nothing]:
        lines += [BLANK, *wrap(((one, "$quiet"),), width)]
    return lines
