"""Finds the guide and the country for ``now`` and ``resources``.

If the country is given on the command line, no journal is opened.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles, open_guide, shipped
from companion.messages import N_
from companion.messages import gettext as _
from companion.views.location import Location, country_named

# Translators: --country and GB are typed as they are.
TO_CHOOSE = N_("To choose your country, add an option such as --country GB.")


def guide_named(path: Path | None) -> tuple[GuideFiles, Exception | None]:
    """Return the named guide, or the program's own guide if the named one is broken, and the error or None.

    Raises:
        GuideError, FileNotFoundError: if no guide can be read.
    """
    try:
        return open_guide(path), None
    except (GuideError, FileNotFoundError) as error:
        if path is None:
            raise
        return open_guide(shipped()), error


def report_broken(broken: Exception | None) -> int:
    """Return exit status 0, or raise the error that was found, so that it is reported last."""
    if broken:
        raise broken
    return 0


def locate(guide_files: GuideFiles, args: argparse.Namespace, tell: Callable[[str], object]) -> Location:
    """Return the country from the command line, from an unlocked journal, or else from a guess.

    ``tell`` receives a sentence if the country on the command line or the journal could not be used.
    """
    if args.country:
        try:
            code = country_named(args.country, guide_files)
        except GuideError:  # names are looked up in the files of all countries
            code = country_named(args.country, GuideFiles(shipped()))
        if not code:
            said = _('No country is called "{country}". Give a country\'s name, or two letters such as GB.')
            tell(said.format(country=args.country))
        return Location(code)
    # Opening a journal takes as long as everything else together, so it is only done without a given country.
    from companion.journals import session_to_read

    return session_to_read(guide_files.folder, args.journal, tell, no_trace=args.no_trace).location()
