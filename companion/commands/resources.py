"""``companion resources``: prints whom one can turn to."""

from __future__ import annotations

import argparse
import datetime as dt

from companion.commands import COUNTRY, ShellCommand, argument

COMMAND = ShellCommand(
    "print whom you can turn to",
    COUNTRY,
    argument("--now", "only whom to call at once", action="store_true"),
    argument("--for", "only for this, such as crisis", metavar="WHAT", dest="purpose"),
    argument("--find", "only those in which all of these words stand", metavar="WORDS"),
)


def run(args: argparse.Namespace) -> int:
    """Print whom one can turn to. If the guide is broken, that is told after it."""
    from companion.commands import helping
    from companion.commands.printing import complain, show
    from companion.guide.load import Library, shipped
    from companion.guide.mistakes import GuideError
    from companion.sheets.lookup import purpose_named
    from companion.sheets.support import Wanted, resources, standing_in
    from companion.text import clean

    library, broken = helping.library_named(args.guide)
    purpose = purpose_named(args.purpose or "", library.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(library.guide.purposes))
        return complain(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    where, today = helping.whereabouts(library, args, complain), dt.date.today()
    wanted = Wanted(now=args.now, purpose=purpose, text=" ".join(clean(args.find or "").split()))
    try:
        sheet = resources(library, where, today, wanted)
    except GuideError as error:
        broken = error
        sheet = resources(Library(shipped()), where, today, wanted)
    show(standing_in(sheet) if broken else sheet)
    return helping.told(broken)
