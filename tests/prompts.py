"""What tests of commands and of the line-by-line interface share: the program at a prompt, its journal."""

from __future__ import annotations

import ctypes
import io
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pexpect
import pytest

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase, sealed
from companion.journal.vault import Vault
from companion.journals import session_to_open
from companion.plain import line_input
from companion.plain.prompt import Prompt as Question
from companion.plain.terminal.typed_line import Line
from companion.plain.ui import PlainUI
from tests.calls import call
from tests.children import CHEAP_KEYS, OnTerminal, wait_until

ROOT = Path(__file__).parents[1]
PASSPHRASE = "kettle marble thursday rope"
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment a command runs in; a passphrase that it sets is cheap to try."""
    return {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{CHEAP_KEYS}", "COLUMNS": "80"}


_OF_A_PROCESS = ("LC_", "LANG", "PYTHON", "COMPANION_PASSPHRASE_FD")
"""How the names of settings begin that mean something only to a process of its own."""


@pytest.fixture
def companion(environment: dict[str, str], small_guide: Path, tmp_path: Path) -> Callable[..., Done]:
    """Runs a command from a folder that is not the program's, with the small guide unless told otherwise.

    There is no terminal. ``answers`` is what comes through a pipe; ``passphrases`` what a script hands over;
    ``guide=None`` takes the shipped guide; other names set the environment. It is a call in this process
    wherever that can make no difference; ``before`` runs in a process of its own, before the command.
    """

    def run(
        *command: object,
        answers: str = "",
        guide: Path | None = small_guide,
        before: Callable[[], None] | None = None,
        passphrases: Sequence[str] | None = None,
        **settings: str,
    ) -> Done:
        words = [*map(str, command), *(["--guide", str(guide)] if guide else [])]
        is_alone = before is not None or any(name.startswith(_OF_A_PROCESS) for name in settings)
        files = [] if passphrases is None else [_handed_over(passphrases)]
        for number in files:
            settings["COMPANION_PASSPHRASE_FD"] = str(number)
        ours = {**environment, **settings}
        try:
            if not is_alone:
                return call(words, answers, ours, tmp_path)
            return subprocess.run(
                [sys.executable, "-m", "companion", *words],
                input=answers,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                env=ours,
                cwd=tmp_path,
                timeout=60,
                preexec_fn=before,
                pass_fds=files,
                start_new_session=True,  # whoever runs the tests may have a terminal
                check=False,
            )
        finally:
            for number in files:
                os.close(number)

    return run


@pytest.fixture
def terminal() -> Iterator[int]:
    """One end of a terminal, for a program to run in; nobody reads the other end."""
    ours, theirs = pty.openpty()
    yield theirs
    os.close(ours)
    os.close(theirs)


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path, small_guide: Path) -> Iterator[Callable[..., Any]]:
    """Starts a command with the files it is given as its standard ones; what runs at the end is killed."""
    processes: list[subprocess.Popen[bytes]] = []

    def started(*command: str, guide: bool = True, **how: Any) -> subprocess.Popen[bytes]:
        settings = how.pop("settings", {})
        named = ["--guide", str(small_guide)] if guide else []
        process = subprocess.Popen(
            [sys.executable, "-m", "companion", *command, *named],
            env={**environment, **settings},
            cwd=tmp_path,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how},
        )
        processes.append(process)
        return process

    yield started
    for process in processes:
        with process:
            process.kill()


def _handed_over(passphrases: Sequence[str]) -> int:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as lines:
        lines.write("".join(f"{one}\n" for one in passphrases))
    return reader


@pytest.fixture
def one_sentence() -> Callable[[Done], str]:
    """Holds that a command failed with one sentence and no more, and returns the sentence."""

    def told(done: Done) -> str:
        assert done.returncode == 1, done
        assert done.stderr.startswith("companion: "), done.stderr
        assert done.stderr.endswith(".\n") or "/" in done.stderr.split()[-1], done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        assert "Traceback" not in done.stderr
        assert "Something went wrong in the program" not in done.stderr, done.stderr
        return done.stderr

    return told


@pytest.fixture
def journal(home: Path) -> Callable[..., contextmanager[Vault]]:  # type: ignore[type-arg]
    """Opens the journal the commands use, by its name, and closes it again. A locked one is unlocked."""

    @contextmanager
    def opened(name: str = "journal", words: str = PASSPHRASE) -> Iterator[Vault]:
        vault = open_vault(home / f"{name}.db")
        try:
            if vault.is_locked:
                passphrase.unlock(vault, words)
            yield vault
        finally:
            vault.close()

    return opened


@pytest.fixture
def kept(journal: Any) -> Callable[..., list[CheckIn]]:
    """Returns the check-ins that are in the journal."""

    def read(name: str = "journal", words: str = PASSPHRASE) -> list[CheckIn]:
        with journal(name, words) as vault:
            assert not vault.unreadable
            return [entry.record for entry in vault.entries(CheckIn)]

    return read


@pytest.fixture
def as_somebody() -> Callable[[], None]:
    """Makes a child obey the modes of files, as everybody but root does. Changes nothing for the others."""
    if os.geteuid() != 0:
        return lambda: None
    libc = ctypes.CDLL(None, use_errno=True)
    drop, override, search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

    def before() -> None:
        for power in (override, search):
            if libc.prctl(drop, power, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "cannot give up root's powers")

    return before


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make passphrases cheap to try that are set in this process; the file says how dear its own is."""
    monkeypatch.setattr(sealed, "PASSES", 1)
    monkeypatch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)


@pytest.fixture
def locked(cheap: None, journal: Any, home: Path) -> Path:
    """A journal with a passphrase and a check-in in it: "a heron"."""
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad",), "a heron"))
        passphrase.set_passphrase(vault, PASSPHRASE)
    return home / "journal.db"


class Prompt:
    """A command on a terminal that shows what is typed, unless the command keeps it from that."""

    def __init__(self, command: str, arguments: list[str], **how: Any) -> None:
        self.child = OnTerminal(command, arguments, timeout=30, **how)
        self.child.delaybeforesend = None
        self.child.setecho(True)
        self.shown = b""
        """All that was on the terminal so far, what was typed among it."""

    def until(self, text: str) -> None:
        """Wait until a text was shown."""
        self.child.expect_exact(text.encode())
        self.shown += self.child.before + self.child.after

    def until_it_waits(self, question: str) -> None:
        """Wait for a question, and until nothing is done any more but to wait for a key."""
        self.until(question)
        state = Path(f"/proc/{self.child.pid}/stat")
        wait_until(lambda: state.read_text().rpartition(")")[2].split()[0] == "S")

    def answer(self, question: str, line: str) -> None:
        """Wait for a question and type a line."""
        self.until(question)
        self.child.send(f"{line}\r")

    def end(self) -> int:
        """Wait until the command has ended; return its status."""
        self.child.expect(pexpect.EOF)
        self.shown += self.child.before
        status = self.child.end()
        assert self.child.signalstatus is None
        return status

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed."""
        return bool(termios.tcgetattr(self.child.child_fd)[3] & termios.ECHO)

    @property
    def drawn(self) -> bytes:
        """All that was on the terminal, without the requests that pastes be marked, which draw nothing."""
        return self.shown.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?2004l", b"")

    @property
    def text(self) -> str:
        """What was shown, as one line."""
        return " ".join(self.shown.decode(errors="replace").split())


@pytest.fixture
def prompt(environment: dict[str, str], small_guide: Path, tmp_path: Path) -> Iterator[Callable[..., Prompt]]:
    """Starts a command on a terminal; what still runs at the end is killed."""
    started: list[Prompt] = []

    def start(*command: object, without: Sequence[str] = (), **settings: str) -> Prompt:
        arguments = ["-m", "companion", *map(str, command), "--guide", str(small_guide)]
        ours = {**environment, "TERM": "xterm-256color", **settings}
        how = {"env": {name: ours[name] for name in ours if name not in without}, "cwd": str(tmp_path)}
        started.append(Prompt(sys.executable, arguments, **how))
        return started[-1]

    yield start
    for one in started:
        one.child.kill_and_close()


class Turn(NamedTuple):
    """What was said up to a prompt, the prompt, and what was answered to it."""

    said: str
    prompt: str
    answer: str | None
    """None for the end of the input."""


class Sitting(NamedTuple):
    """All that was said line by line in one sitting, and how it ended."""

    turns: list[Turn]
    rest: str
    """What was said after the last answer."""
    status: int | None

    @property
    def text(self) -> str:
        """All that was said, the prompts among it."""
        return "".join(f"{turn.said}{turn.prompt}\n" for turn in self.turns) + self.rest

    @property
    def prompts(self) -> list[str]:
        """The prompts, one after the other."""
        return [turn.prompt for turn in self.turns]


class _Person:
    """Standard input and output of somebody who answers each prompt as soon as it was said."""

    def __init__(self, answers: Callable[[Turn], str | None]) -> None:
        self.output = io.StringIO()
        self.answers = answers
        self.turns: list[Turn] = []
        self.begins = 0

    def readline(self) -> str:
        heard = self.output.getvalue()[self.begins :].removesuffix("\n")
        self.begins = len(self.output.getvalue())
        said, _, prompt = heard.rpartition("\n")
        turn = Turn(said + "\n", prompt, None)
        answer = self.answers(turn)
        self.turns.append(turn._replace(answer=answer))
        return "" if answer is None else f"{answer}\n"

    def hidden(self, prompt: str, limit: float) -> Line:
        """Give a passphrase: what is typed there is an answer like any other."""
        return line_input.read(Question(prompt.rstrip()), limit)

    def isatty(self) -> bool:
        return False


@pytest.fixture
def sit(home: Path, small_guide: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Sitting]]:
    """Goes through one sitting line by line in this process, on the journal the commands use.

    ``answers`` are lines, after which the input ends; or a function that hears a prompt and answers it, with
    None for the end of the input.
    """
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}

    def sitting(
        answers: Sequence[str] | Callable[[Turn], str | None],
        guide: Path | None = small_guide,
        journal: str | None = None,
        *,
        no_trace: bool = False,
    ) -> Sitting:
        left = iter([] if callable(answers) else answers)
        person = _Person(answers if callable(answers) else lambda _: next(left, None))
        session = session_to_open(guide, journal, no_trace=no_trace)
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", person)
            patch.setattr("sys.stdout", person.output)
            patch.setattr("companion.plain.line_input._hidden", person.hidden)
            try:
                status = PlainUI(session).sit()
            finally:
                session.close()
        return Sitting(person.turns, person.output.getvalue()[person.begins :], status)

    yield sitting
    for number, handler in handlers.items():
        signal.signal(number, handler)
