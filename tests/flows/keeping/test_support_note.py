"""The note for someone close: asked for piece by piece, looked at, written to a file, forgotten."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.support_note import support_note
from companion.guide.load import GuideFiles
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import LEAVE, Answer, Begun

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

GOOD = "What is good about it?"


def test_the_questions_of_the_guide_are_offered_each_with_its_hint(play: Play) -> None:
    (asked,) = play(support_note, None).asked
    assert asked.rows == [
        f"{GOOD} | It may be round.",
        "What is not good about it?",
        "What should not be done with it?",
        "Look at the note",
        "Export to a file",
    ]
    assert asked.title == "A word about stones"
    assert asked.text == "You can say a few things about stones. It can be kept, or thrown away."


def test_a_guide_that_asks_for_none_offers_nothing(
    play: Play, session: Session, small_guide: Path, tmp_path: Path
) -> None:
    shutil.copytree(small_guide, tmp_path / "without")
    (tmp_path / "without" / "close_one.yaml").unlink()
    session.guide_files = GuideFiles(tmp_path / "without")
    assert play(support_note).names == []


@pytest.mark.parametrize(
    ("before", "answers", "kept"),
    [
        ("", ["It is round."], "It is round."),
        ("", [None], ""),
        ("", [""], ""),
        ("", [Begun("It is"), None], "It is"),
        ("", [Begun("It is"), LEAVE], ""),
        ("old", [None], "old"),
        ("old", ["new"], "new"),
        ("old", [""], ""),
        ("old", [Begun("ne"), None], "ne"),
        ("old", [Begun("ne"), LEAVE], "old"),
        ("old", [Begun(" "), None], ""),
    ],
)
def test_an_answer_is_kept_until_it_is_taken_back(
    play: Play, session: Session, window: Window, before: str, answers: list[Answer], kept: str
) -> None:
    session.set_draft(close_one={"not-yet": "other"} | ({"good": before} if before else {}))
    script = play(support_note, GOOD, *answers, None)
    assert window.draft().close_one == {"not-yet": "other"} | ({"good": kept} if kept else {})
    assert (script.last("for someone").title, script.last("for someone").text) == (GOOD, before)
    assert script.asked[-1].rows[0] == f"{GOOD}{' | written' if kept else ''} | It may be round."
    assert script.asked[-1].at == GOOD


def test_the_note_is_looked_at(play: Play) -> None:
    script = play(support_note, GOOD, "It is round.", "Look at the note", None)
    assert script.shown[0][0] == "note for someone"
    assert script.sheet_text().splitlines()[:2] == ["What is good", "It is round."]
    assert script.asked[-1].at == "Look at the note"


def test_the_note_is_written_to_a_file(play: Play, tmp_path: Path) -> None:
    script = play(support_note, GOOD, "It is round.", "Export", str(tmp_path / "a.txt"), None)
    assert "It is round." in (tmp_path / "a.txt").read_text()
    assert script.last("export").text == str(Path("~/note.txt"))
    assert script.asked[-1].at == "Export to a file"


@pytest.mark.parametrize("way", ["Continue", "Undo", None])
def test_what_is_written_is_forgotten_or_comes_back(
    play: Play, session: Session, window: Window, way: Answer
) -> None:
    written = {"good": "a", "not-yet": "b"}
    session.set_draft(close_one=written)
    script = play(support_note, "Delete what you wrote here", way, None)
    assert window.draft().close_one == (written if way == "Undo" else {})
    assert ("Delete what you wrote here" in script.asked[-1].rows) == (way == "Undo")
    assert script.asked[-1].at == GOOD


@pytest.mark.parametrize("answers", [[GOOD, "new", None], [GOOD, Begun("n"), None], ["Delete"]])
def test_what_cannot_be_kept_is_said(
    play: Play, session: Session, full: Callable[[], None], answers: list[Answer]
) -> None:
    session.set_draft(close_one={"good": "old"})
    script = play(support_note, full, *answers, None)
    assert script.said == [NOT_KEPT]
    assert session.draft.close_one == {"good": "old"}
