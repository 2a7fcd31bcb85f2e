"""Runs a command in this process: what a process of its own would start with is put in its place before, and
put back after. That costs a tenth of starting one.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile
from typing import IO
from unittest import mock

from companion import process
from companion.cli import main
from companion.plain.terminal import edited_line

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


def call(
    words: Sequence[str], answers: str, environment: Mapping[str, str], folder: Path
) -> CompletedProcess[str]:
    """Run a command in a folder, with no terminal; return its status and what it said."""
    with ExitStack() as around:
        files = [around.enter_context(TemporaryFile(buffering=0)) for _ in range(3)]
        files[0].write(answers.encode("utf-8", "surrogateescape"))
        files[0].seek(0)
        around.enter_context(_at_home(environment, folder))
        around.enter_context(_reading_and_writing(files))
        status = main(words)
        said = []
        for file in files[1:]:
            file.seek(0)
            said.append(file.read().decode("utf-8", "surrogateescape"))
    return CompletedProcess(words, status, *said)


@contextmanager
def _reading_and_writing(files: Sequence[IO[bytes]]) -> Iterator[None]:
    """Let the standard files be these."""
    opened = [
        open(os.dup(file.fileno()), mode, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115 - below
        for file, mode in zip(files, "rww", strict=True)
    ]
    opened[2].reconfigure(line_buffering=True)
    with mock.patch.multiple(sys, stdin=opened[0], stdout=opened[1], stderr=opened[2]):
        try:
            yield
        finally:
            for file in opened:
                file.close()


@contextmanager
def _at_home(environment: Mapping[str, str], folder: Path) -> Iterator[None]:
    """Give what a program starts with, and take back what it changes in its process for good."""
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    umask = os.umask(0o022)
    os.umask(umask)
    with (
        chdir(folder),
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.multiple(process, hold_collector=_nothing, hide_memory=_nothing, leave_no_core=_nothing),
        mock.patch.object(edited_line, "controlling", _no_terminal),
        mock.patch.object(sys, "dont_write_bytecode", sys.dont_write_bytecode),
    ):
        time.tzset()
        try:
            yield
        finally:
            os.umask(umask)
            for number, handler in handlers.items():
                signal.signal(number, handler)
    time.tzset()


def _nothing() -> None:
    """Leave this process as it is."""


@contextmanager
def _no_terminal() -> Iterator[None]:
    """Find no terminal, though whoever runs the tests may have one."""
    yield None
