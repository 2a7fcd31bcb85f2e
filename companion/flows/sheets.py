"""Each sheet that can be opened: what it says, which claims it shows, whether a country matters to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from companion.flows.commands import FILTER
from companion.flows.face import Face, Opened
from companion.guide.mistakes import GuideError, Mistake
from companion.session import Session
from companion.sheets import about as about_sheet
from companion.sheets import evidence as evidence_sheet
from companion.sheets import kept as kept_sheet
from companion.sheets import summary as summary_sheet
from companion.sheets import support
from companion.sheets.block import Sheet, block


def open_evidence(face: Face) -> None:
    """Open why, and where it comes from: of the sheet that is open, or of the page below it."""
    shown = face.opened.claims if face.opened else None
    claims = face.page_claims if shown is None else shown
    _open(face, lambda: evidence(face.session, claims))


def open_summary(face: Face) -> None:
    """Open the summary."""
    _open(face, lambda: summary(face.session))


def open_resources(face: Face, wanted: support.Wanted = support.EVERYTHING) -> None:
    """Open the resources, or some of them."""
    _open(face, lambda: resources(face.session, wanted))


def open_help(face: Face) -> None:
    """Open help now."""
    _open(face, lambda: help_now(face.session))


def open_about(face: Face) -> None:
    """Open what is said about the guide, and about privacy."""
    _open(face, lambda: about(face.session))


def _open(face: Face, make: Callable[[], Opened]) -> None:
    """Open a sheet, or say what is wrong with the guide's file it needs."""
    face.told(lambda: face.show(make()))


def evidence(session: Session, claims: Sequence[str]) -> Opened:
    """Return why some claims stand as they do, and their sources."""
    library = session.library
    make = lambda: evidence_sheet.evidence(claims, library.claims, library.sources)  # noqa: E731
    return Opened("evidence", make, claims=(), over=True)


def summary(session: Session) -> Opened:
    """Return the summary."""

    def make() -> Sheet:
        locked = session.is_locked
        kept = [] if locked else kept_sheet.kept(session.vault, session.library, session.wording())
        return summary_sheet.summary(session.journey, session.library.claims, kept)

    return Opened("summary", make, claims=summary_sheet.claims_of(session.journey))


def about(session: Session) -> Opened:
    """Return who made the guide and how, and what happens to a person's words."""
    return Opened("about", lambda: about_sheet.about(session.library.guide))


def resources(session: Session, wanted: support.Wanted) -> Opened:
    """Return whom one can turn to."""

    def make() -> Sheet:
        return support.resources(session.library, session.whereabouts(), dt.date.today(), wanted)

    return Opened("resources", make, by_country=True, own=(FILTER,))


def help_now(session: Session) -> Opened:
    """Return whom to call at once."""
    return Opened(
        "help",
        lambda: support.help_now(session.library, session.whereabouts(), dt.date.today()),
        claims=support.help_claims(session.library),
        by_country=True,
    )


def mistakes(error: GuideError) -> Opened:
    """Return what is wrong with a part of the guide that cannot be opened."""
    return _mistakes(
        "Not opened", "This part of the guide has mistakes and could not be opened.", error.mistakes
    )


def to_mend(mistakes: Sequence[Mistake], folder: Path) -> Opened:
    """Return all that is wrong with a guide, for its author, with places from the guide's folder on."""
    short = [one._replace(path=one.path.relative_to(folder)) for one in mistakes]
    return _mistakes("To mend", "This is shown again whenever a file changes, until nothing is wrong.", short)


def _mistakes(title: str, intro: str, mistakes: Sequence[Mistake]) -> Opened:
    blocks = [block("text", intro), *(block("item", str(mistake)) for mistake in mistakes)]
    return Opened("mistakes", lambda: Sheet(title, tuple(blocks)))
