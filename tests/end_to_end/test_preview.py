"""``companion preview``: a guide open beside its author's editor. It follows the files and keeps nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.few import first

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide to write in."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_follows_its_file_and_a_mistake_is_shown_until_it_is_mended(
    start: Start, guide: Path, home: Path
) -> None:
    two = guide / "steps" / "two.yaml"
    terminal = start("preview", str(guide), "two")
    terminal.until("Stones are hard.")
    terminal.press("right")
    terminal.until("You held it in your hand.")

    write(two, "You held it in your hand.", "You held it for a while.")
    terminal.until("You held it for a while.")

    write(two, "    more:", "    mroe:")
    text = terminal.until("Mistakes in the guide")
    assert 'steps/two.yaml:7:5: unknown key "mroe"; did you mean "more"?' in " ".join(text.split())
    write(two, "    mroe:", "    more:")
    terminal.until("You held it for a while.")

    write(guide / "guide.yaml", "title: The second step", "title: {")
    terminal.until("Mistakes in the guide")
    write(guide / "guide.yaml", "title: {", "title: Harder still")
    terminal.until("Harder still")
    assert "You held it for a while." in terminal.text
    terminal.press("q", "enter")
    assert terminal.end() == 0
    assert not home.exists()


@pytest.mark.slow
def test_a_step_is_opened_by_its_own_file_also_behind_a_door(start: Start, guide: Path) -> None:
    terminal = start("preview", str(guide / "steps" / "three.yaml"))
    assert "not supported" in terminal.until("The article says that stones float.")


@pytest.mark.slow
def test_a_guide_that_cannot_be_opened_yet_is_waited_for(start: Start, guide: Path) -> None:
    write(guide / "guide.yaml", "guide: small", "guide: Small")
    terminal = start("preview", str(guide))
    assert "expected: an id" in terminal.until("The preview opens once the mistakes are fixed.")
    write(guide / "guide.yaml", "guide: Small", "guide: small")
    terminal.until("This is a guide for tests.")


@pytest.mark.slow
def test_a_guide_that_is_waited_for_can_be_left(start: Start, guide: Path) -> None:
    (guide / "guide.yaml").unlink()
    terminal = start("preview", str(guide))
    terminal.until("The preview opens once the mistakes are fixed.")
    terminal.press("ctrl+c")
    assert terminal.end() == 130


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    first(
        [
            (("nowhere",), "companion: There is no folder at nowhere."),
            (
                ("{guide}", "four"),
                'companion: There is no step "four" in this guide. Its steps are: one, two, three',
            ),
        ]
    ),
)
def test_what_is_not_there_is_told_at_once(
    start: Start, guide: Path, arguments: tuple[str, ...], told: str
) -> None:
    terminal = start("preview", *(one.format(guide=guide) for one in arguments))
    assert terminal.end() == 1
    assert told in " ".join(terminal.text.split())


@pytest.mark.slow
def test_a_file_the_first_page_needs_is_waited_for_as_well(start: Start, guide: Path) -> None:
    claims = guide / "claims.yaml"
    sound = claims.read_text(encoding="utf-8")
    claims.write_text("claims: [", encoding="utf-8")
    terminal = start("preview", str(guide), "two")
    told = terminal.until("The preview opens once the mistakes are fixed.")
    assert "claims.yaml" in "".join(told.split())  # its long path is broken over two lines
    claims.write_text(sound, encoding="utf-8")
    terminal.until("Stones are hard.")
