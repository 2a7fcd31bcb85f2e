"""Forgetting: done at once, and undone only as long as that is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.forgetting import forget
from companion.flows.ui import UI, Flow
from companion.journal.model import Note
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

NOTE = Note("a secret")


@pytest.fixture
def forget_note(session: Session) -> Callable[[UI], Flow]:
    session.vault.put(NOTE)
    (entry,) = session.vault.entries(Note)
    return lambda ui: forget(ui, entry)


def test_an_entry_is_gone_before_anything_is_asked(
    play: Play, window: Window, forget_note: Callable[[UI], Flow]
) -> None:
    seen: list[list[Note]] = []
    script = play(forget_note, lambda: seen.append(window.kept(Note)), None)
    assert seen == [[]]
    (asked,) = script.asked
    assert asked.text == "You can undo the deletion only before you continue."
    assert (asked.rows, asked.at) == (["Continue", "Undo"], "Undo")


@pytest.mark.parametrize(
    ("answer", "kept", "said"),
    [("Continue", [], []), (None, [], []), ("Undo", [NOTE], ["Undone."])],
)
def test_an_entry_comes_back_only_where_that_is_wanted(
    play: Play,
    window: Window,
    forget_note: Callable[[UI], Flow],
    answer: Answer,
    kept: list[Note],
    said: list[str],
) -> None:
    assert play(forget_note, answer).said == said
    assert window.kept(Note) == kept


def test_nothing_is_offered_where_it_could_not_be_forgotten(
    play: Play, session: Session, forget_note: Callable[[UI], Flow], full: Callable[[], None]
) -> None:
    full()
    script = play(forget_note)
    assert script.said == [NOT_KEPT]
    assert session.vault.entries(Note)[0].record == NOTE


def test_what_cannot_be_brought_back_is_not_said_to_be_there(
    play: Play, session: Session, forget_note: Callable[[UI], Flow], full: Callable[[], None]
) -> None:
    script = play(forget_note, full, "Undo")
    assert script.said == [NOT_KEPT]
    assert session.vault.entries(Note) == []
