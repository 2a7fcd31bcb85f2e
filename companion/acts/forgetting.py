"""Forgets something that was kept, and brings it back if the person wants that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from companion.acts.face import Choice, Face, Menu
from companion.journal.model import Entry, Keepable
from companion.sheets.block import block

K = TypeVar("K", bound=Keepable)


def forget(face: Face, entry: Entry[K], then: Callable[[], None]) -> None:
    """Forget an entry at once; what was forgotten can be brought back as long as that is offered."""

    def choose(id: str) -> None:
        if id == "undo" and face.told(lambda: face.session.bring_back(entry)):
            then()
            face.say("It is there again.")
        else:
            then()

    if face.told(lambda: face.session.forget(entry)):
        rows = [Choice("done", "Go on"), Choice("undo", "Bring it back")]
        text = [block("text", "It is forgotten. After this it cannot be brought back.")]
        face.ask(Menu("forgotten", "Forgotten", rows, choose, text, back=then))
