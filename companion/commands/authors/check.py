"""``companion check``: prints the mistakes in a guide, what to review again, and statistics.

With ``--reviews``, it prints what people marked on the guide's pages instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

from companion.commands import ShellCommand, argument
from companion.messages import N_

COMMAND = ShellCommand(
    N_("check a guide for mistakes, and measure its text"),
    argument("path", N_("the guide's folder, or a .zip file of it"), type=Path, metavar="PATH", nargs="?"),
    argument("--pages", N_("also print the reading grade of each page"), action="store_true"),
    argument(
        "--reviews",
        N_("read the tables that people filled in, instead of checking the guide"),
        type=Path,
        metavar="FILE",
        nargs="+",
    ),
    argument(
        "--format",
        N_('"text" to read, or "json" for another program'),
        choices=("text", "json"),
        default="text",
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
    if args.reviews:
        return _reviews(folder, args.reviews, args.format)
    found = report(folder, dt.date.today())
    if args.format == "json":
        print_lines(*_json(data(found)))
    else:
        print_lines(*lines(found, pages=args.pages))
    return 1 if found.errors else 0


def _reviews(folder: Path, files: list[Path], format: str) -> int:
    """Print what people marked; return status 1 if a row is wrong."""
    from companion.commands.printing import print_lines
    from companion.guide.load import GuideFiles
    from companion.guide.review.lines import data, lines
    from companion.guide.review.table import open_review
    from companion.guide.review.tally import pages_of

    guide_files = GuideFiles(folder)
    guide, pages = guide_files.guide, pages_of(guide_files)
    reviews = [open_review(file, pages) for file in dict.fromkeys(files)]
    found = _json(data(reviews, pages, guide)) if format == "json" else lines(reviews, pages, guide)
    print_lines(*found)
    return 1 if any(review.wrong for review in reviews) else 0


def _json(data: dict[str, Any]) -> list[str]:
    return json.dumps(data, ensure_ascii=False, indent=2).split("\n")
