"""The commands that print, or ask at the prompt. Each takes the command line and returns the exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys

from companion.guide.load import Library
from companion.guide.tree import GuideError
from companion.journal.file import data_folder
from companion.journal.model import CheckIn
from companion.opening import guide_folder, journal_file, session_to_read, vault_to_write
from companion.plain.mood import check_in
from companion.plain.printing import show
from companion.plain.whereabouts import told
from companion.session import Session
from companion.sheets.about import about as about_sheet
from companion.sheets.diary import diary
from companion.sheets.kept import kept
from companion.sheets.lookup import Whereabouts, country_named, purpose_named
from companion.sheets.sources import sources as sources_sheet
from companion.sheets.summary import summary as summary_sheet
from companion.sheets.support import ALWAYS, Wanted, help_now
from companion.sheets.support import resources as resources_sheet
from companion.text import clean

LONGEST_DAYS = 40_000
"""More days than anybody's diary has, and few enough to count back from today."""


def complain(sentence: str) -> int:
    """Say what went wrong, in one sentence; return the status for that."""
    print(f"companion: {sentence}", file=sys.stderr)
    return 1


def summary(args: argparse.Namespace) -> int:
    """Print the guide at a glance."""
    session = session_to_read(args.guide, args.journal, complain)
    own = kept(session.vault, session.library, session.wording())
    show(summary_sheet(session.journey, session.library.claims, own, behind_doors=args.all))
    return 0


def resources(args: argparse.Namespace) -> int:
    """Print whom one can turn to."""
    session = session_to_read(args.guide, args.journal, complain)
    purpose = purpose_named(args.purpose or "", session.library.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(session.library.guide.purposes))
        return complain(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    wanted = Wanted(now=args.now, purpose=purpose, text=args.find or "")
    show(resources_sheet(session.library, _where(session, args), dt.date.today(), wanted))
    return 0


def now(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with; if the guide is broken, what is always
    true.
    """
    try:
        session = session_to_read(args.guide, args.journal, complain)
        show(help_now(session.library, _where(session, args), dt.date.today()))
    except GuideError:
        show(ALWAYS)
        raise
    return 0


def _where(session: Session, args: argparse.Namespace) -> Whereabouts:
    if not args.country:
        return session.whereabouts()
    code = country_named(args.country, session.library)
    if not code:
        complain(f'"{clean(args.country)}" is not a country known here. Give two letters, or its name.')
    return Whereabouts(code)


def sources(args: argparse.Namespace) -> int:
    """Print where the guide's claims come from."""
    show(sources_sheet(Library(guide_folder(args.guide))))
    return 0


def about(args: argparse.Namespace) -> int:
    """Print who made the guide and how, and what happens to a person's words."""
    show(about_sheet(Library(guide_folder(args.guide)).guide))
    return 0


def mood(args: argparse.Namespace) -> int:
    """Check in at the prompt."""
    library = Library(guide_folder(args.guide))
    library.guide, library.feelings  # noqa: B018 - a broken guide is told before the journal is touched
    session = Session(library, vault_to_write(args.journal))
    try:
        check_in(session)
    except EOFError:
        print()
        return complain("The answers ended early. Nothing was kept.")
    finally:
        session.close()
    return 0


def history(args: argparse.Namespace) -> int:
    """Print past check-ins."""
    session = session_to_read(args.guide, args.journal, complain)
    if session.problem:
        return 1
    entries = session.vault.entries(CheckIn)
    if args.days is not None:
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=min(max(args.days, 0), LONGEST_DAYS))
        recent = [entry for entry in entries if entry.when >= since]
        if entries and not recent:
            print("No check-in is kept for these days.")
            return 0
        entries = recent
    show(diary(entries, session.library.feelings, unreadable=bool(session.vault.unreadable)))
    return 0


def where(args: argparse.Namespace) -> int:
    """Print what is kept, and where."""
    for line in told(data_folder(), journal_file(args.journal), guide_folder(args.guide)):
        print(line)
    return 0


def check(args: argparse.Namespace) -> int:
    """Print every mistake of a guide, what to look at again, and its figures."""
    # What this needs to count syllables is slow to start, and no other command needs it.
    from companion.guide.check import report
    from companion.guide.check.table import data, lines

    found = report(guide_folder(args.path or args.guide), dt.date.today())
    if args.format == "json":
        print(json.dumps(data(found), ensure_ascii=False, indent=2))
    else:
        print(*lines(found, pages=args.pages), sep="\n")
    return 1 if found.errors else 0
