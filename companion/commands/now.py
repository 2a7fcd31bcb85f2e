"""``companion now``: prints who to call now, and warning signs."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.commands import COUNTRY, ShellCommand
from companion.messages import N_
from companion.messages import gettext as _

if TYPE_CHECKING:
    from companion.views.block import View

COMMAND = ShellCommand(N_("print who to call now, and warning signs"), COUNTRY)


def run(args: argparse.Namespace) -> int:
    """Print the help page, followed by any errors."""
    from companion.commands.guide_and_country import report_broken
    from companion.commands.printing import print_error, show
    from companion.views.support import always

    if sys.stdout is None:  # standard output was closed before the program began
        sys.stdout = sys.stderr
    said: list[str] = []
    try:
        view, broken = _help(args, said.append)
    except Exception as error:  # whatever the error is, help must be printed
        view, broken = always(), error
    show(view)
    for sentence in said:
        print_error(sentence)
    return report_broken(broken)


def _help(args: argparse.Namespace, tell: Callable[[str], object]) -> tuple[View, Exception | None]:
    """Return the help page, and the error if something was broken.

    Help is shown even if the country is unknown.
    """
    from companion.commands.guide_and_country import TO_CHOOSE, guide_named, locate
    from companion.views.location import Location
    from companion.views.support import help_now, standing_in

    guide_files, broken = guide_named(args.guide)
    stands_in, where = broken is not None, Location()
    try:
        where = locate(guide_files, args, tell)
    except Exception as error:  # such as an invalid journal name
        broken = broken or error
    view = help_now(guide_files, where, dt.date.today(), _(TO_CHOOSE))
    return standing_in(view) if stands_in else view, broken
