"""``companion now``: prints whom to call at once, and which signs not to wait with."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.commands import COUNTRY, ShellCommand

if TYPE_CHECKING:
    from companion.views.block import Sheet

COMMAND = ShellCommand("print whom to call at once, and which signs not to wait with", COUNTRY)


def run(args: argparse.Namespace) -> int:
    """Print whom to call at once, and which signs not to wait with. Whatever is broken is told after it."""
    from companion.commands.guide_and_country import told
    from companion.commands.printing import complain, show
    from companion.views.support import ALWAYS

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
    return told(broken)


def _help(args: argparse.Namespace, tell: Callable[[str], object]) -> tuple[Sheet, Exception | None]:
    """What to print, and what was broken. Where the person is matters less than that it is printed."""
    from companion.commands.guide_and_country import library_named, whereabouts
    from companion.views.location import Whereabouts
    from companion.views.support import help_now, standing_in

    library, broken = library_named(args.guide)
    stands_in, where = broken is not None, Whereabouts()
    try:
        where = whereabouts(library, args, tell)
    except Exception as error:  # such as a journal's name that none can have
        broken = broken or error
    sheet = help_now(library, where, dt.date.today())
    return standing_in(sheet) if stands_in else sheet, broken
