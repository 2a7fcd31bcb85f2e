"""Line by line, while another window changes the same entry: both are kept, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.flows.keeping.correcting import BOTH_KEPT
from companion.journal.model import CheckIn, Entry, JournalRecord, Note, Place, Question
from companion.journal.opening import open_vault
from companion.journal.vault import Vault

Run = Callable[..., Any]
KEPT: list[tuple[JournalRecord, JournalRecord, list[str], list[str]]] = [
    (
        Note("as it was"),
        Note("the other edit"),
        ["k", "What you wrote", "1", "Edit"],
        ["and more", "", ""],
    ),
    (
        Question("as it was"),
        Question("the other edit"),
        ["k", "Questions to ask", "as it was", "Edit"],
        ["this edit"],
    ),
    (
        CheckIn(line="as it was"),
        CheckIn(line="the other edit"),
        ["d", "The entries", "1", "Edit"],
        ["", "", "this edit"],
    ),
]


@pytest.fixture
def edit(sit: Run, journal: Run, home: Path) -> Callable[..., tuple[str, list[JournalRecord]]]:
    """Opens an entry to edit it, lets another window do something with it, and keeps the edit.

    Returns what was said, and what is kept then.
    """

    def run(
        kept: JournalRecord,
        before: list[str],
        after: list[str],
        meanwhile: Callable[[Vault, Entry[Any]], object],
    ) -> tuple[str, list[JournalRecord]]:
        with journal() as vault:
            vault.put(Place("two", order=1))
            vault.put(kept)
        left = [*before, *after]

        def answer(_: object) -> str | None:
            if len(left) == len(after):
                other = open_vault(home / "journal.db")
                meanwhile(other, other.entries(type(kept))[0])
                other.database.close()
            return left.pop(0) if left else None

        text = " ".join(sit(answer).text.split())
        with journal() as vault:
            return text, [one.record for one in vault.entries(type(kept))]

    return run


@pytest.mark.parametrize(("kept", "other", "before", "after"), KEPT, ids=["note", "question", "check-in"])
def test_an_edit_of_what_another_window_edited_is_kept_beside_it_and_said(
    edit: Run, kept: JournalRecord, other: JournalRecord, before: list[str], after: list[str]
) -> None:
    text, found = edit(kept, before, after, lambda vault, entry: vault.correct(entry, other, entry.when))
    assert BOTH_KEPT in text
    assert len(found) == 2
    assert other in found


@pytest.mark.parametrize(("kept", "other", "before", "after"), KEPT, ids=["note", "question", "check-in"])
def test_an_edit_of_what_another_window_deleted_is_refused_and_said(
    edit: Run, kept: JournalRecord, other: JournalRecord, before: list[str], after: list[str]
) -> None:
    text, found = edit(kept, before, after, lambda vault, entry: vault.forget(entry.id))
    assert "This was deleted in another window, so your change was not kept." in text
    assert found == []
