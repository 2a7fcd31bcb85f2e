"""Putting an entry right: what another window changed too is kept beside it, and only that is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.correcting import BOTH_KEPT, Correction
from companion.flows.ui import UI
from companion.journal.model import Note
from companion.session import Session

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

NOTE, MINE, THEIRS = Note("as it was"), Note("mine"), Note("theirs")
WHEN = dt.datetime(2026, 11, 3, 8, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("theirs", "mine", "kept", "said"),
    [
        (None, MINE, ["mine"], []),
        (THEIRS, MINE, ["mine", "theirs"], [BOTH_KEPT]),
        (THEIRS, THEIRS, ["theirs"], []),
        (THEIRS, None, ["theirs"], []),
        (Note("as it was", step="one"), MINE, ["mine"], []),
    ],
)
def test_both_are_kept_where_both_changed_the_same_words(
    play: Play,
    session: Session,
    window: Window,
    theirs: Note | None,
    mine: Note | None,
    kept: list[str],
    said: list[str],
) -> None:
    session.vault.put(NOTE)
    (entry,) = session.vault.entries(Note)

    async def correct(ui: UI) -> None:
        correction = Correction(ui, entry)
        if theirs:
            window.edits(NOTE, theirs)()
        if mine:
            correction.keep(mine)
        correction.tell()

    assert play(correct).said == said
    assert sorted(one.text for one in window.kept(Note)) == kept


@pytest.mark.parametrize("when", [None, WHEN])
def test_a_correction_is_about_the_same_moment_or_another(
    play: Play, session: Session, when: dt.datetime | None
) -> None:
    session.vault.put(NOTE)
    (entry,) = session.vault.entries(Note)

    async def correct(ui: UI) -> None:
        Correction(ui, entry).keep(MINE, when)

    play(correct)
    (after,) = session.vault.entries(Note)
    assert (after.id, after.record, after.when) == (entry.id, MINE, when or entry.when)
