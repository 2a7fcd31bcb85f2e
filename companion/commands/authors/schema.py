"""``companion schema``: prints the JSON Schema of a guide's files, for an editor."""

from __future__ import annotations

import argparse
import json

from companion.commands import ShellCommand, argument
from companion.messages import N_

_KINDS = ("guide", "step", "claims", "sources", "feelings", "help", "country", "steady", "close_one", "tone")
COMMAND = ShellCommand(
    N_("print the JSON Schema of a guide's files, for your text editor"),
    argument("kind", N_("only for one kind of file: {choices}"), nargs="?", metavar="KIND", choices=_KINDS),
)


def run(args: argparse.Namespace) -> int:
    """Print the schema of one kind of file, or of all kinds."""
    from companion.guide.schema import schema

    print(json.dumps(schema(args.kind), indent=2, ensure_ascii=False))
    return 0
