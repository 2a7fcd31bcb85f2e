"""Each sheet that can be shown: what it says, which claims it shows, whether a country matters to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from companion.flows.dialogs import Shown
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError, Mistake
from companion.session import Session
from companion.views import about as about_sheet
from companion.views import evidence as evidence_sheet
from companion.views import summary as summary_sheet
from companion.views import support
from companion.views.block import Sheet, block
from companion.views.journal import kept as kept_sheet

TO_MEND = "to mend"
"""The name of the sheet for a guide's author."""


async def evidence(ui: UI) -> None:
    """Show why, and where it comes from: of the sheet that is open, or of the page below it."""
    shown = ui.sheet.claims if ui.sheet else None
    claims, library = ui.page_claims if shown is None else shown, ui.session.library
    make = partial(evidence_sheet.evidence, claims, library.claims, library.sources)
    await ui.show(Shown("evidence", make, claims=(), over=True))


async def summary(ui: UI) -> None:
    """Show the summary."""
    claims = summary_sheet.claims_of(ui.session.journey)
    await ui.show(Shown("summary", partial(_summary, ui.session), claims))


def _summary(session: Session) -> Sheet:
    own = [] if session.is_locked else kept_sheet.kept(session.vault, session.library, session.wording())
    return summary_sheet.summary(session.journey, session.library.claims, own)


async def about(ui: UI) -> None:
    """Show who made the guide and how, and what happens to a person's words."""
    await ui.show(Shown("about", partial(about_sheet.about, ui.session.library.guide)))


async def resources(ui: UI, wanted: support.Wanted = support.EVERYTHING) -> None:
    """Show whom one can turn to, or some of them."""
    make = partial(_resources, ui.session, wanted)
    await ui.show(Shown("resources", make, by_country=True, by_purpose=True))


def _resources(session: Session, wanted: support.Wanted) -> Sheet:
    return support.resources(session.library, session.whereabouts(), dt.date.today(), wanted)


async def help_now(ui: UI) -> None:
    """Show whom to call at once, and which signs not to wait with."""
    claims = support.help_claims(ui.session.library)
    await ui.show(Shown("help", partial(_help, ui.session), claims, by_country=True))


def _help(session: Session) -> Sheet:
    return support.help_now(session.library, session.whereabouts(), dt.date.today())


def mistakes(error: GuideError) -> Shown:
    """Return what is wrong with a part of the guide that cannot be opened."""
    intro = "This part of the guide has mistakes and could not be opened."
    return _mistakes(f"mistakes in {error.mistakes[0].path}", "Not opened", intro, error.mistakes)


def to_mend(mistakes: Sequence[Mistake], folder: Path) -> Shown:
    """Return all that is wrong with a guide, for its author, with places from the guide's folder on."""
    short = [one._replace(path=one.path.relative_to(folder)) for one in mistakes]
    intro = "This is shown again whenever a file changes, until nothing is wrong."
    return _mistakes(TO_MEND, "To mend", intro, short)


def _mistakes(name: str, title: str, intro: str, mistakes: Sequence[Mistake]) -> Shown:
    blocks = [block("text", intro), *(block("item", str(mistake)) for mistake in mistakes)]
    return Shown(name, partial(Sheet, title, tuple(blocks)))
