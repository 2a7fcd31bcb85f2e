"""``companion resources``: prints services to turn to."""

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
    """Print the services. If the guide is broken, that is reported after them."""
    from companion.commands import guide_and_country
    from companion.commands.printing import print_error, show
    from companion.guide.diagnostics import GuideError
    from companion.guide.load import GuideFiles, shipped
    from companion.text import clean
    from companion.views.location import purpose_named
    from companion.views.support import Wanted, resources, standing_in

    guide_files, broken = guide_and_country.guide_named(args.guide)
    purpose = purpose_named(args.purpose or "", guide_files.guide.purposes)
    if purpose is None:
        known = ", ".join(sorted(guide_files.guide.purposes))
        return print_error(f'Nothing is sorted under "{args.purpose}". It can be one of these: {known}.')
    where, today = guide_and_country.locate(guide_files, args, print_error), dt.date.today()
    wanted = Wanted(now=args.now, purpose=purpose, text=" ".join(clean(args.find or "").split()))
    try:
        view = resources(guide_files, where, today, wanted)
    except GuideError as error:
        broken = error
        view = resources(GuideFiles(shipped()), where, today, wanted)
    show(standing_in(view) if broken else view)
    return guide_and_country.report_broken(broken)
