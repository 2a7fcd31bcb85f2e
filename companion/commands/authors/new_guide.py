"""``companion new-guide``: writes a small guide to start from, and prints what to do next."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("write a small guide as a starting point"),
    argument("folder", N_("a new folder"), type=Path, metavar="DIR"),
)


def run(args: argparse.Namespace) -> int:
    """Write the guide."""
    from companion.commands.printing import print_error, print_lines
    from companion.guide.scaffold import NewGuideError, new_guide

    try:
        new_guide(args.folder)
    except NewGuideError as error:
        return print_error(str(error))
    folder, schema = shlex.quote(str(args.folder)), shlex.quote(str(args.folder / "schema.json"))
    print_lines(
        _("To read the guide: {command}").format(command=f"companion preview {folder}"),
        _("To check the guide: {command}").format(command=f"companion check {folder}"),
        _("For hints in your editor: {command}").format(command=f"companion schema > {schema}"),
    )
    return 0
