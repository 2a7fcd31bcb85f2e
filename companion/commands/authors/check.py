"""The commands that say nothing of a person. Each takes the command line and returns the exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shlex

from companion.commands.journal.whereabouts import told
from companion.commands.printing import complain, print_lines, prints, show
from companion.guide.load import Library, guide_folder, why_no_guide
from companion.journal.file import data_folder
from companion.journals import journal_file
from companion.sheets.about import about as about_sheet
from companion.sheets.evidence import sources as sources_sheet


@prints
def sources(args: argparse.Namespace) -> int:
    """Print where the guide's claims come from."""
    show(sources_sheet(Library(guide_folder(args.guide))))
    return 0


@prints
def about(args: argparse.Namespace) -> int:
    """Print who made the guide and how, and what happens to a person's words."""
    show(about_sheet(Library(guide_folder(args.guide)).guide))
    return 0


@prints
def where(args: argparse.Namespace) -> int:
    """Print what is kept, and where."""
    print_lines(*told(data_folder(), journal_file(args.journal), guide_folder(args.guide)))
    return 0


@prints
def check(args: argparse.Namespace) -> int:
    """Print every mistake of a guide, what to look at again, and its figures."""
    # What this needs to count syllables is slow to start, and no other command needs it.
    from companion.guide.check import report
    from companion.guide.check.table import data, lines

    folder = guide_folder(args.path or args.guide)
    if why := why_no_guide(folder):
        return complain(why)
    found = report(folder, dt.date.today())
    if args.format == "json":
        print_lines(*json.dumps(data(found), ensure_ascii=False, indent=2).split("\n"))
    else:
        print_lines(*lines(found, pages=args.pages))
    return 1 if found.errors else 0


@prints
def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of a guide's files, for an editor."""
    from companion.guide.schema import schema as schema_of

    print(json.dumps(schema_of(args.kind), indent=2, ensure_ascii=False))
    return 0


@prints
def new_guide(args: argparse.Namespace) -> int:
    """Write a small guide to start from, and print what to do next."""
    from companion.guide.new import NewGuideError
    from companion.guide.new import new_guide as begin

    try:
        begin(args.folder)
    except NewGuideError as error:
        return complain(str(error))
    print_lines(
        f"Read it:   companion preview {shlex.quote(str(args.folder))}",
        f"Check it:  companion check {shlex.quote(str(args.folder))}",
        f"Edit it:   companion schema > {shlex.quote(str(args.folder / 'schema.json'))}  (for an editor)",
    )
    return 0
