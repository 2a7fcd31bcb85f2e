"""What can be typed after ``companion``: the commands, their options, and the help for each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from companion import __version__
from companion.text import shown


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return what reads a command line. Of the commands, it knows those that are named there, or else all."""
    usage = _Parser(
        prog="companion",
        description="A companion after a loss, one small page at a time. Without a command it opens where you"
        " left off.",
    )
    usage.add_argument("--version", action="version", version=f"companion {__version__}")
    _common(usage, default=None)
    _plain(usage, default=False)
    named = [name for name in _HELP if name in words]
    if not named or any(word.startswith(("-h", "--h")) for word in words):
        named = [*_HELP]
    commands = usage.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=usage.prog)
    for name in named:
        help_, *options = _HELP[name]
        command = commands.add_parser(name, help=help_, description=help_)
        _common(command, default=argparse.SUPPRESS)
        if name == "open":
            _plain(command, default=argparse.SUPPRESS)
        for flag, settings in options:
            command.add_argument(flag, **settings)
    return usage


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


def _an(flag: str, help_: str, **settings: Any) -> tuple[str, dict[str, Any]]:
    """An option of a command, or what follows it."""
    return flag, {"help": help_, **settings}


_FILE: dict[str, Any] = {"type": Path, "metavar": "FILE"}
_PATH: dict[str, Any] = {"type": Path, "metavar": "PATH", "nargs": "?"}
_COUNTRY = _an("--country", "two letters, such as GB, or a name; INT for everywhere", metavar="XX")
_KINDS = ("guide", "step", "claims", "sources", "feelings", "help", "country", "steady", "close_one", "tone")
_COLUMNS = (
    "csv for a table: kind, id, when, version, weight, feelings (commas between), line, text, ask, step,"
    " page, claim, more; jsonl for an object a line: kind, id, when, version, data"
)
_HELP: dict[str, tuple] = {  # type: ignore[type-arg] # a help text, then options
    "open": ("open the companion where you left off",),
    "summary": (
        "print the guide at a glance, and what you kept",
        _an("--all", "also what lies behind a door you have not opened", action="store_true"),
    ),
    "now": ("print whom to call at once, and which signs not to wait with", _COUNTRY),
    "resources": (
        "print whom you can turn to",
        _COUNTRY,
        _an("--now", "only whom to call at once", action="store_true"),
        _an("--for", "only for this, such as crisis", metavar="WHAT", dest="purpose"),
        _an("--find", "only those in which all of these words stand", metavar="WORDS"),
    ),
    "sources": ("print where the guide's claims come from",),
    "about": ("say who made the guide and how, and what happens to your words",),
    "mood": ("check in once, at the prompt",),
    "history": (
        "print your past check-ins",
        _an("--days", "only those of the last N days", metavar="N", type=int),
        _an("--format", _COLUMNS, choices=("text", "csv", "jsonl"), default="text"),
    ),
    "export": (
        "print all you kept, or write it to a file",
        _an("--format", "md to read, the others for a program", choices=("md", "csv", "jsonl"), default="md"),
        _an("--to", "a new file, which only you can open", **_FILE),
    ),
    "backup": (
        "copy your journal to another place, as it is",
        _an("file", "where the copy is to be", **_FILE),
    ),
    "restore": (
        "put a copy in the place of your journal",
        _an("file", "a backup; without it, the daily copy", **_FILE, nargs="?"),
    ),
    "merge": (
        "take what is newer in another journal, or in a copy",
        _an("file", "another journal, or a copy of one", **_FILE),
    ),
    "passphrase": (
        "give your journal a passphrase, or take it away",
        _an("what", "what to do with it: set, change or remove", choices=("set", "change", "remove")),
    ),
    "where": ("say what is kept, and where",),
    "erase": ("remove your journal from this computer",),
    "preview": (
        "open a guide while you write it; it is read again as its files change",
        _an("path", "its folder, a .zip file of it, or a step's file", **_PATH),
        _an("step", "the step to open, by its id", nargs="?", default="", metavar="STEP"),
    ),
    "check": (
        "check a guide's files, and measure what they say",
        _an("path", "the guide's folder, or a .zip file of it", **_PATH),
        _an("--pages", "also the reading grade of each page", action="store_true"),
        _an("--format", "json for another program to read", choices=("text", "json"), default="text"),
    ),
    "schema": (
        "print the JSON Schema of a guide's files, for an editor",
        _an("kind", f"only for: {', '.join(_KINDS)}", nargs="?", metavar="KIND", choices=_KINDS),
    ),
    "new-guide": (
        "write a small guide to start your own from",
        _an("folder", "a new folder", type=Path, metavar="DIR"),
    ),
}
