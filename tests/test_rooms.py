"""Which room may know which, and that the program's code knows nothing of what the guide is about."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
NETWORK = ("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "socketserver", "webbrowser")
TOPIC = ("miscarriage", "insemination", "cervic", "pregnan", "fertil")


@cache
def imports() -> dict[str, set[str]]:
    """What each module of ours imports itself, late or early."""
    graph = grimp.build_graph("companion", include_external_packages=True, cache_dir=None)
    ours = [module for module in graph.modules if module.split(".")[0] == "companion"]
    return {module: set(graph.find_modules_directly_imported_by(module)) for module in ours}


def within(module: str, *rooms: str) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def test_every_contract_of_the_project_holds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "3 kept, 0 broken" in done.stdout


def test_only_a_command_opens_an_interface() -> None:
    interfaces = ("companion.tui", "companion.plain")
    openers = {
        module
        for module, imported in imports().items()
        if not within(module, *interfaces) and any(within(other, *interfaces) for other in imported)
    }
    assert "companion.commands.open" in openers
    assert {module for module in openers if not within(module, "companion.commands")} == set()


def test_only_two_commands_open_the_full_screen() -> None:
    openers = {
        module
        for module, imported in imports().items()
        if not within(module, "companion.tui") and any(within(other, "companion.tui") for other in imported)
    }
    assert openers == {"companion.commands.open", "companion.commands.authors.preview"}


def test_only_the_full_screen_interface_knows_textual() -> None:
    knowing = {
        module
        for module, imported in imports().items()
        if any(within(other, "textual", "rich") for other in imported)
    }
    assert knowing
    assert {module for module in knowing if not within(module, "companion.tui")} == set()


def test_no_module_of_ours_imports_the_network() -> None:
    guilty = {
        module: other
        for module, imported in imports().items()
        for other in imported
        if within(other, *NETWORK)
    }
    assert guilty == {}


def test_no_interface_knows_the_disk() -> None:
    knowing = {
        module
        for module, imported in imports().items()
        if within(module, "companion.tui", "companion.plain", "companion.views", "companion.journey")
        and any(within(other, "sqlite3") for other in imported)
    }
    assert knowing == set()


def test_every_room_stands_in_the_order_of_rooms() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    ordered = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {".".join(module.split(".")[:2]) for module in imports()} - {"companion", "companion.__main__"}
    assert rooms == ordered


@pytest.mark.parametrize("suffix", ["py", "tcss", "yaml"])
def test_no_word_of_the_guides_topic_stands_in_the_code(suffix: str) -> None:
    files = sorted((ROOT / "companion").rglob(f"*.{suffix}"))
    assert files
    found = {
        (str(file.relative_to(ROOT)), word)
        for file in files
        for word in TOPIC
        if word in file.read_text(encoding="utf-8").lower() or word in file.name.lower()
    }
    assert found == set()


def circles() -> list[set[str]]:
    """Groups of modules that know each other, one by way of another."""
    known = {module: {one for one in imported if one in imports()} for module, imported in imports().items()}
    reached: dict[str, set[str]] = {}
    for module in known:
        found, left = set[str](), [module]
        while left:
            new = known[left.pop()] - found
            found |= new
            left += new
        reached[module] = found
    there = {frozenset(other for other in reached[one] if one in reached[other]) for one in known}
    return [set(group) for group in there if group]


def test_no_modules_know_each_other_in_a_circle() -> None:
    assert circles() == []


def test_no_lambda_hides_where_the_program_goes() -> None:
    files = list((ROOT / "companion").rglob("*.py"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    lambdas = sum(isinstance(node, ast.Lambda) for text in texts for node in ast.walk(ast.parse(text)))
    assert 0 < lambdas <= 3 * sum(text.count("\n") for text in texts) / 1_000
