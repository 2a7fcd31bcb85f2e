"""``companion now``: prints whom to call at once, and which signs not to wait with."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.commands import COUNTRY, ShellCommand

if TYPE_CHECKING:
    from companion.views.block import View

COMMAND = ShellCommand("print whom to call at once, and which signs not to wait with", COUNTRY)


def run(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with. Whatever is broken is told after it."""
    from companion.commands.guide_and_country import report_broken
    from companion.commands.printing import print_error, show
    from companion.views.support import ALWAYS

    if sys.stdout is None:  # it was closed before the program began
        sys.stdout = sys.stderr
    said: list[str] = []
    try:
        view, broken = _help(args, said.append)
    except Exception as error:  # whatever it is, nobody is left without a word
        view, broken = ALWAYS, error
    show(view)
    for sentence in said:
        print_error(sentence)
    return report_broken(broken)


def _help(args: argparse.Namespace, tell: Callable[[str], object]) -> tuple[View, Exception | None]:
    """What to print, and what was broken. Where the person is matters less than that it is printed."""
    from companion.commands.guide_and_country import guide_named, locate
    from companion.views.location import Location
    from companion.views.support import help_now, standing_in

    guide_files, broken = guide_named(args.guide)
    stands_in, where = broken is not None, Location()
    try:
        where = locate(guide_files, args, tell)
    except Exception as error:  # such as a journal's name that none can have
        broken = broken or error
    view = help_now(guide_files, where, dt.date.today())
    return standing_in(view) if stands_in else view, broken
