"""What is in the memory of a command does not end in a file when it breaks."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.few import few

Run = Callable[..., Any]

ASKED = "Passphrase (Enter to skip): "


@pytest.fixture
def cores_allowed() -> Iterator[None]:
    """Lets what is started write core files as large as this machine allows."""
    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        pytest.skip("core files are off on this machine")
    yield
    resource.setrlimit(resource.RLIMIT_CORE, before)


def test_no_core_is_written_while_a_journal_is_open(cores_allowed: None, prompt: Run, locked: Path) -> None:
    command = prompt("history")
    command.until(ASKED)
    limits = Path(f"/proc/{command.child.pid}/limits").read_text()
    assert next(line.split()[4:6] for line in limits.splitlines() if "core file" in line) == ["0", "0"]
    os.kill(command.child.pid, signal.SIGABRT)
    command.child.end()
    assert not os.WCOREDUMP(command.child.status)


ORDER = """
import sys
def note(event, arguments):
    if event == "resource.setrlimit" or event == "sqlite3.connect":
        print(event, *arguments, file=sys.stderr)
sys.addaudithook(note)
from companion.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", few(["history", "summary", "mood", "resources", "now"], "mood"))
def test_cores_are_off_before_a_journal_is_opened(
    environment: dict[str, str], small_guide: Path, journal: Run, command: str
) -> None:
    with journal():
        pass
    done = subprocess.run(
        [sys.executable, "-c", ORDER, command, "--guide", str(small_guide)],
        env=environment,
        input=b"\n\n\n",
        capture_output=True,
        timeout=60,
        check=True,
    )
    first, second, *_ = done.stderr.decode().splitlines()
    assert first == f"resource.setrlimit {resource.RLIMIT_CORE} (0, 0)"
    assert second.startswith("sqlite3.connect")


LOOK = """
import ctypes, sys
from companion.cli import main
status = main(sys.argv[1:])
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
@pytest.mark.parametrize(
    ("command", "readable"),
    few(
        [("history", "0"), ("summary", "0"), ("export", "0"), ("resources", "1")],
        ("history", "0"),
        ("resources", "1"),
    ),
)
def test_no_other_program_reads_the_memory_where_words_are(
    environment: dict[str, str], small_guide: Path, command: str, readable: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, command, "--guide", str(small_guide)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.split() == [readable]


@pytest.mark.slow
@pytest.mark.parametrize("command", few(["resources", "now", "about", "--version"], "now"))
def test_what_holds_no_words_starts_without_what_that_needs(
    environment: dict[str, str], small_guide: Path, command: str
) -> None:
    look = "import sys; from companion.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", look, command, "--guide", str(small_guide)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not {"ctypes", "nacl", "getpass"} & set(done.stdout.splitlines()[-1].split())
