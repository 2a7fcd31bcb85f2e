"""Forgets something that was kept, and brings it back if the person wants that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from companion.flows.face import Choice, Face, Menu
from companion.journal.model import Entry, Keepable
from companion.sheets.block import block

K = TypeVar("K", bound=Keepable)


def forget(face: Face, entry: Entry[K], then: Callable[[], None]) -> None:
    """Forget an entry at once, and offer to bring it back."""
    session = face.session
    take_away(face, lambda: session.forget(entry), lambda: session.bring_back(entry), then)


def take_away(
    face: Face, forget: Callable[[], object], bring_back: Callable[[], object], then: Callable[[], None]
) -> None:
    """Forget something at once; it can be brought back as long as that is offered.

    That is what is pointed at first: whoever presses a key twice by mistake loses nothing.
    """

    def choose(id: str) -> None:
        if id == "undo" and face.told(bring_back):
            then()
            face.say("It is there again.")
        else:
            then()

    if face.told(forget):
        rows = [Choice("done", "Go on"), Choice("undo", "Bring it back")]
        text = [block("text", "It is forgotten. It can be brought back only here.")]
        face.ask(Menu("forgotten", "Forgotten", rows, choose, text, at="undo", back=then))
