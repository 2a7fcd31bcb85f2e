"""``companion new-guide``: writes a small guide to start from, and prints what to do next."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from companion.commands import ShellCommand, argument

COMMAND = ShellCommand(
    "write a small guide to start your own from",
    argument("folder", "a new folder", type=Path, metavar="DIR"),
)


def run(args: argparse.Namespace) -> int:
    """Write the guide."""
    from companion.commands.printing import print_error, print_lines
    from companion.guide.scaffold import NewGuideError, new_guide

    try:
        new_guide(args.folder)
    except NewGuideError as error:
        return print_error(str(error))
    print_lines(
        f"Read it:   companion preview {shlex.quote(str(args.folder))}",
        f"Check it:  companion check {shlex.quote(str(args.folder))}",
        f"Edit it:   companion schema > {shlex.quote(str(args.folder / 'schema.json'))}  (for an editor)",
    )
    return 0
