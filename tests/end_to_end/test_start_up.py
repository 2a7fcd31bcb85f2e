"""A command imports what it needs and no more: what prints knows no screen, nothing the network."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.commands import MODULES
from companion.guide import cache
from companion.guide.load import shipped
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

ROOT = Path(__file__).parents[2]
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
FLOOR = """
import argparse, calendar, ctypes, gc, json, locale, msgspec, resource, runpy, shutil, sqlite3
import textual.layouts.horizontal, textual.scrollbar

async def leave(pilot):
    pilot.app.exit()

runpy.run_path("tests/bench/bare.py")["Bare"]().run(headless=True, auto_pilot=leave)
"""
"""The least there can be: what a page of text in Textual loads, and what a journal needs."""
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

COMMAND_MODULES = {
    "companion.commands",
    "companion.commands.authors",
    "companion.commands.journal",
    "companion.commands.parser",
    *(f"companion.commands.{name}" for name in MODULES.values()),
}
"""The modules that say what can be typed, and no more until one of them runs."""


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


@pytest.mark.parametrize("command", few(COMMANDS, ["summary"], ["mood"], ["--plain"]), ids=" ".join)
def test_what_prints_imports_no_screen_and_no_network(home: Path, command: list[str]) -> None:
    assert imported(*command) & (SCREEN | NETWORK) == set()


def test_nothing_is_loaded_to_read_a_command_line_that_says_nothing(home: Path) -> None:
    modules = imported()
    assert "argparse" not in modules
    assert modules & COMMAND_MODULES == {"companion.commands", "companion.commands.open"}


def test_what_prints_from_a_journal_imports_no_screen_and_no_network(home: Path) -> None:
    vault = open_vault(home / "journal.db")
    vault.put(CheckIn("heavy", ("sad",), "a line"))
    vault.close()
    for command in ("history", "summary", "resources"):
        assert imported(command) & (SCREEN | NETWORK) == set()


@pytest.mark.parametrize(
    ("command", "more"),
    [("--version", set()), ("--help", {"companion.messages", "companion.text", *COMMAND_MODULES})],
)
def test_saying_the_version_or_the_help_loads_no_guide_and_no_journal(
    home: Path, command: str, more: set[str]
) -> None:
    modules = imported(command)
    assert modules & {"yaml", "msgspec", "sqlite3"} == set()
    assert ours(modules) == {"companion", "companion.cli", "companion.process", *more}


def test_saying_the_version_loads_nothing_that_reads_a_command_line(home: Path) -> None:
    assert imported("--version") - loaded_by("import gc, importlib, json") == ours(imported("--version")) | {
        "__future__"
    }


def test_resources_load_what_they_print_and_no_journal(home: Path, guide_read_ahead: Path) -> None:
    modules = imported("--guide", str(guide_read_ahead), "resources", "--country", "GB")
    assert (
        not_needed(
            modules,
            "import argparse, datetime, gc, importlib.util, locale, msgspec, pathlib, resource, shutil",
        )
        == []
    )
    rooms = {".".join(module.split(".")[:2]) for module in ours(modules)}
    assert rooms == {
        "companion",
        "companion.cli",
        "companion.commands",
        "companion.country",
        "companion.dates",
        "companion.guide",
        "companion.messages",
        "companion.plain",
        "companion.process",
        "companion.views",
        "companion.text",
    }
    assert {one for one in modules if one.startswith(("companion.plain.", "companion.commands."))} == {
        "companion.commands.guide_and_country",
        "companion.commands.parser",
        "companion.commands.printing",
        "companion.commands.resources",
        "companion.plain.fitting",
    }


def test_the_first_frame_loads_nothing_that_is_not_on_the_list(
    start: Start, tmp_path: Path, environment: dict[str, str], guide_read_ahead: Path
) -> None:
    """What stands in ``first_frame.txt`` is needed to show a page. All else can wait until it is opened."""
    told = tmp_path / "modules.json"
    tell = f"json.dump(sorted(sys.modules), open({str(told)!r}, 'w'))"
    (tmp_path / "sitecustomize.py").write_text(f"import atexit, json, sys\natexit.register(lambda: {tell})\n")
    terminal = start("--guide", str(guide_read_ahead), PYTHONPATH=f"{tmp_path}:{environment['PYTHONPATH']}")
    terminal.until("Before you begin")
    terminal.signal("SIGTERM")
    assert terminal.end() == 128 + signal.SIGTERM
    modules = set(json.loads(told.read_text()))
    assert [one for one in not_needed(modules, FLOOR) if not one.startswith("rich._unicode_data")] == []
    listed = set((Path(__file__).with_name("first_frame.txt")).read_text().split())
    assert sorted(ours(modules) - listed) == []


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.split(".")[0] == "companion"}


def not_needed(modules: set[str], code: str) -> list[str]:
    """The modules that are neither ours nor brought by some code that may be run."""
    return sorted(modules - ours(modules) - loaded_by(code) - {"__future__", "sitecustomize"})


def loaded_by(code: str) -> set[str]:
    """The modules a fresh interpreter has loaded once it has run some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def guide_read_ahead(tmp_path: Path) -> Path:
    """The guide that comes with the program, read ahead as where it is built."""
    folder = tmp_path / "guide"
    shutil.copytree(shipped(), folder)
    cache.write(folder)
    return folder
