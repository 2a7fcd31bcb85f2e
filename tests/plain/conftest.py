"""What the tests of the commands share: the real program in a process of its own, and its journal."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.vault import Vault

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment a command runs in: nothing that changes how Python reads and writes."""
    ours = {name: value for name, value in os.environ.items() if name not in _PYTHONS}
    return {**ours, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}


_PYTHONS = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE", "PYTHONWARNINGS")


@pytest.fixture
def companion(environment: dict[str, str], small_guide: Path, tmp_path: Path) -> Callable[..., Done]:
    """Runs a command from a folder that is not the program's, with the small guide unless told otherwise.

    ``answers`` is what is typed; ``guide=None`` takes the shipped guide; other names set the environment.
    """

    def run(
        *command: object,
        answers: str = "",
        guide: Path | None = small_guide,
        before: Callable[[], None] | None = None,
        **settings: str,
    ) -> Done:
        named = ["--guide", str(guide)] if guide else []
        return subprocess.run(
            [sys.executable, "-m", "companion", *map(str, command), *named],
            input=answers,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            env={**environment, **settings},
            cwd=tmp_path,
            timeout=60,
            preexec_fn=before,
            check=False,
        )

    return run


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
    """Opens the journal the commands use, by its name, and closes it again."""

    @contextmanager
    def opened(name: str = "journal") -> Iterator[Vault]:
        vault = open_vault(home / f"{name}.db")
        try:
            yield vault
        finally:
            vault.close()

    return opened


@pytest.fixture
def kept(journal: Any) -> Callable[..., list[CheckIn]]:
    """Returns the check-ins that are in the journal."""

    def read(name: str = "journal") -> list[CheckIn]:
        with journal(name) as vault:
            assert not vault.unreadable
            return [entry.what for entry in vault.entries(CheckIn)]

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
