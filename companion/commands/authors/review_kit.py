"""``companion review-kit``: writes every page of a guide for people to mark: to print, and as a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("write out every page for people to mark, on paper or in a table"),
    argument(
        "file", N_("a new .html file; the table goes next to it and ends in .csv"), type=Path, metavar="FILE"
    ),
)


def run(args: argparse.Namespace) -> int:
    """Write both files, or neither."""
    from companion.commands.printing import print_error, print_lines
    from companion.guide.load import open_guide
    from companion.guide.review.table import blank_table
    from companion.guide.review.tally import pages_of
    from companion.journal.export import write_new
    from companion.views.formats.html import html
    from companion.views.review_kit import review_kit

    to_print, table = args.file, args.file.with_suffix(".csv")
    if to_print.suffix.lower() != ".html":
        return print_error(_("Choose a new name that ends in .html, such as review.html."))
    guide_files = open_guide(args.guide)
    pages = pages_of(guide_files)
    text = html(review_kit(guide_files, pages, table.name), guide_files.guide.language)
    write_new(to_print, text)
    try:
        write_new(table, blank_table(guide_files.guide, pages))
    except BaseException:
        to_print.unlink()
        raise
    print_lines(
        _("Pages to print: {path}").format(path=to_print),
        _("Empty table: {path}").format(path=table),
        _("To read the marks: {command}").format(command="companion check --reviews FILE"),
    )
    return 0
