"""The column beside the text in a wide window: what the person chose to see there."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.reading.contents import BESIDE_NOTHING, BESIDE_SOURCES
from companion.guide.diagnostics import GuideError
from companion.messages import gettext as _
from companion.session import Session
from companion.tui.drawing.side_lines import sources, steps
from companion.tui.drawing.styled_lines import Line
from companion.views.contents import part_rows, past_rows


def has_side(session: Session) -> bool:
    """Return whether there is a column beside the text, if the window is wide enough."""
    return session.journey.choices.beside != BESIDE_NOTHING


def side_lines(session: Session, claims: Sequence[str], width: int) -> list[Line]:
    """Return the lines of the column."""
    stop = session.journey.stop()
    if session.journey.choices.beside != BESIDE_SOURCES:
        is_step = stop.kind == "step" and stop.part
        title = stop.part.title if stop.part and is_step else session.journey.guide.title
        rows = part_rows(session.journey, stop.part) if stop.part and is_step else past_rows(session.journey)
        return steps(title.strip(), rows, width)
    nothing = _("This page makes no claim about health.")
    try:
        return sources(_("Sources of this page"), _named(session, claims), nothing, width)
    except GuideError:  # the key that shows the evidence says what is wrong
        return []


def _named(session: Session, claims: Sequence[str]) -> list[str]:
    """Return the citations of the sources of claims, each once."""
    if not claims:
        return []
    guide_files = session.guide_files
    ids = dict.fromkeys(id for claim in claims for id in guide_files.claims[claim].sources)
    return [guide_files.sources[id].citation.strip() for id in ids if id in guide_files.sources]
