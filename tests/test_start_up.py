"""A command imports what it needs and no more: what prints knows no screen, nothing the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault

ROOT = Path(__file__).parents[1]
LOOK = """
import json, sys
from companion.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""
SCREEN = {"textual", "rich", "markdown_it", "pygments", "companion.tui"}
NETWORK = {"socket", "ssl", "asyncio", "http", "http.client", "urllib.request", "ftplib", "smtplib", "xmlrpc"}

COMMANDS = [
    ["--version"],
    ["--help"],
    ["resources"],
    ["resources", "--country", "GB", "--now"],
    ["summary"],
    ["history"],
    ["mood"],
    ["check"],
    ["where"],
    ["--plain"],
    [],
]


def imported(*command: str) -> set[str]:
    """The modules a fresh interpreter has loaded once a command is done."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *command],
        input="\n\n\n",
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    assert status in (0, None), done.stderr
    return set(modules)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_prints_imports_no_screen_and_no_network(home: Path, command: list[str]) -> None:
    assert imported(*command) & (SCREEN | NETWORK) == set()


def test_that_holds_with_a_journal_too(home: Path) -> None:
    vault = open_vault(home / "journal.db")
    vault.put(CheckIn("heavy", ("sad",), "a line"))
    vault.close()
    for command in ("history", "summary", "resources"):
        assert imported(command) & (SCREEN | NETWORK) == set()


@pytest.mark.parametrize(("command", "more"), [("--version", set()), ("--help", {"companion.usage"})])
def test_saying_the_version_or_the_help_loads_no_guide_and_no_journal(
    home: Path, command: str, more: set[str]
) -> None:
    modules = imported(command)
    assert modules & {"yaml", "msgspec", "sqlite3"} == set()
    assert {module for module in modules if module.split(".")[0] == "companion"} == {
        "companion",
        "companion.cli",
        "companion.process",
        *more,
    }
