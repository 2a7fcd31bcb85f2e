"""``companion resources``: prints services to turn to."""

from __future__ import annotations

import argparse
import datetime as dt

from companion.commands import COUNTRY, ShellCommand, argument
from companion.messages import N_, comma_list
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("list people and services who can help"),
    COUNTRY,
    argument("--now", N_("only who to call now"), action="store_true"),
    argument("--for", N_('only services for this purpose, such as "crisis"'), metavar="WHAT", dest="purpose"),
    argument("--find", N_("only services that mention all of these words"), metavar="WORDS"),
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
        said = _('No services are listed under "{purpose}". Choose one of these: {purposes}.')
        known = comma_list(sorted(guide_files.guide.purposes))
        return print_error(said.format(purpose=args.purpose, purposes=known))
    where, today = guide_and_country.locate(guide_files, args, print_error), dt.date.today()
    to_choose = _(guide_and_country.TO_CHOOSE)
    wanted = Wanted(now=args.now, purpose=purpose, text=" ".join(clean(args.find or "").split()))
    try:
        view = resources(guide_files, where, today, wanted, to_choose)
    except GuideError as error:
        broken = error
        view = resources(GuideFiles(shipped()), where, today, wanted, to_choose)
    show(standing_in(view) if broken else view)
    return guide_and_country.report_broken(broken)
