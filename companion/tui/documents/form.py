"""What documents to write on share: what is on them and not kept yet is a draft, and their keys work while
typing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeVar

from companion.flows.commands import CHOOSE, CLOSE, HELP_IN_FIELD, KEEP, NEXT_FIELD, QUIET, Command
from companion.flows.dialogs import Choice
from companion.journal.errors import JournalError
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart

T = TypeVar("T")

HOW_TO_HELP = "f1, or escape and then h: help now"
"""The keys that open help where letters are written, in words."""


class Form(Document):
    """Something is written on it. A subclass says what is kept, and what is a draft."""

    is_transient = False
    takes_letters = True

    def __init__(self, host: Host, name: str, *, does: str = "", leave: str = "Leave it") -> None:
        super().__init__(host, name)
        self.does = does
        """What is done with what is written, if not keeping it."""
        rows = (Choice("keep", does or "Keep", KEEP.shown), Choice("leave", leave))
        self.rows = ChoicePart(rows, "do", done=self._done)

    def commands(self) -> Sequence[Command]:
        """The keys that work while something is being typed, too."""
        return (NEXT_FIELD, CHOOSE, KEEP, HELP_IN_FIELD, CLOSE._replace(name="back", rank=6), QUIET)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What its own keys do."""
        return {**super().acts, "keep": self.keep}

    def keep(self) -> None:
        """Keep what is written."""

    def top_lines(self) -> Sequence[str]:
        """Say who reads this, and how help opens here."""
        reads = "Nobody else reads this." if self.session.vault.is_on_disk else "Nothing is kept this time."
        return (f"{reads}  {HOW_TO_HELP}", reads)

    def changed(self) -> None:
        """Draw it anew, and keep the draft a second after the first letter that it lacks."""
        self.again()
        self.host.debouncer.within(self, 1.0, self.save_draft)

    def save_draft(self) -> bool:
        """Keep the draft, unless it was closed since; return whether there was anything."""
        return self.host.stack.is_open(self) and self.write_draft()

    def write_draft(self) -> bool:
        """Keep what is written as a draft; return whether there was anything."""
        return False

    def try_to_keep(
        self, keep: Callable[[], T], *, still_here: str = " Your words are still here."
    ) -> T | Literal[False]:
        """Keep what is written, and return what that returns. If it fails, say so, leave everything where it
        is, and return False.
        """
        try:
            return keep()
        except JournalError as error:
            self.host.ui.notify_error(error)
            self.notice = f"{error}{still_here}"
            self.draw()
            return False

    def _done(self, id: str) -> None:
        if id == "keep":
            self.keep()
        else:
            self.leave()

    def leave(self) -> None:
        """Forget what is written, and close it."""
        self.answer(None)


def renamed(commands: Sequence[Command], does: str) -> list[Command]:
    """Return a form's keys for one with nothing to choose by Space, where the key that keeps does something
    else if that is said.
    """
    keep = KEEP._replace(name=does.lower()) if does else KEEP
    return [keep if command == KEEP else command for command in commands if command != CHOOSE]
