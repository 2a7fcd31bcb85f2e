"""The page to take along: only what was chosen stands on it, each choice kept at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.handout import handout
from companion.journal.model import CheckIn, Note
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

ROWS = ["Look at the page", "Export to a file", "Clear my choices"]
HARD, FLOAT = "The article says that stones are hard.", "The article says that stones float."


@pytest.fixture
def kept(session: Session) -> None:
    session.add_question("Why?")
    session.add_question("When?")
    session.vault.put(CheckIn("heavy", line="a heron"))
    session.vault.put(CheckIn(line="only a line"))
    session.vault.put(Note("a note"))


def test_nothing_is_chosen_at_first_and_that_is_said(play: Play) -> None:
    (asked,) = play(handout, None).asked
    kinds = ["Questions", "Check-ins", "What you wrote", "Claims"]
    assert asked.rows == [*(f"{one} | none chosen" for one in kinds), *ROWS]
    assert asked.text == "Only what you choose here goes on the page. The page is never sent anywhere."


@pytest.mark.parametrize("kind", ["Questions", "Check-ins", "What you wrote"])
def test_where_there_is_nothing_of_a_kind_that_is_said(play: Play, kind: str) -> None:
    script = play(handout, kind, None)
    assert script.said == ["There is nothing to choose yet."]
    assert script.names == ["taking", "taking"]
    assert script.asked[-1].at == kind


@pytest.mark.parametrize(
    ("number", "kind", "offered", "chosen"),
    [
        (0, "Questions", ["Why?", "When?"], "When?"),
        (2, "What you wrote", ["a note"], "a note"),
        (3, "Claims", [HARD], HARD),
    ],
)
def test_what_is_chosen_of_a_kind_stands_on_the_page(
    play: Play, window: Window, kept: None, number: int, kind: str, offered: list[str], chosen: str
) -> None:
    script = play(handout, kind, frozenset([chosen]), None, "Look at the page", None)
    (asked,) = [one for one in script.asked if one.name.startswith("take ")]
    assert (asked.title, asked.rows) == (kind, [f"- {one}" for one in offered])
    assert script.shown[0][0] == "page to take"
    assert chosen in script.sheet_text()
    assert len(window.draft().taking) == 1
    some = [number for number, row in enumerate(script.asked[-1].rows) if row.endswith("some chosen")]
    assert some == [number]


def test_each_choice_is_kept_at_once_and_other_kinds_stay(play: Play, window: Window, kept: None) -> None:
    seen: list[int] = []
    script = play(
        handout,
        *("Claims", frozenset([HARD]), lambda: seen.append(len(window.draft().taking)), None),
        *("Questions", frozenset(["Why?"]), frozenset(["Why?", "When?"]), frozenset(["When?"]), None),
        *("Questions", None, "Look", None),
    )
    assert seen == [1]
    assert len(window.draft().taking) == 2
    assert [one.rows for one in script.asked if one.name == "take question"][-1] == ["- Why?", "x When?"]
    assert "When?" in script.sheet_text()
    assert "Why?" not in script.sheet_text()
    assert HARD in script.sheet_text()


def test_nothing_is_chosen_any_more_where_that_is_wanted(play: Play, window: Window, kept: None) -> None:
    script = play(handout, "What you wrote", frozenset(["a note"]), None, "Clear my choices", None)
    assert window.draft().taking == ()
    assert script.asked[-1].rows[2] == "What you wrote | none chosen"


def test_check_ins_name_their_moment_and_their_words(play: Play, session: Session, kept: None) -> None:
    session.set_draft(taking=tuple(f"check-in:{one.id.hex()}" for one in session.vault.entries(CheckIn)))
    script = play(handout, "Check-ins", None, "Look", None)
    assert script.last("take check-in").rows == ["x Sunday 22 November 2026, 21:04"] * 2
    assert script.sheet_text().index("a heron") < script.sheet_text().index("only a line")


def test_the_latest_sixty_are_offered(play: Play, session: Session) -> None:
    for number in range(61):
        session.vault.put(Note(f"note {number}."))
    rows = play(handout, "What you wrote", None, None).last("take note").rows
    assert (len(rows), rows[0], rows[-1]) == (60, "- note 60.", "- note 1.")


def test_claims_are_those_of_the_open_parts_with_those_of_the_page_first(
    play: Play, session: Session
) -> None:
    assert play(handout, "Claims", None, None).last("take claim").rows == [f"- {HARD}"]
    session.choose(doors={"again": "open"})
    session.go(session.journey.go_to("three"))
    rows = play(handout, "Claims", None, None).last("take claim").rows
    assert rows == [f"- {FLOAT}", f"- {HARD}"]


def test_what_another_window_has_forgotten_is_left_out(play: Play, window: Window, kept: None) -> None:
    script = play(
        handout,
        *("What you wrote", frozenset(["a note"]), None, window.forgets(Note("a note")), "Look", None),
    )
    assert "a note" not in script.sheet_text()


def test_a_page_is_written_to_a_file_by_its_ending(play: Play, kept: None, tmp_path: Path) -> None:
    script = play(
        handout,
        *("Questions", frozenset(["Why?"]), None, "Export", str(tmp_path / "a.html"), None),
    )
    assert script.last("export").text == str(Path("~/page.html"))
    assert "Why?" in (tmp_path / "a.html").read_text()
    assert "<html" in (tmp_path / "a.html").read_text()


@pytest.mark.parametrize("answers", [["Clear my choices"], ["Questions", frozenset(["Why?", "When?"]), None]])
def test_a_choice_that_cannot_be_kept_is_said(
    play: Play, session: Session, kept: None, full: Callable[[], None], answers: list[Answer]
) -> None:
    play(handout, "Questions", frozenset(["Why?"]), None, None)
    before = session.draft
    assert play(handout, full, *answers, None).said == [NOT_KEPT]
    assert session.draft == before
