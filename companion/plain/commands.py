"""The commands that print, or ask at the prompt. Each takes the command line and returns the exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from companion.guide.check import check as check_guide
from companion.guide.load import Library
from companion.journal.file import data_folder
from companion.journal.model import CheckIn, Note, Question
from companion.opening import guide_folder, journal_file, session_to_read, vault_to_write
from companion.plain.mood import check_in
from companion.plain.printing import show
from companion.plain.whereabouts import told
from companion.session import Session
from companion.sheets.diary import diary
from companion.sheets.summary import summary as summary_sheet
from companion.sheets.support import Whereabouts
from companion.sheets.support import resources as resources_sheet

LONGEST_DAYS = 40_000
"""More days than anybody's diary has, and few enough to count back from today."""


def complain(sentence: str) -> int:
    """Say what went wrong, in one sentence; return the status for that."""
    print(f"companion: {sentence}", file=sys.stderr)
    return 1


def summary(args: argparse.Namespace) -> int:
    """Print the guide at a glance."""
    session = session_to_read(args.guide, args.journal, complain)
    notes, questions = session.vault.entries(Note), session.vault.entries(Question)
    show(summary_sheet(session.journey, session.library.claims, notes, questions, behind_doors=args.all))
    return 0


def resources(args: argparse.Namespace) -> int:
    """Print whom one can turn to."""
    session = session_to_read(args.guide, args.journal, complain)
    code = "GB" if args.country == "UK" else args.country  # what it is called, and its code, differ there
    where = Whereabouts(code) if code else session.whereabouts()
    show(resources_sheet(session.library, where, now=args.now))
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
    """Print every mistake of a guide."""
    mistakes = check_guide(guide_folder(args.path or args.guide))
    for mistake in mistakes:
        print(mistake)
    print("No mistakes were found." if not mistakes else f"Mistakes: {len(mistakes)}")
    return 1 if mistakes else 0
