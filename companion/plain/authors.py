"""The commands for authors of guides. Each takes the command line and returns the exit status."""

from __future__ import annotations

import argparse
import json
import shlex

from companion.guide.new import NewGuideError
from companion.guide.new import new_guide as begin
from companion.guide.schema import schema as schema_of
from companion.plain.printing import complain, print_lines, prints


@prints
def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of a guide's files, for an editor."""
    print(json.dumps(schema_of(args.kind), indent=2, ensure_ascii=False))
    return 0


@prints
def new_guide(args: argparse.Namespace) -> int:
    """Write a small guide to start from, and print what to do next."""
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
