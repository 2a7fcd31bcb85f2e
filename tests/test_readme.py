"""The README names every command, key and room; no page for contributors names what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.commands.parser import parser_for as _parser
from companion.flows.commands import EVERY

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    return set(subparsers.choices or ())


def options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", text))


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"^companion ([a-z-]+)", README, flags=re.MULTILINE))
    assert named == commands() - {"open"}


def test_every_command_and_option_says_what_it_is_for() -> None:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    parsers = [_parser(), *(subparsers.choices or {}).values()]
    for parser in parsers:
        assert parser.description
        assert all(action.help for action in parser._actions if action.option_strings), parser.prog


def test_every_option_is_in_the_readme() -> None:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    parsers = [_parser(), *(subparsers.choices or {}).values()]
    known = {option for parser in parsers for action in parser._actions for option in action.option_strings}
    assert {option for option in known if option.startswith("--")} <= options(README)


def test_every_key_is_in_the_readme_and_has_help() -> None:
    for command in EVERY:
        assert f"`{command.shown}`" in README, command.name
        assert command.help
        assert command.name


def test_no_key_has_two_meanings() -> None:
    keys = [key for command in EVERY if command.where != "some screens" for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_every_room_named_in_the_readme_is_there() -> None:
    rooms = re.findall(r"^(companion/[a-z./_]+)", README, flags=re.MULTILINE)
    assert len(rooms) == 13
    assert all((ROOT / room).exists() for room in rooms)


def test_every_path_linked_from_the_readme_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert all((ROOT / link).exists() for link in links)


@pytest.mark.parametrize("page", sorted((ROOT / ".github").glob("*.md")), ids=lambda page: page.stem)
def test_every_path_a_page_for_contributors_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)]
    named = [ROOT / path for path in re.findall(r"(?<![\w/])(?:companion|tests)/[\w./-]*\w", text)]
    assert links
    assert [path for path in links + named if "NAME" not in path.name and not path.exists()] == []
