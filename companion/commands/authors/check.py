"""``companion check``: prints the mistakes in a guide, what to review again, and statistics."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_

COMMAND = ShellCommand(
    N_("check a guide for mistakes, and measure its texts"),
    argument("path", N_("the guide's folder, or a .zip file of it"), type=Path, metavar="PATH", nargs="?"),
    argument("--pages", N_("also print the reading grade of each page"), action="store_true"),
    argument(
        "--format", N_("text to read, or json for another program"), choices=("text", "json"), default="text"
    ),
)


def run(args: argparse.Namespace) -> int:
    """Check the guide; return status 1 if it has a mistake."""
    from companion.commands.printing import print_error, print_lines
    from companion.guide.check import report
    from companion.guide.check.report_lines import data, lines
    from companion.guide.load import guide_folder, why_no_guide

    folder = guide_folder(args.path or args.guide)
    if why := why_no_guide(folder):
        return print_error(why)
    found = report(folder, dt.date.today())
    if args.format == "json":
        print_lines(*json.dumps(data(found), ensure_ascii=False, indent=2).split("\n"))
    else:
        print_lines(*lines(found, pages=args.pages))
    return 1 if found.errors else 0
