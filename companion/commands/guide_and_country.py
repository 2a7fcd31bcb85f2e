"""Finds the guide, and where the person is, for ``now`` and ``resources``. Where the country is named, they
need no journal.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles, guide_folder, shipped
from companion.views.location import Location, country_named


def guide_named(path: Path | None) -> tuple[GuideFiles, Exception | None]:
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


def _readable(folder: Path) -> GuideFiles:
    guide_files = GuideFiles(folder)
    guide_files.require("guide")
    return guide_files


def report_broken(broken: Exception | None) -> int:
    """Return the status for all being well, or let the program tell what was not."""
    if broken:
        raise broken
    return 0


def locate(guide_files: GuideFiles, args: argparse.Namespace, tell: Callable[[str], object]) -> Location:
    """Return the country that was named, or was chosen in a journal that is not locked, or else a guess.
    ``tell`` hears why it is not the first of these.
    """
    if args.country:
        try:
            code = country_named(args.country, guide_files)
        except GuideError:  # it looks for the name in the files of all countries
            code = country_named(args.country, GuideFiles(shipped()))
        if not code:
            tell(f'"{args.country}" is not a country known here. Give two letters, or its name.')
        return Location(code)
    # A journal takes as long to open as all the rest, and nothing is asked of one where a country was named.
    from companion.journals import session_to_read

    return session_to_read(guide_files.folder, args.journal, tell, no_trace=args.no_trace).location()
