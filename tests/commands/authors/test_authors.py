"""``companion schema`` and ``companion new-guide`` at the prompt: what they print, and where they stop."""

from __future__ import annotations

import json
import os
import shlex
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.cli import main
from companion.guide.schema import KINDS

Told = tuple[int, str, str]
Command = Callable[..., Told]


@pytest.fixture
def command(home: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Runs a command in this process; returns its status and what it printed."""
    before = os.umask(0o022)

    def run(*argv: object) -> Told:
        status = main([*map(str, argv)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    yield run
    os.umask(before)


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_a_schema_is_printed_for_people_and_editors(command: Command, kind: str) -> None:
    status, printed, complaint = command("schema", *filter(None, [kind]))
    assert (status, complaint) == (0, "")
    schema = json.loads(printed)
    assert schema["title"] == f"companion: {kind or 'any file of a guide'}"
    assert printed == json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def test_a_kind_there_is_not_is_wrong_usage(command: Command) -> None:
    status, printed, complaint = command("schema", "chapter")
    assert (status, printed) == (2, "")
    assert "invalid choice: 'chapter'" in complaint
    assert all(kind in complaint for kind in KINDS)


def test_a_new_guide_says_what_to_do_next(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "my guides" / "our-town"
    status, printed, complaint = command("new-guide", folder)
    assert (status, complaint) == (0, "")
    read, check, edit = printed.splitlines()
    name = shlex.quote(str(folder))
    assert read.endswith(f"companion preview {name}")
    assert check.endswith(f"companion check {name}")
    assert f"companion schema > {shlex.quote(str(folder / 'schema.json'))}" in edit


def test_a_new_guide_passes_the_check_it_names(command: Command, tmp_path: Path) -> None:
    _, printed, _ = command("new-guide", tmp_path / "our-town")
    _, check, *_ = printed.splitlines()
    _, *argv = shlex.split(check.split(":", 1)[1])
    status, printed, complaint = command(*argv)
    assert (status, complaint) == (0, "")
    assert printed.splitlines()[-1] == "No mistakes were found."


def test_a_new_guide_can_be_read_at_the_prompt(command: Command, tmp_path: Path) -> None:
    command("new-guide", tmp_path / "our-town")
    status, printed, complaint = command("summary", "--guide", tmp_path / "our-town")
    assert (status, complaint) == (0, "")
    assert "You may miss the place you left, or you may not." in printed
    status, printed, complaint = command("resources", "--guide", tmp_path / "our-town")
    assert (status, complaint) == (0, "")
    assert "https://findahelpline.com" in printed


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("full", "{} is not empty. Choose an empty folder, or a new one."),
        ("full/file", "{} is a file. Choose a new folder."),
        ("full/file/new", "{} cannot be written to (Not a directory). Choose another folder."),
    ],
)
def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(
    command: Command, tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    told = command("new-guide", tmp_path / place)
    assert told == (1, "", f"companion: {said.format(tmp_path / place)}\n")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["file"]
    assert (tmp_path / "full" / "file").read_text() == "mine"


def test_an_empty_folder_will_do(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert command("new-guide", tmp_path / "empty")[0] == 0
    assert (tmp_path / "empty" / "guide.yaml").exists()


def test_a_new_guide_is_its_authors_alone(command: Command, tmp_path: Path) -> None:
    command("new-guide", tmp_path / "guide")
    assert stat.S_IMODE((tmp_path / "guide" / "guide.yaml").stat().st_mode) == 0o600


def test_a_new_guide_needs_a_folder(command: Command) -> None:
    status, printed, complaint = command("new-guide")
    assert (status, printed) == (2, "")
    assert "DIR" in complaint


def test_authors_make_no_journal(command: Command, home: Path, tmp_path: Path) -> None:
    command("schema")
    command("new-guide", tmp_path / "guide")
    assert not home.exists()
