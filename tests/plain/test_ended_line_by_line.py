"""However a sitting line by line ends, the status says how, and the lines typed so far are a draft."""

from __future__ import annotations

import fcntl
import functools
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from companion.journal.model import Draft, Note
from tests.children import read_until, wait_until
from tests.few import few, first
from tests.prompts import PASSPHRASE

Run = Callable[..., Any]
BEGUN = b"w\nA heron.\nIt stood there.\n"
DRAFT = Draft(note="A heron.\nIt stood there.")


@pytest.fixture
def draft(journal: Run) -> Callable[[], Draft]:
    """What is a draft in the journal."""

    def read() -> Draft:
        with journal() as vault:
            return vault.start().draft

    return read


@pytest.mark.parametrize(("name", "status"), first([("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)]))
def test_a_signal_while_writing_leaves_its_status_and_a_draft(
    start: Run, draft: Run, name: str, status: int
) -> None:
    process = start("--plain", stdin=subprocess.PIPE)
    process.stdin.write(BEGUN)
    process.stdin.flush()
    read_until(process.stdout.fileno(), "Line:\n", times=3)
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (status, b"")
    assert draft() == DRAFT


@pytest.mark.parametrize("name", few(["SIGTERM", "SIGHUP", "SIGINT"], "SIGHUP"))
def test_a_signal_that_whoever_started_it_has_ignored_does_not_end_it(
    start: Run, draft: Run, name: str
) -> None:
    number = getattr(signal, name)
    ignore = functools.partial(signal.signal, number, signal.SIG_IGN)
    process = start("--plain", stdin=subprocess.PIPE, preexec_fn=ignore)
    process.stdin.write(BEGUN.removesuffix(b"It stood there.\n"))
    process.stdin.flush()
    read_until(process.stdout.fileno(), "Line:\n", times=2)
    process.send_signal(number)
    _, errors = process.communicate(b"It stood there.\n", timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert draft() == DRAFT


@pytest.mark.slow
def test_a_signal_that_is_ignored_does_not_end_the_question_for_the_passphrase(
    prompt: Run, locked: Any
) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = prompt("history")
    signal.signal(signal.SIGTERM, before)
    child.until("Passphrase")
    wait_until(lambda: not child.echoes)
    child.child.kill(signal.SIGTERM)
    child.child.send(f"{PASSPHRASE}\r")
    child.until("a heron")
    assert child.end() == 0


def test_ctrl_c_at_a_terminal_leaves_a_draft(prompt: Run, draft: Run) -> None:
    child = prompt("--plain")
    child.answer("Enter to go on", "w")
    child.answer("Line:", "A heron.")
    child.answer("Line:", "It stood there.")
    child.until("Line:")
    child.child.send("It was gr")
    child.until("gr")
    child.child.sendintr()
    assert child.end() == 130
    assert "Traceback" not in child.text
    assert draft() == Draft(note=f"{DRAFT.note}\nIt was gr"), "with the line that was not sent"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "status"), few([("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)], ("SIGINT", 130))
)
def test_words_that_were_typed_and_not_sent_are_a_draft_too(
    prompt: Run, draft: Run, name: str, status: int
) -> None:
    child = prompt("--plain")
    child.answer("Enter to go on", "w")
    child.answer("Line:", "A heron.")
    child.until("Line:")
    child.child.send("It stod\x1b[Do")
    child.until("od\b")
    child.child.kill(getattr(signal, name))
    assert child.end() == status
    assert child.echoes
    assert draft() == Draft(note="A heron.\nIt stood")


def test_ctrl_d_at_a_terminal_ends_it_well_at_a_prompt_and_while_writing(prompt: Run, draft: Run) -> None:
    child = prompt("--plain")
    child.until("Enter to go on")
    child.child.sendeof()
    assert child.end() == 0
    child = prompt("--plain")
    child.answer("Enter to go on", "w")
    child.answer("Line:", "A heron.")
    child.answer("Line:", "It stood there.")
    child.until("Line:")
    child.child.sendeof()
    assert child.end() == 0
    assert draft() == DRAFT


def test_a_signal_at_the_passphrase_leaves_a_terminal_that_shows_what_is_typed(
    prompt: Run, locked: Any
) -> None:
    child = prompt("--plain")
    child.until("Passphrase, or Enter")
    wait_until(lambda: not child.echoes)
    child.child.kill(signal.SIGHUP)
    assert child.end() == 129
    assert child.echoes


@pytest.fixture
def shell(environment: dict[str, str], tmp_path: Path) -> Iterator[pexpect.spawn]:
    """A shell on a terminal, of which the program is a job."""
    settings = {**environment, "PS1": "shell$ ", "ENV": "", "TERM": "xterm-256color"}
    child = pexpect.spawn("sh", ["-i"], env=settings, cwd=str(tmp_path), timeout=30)
    child.delaybeforesend = None
    child.expect_exact("shell$ ")
    yield child
    child.close(force=True)


@pytest.mark.slow
@pytest.mark.parametrize("stop", first(["key", "SIGTSTP", "SIGSTOP"]))
def test_words_typed_before_it_was_stopped_go_on_after_it(
    shell: pexpect.spawn, small_guide: Path, journal: Run, stop: str
) -> None:
    def modes() -> int:
        return int(termios.tcgetattr(shell.child_fd)[3] & (termios.ECHO | termios.ICANON))

    shell.send(f"{sys.executable} -m companion --plain --guide {small_guide}\n")
    shell.expect_exact("Enter to go on")
    shell.send("w\r")
    shell.expect_exact("Line:")
    shell.send("A her")
    shell.expect_exact("A her")
    assert modes() == 0
    job = os.tcgetpgrp(shell.child_fd)
    if stop == "key":
        shell.send("\x1a")
    else:
        os.kill(job, getattr(signal, stop))
    shell.expect_exact("shell$ ")
    if stop != "SIGSTOP":  # which gives nobody the time for that
        assert modes() == termios.ECHO | termios.ICANON
    shell.send("stty sane; fg\n")
    shell.expect_exact("Line: A her")
    shell.send("on.\r")
    shell.expect_exact("Line:")
    shell.send("\r\r")
    shell.expect_exact("Kept")
    shell.send("\x04")
    shell.expect_exact("shell$ ")
    assert modes() == termios.ECHO | termios.ICANON
    with journal() as vault:
        assert [entry.record.text for entry in vault.entries(Note)] == ["A heron."]


@pytest.mark.parametrize("ignored", few([False, True], True), ids=["as usual", "while hang-ups are ignored"])
def test_a_closed_window_ends_it_and_leaves_a_draft(
    environment: dict[str, str], small_guide: Any, draft: Run, ignored: bool
) -> None:
    screen, keyboard = pty.openpty()

    def take() -> None:
        fcntl.ioctl(keyboard, termios.TIOCSCTTY, 0)
        if ignored:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    child = subprocess.Popen(
        [sys.executable, "-m", "companion", "--plain", "--guide", str(small_guide)],
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        env=environment,
        start_new_session=True,
        preexec_fn=take,
    )
    os.close(keyboard)
    try:
        for line in BEGUN.splitlines(keepends=True):
            os.write(screen, line)
        read_until(screen, "Line: ", times=3)
        os.close(screen)
        assert child.wait(timeout=20) in (1, 129)
    finally:
        child.kill()
    assert draft() == DRAFT


def test_a_reader_that_left_ends_it_without_a_complaint(start: Run, draft: Run) -> None:
    process = start("--plain", stdin=subprocess.PIPE)
    process.stdin.write(BEGUN)
    process.stdin.flush()
    read_until(process.stdout.fileno(), "Line:\n", times=3)
    process.stdout.close()
    process.stdin.write(b"\n")
    process.stdin.close()
    assert process.wait(60) == 1
    assert process.stderr.read() == b""
    assert draft() == DRAFT


@pytest.mark.parametrize("settings", first([{}, {"PYTHONUNBUFFERED": "1"}]), ids=["", "unbuffered"])
def test_what_a_full_disk_does_not_take_is_told(start: Run, draft: Run, settings: dict[str, str]) -> None:
    with open("/dev/full", "wb") as full:
        process = start("--plain", stdin=subprocess.PIPE, stdout=full, settings=settings)
        _, errors = process.communicate(BEGUN, timeout=60)
    assert process.returncode == 1
    assert errors == (
        b"companion: Not everything could be printed."
        b" The disk may be full, or the terminal may have closed.\n"
    )
    assert draft() == Draft()


@pytest.mark.parametrize(
    ("closed", "status", "told"),
    [
        ("<&-", 0, b""),
        (">&-", 2, b"companion: The guide cannot be shown without a terminal."),
        ("<&- >&- 2>&-", 2, b""),
    ],
)
def test_without_standard_input_or_output_it_ends_and_says_why(
    environment: dict[str, str], small_guide: Any, closed: str, status: int, told: bytes
) -> None:
    command = f'"{sys.executable}" -m companion --plain --guide "{small_guide}" {closed}'
    done = subprocess.run(
        ["sh", "-c", command], env=environment, input=b"\n", capture_output=True, timeout=60, check=False
    )
    assert done.returncode == status
    assert done.stderr.startswith(told)
    assert done.stderr.count(b"\n") == bool(told)
