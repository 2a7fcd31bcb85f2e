"""The commands that print whom one can turn to. Where the country is given, they need no journal."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from companion.commands.printing import complain, prints, show
from companion.guide.load import Library, guide_folder, shipped
from companion.guide.mistakes import GuideError
from companion.sheets.block import Sheet
from companion.sheets.lookup import Whereabouts, country_named, purpose_named
from companion.sheets.support import ALWAYS, Wanted, help_now, standing_in
from companion.sheets.support import resources as resources_sheet
from companion.text import clean


@prints
def resources(args: argparse.Namespace) -> int:
    """Print whom one can turn to. If the guide is broken, that is told after it."""
    library, broken = _library(args.guide)
    purpose = purpose_named(args.purpose or "", library.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(library.guide.purposes))
        return complain(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    where, today = _where(library, args, complain), dt.date.today()
    wanted = Wanted(now=args.now, purpose=purpose, text=" ".join(clean(args.find or "").split()))
    try:
        sheet = resources_sheet(library, where, today, wanted)
    except GuideError as error:
        broken = error
        sheet = resources_sheet(Library(shipped()), where, today, wanted)
    show(standing_in(sheet) if broken else sheet)
    return _told(broken)


@prints
def now(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with. Whatever is broken is told after it."""
    if sys.stdout is None:  # it was closed before the program began
        sys.stdout = sys.stderr
    said: list[str] = []
    try:
        sheet, broken = _help(args, said.append)
    except Exception as error:  # whatever it is, nobody is left without a word
        sheet, broken = ALWAYS, error
    show(sheet)
    for sentence in said:
        complain(sentence)
    return _told(broken)


def _help(args: argparse.Namespace, tell: Callable[[str], object]) -> tuple[Sheet, Exception | None]:
    """What to print, and what was broken. Where the person is matters less than that it is printed."""
    library, broken = _library(args.guide)
    stands_in, where = broken is not None, Whereabouts()
    try:
        where = _where(library, args, tell)
    except Exception as error:  # such as a journal's name that none can have
        broken = broken or error
    sheet = help_now(library, where, dt.date.today())
    return standing_in(sheet) if stands_in else sheet, broken


def _library(path: Path | None) -> tuple[Library, Exception | None]:
    """Return the guide that was named; if it is broken, the one that comes with the program, and why.

    Raises:
        GuideError, FileNotFoundError: if that is broken or missing as well.
    """
    try:
        return _readable(guide_folder(path)), None
    except (GuideError, FileNotFoundError) as error:
        if path is None:
            raise
        return _readable(shipped()), error


def _readable(folder: Path) -> Library:
    library = Library(folder)
    library.require("guide")
    return library


def _told(broken: Exception | None) -> int:
    """Return the status for all being well, or let the program tell what was not."""
    if broken:
        raise broken
    return 0


def _where(library: Library, args: argparse.Namespace, tell: Callable[[str], object]) -> Whereabouts:
    """The country that was named, or was chosen in a journal that is not locked, or else a guess. ``tell``
    hears why it is not the first of these.
    """
    if args.country:
        try:
            code = country_named(args.country, library)
        except GuideError:  # it looks for the name in the files of all countries
            code = country_named(args.country, Library(shipped()))
        if not code:
            tell(f'"{args.country}" is not a country known here. Give two letters, or its name.')
        return Whereabouts(code)
    # A journal takes as long to open as all the rest, and nothing is asked of one where a country was named.
    from companion.journals import session_to_read

    return session_to_read(library.folder, args.journal, tell, no_trace=args.no_trace).whereabouts()
