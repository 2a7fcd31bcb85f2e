"""What can be typed after ``companion``: the commands, their options, and the help for each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from companion import __version__
from companion.commands import MODULES, ShellCommand, module_of
from companion.text import shown


def parser_for(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return what reads a command line. Of the commands, it knows those that are named there, or else all."""
    usage = _Parser(
        prog="companion",
        description="A companion after a loss, one small page at a time. Without a command it opens where you"
        " left off.",
    )
    usage.add_argument("--version", action="version", version=f"companion {__version__}")
    _common(usage, default=None)
    _plain(usage, default=False)
    asks_for_help = any(word.startswith(("-h", "--h")) for word in words)
    named = [name for name in MODULES if name in words]
    commands = usage.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=usage.prog)
    for name in MODULES:
        if name in named or asks_for_help or not words:
            _add(commands, name, module_of(name).COMMAND)
        elif not named:
            commands.add_parser(name)  # so that what is no command can be told what is one
    return usage


def _add(commands: Any, name: str, command: ShellCommand) -> None:
    parser = commands.add_parser(name, help=command.help, description=command.help)
    _common(parser, default=argparse.SUPPRESS)
    if name == "open":
        _plain(parser, default=argparse.SUPPRESS)
    for argument, settings in command.arguments:
        parser.add_argument(argument, **settings)


class _Parser(argparse.ArgumentParser):
    """Reads a command line, and quotes nothing of it that would command the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end with status 2."""
        super().error(shown(message))


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Options that may stand before or after the command."""
    help_ = "use the journal called NAME, a file of its own"
    parser.add_argument("--journal", metavar="NAME", default=default, help=help_)
    parser.add_argument(
        "--guide",
        metavar="PATH",
        default=default,
        type=Path,
        help="read the guide in the folder or .zip file PATH",
    )
    parser.add_argument(
        "--no-trace",
        action="store_true",
        default=default or False,
        help="look at no journal, and write nothing to the disk",
    )


def _plain(parser: argparse.ArgumentParser, default: bool | str) -> None:
    help_ = "line by line, for a screen reader or a terminal that shows little"
    parser.add_argument("--plain", action="store_true", default=default, help=help_)
