"""The command-line parser: commands, options and help texts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from companion import __version__
from companion.commands import MODULES, ShellCommand, module_of
from companion.messages import comma_list
from companion.messages import gettext as _
from companion.text import shown


def parser_for(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser for a command line, given its words.

    It loads only the commands that the words name, or all commands if they name none or ask for help.
    """
    usage = _Parser(
        prog="companion",
        description=_(
            "A companion after a loss, one small page at a time."
            " Without a command, it opens where you left off."
        ),
    )
    usage.add_argument("--version", action="version", version=f"companion {__version__}")
    _common(usage, default=None)
    _plain(usage, default=False)
    asks_for_help = any(word.startswith(("-h", "--h")) for word in words)
    named = [name for name in MODULES if name in words]
    commands = usage.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"), prog=usage.prog)
    for name in MODULES:
        if name in named or asks_for_help or not words:
            _add(commands, name, module_of(name).COMMAND)
        elif not named:
            commands.add_parser(name)  # so that an error message can list all commands
    return usage


def _add(commands: Any, name: str, command: ShellCommand) -> None:
    said = _(command.help)
    parser = commands.add_parser(name, help=said, description=said)
    _common(parser, default=argparse.SUPPRESS)
    if name == "open":
        _plain(parser, default=argparse.SUPPRESS)
    for argument, settings in command.arguments:
        said = _(settings["help"]).format(choices=comma_list(settings.get("choices", ())))
        parser.add_argument(argument, **{**settings, "help": said})


class _Parser(argparse.ArgumentParser):
    """An argument parser whose error messages quote no control characters."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the command line, and exit with status 2."""
        super().error(shown(message))


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Add the options that are allowed both before and after the command."""
    help_ = _("use the journal called NAME, in a file of its own")
    parser.add_argument("--journal", metavar="NAME", default=default, help=help_)
    parser.add_argument(
        "--guide",
        metavar="PATH",
        default=default,
        type=Path,
        help=_("read the guide in the folder or .zip file PATH"),
    )
    parser.add_argument(
        "--no-trace",
        action="store_true",
        default=default or False,
        help=_("read no journal, and write nothing to the disk"),
    )


def _plain(parser: argparse.ArgumentParser, default: bool | str) -> None:
    help_ = _("line by line, for a screen reader or a simple terminal")
    parser.add_argument("--plain", action="store_true", default=default, help=help_)
