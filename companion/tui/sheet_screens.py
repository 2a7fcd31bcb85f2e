"""Each sheet as a screen: what it says, which claims it shows, whether a country matters to it."""

from __future__ import annotations

from collections.abc import Sequence

from companion.guide.tree import GuideError
from companion.journal.model import CheckIn, Note, Question
from companion.session import Session
from companion.sheets import diary as diary_sheet
from companion.sheets import evidence as evidence_sheet
from companion.sheets import summary as summary_sheet
from companion.sheets import support
from companion.sheets.block import Sheet, block
from companion.tui.commands import COMMANDS, ON_SOME_SCREENS
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
        notes, questions = session.vault.entries(Note), session.vault.entries(Question)
        return summary_sheet.summary(session.journey, session.library.claims, notes, questions)

    return SheetScreen("summary", make, claims=summary_sheet.claims_of(session.journey))


def resources(session: Session) -> SheetScreen:
    """Return whom one can turn to."""
    return SheetScreen(
        "resources", lambda: support.resources(session.library, session.whereabouts()), by_country=True
    )


def help_now(session: Session) -> SheetScreen:
    """Return whom to call at once."""
    return SheetScreen(
        "help",
        lambda: support.help_now(session.library, session.whereabouts()),
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
    blocks = [block("text", "This part of the guide has mistakes and could not be opened.")]
    blocks += [block("item", str(mistake)) for mistake in error.mistakes]
    return SheetScreen("mistakes", lambda: Sheet("Not opened", tuple(blocks)))
