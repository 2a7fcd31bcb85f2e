"""The commands that print whom one can turn to. Where the country is given, they need no journal."""

from __future__ import annotations

import argparse
import datetime as dt

from companion.guide.load import Library, guide_folder
from companion.guide.mistakes import GuideError
from companion.plain.printing import complain, prints, show
from companion.sheets.lookup import Whereabouts, country_named, purpose_named
from companion.sheets.support import ALWAYS, Wanted, help_now
from companion.sheets.support import resources as resources_sheet
from companion.text import clean


@prints
def resources(args: argparse.Namespace) -> int:
    """Print whom one can turn to."""
    library = Library(guide_folder(args.guide))
    purpose = purpose_named(args.purpose or "", library.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(library.guide.purposes))
        return complain(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    wanted = Wanted(now=args.now, purpose=purpose, text=args.find or "")
    show(resources_sheet(library, _where(library, args), dt.date.today(), wanted))
    return 0


@prints
def now(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with; if the guide is broken, what is always
    true.
    """
    try:
        library = Library(guide_folder(args.guide))
        library.guide  # noqa: B018 - reading it is what raises
        show(help_now(library, _where(library, args), dt.date.today()))
    except GuideError:
        show(ALWAYS)
        raise
    return 0


def _where(library: Library, args: argparse.Namespace) -> Whereabouts:
    """The country that was named, or was chosen in a journal that is not locked, or else a guess."""
    if args.country:
        code = country_named(args.country, library)
        if not code:
            complain(f'"{clean(args.country)}" is not a country known here. Give two letters, or its name.')
        return Whereabouts(code)
    # A journal takes as long to open as all the rest, and nothing is asked of one where a country was named.
    from companion.opening import session_to_read, session_without_trace

    if args.no_trace:
        return session_without_trace(args.guide).whereabouts()
    return session_to_read(args.guide, args.journal, complain).whereabouts()
