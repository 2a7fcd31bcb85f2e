"""The commands that print what is nobody's own. Each takes the command line and returns the exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from companion.guide.load import Library
from companion.guide.tree import GuideError
from companion.journal.file import data_folder
from companion.opening import (
    guide_folder,
    journal_file,
    session_to_read,
    session_without_trace,
)
from companion.plain.printing import complain, prints, show
from companion.plain.whereabouts import told
from companion.session import Session
from companion.sheets.about import about as about_sheet
from companion.sheets.lookup import Whereabouts, country_named, purpose_named
from companion.sheets.sources import sources as sources_sheet
from companion.sheets.support import ALWAYS, Wanted, help_now
from companion.sheets.support import resources as resources_sheet
from companion.text import clean


@prints
def resources(args: argparse.Namespace) -> int:
    """Print whom one can turn to."""
    session = _session(args)
    purpose = purpose_named(args.purpose or "", session.library.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(session.library.guide.purposes))
        return complain(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    wanted = Wanted(now=args.now, purpose=purpose, text=args.find or "")
    show(resources_sheet(session.library, _where(session, args), dt.date.today(), wanted))
    return 0


@prints
def now(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with; if the guide is broken, what is always
    true.
    """
    try:
        session = _session(args)
        show(help_now(session.library, _where(session, args), dt.date.today()))
    except GuideError:
        show(ALWAYS)
        raise
    return 0


def _session(args: argparse.Namespace) -> Session:
    """A sitting that asks for no passphrase: of a locked journal nothing is used."""
    if args.no_trace:
        return session_without_trace(args.guide)
    return session_to_read(args.guide, args.journal, complain)


def _where(session: Session, args: argparse.Namespace) -> Whereabouts:
    if not args.country:
        return session.whereabouts()
    code = country_named(args.country, session.library)
    if not code:
        complain(f'"{clean(args.country)}" is not a country known here. Give two letters, or its name.')
    return Whereabouts(code)


@prints
def sources(args: argparse.Namespace) -> int:
    """Print where the guide's claims come from."""
    show(sources_sheet(Library(guide_folder(args.guide))))
    return 0


@prints
def about(args: argparse.Namespace) -> int:
    """Print who made the guide and how, and what happens to a person's words."""
    show(about_sheet(Library(guide_folder(args.guide)).guide))
    return 0


@prints
def where(args: argparse.Namespace) -> int:
    """Print what is kept, and where."""
    for line in told(data_folder(), journal_file(args.journal), guide_folder(args.guide)):
        print(line)
    return 0


@prints
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
