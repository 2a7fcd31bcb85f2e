"""The door: reads the command line and imports only what the command needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion import __version__

if TYPE_CHECKING:
    from companion.guide.load import Library
    from companion.guide.tree import Mistake
    from companion.journal.vault import Vault
    from companion.session import Session


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status: 0, 1 for what went wrong, 2 for wrong usage."""
    args = _parser().parse_args(argv)
    os.umask(0o077)
    try:
        return _COMMANDS[args.command or "open"](args)
    except KeyboardInterrupt:
        print()
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more on closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """Turn an error into a sentence. Of one that is not ours only kind and place are shown, never words."""
    from companion.guide.tree import GuideError
    from companion.journal.errors import JournalError

    if isinstance(error, GuideError):
        return _mistakes(error.mistakes)
    if isinstance(error, (JournalError, FileNotFoundError)):
        return _complain(str(error))
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return _complain(
        f"Something went wrong in the program ({type(error).__name__} at {place}, {__version__})."
    )


def _complain(sentence: str) -> int:
    print(f"companion: {sentence}", file=sys.stderr)
    return 1


def _mistakes(mistakes: Sequence[Mistake]) -> int:
    print("companion: This guide has mistakes and was not opened.", file=sys.stderr)
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
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
    {"metavar": "XX", "type": str.upper, "help": "two letters, such as GB; INT for everywhere"},
)
_HELP: dict[str, tuple] = {  # type: ignore[type-arg] # a help text, then flags with their settings
    "open": ("open the companion where you left off",),
    "summary": (
        "print the guide at a glance, and what you kept",
        (("--all",), {"action": "store_true", "help": "also what lies behind a door you have not opened"}),
    ),
    "resources": (
        "print whom you can turn to",
        _COUNTRY,
        (("--now",), {"action": "store_true", "help": "only whom to call at once"}),
    ),
    "mood": ("check in once, at the prompt",),
    "history": (
        "print your past check-ins",
        (("--days",), {"metavar": "N", "type": int, "help": "only those of the last N days"}),
    ),
    "where": ("say what is kept, and where",),
    "check": (
        "check a guide's files",
        (("path",), {"nargs": "?", "type": Path, "metavar": "PATH", "help": "the guide's folder"}),
    ),
}


# --- what the commands share -------------------------------------------------------------------------


def _library(args: argparse.Namespace) -> Library:
    from companion.guide.load import Library, shipped

    folder = args.guide or shipped()
    return Library(folder.parent if folder.name == "guide.yaml" else folder)


def _vault(args: argparse.Namespace) -> Vault:
    from companion.journal.file import DEFAULT_NAME, journal_path
    from companion.journal.vault import open_vault

    return open_vault(journal_path(args.journal or DEFAULT_NAME))


def _vault_to_write(args: argparse.Namespace) -> Vault:
    """Open the journal to write to it; a row that would be written over must be whole for that.

    Raises:
        JournalError: if it cannot be used, or such a row is damaged.
    """
    from companion.journal.errors import JournalError

    vault = _vault(args)
    vault.start()
    if vault.unreadable:
        vault.close()
        raise JournalError(
            "Part of your journal is damaged, so nothing is written to it."
            " companion history shows what can still be read. To begin a new one, move it away:"
            f" {vault.path}"
        )
    return vault


def _session_to_read(args: argparse.Namespace) -> Session:
    """Return a session for printing: of the journal if there is one, made by nothing if there is none."""
    from companion.journal.errors import JournalError
    from companion.journal.file import DEFAULT_NAME, journal_path
    from companion.journal.vault import memory_vault
    from companion.session import Session

    library = _library(args)
    if not journal_path(args.journal or DEFAULT_NAME).exists():
        return Session(library, memory_vault())
    try:
        return Session(library, _vault(args))
    except JournalError as error:
        _complain(str(error))
        return Session(library, memory_vault(), problem=str(error))


# --- the commands ------------------------------------------------------------------------------------


def _open(args: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in (
        "",
        "dumb",
        "unknown",
    ):
        print(
            "companion: This opens in a terminal window. Here you can use: companion --help", file=sys.stderr
        )
        return 2
    from companion.guide.tree import GuideError
    from companion.journal.errors import JournalError
    from companion.journal.vault import memory_vault
    from companion.session import Session

    library = _library(args)
    try:
        library.guide  # noqa: B018 - a broken guide is told before the journal is touched
        try:
            vault, problem = _vault_to_write(args), ""
        except JournalError as error:
            vault, problem = memory_vault(), str(error)
        session = Session(library, vault, problem)
        session.journey.here()
    except GuideError:
        from companion.guide.check import check

        return _mistakes(check(library.folder))
    try:
        from companion.tui.start import run

        return run(session)
    finally:
        session.close()


def _summary(args: argparse.Namespace) -> int:
    from companion.journal.model import Note, Question
    from companion.plain.printing import show
    from companion.sheets.summary import summary

    session = _session_to_read(args)
    notes, questions = session.vault.entries(Note), session.vault.entries(Question)
    show(summary(session.journey, session.library.claims, notes, questions, behind_doors=args.all))
    return 0


def _resources(args: argparse.Namespace) -> int:
    from companion.plain.printing import show
    from companion.sheets.support import Whereabouts, resources

    session = _session_to_read(args)
    where = Whereabouts(args.country) if args.country else session.whereabouts()
    show(resources(session.library, where, now=args.now))
    return 0


def _mood(args: argparse.Namespace) -> int:
    from companion.plain.mood import check_in
    from companion.session import Session

    session = Session(_library(args), _vault_to_write(args))
    try:
        check_in(session)
    except EOFError:
        print()
        return _complain("The answers ended early. Nothing was kept.")
    finally:
        session.close()
    return 0


def _history(args: argparse.Namespace) -> int:
    import datetime as dt

    from companion.journal.model import CheckIn
    from companion.plain.printing import show
    from companion.sheets.diary import diary

    session = _session_to_read(args)
    if session.problem:
        return 1
    entries = session.vault.entries(CheckIn)
    if args.days is not None:
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=args.days)
        entries = [entry for entry in entries if entry.when >= since]
    show(diary(entries, session.library.feelings, unreadable=bool(session.vault.unreadable)))
    return 0


def _where(args: argparse.Namespace) -> int:
    from companion.journal.file import DEFAULT_NAME, data_folder, journal_path
    from companion.plain.whereabouts import told

    for line in told(data_folder(), journal_path(args.journal or DEFAULT_NAME), _library(args).folder):
        print(line)
    return 0


def _check(args: argparse.Namespace) -> int:
    from companion.guide.check import check
    from companion.guide.load import shipped

    folder = args.path or args.guide or shipped()
    mistakes = check(folder.parent if folder.name == "guide.yaml" else folder)
    for mistake in mistakes:
        print(mistake)
    print("No mistakes were found." if not mistakes else f"Mistakes: {len(mistakes)}")
    return 1 if mistakes else 0


_COMMANDS = {
    "open": _open,
    "summary": _summary,
    "resources": _resources,
    "mood": _mood,
    "history": _history,
    "where": _where,
    "check": _check,
}


if __name__ == "__main__":
    sys.exit(main())
