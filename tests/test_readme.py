"""The pages name every command and key, and nothing that is not there; the README stays a front door."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.commands.parser import parser_for as _parser
from companion.flows.commands import EVERY

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / ".github" / "COMMANDS.md").read_text(encoding="utf-8")
KEYS = (ROOT / ".github" / "KEYS.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "companion" / "README.md", *sorted((ROOT / ".github").glob("*.md"))]


def commands() -> set[str]:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    return set(subparsers.choices or ())


def options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", text))


def test_every_command_is_in_the_list_of_commands() -> None:
    named = set(re.findall(r"^companion ([a-z-]+)", COMMANDS, flags=re.MULTILINE))
    assert named == commands() - {"open"}


def test_every_command_and_option_says_what_it_is_for() -> None:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    parsers = [_parser(), *(subparsers.choices or {}).values()]
    for parser in parsers:
        assert parser.description
        assert all(action.help for action in parser._actions if action.option_strings), parser.prog


def test_every_option_is_in_the_list_of_commands() -> None:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    parsers = [_parser(), *(subparsers.choices or {}).values()]
    known = {option for parser in parsers for action in parser._actions for option in action.option_strings}
    assert {option for option in known if option.startswith("--")} <= options(COMMANDS)


def test_every_key_is_in_the_list_of_keys_and_has_help() -> None:
    for command in EVERY:
        assert f"`{command.shown}`" in KEYS, command.label
        assert command.about
        assert command.label


def test_no_key_has_two_meanings() -> None:
    keys = [key for command in EVERY if command.where != "some screens" for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_the_readme_fits_on_two_screens() -> None:
    assert len(README.splitlines()) <= 90


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)]
    named = [ROOT / path for path in re.findall(r"(?<![\w/])(?:companion|tests)/[\w./-]*\w", text)]
    assert [path for path in links + named if "NAME" not in path.name and not path.exists()] == []
