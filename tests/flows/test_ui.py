"""The port: how each text is asked for, how a menu marks what holds, and what is called kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.dialogs import Choice, Menu
from companion.flows.keeping.diary import diary
from companion.flows.keeping.hard_days import hard_days
from companion.flows.keeping.notes import notes
from companion.flows.keeping.questions import questions
from companion.flows.keeping.support_note import support_note
from companion.flows.keeping.writing import write
from companion.flows.key_bindings import changeable
from companion.flows.reading.finding import search
from companion.flows.reading.services import which_services
from companion.flows.reading.steady import steady
from companion.flows.settings.choices import choices
from companion.flows.settings.custom_keys import custom_keys
from companion.flows.settings.journal import journal
from companion.flows.ui import KEPT, NOT_KEPT, UI, Flow, kept_message
from companion.journal.model import CheckIn, Note
from companion.session import Session
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play

ONE_LINE = "one line"


@pytest.mark.parametrize(
    ("flow", "answers", "name", "how"),
    [
        (write, [None], "write", []),
        (steady, ["Name", "Write it down", None], "line", []),
        (notes, ["a note", "Edit", None, None, None], "a note", []),
        (support_note, ["What is good", None, None], "for someone", ["or none"]),
        (hard_days, ["Add a day", None, None], "hard day", [ONE_LINE]),
        (hard_days, ["Add a day", "1 May", None, None], "hard day name", [ONE_LINE]),
        (questions, ["Add", None, None], "a question", [ONE_LINE]),
        (diary, [CheckIn("light"), "Change the date", None, None, None], "another day", [ONE_LINE]),
        (diary, ["some", "With certain words", None, None], "look for", [ONE_LINE, "Search"]),
        (which_services, ["Search for a word", None, None], "look for", [ONE_LINE, "Search"]),
        (search, [None], "search", []),
        (choices, ["Which word", "a name", None, None, None], "own word", [ONE_LINE]),
        (custom_keys, [changeable()[0].about, None, None], "own key", [ONE_LINE, "Use this key"]),
        (journal, ["Export", None, None], "export", [ONE_LINE, "Export"]),
        (journal, ["Erase", "Continue", None, None, None], "erase", [ONE_LINE, "Erase everything"]),
    ],
)
def test_a_text_is_asked_for_in_its_own_way(
    play: Play,
    session: Session,
    flow: Callable[[UI], Flow],
    answers: list[Answer],
    name: str,
    how: list[str],
) -> None:
    session.vault.put(Note("a note"))
    session.vault.put(CheckIn("light"))
    assert play(flow, *answers).last(name).how == how


@pytest.mark.parametrize(
    ("now", "notes"), [("a", ["chosen", "a note"]), ("b", ["", "a note, chosen"]), ("", ["", "a note"])]
)
def test_a_menu_marks_what_holds_now(now: str, notes: list[str]) -> None:
    rows = [Choice("", "A heading", choosable=False), Choice("a", "A"), Choice("b", "B", "a note")]
    assert [one.note for one in Menu("m", "M", rows, now=now).rows] == ["", *notes]


def test_only_what_is_there_after_the_program_ends_is_called_kept(
    session: Session, no_trace: Session
) -> None:
    assert (kept_message(session), kept_message(no_trace)) == (KEPT, NOT_KEPT)
