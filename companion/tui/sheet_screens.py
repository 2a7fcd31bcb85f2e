"""Each sheet as a screen: what it says, which claims it shows, whether a country matters to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from companion.guide.tree import GuideError, Mistake
from companion.journal.model import CheckIn
from companion.session import Session
from companion.sheets import about as about_sheet
from companion.sheets import diary as diary_sheet
from companion.sheets import evidence as evidence_sheet
from companion.sheets import kept as kept_sheet
from companion.sheets import summary as summary_sheet
from companion.sheets import support
from companion.sheets.block import Sheet, block
from companion.tui.commands import COMMANDS, FILTER, ON_SOME_SCREENS
from companion.tui.screens.sheet import SheetScreen


def diary(session: Session) -> SheetScreen:
    """Return past check-ins."""

    def make() -> Sheet:
        entries = session.vault.entries(CheckIn)
        return diary_sheet.diary(entries, session.library.feelings, unreadable=bool(session.vault.unreadable))

    return SheetScreen("diary", make)


def evidence(session: Session, claims: Sequence[str]) -> SheetScreen:
    """Return why some claims stand as they do, and their sources."""
    library = session.library
    return SheetScreen(
        "evidence", lambda: evidence_sheet.evidence(claims, library.claims, library.sources), claims=()
    )


def summary(session: Session) -> SheetScreen:
    """Return the summary."""

    def make() -> Sheet:
        locked = session.is_locked
        kept = [] if locked else kept_sheet.kept(session.vault, session.library, session.wording())
        return summary_sheet.summary(session.journey, session.library.claims, kept)

    return SheetScreen("summary", make, claims=summary_sheet.claims_of(session.journey))


def about(session: Session) -> SheetScreen:
    """Return who made the guide and how, and what happens to a person's words."""
    return SheetScreen("about", lambda: about_sheet.about(session.library.guide))


def resources(session: Session, wanted: support.Wanted) -> SheetScreen:
    """Return whom one can turn to."""

    def make() -> Sheet:
        return support.resources(session.library, session.whereabouts(), dt.date.today(), wanted)

    return SheetScreen("resources", make, by_country=True, own=(FILTER,))


def help_now(session: Session) -> SheetScreen:
    """Return whom to call at once."""
    return SheetScreen(
        "help",
        lambda: support.help_now(session.library, session.whereabouts(), dt.date.today()),
        claims=support.help_claims(session.library),
        by_country=True,
    )


def keys() -> SheetScreen:
    """Return the list of all keys."""
    rows = [
        block("number", command.help, lead=f"{command.shown:<7}") for command in (*COMMANDS, *ON_SOME_SCREENS)
    ]
    return SheetScreen("keys", lambda: Sheet("All keys", tuple(rows)))


def mistakes(error: GuideError) -> SheetScreen:
    """Return what is wrong with a part of the guide that cannot be opened."""
    return _mistakes(
        "Not opened", "This part of the guide has mistakes and could not be opened.", error.mistakes
    )


def to_mend(mistakes: Sequence[Mistake], folder: Path) -> SheetScreen:
    """Return all that is wrong with a guide, for its author, with places from the guide's folder on."""
    short = [replace(one, path=one.path.relative_to(folder)) for one in mistakes]
    return _mistakes("To mend", "This is shown again whenever a file changes, until nothing is wrong.", short)


def _mistakes(title: str, intro: str, mistakes: Sequence[Mistake]) -> SheetScreen:
    blocks = [block("text", intro), *(block("item", str(mistake)) for mistake in mistakes)]
    return SheetScreen("mistakes", lambda: Sheet(title, tuple(blocks)))
