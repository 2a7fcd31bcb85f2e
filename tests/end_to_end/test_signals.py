"""What tells the program to end, to stop or to go on, and a terminal that is gone: what was typed is kept,
the terminal left clean, and whoever started it learns why it ended.
"""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from tests.children import read_until, wait_until
from tests.end_to_end.conftest import PATIENCE, PROGRAM
from tests.end_to_end.test_leaving import WELCOME, left_on
from tests.few import few, first

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

WORDS = "what I had begun"
PROMPT = "shell>"
SECRET = "river lamp seven"


def drafted(home: Path) -> str:
    """What is on the disk as a draft of something written for oneself."""
    vault = open_vault(home / "journal.db")
    draft = vault.start().draft.note
    vault.close()
    return draft


def write(terminal: Terminal) -> None:
    """Open a place to write, from the first page, and begin there."""
    terminal.until(WELCOME)
    terminal.child.send("w")
    terminal.until("Write something for yourself")
    terminal.child.send(WORDS)
    terminal.until(WORDS)


# --- told to end --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", first(["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"]))
def test_a_signal_to_end_keeps_what_was_typed(start: Start, home: Path, name: str) -> None:
    terminal = start()
    write(terminal)
    terminal.signal(name)
    assert terminal.end() == 128 + getattr(signal, name)
    assert left_on(terminal.output) == []
    assert drafted(home) == WORDS


@pytest.mark.slow
def test_a_signal_that_comes_twice_is_as_good_as_one(start: Start, home: Path) -> None:
    terminal = start()
    write(terminal)
    for name in ("SIGTERM", "SIGHUP", "SIGTERM"):
        terminal.signal(name)
    assert terminal.end() in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
    assert left_on(terminal.output) == []
    assert b"Traceback" not in terminal.output
    assert drafted(home) == WORDS


@pytest.mark.slow
@pytest.mark.parametrize("name", first(["SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT"]))
def test_a_signal_that_whoever_started_it_has_ignored_does_not_end_it(spawn: Start, name: str) -> None:
    terminal = spawn("sh", "-c", f"trap '' {name.removeprefix('SIG')} && exec {' '.join(PROGRAM)}")
    write(terminal)
    terminal.signal(name)
    terminal.child.send(" and ended")
    terminal.until(f"{WORDS} and ended")
    terminal.child.send("\x11")
    assert terminal.end() == 0


# --- stopped, and let go on ---------------------------------------------------------------------------


class Shell:
    """A shell on a terminal, and the program in it as a job of the shell's."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        terminal.until(PROMPT)
        self.pid = terminal.child.pid
        self.job = 0

    def run(self, command: str) -> None:
        self.terminal.child.send(f"{command}\n")

    def begin(self, environment: dict[str, str]) -> None:
        """Start the program, and write something in it."""
        self.run(" ".join(PROGRAM))
        write(self.terminal)
        self.job = self.in_front

    @property
    def in_front(self) -> int:
        """Which process the terminal belongs to."""
        return os.tcgetpgrp(self.terminal.child.child_fd)

    @property
    def is_stopped(self) -> bool:
        return self._state() == "T"

    @property
    def has_ended(self) -> bool:
        return self._state() in ("Z", "gone")

    def _state(self) -> str:
        try:
            return Path(f"/proc/{self.job}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return "gone"

    def modes(self) -> tuple[bool, bool]:
        """Whether letters are shown as they are typed, and lines handed over whole."""
        flags = termios.tcgetattr(self.terminal.child.child_fd)[3]
        return bool(flags & termios.ECHO), bool(flags & termios.ICANON)

    def until_prompt(self) -> None:
        """Wait until the shell has the terminal again."""
        self.terminal.until(lambda _: self.in_front == self.pid)
        self.terminal.until(PROMPT)

    def bring_back(self) -> str:
        """Let the program go on in front, on a screen on which nothing stands any more."""
        self.terminal.screen.reset()
        self.run("stty sane; fg")
        return self.terminal.until("ctrl+s keep")


@pytest.fixture
def shell(spawn: Start, environment: dict[str, str]) -> Shell:
    """A shell with the program in it, and words in that."""
    shell = Shell(spawn("sh", "-i", PS1=f"{PROMPT} ", ENV=""))
    shell.begin(environment)
    return shell


def by_key(shell: Shell) -> None:
    shell.terminal.child.send("\x1a")


def by_signal(shell: Shell) -> None:
    os.kill(shell.job, signal.SIGTSTP)


@pytest.mark.parametrize("stop", first([by_key, by_signal]))
def test_stopping_keeps_the_words_and_going_on_comes_back_to_them(
    shell: Shell, home: Path, stop: Callable[[Shell], None]
) -> None:
    shell.terminal.press("tab")
    before = shell.terminal.text
    stop(shell)
    shell.until_prompt()
    assert shell.is_stopped
    assert drafted(home) == WORDS
    assert shell.modes() == (True, True)
    assert left_on(shell.terminal.output) == []
    after = shell.bring_back()
    assert [line for line in before.splitlines() if line not in after] == []
    assert shell.modes() == (False, False)
    assert left_on(shell.terminal.output) != []
    shell.terminal.press("up", " and more")
    assert f"{WORDS} and more" in shell.terminal.text
    os.kill(shell.job, signal.SIGTERM)
    shell.until_prompt()
    assert drafted(home) == f"{WORDS} and more"
    assert left_on(shell.terminal.output) == []


@pytest.mark.slow
def test_what_was_stopped_without_asking_draws_itself_anew(shell: Shell) -> None:
    before = shell.terminal.text
    os.kill(shell.job, signal.SIGSTOP)
    shell.until_prompt()
    after = shell.bring_back()  # and what the shell changed in the terminal is set again
    assert [line for line in before.splitlines() if line not in after] == []
    assert shell.modes() == (False, False)
    shell.terminal.press(" and more")
    assert f"{WORDS} and more" in shell.terminal.text


@pytest.mark.slow
def test_the_program_can_be_stopped_again_and_again(shell: Shell) -> None:
    for _ in range(3):
        by_signal(shell)
        shell.until_prompt()
        shell.bring_back()
    assert WORDS in shell.terminal.text


@pytest.mark.slow
def test_while_typing_the_same_key_takes_back_what_was_typed(shell: Shell) -> None:
    shell.terminal.press("ctrl+z")
    assert WORDS not in shell.terminal.text
    assert not shell.is_stopped


@pytest.mark.slow
def test_going_on_behind_the_shell_draws_nothing_and_waits(shell: Shell) -> None:
    by_signal(shell)
    shell.until_prompt()
    written = len(shell.terminal.output)
    shell.run("bg")
    shell.terminal.settle()
    wait_until(lambda: shell.is_stopped)
    assert b"\x1b[" not in shell.terminal.output[written:]
    assert WORDS in shell.bring_back()


@pytest.mark.slow
@pytest.mark.parametrize("stop", first([signal.SIGTSTP, signal.SIGSTOP]))
def test_a_stopped_program_can_be_told_to_end(shell: Shell, home: Path, stop: int) -> None:
    os.kill(shell.job, stop)
    shell.until_prompt()
    os.kill(shell.job, signal.SIGTERM)
    os.kill(shell.job, signal.SIGCONT)
    wait_until(lambda: shell.has_ended)
    shell.run("stty sane; fg; echo status $?")  # some shells learn of it only now
    shell.terminal.until("status 143")
    assert left_on(shell.terminal.output) == []
    assert drafted(home) == WORDS


@pytest.mark.slow
def test_a_window_that_is_closed_while_it_is_stopped_ends_it(shell: Shell, home: Path) -> None:
    by_signal(shell)
    shell.until_prompt()
    shell.terminal.close_window()
    wait_until(lambda: shell.has_ended)
    assert drafted(home) == WORDS


@pytest.mark.slow
def test_begun_behind_the_shell_it_waits_until_it_is_brought_to_the_front(
    spawn: Start, environment: dict[str, str]
) -> None:
    shell = Shell(spawn("sh", "-i", PS1=f"{PROMPT} ", ENV=""))
    shell.run(" ".join(PROGRAM) + " & sleep 1; jobs")
    shell.terminal.until("Stopped")
    assert left_on(shell.terminal.output) == []
    shell.run("fg")
    write(shell.terminal)


@pytest.mark.slow
def test_a_script_around_it_stops_and_goes_on_with_it(
    spawn: Start, environment: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\n{' '.join(PROGRAM)}\necho left with $?\n")
    script.chmod(0o755)
    shell = Shell(spawn("sh", "-i", PS1=f"{PROMPT} ", ENV=""))
    shell.run(str(script))
    write(shell.terminal)
    shell.terminal.press("tab")
    by_key(shell)
    shell.until_prompt()
    assert WORDS in shell.bring_back()
    shell.terminal.child.send("\x11")
    shell.terminal.until("left with 0")


@pytest.mark.slow
def test_with_nobody_to_bring_it_back_it_stays_and_says_so(start: Start, home: Path) -> None:
    terminal = start()
    write(terminal)
    terminal.press("tab", "ctrl+z")
    assert "cannot be paused here" in terminal.text
    terminal.signal("SIGTSTP")
    terminal.press("up", " and more")
    assert f"{WORDS} and more" in terminal.text


def test_a_page_that_was_to_be_hidden_meanwhile_is_not_shown_again(
    spawn: Start, environment: dict[str, str], home: Path, cheap: None, tmp_path: Path
) -> None:
    vault = open_vault(home / "journal.db")
    vault.put(Place("welcome"))
    passphrase.set_passphrase(vault, SECRET)
    vault.close()
    later = tmp_path / "later"
    (tmp_path / "sitecustomize.py").write_text(
        "import os, time\nfrom companion.tui.input import idle\n"
        f"idle._now = lambda: time.monotonic() + 36000 * os.path.exists({str(later)!r})\n"
    )
    path = f"{tmp_path}:{environment['PYTHONPATH']}"
    shell = Shell(spawn("sh", "-i", PS1=f"{PROMPT} ", ENV="", PYTHONPATH=path))
    shell.run(" ".join(PROGRAM))
    shell.terminal.until("Your passphrase")
    shell.terminal.child.send(f"{SECRET}\r")
    write(shell.terminal)
    shell.job = shell.in_front
    by_signal(shell)
    shell.until_prompt()
    later.touch()
    written = len(shell.terminal.output)
    shell.terminal.screen.reset()
    shell.run("fg")
    shell.terminal.until(lambda text: text.lstrip().startswith("$"))
    shell.terminal.press("escape")
    shell.terminal.until("Your passphrase")
    shown = shell.terminal.output[written:]
    assert WORDS.encode() not in shown
    assert b"Write something for yourself" not in shown
    shell.terminal.child.send(f"{SECRET}\r")
    shell.terminal.until(WORDS)


# --- a terminal that is gone, or takes nothing --------------------------------------------------------


@pytest.fixture
def another_screen() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal that nobody types on."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(theirs)


def test_a_closed_window_keeps_what_was_typed(start: Start, home: Path) -> None:
    terminal = start()
    write(terminal)
    assert terminal.close_window() == 129
    assert drafted(home) == WORDS


def test_a_screen_that_takes_no_more_ends_it_and_keeps_what_was_typed(
    environment: dict[str, str], home: Path, another_screen: tuple[int, int]
) -> None:
    keyboard, typed = pty.openpty()
    ours, theirs = another_screen
    program = subprocess.Popen(
        PROGRAM, stdin=typed, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    output = b""

    def press(keys: str, seen: str) -> None:
        nonlocal output
        os.write(keyboard, keys.encode())
        output = read_until(ours, seen, output)

    try:
        press("", WELCOME)
        press("w", "Write something for yourself")
        press(WORDS, WORDS.split()[-1])
        os.close(ours)
        os.write(keyboard, b"x" * 100)  # each is to be drawn
        assert program.wait(PATIENCE) == 129
    finally:
        program.kill()
        os.close(keyboard)
        os.close(typed)
    assert drafted(home).startswith(WORDS)


@pytest.mark.slow
@pytest.mark.parametrize("where", few(["2>/dev/null", "2>&-", "2>errors"], "2>&-"))
def test_the_screen_is_drawn_where_it_can_be_seen_wherever_errors_go(
    spawn: Start, home: Path, tmp_path: Path, where: str
) -> None:
    command = f"cd {tmp_path} && exec {' '.join(PROGRAM)} {where}"
    terminal = spawn("sh", "-c", command)
    write(terminal)
    terminal.signal("SIGTERM")
    assert terminal.end() == 143
    assert left_on(terminal.output) == []
    assert drafted(home) == WORDS
    assert not (tmp_path / "errors").exists() or (tmp_path / "errors").read_text() == ""


@pytest.mark.parametrize("closed", first([">&-", ">&- 2>&-", "<&- >&- 2>&-"]))
def test_with_nowhere_to_write_it_does_not_begin(spawn: Start, home: Path, closed: str) -> None:
    terminal = spawn("sh", "-c", f"exec {' '.join(PROGRAM)} {closed}")
    assert terminal.end() == 2
    assert b"Traceback" not in terminal.output
    assert b"went wrong" not in terminal.output
    assert not home.exists()


@pytest.mark.slow
def test_with_nothing_to_read_from_it_says_the_first_page_and_ends(spawn: Start) -> None:
    terminal = spawn("sh", "-c", f"exec {' '.join(PROGRAM)} <&-")
    assert terminal.end() == 0
    assert WELCOME.encode() in terminal.output


@pytest.mark.slow
def test_errors_that_nobody_reads_any_more_change_nothing(
    environment: dict[str, str], another_screen: tuple[int, int]
) -> None:
    ours, theirs = another_screen
    reads, writes = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-m", "companion"],
        stdin=theirs,
        stdout=theirs,
        stderr=writes,
        env=environment,
        start_new_session=True,
    )
    os.close(writes)
    os.close(reads)
    try:
        read_until(ours, WELCOME)
        os.write(ours, b"\x11")
        assert program.wait(PATIENCE) == 0
    finally:
        program.kill()
        os.close(ours)
