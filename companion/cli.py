"""The door: reads the command line and imports only what the command needs."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from companion import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status: 0, 1 for what went wrong, 2 for wrong usage."""
    os.umask(0o077)
    _bear_any_letter()
    try:
        status = _parse_and_run(argv)
    except KeyboardInterrupt:
        print()
        status = 130
    except BrokenPipeError:  # whoever read our output has enough
        status = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # Nobody is there any more, and Python would complain once more on closing it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status


def _parse_and_run(argv: Sequence[str] | None) -> int:
    try:
        args = _parser().parse_args(argv)
    except SystemExit as done:  # --help and --version have printed, or the usage was wrong
        return int(done.code or 0)
    try:
        return _run(args)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        return _told(error, args)


def _bear_any_letter() -> None:
    """Let no letter that a terminal cannot show, and no byte that is no letter, end the program."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _told(error: Exception, args: argparse.Namespace) -> int:
    """Turn an error into a sentence. Of one that is not ours only kind and place are shown, never words."""
    from companion.guide.tree import GuideError
    from companion.journal.errors import JournalError

    if isinstance(error, GuideError):
        from companion.guide.check import check
        from companion.opening import guide_folder

        sentences = ["companion: This guide has mistakes and was not opened."]
        sentences += map(str, check(guide_folder(args.guide)) or error.mistakes)
    elif isinstance(error, (JournalError, FileNotFoundError)):
        sentences = [f"companion: {error}"]
    else:
        from companion import fault

        sentences = [f"companion: {fault.told(error)}"]
    print(*sentences, sep="\n", file=sys.stderr)
    return 1


# --- the command line --------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="companion",
        description="A companion after a loss, one small page at a time. Without a command it opens where you"
        " left off.",
    )
    parser.add_argument("--version", action="version", version=f"companion {__version__}")
    _common(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, (help_, *options) in _HELP.items():
        command = commands.add_parser(name, help=help_, description=help_)
        _common(command, default=argparse.SUPPRESS)
        for flags, settings in options:
            command.add_argument(*flags, **settings)
    return parser


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Options that may stand before or after the command."""
    help_ = "use the journal called NAME, a file of its own"
    parser.add_argument("--journal", metavar="NAME", default=default, help=help_)
    parser.add_argument(
        "--guide", metavar="PATH", default=default, type=Path, help="read the guide in the folder PATH"
    )


_COUNTRY = (
    ("--country",),
    {"metavar": "XX", "help": "two letters, such as GB, or a name; INT for everywhere"},
)
_KINDS = ("guide", "step", "claims", "sources", "feelings", "help", "country", "steady", "tone")
_HELP: dict[str, tuple] = {  # type: ignore[type-arg] # a help text, then flags with their settings
    "open": ("open the companion where you left off",),
    "summary": (
        "print the guide at a glance, and what you kept",
        (("--all",), {"action": "store_true", "help": "also what lies behind a door you have not opened"}),
    ),
    "now": ("print whom to call at once, and which signs not to wait with", _COUNTRY),
    "resources": (
        "print whom you can turn to",
        _COUNTRY,
        (("--now",), {"action": "store_true", "help": "only whom to call at once"}),
        (("--for",), {"metavar": "WHAT", "dest": "purpose", "help": "only for this, such as crisis"}),
        (("--find",), {"metavar": "WORDS", "help": "only those in which all of these words stand"}),
    ),
    "sources": ("print where the guide's claims come from",),
    "about": ("say who made the guide and how, and what happens to your words",),
    "mood": ("check in once, at the prompt",),
    "history": (
        "print your past check-ins",
        (("--days",), {"metavar": "N", "type": int, "help": "only those of the last N days"}),
    ),
    "where": ("say what is kept, and where",),
    "preview": (
        "open a guide while you write it; it is read again as its files change",
        (("path",), {"nargs": "?", "type": Path, "metavar": "PATH", "help": "its folder, or a step's file"}),
        (("step",), {"nargs": "?", "default": "", "metavar": "STEP", "help": "the step to open, by its id"}),
    ),
    "check": (
        "check a guide's files, and measure what they say",
        (("path",), {"nargs": "?", "type": Path, "metavar": "PATH", "help": "the guide's folder"}),
        (("--pages",), {"action": "store_true", "help": "also the reading grade of each page"}),
        (
            ("--format",),
            {"choices": ("text", "json"), "default": "text", "help": "json for another program to read"},
        ),
    ),
    "schema": (
        "print the JSON Schema of a guide's files, for an editor",
        (
            ("kind",),
            {"nargs": "?", "metavar": "KIND", "choices": _KINDS, "help": f"only for: {', '.join(_KINDS)}"},
        ),
    ),
    "new-guide": (
        "write a small guide to start your own from",
        (("folder",), {"type": Path, "metavar": "DIR", "help": "a new folder"}),
    ),
}


# --- the commands ---------------------------------------------------------------------------------------


def _open(args: argparse.Namespace) -> int:
    """Open the full screen."""
    if not _has_screen():
        return 2
    from companion.opening import session_to_open

    session = session_to_open(args.guide, args.journal)
    try:
        from companion.tui.start import run

        return run(session)
    finally:
        session.close()


def _has_screen() -> bool:
    """Whether there is a terminal to fill; if not, say so."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if terminal and os.environ.get("TERM", "") not in ("", "dumb", "unknown"):
        return True
    print("companion: This opens in a terminal window. Here you can use: companion --help", file=sys.stderr)
    return False


def _preview(args: argparse.Namespace) -> int:
    """Open a guide for its author."""
    if not _has_screen():
        return 2
    from companion.opening import guide_and_step
    from companion.tui.start import preview

    return preview(*guide_and_step(args.path or args.guide, args.step))


def _run(args: argparse.Namespace) -> int:
    if args.command in (None, "open"):
        return _open(args)
    if args.command == "preview":
        return _preview(args)
    run: Callable[[argparse.Namespace], int]
    if args.command in ("schema", "new-guide"):
        from companion.plain import authors

        run = getattr(authors, args.command.replace("-", "_"))
    else:
        from companion.plain import commands

        run = getattr(commands, args.command)
    return run(args)


if __name__ == "__main__":
    sys.exit(main())
