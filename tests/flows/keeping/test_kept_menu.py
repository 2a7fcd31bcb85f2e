"""What was kept: each row opens what it names, and the diary takes the place of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.kept_menu import kept_menu
from companion.guide.load import GuideFiles
from companion.journal.model import CheckIn
from companion.session import Session

if TYPE_CHECKING:
    from tests.flows.conftest import Play

ROWS = [
    "Diary | your past check-ins",
    "What you wrote and sorted",
    "Questions to ask",
    "A page for an appointment",
    "A note for someone close",
    "Days that may be hard",
]


def test_all_that_was_kept_is_offered(play: Play) -> None:
    script = play(kept_menu, None)
    assert [(one.rows, one.text) for one in script.asked] == [(ROWS, "")]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("What you wrote", "notes"),
        ("Questions to ask", "questions"),
        ("A page for an appointment", "taking"),
        ("A note for someone close", "close one"),
        ("Days that may be hard", "hard days"),
    ],
)
def test_each_row_opens_what_it_names_and_comes_back_to_it(play: Play, row: str, name: str) -> None:
    script = play(kept_menu, row, None, None)
    assert script.names == ["kept", name, "kept"]
    assert script.asked[-1].at.startswith(row)


def test_the_diary_leads_back_to_what_was_kept(play: Play) -> None:
    assert play(kept_menu, "Diary", None, None).names == ["kept", "diary", "kept"]


def test_a_guide_without_a_note_for_someone_offers_none(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuideFiles, "close_one", None)
    rows = play(kept_menu, None).asked[0].rows
    assert rows == [row for row in ROWS if "someone" not in row]


def test_a_broken_note_for_someone_is_offered_and_told_once_it_is_opened(
    play: Play, broken: Callable[[str], None]
) -> None:
    broken("close_one.yaml")
    script = play(kept_menu, "A note for someone close")
    assert script.asked[0].rows == ROWS
    assert len(script.shown) == 1
    assert "close_one.yaml" in script.sheet_text()


def test_a_journal_that_was_lost_meanwhile_is_told_and_the_list_ends(
    play: Play, session: Session, lost: Callable[[], None]
) -> None:
    session.vault.put(CheckIn("light"))
    script = play(kept_menu, lost, "Diary")
    assert script.said == ["Your journal was erased or moved while this window was open."]
