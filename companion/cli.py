"""The entry point: parses the command line and imports only what the command needs."""

from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace

from companion import __version__

TYPE_CHECKING = False  # typing.TYPE_CHECKING would double the time this module takes to load
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


_NOTHING: argparse.Namespace = SimpleNamespace(  # type: ignore[assignment]
    command=None, plain=False, journal=None, guide=None, no_trace=False
)
"""The result of parsing an empty command line. In this usual case, no parser is loaded."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    The status is 0 for success, 1 for an error, 2 for wrong usage and 130 for Ctrl+C. ``argv`` holds the
    arguments without the program's name; the default is ``sys.argv[1:]``.
    """
    os.umask(0o077)
    words = sys.argv[1:] if argv is None else argv
    if any(len(word) > 2 and "--no-trace".startswith(word) for word in words):  # argparse accepts --no-t, too
        sys.dont_write_bytecode = True
    from companion import process  # imported here, so that no .pyc file is written before the check above

    process.hold_collector()
    if sys.stderr is None:  # it was closed, and print(file=None) would write to standard output
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - it stays open until the program ends
    _bear_any_letter()
    try:
        status = _parse_and_run(argv)
    except KeyboardInterrupt:
        print()
        status = 130
    except OSError:  # the reader of our output has closed the pipe, or the terminal is gone
        status = 1
    for stream in (sys.stdout, sys.stderr):
        if stream is None:  # it was closed before the program began
            continue
        try:
            stream.flush()
        except OSError:
            # The stream is broken, and Python would report that again when it closes the stream.
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
        from companion.commands.error_messages import report

        return report(error, args.guide)


def _parse(words: Sequence[str]) -> argparse.Namespace:
    from companion.commands.parser import parser_for

    parser = parser_for(words)
    args = parser.parse_args(words)
    if args.no_trace:
        _refuse_what_leaves_traces(parser, args)
    return args


def _refuse_what_leaves_traces(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    if args.journal is not None:
        _refuse_without_journal(parser, "--journal")
    from companion.commands import module_of

    if args.command and module_of(args.command).COMMAND.reads_journal:
        _refuse_without_journal(parser, args.command)


def _refuse_without_journal(parser: argparse.ArgumentParser, what: str) -> None:
    from companion.messages import gettext as _

    said = _("--no-trace keeps nothing and reads no journal, so it cannot be used with {name}.")
    parser.error(said.format(name=what))


def _bear_any_letter() -> None:
    """Keep characters that cannot be encoded or decoded from ending the program."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _run(args: argparse.Namespace) -> int:
    from companion import process
    from companion.commands import module_of

    module = module_of(args.command or "open")
    (process.hide_memory if module.COMMAND.holds_words else process.leave_no_core)()
    status = module.run(args)
    process.let_collector_go()  # the collector need not look through every object at exit
    if not module.COMMAND.opens and sys.stdout is not None:
        sys.stdout.flush()  # an error such as a full disk shows up only here
    return status


if __name__ == "__main__":
    sys.exit(main())
