"""The door: reads the command line and imports only what the command needs."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from types import SimpleNamespace

from companion import __version__

TYPE_CHECKING = False  # as typing has it, which alone would take as long to load as all of this
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from companion.session import Session


_NOTHING: argparse.Namespace = SimpleNamespace(  # type: ignore[assignment]
    command=None, plain=False, journal=None, guide=None, no_trace=False
)
"""What the usual command line says, which is nothing. It needs no parser."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status: 0, 1 for what went wrong, 2 for wrong usage."""
    os.umask(0o077)
    if "--no-trace" in (sys.argv if argv is None else argv):
        sys.dont_write_bytecode = True
    from companion import process  # which would be written down compiled before that

    process.hold_collector()
    if sys.stderr is None:  # it was closed, and print() would take standard output for it
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - it is open to the end
    _bear_any_letter()
    try:
        status = _parse_and_run(argv)
    except KeyboardInterrupt:
        print()
        status = 130
    except OSError:  # whoever read our output has enough, or the terminal is gone
        status = 1
    for stream in (sys.stdout, sys.stderr):
        if stream is None:  # it was closed before the program began
            continue
        try:
            stream.flush()
        except OSError:
            # It takes no more, and Python would complain of that once more on closing it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            status = status or 1
    return status


def _parse_and_run(argv: Sequence[str] | None) -> int:
    words = sys.argv[1:] if argv is None else list(argv)
    if words == ["--version"]:
        print(f"companion {__version__}")
        return 0
    try:
        args = _parse(words) if words else _NOTHING
    except SystemExit as done:  # --help has printed, or the usage was wrong
        return int(done.code or 0)
    try:
        return _run(args)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        from companion.commands.faults import told

        return told(error, args.guide)


def _parse(words: Sequence[str]) -> argparse.Namespace:
    from companion.commands import parser as usage

    parser = usage.parser(words)
    args = parser.parse_args(words)
    if args.no_trace:
        sys.dont_write_bytecode = True  # an abbreviation of it
        _refuse_what_leaves_traces(parser, args)
    return args


def _refuse_what_leaves_traces(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    if args.journal is not None:
        _refuse_without_journal(parser, "--journal")
    if args.command in _ABOUT_THE_JOURNAL:
        _refuse_without_journal(parser, args.command)


def _refuse_without_journal(parser: argparse.ArgumentParser, what: str) -> None:
    parser.error(f"--no-trace keeps nothing and reads no journal, so it cannot go with {what}.")


def _bear_any_letter() -> None:
    """Let no letter that a terminal cannot show, and no byte that is no letter, end the program."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _open(args: argparse.Namespace) -> int:
    """Open the program on the full screen, or line by line."""
    if sys.stdout is None:
        print("companion: There is nowhere to write to. Open this in a terminal window.", file=sys.stderr)
        return 2
    from companion.journals import session_to_open

    session = session_to_open(args.guide, args.journal, no_trace=args.no_trace)
    try:
        if "COMPANION_PASSPHRASE_FD" in os.environ:
            _unlock(session)
        plainly = args.plain or not _has_screen() or session.journey.choices.face == "plain"
        status = None
        while status is None:  # the person goes on in the other face
            status = _show(session, plainly=plainly)
            plainly = not plainly
        return status
    finally:
        session.close()


def _show(session: Session, *, plainly: bool) -> int | None:
    """Show one face; return the exit status, or None to go on in the other."""
    if plainly:
        from companion import process
        from companion.plain.ui import PlainUI

        process.let_collector_go()
        return PlainUI(session, has_screen=_has_screen()).sit()
    from companion.tui import start as full_screen

    return full_screen.run(session)


def _unlock(session: Session) -> None:
    """Unlock with what a script hands over; otherwise each face asks."""
    from companion import journals
    from companion.commands.prompting import Passphrases
    from companion.journal import passphrase

    given = Passphrases()
    if session.vault.is_locked:
        journals.unlock(session, passphrase.codec_for(session.vault, given.ask("")))


def _has_screen() -> bool:
    """Whether there is a terminal that can be filled."""
    at_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def _preview(args: argparse.Namespace) -> int:
    """Open a guide for its author."""
    if not _has_screen():
        print(
            "companion: This opens in a terminal window. companion --guide PATH reads it here.",
            file=sys.stderr,
        )
        return 2
    from companion.journals import guide_and_step
    from companion.tui.start import preview

    return preview(*guide_and_step(args.path or args.guide, args.step))


def _run(args: argparse.Namespace) -> int:
    from companion import process

    (process.hide_memory if args.command in _WITH_WORDS else process.leave_no_core)()
    if args.command in (None, "open"):
        return _open(args)
    if args.command == "preview":
        return _preview(args)
    room = import_module(f"companion.commands.{_ROOMS.get(args.command, 'authors.check')}")
    process.let_collector_go()
    run: Callable[[argparse.Namespace], int] = getattr(room, args.command.replace("-", "_"))
    return run(args)


_ABOUT_THE_JOURNAL = ("mood", "history", "export", "backup", "restore", "merge", "passphrase", "erase")
_WITH_WORDS = (None, "open", "summary", *_ABOUT_THE_JOURNAL)


_ROOMS = {
    **dict.fromkeys(("summary", "mood", "history"), "journal.history"),
    **dict.fromkeys(("resources", "now"), "helping"),
    **dict.fromkeys(("backup", "restore", "merge"), "journal.restoring"),
    "export": "journal.output",
    "passphrase": "journal.scripted",
    "erase": "journal.erase",
}
"""The modules of the commands that are not in ``authors.check``: a command imports what it needs and no more."""


if __name__ == "__main__":
    sys.exit(main())
