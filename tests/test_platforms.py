"""Where a system lacks what only POSIX has, the program starts without it.

Windows itself is not at hand here: this holds that nothing imports such a module there, and no more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.children import PATIENCE

ROOT = Path(__file__).parents[1]
AS_ON_WINDOWS = """
import getpass, locale, platformdirs, select, signal, sqlite3, subprocess, sys
if "--screen" in sys.argv:
    import textual.app, textual.widgets
for name in ("fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None  # importing it fails from here on
for name in ("SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT"):
    delattr(signal, name)
sys.platform = "win32"
"""
LINE_BY_LINE = f"{AS_ON_WINDOWS}\nfrom companion.cli import main\nsys.exit(main(sys.argv[1:]))"
SCREEN = f"{AS_ON_WINDOWS}\nimport companion.tui.app, companion.tui.start"


def run(home: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        input="w\na line\n\n\nq\n1\n",
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("command", ["now", "where", "--plain"])
def test_line_by_line_starts_without_the_modules_of_posix(home: Path, command: str) -> None:
    done = run(home, LINE_BY_LINE, command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") > 5


@pytest.mark.slow
def test_the_screen_is_loaded_without_the_modules_of_posix(home: Path) -> None:
    done = run(home, SCREEN, "--screen")
    assert (done.returncode, done.stderr) == (0, "")
