"""What the screens to write on share: what is on them and not kept yet is a draft, and their keys work while
typing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.binding import Binding
from textual.widgets import TextArea

from companion.flows.commands import CHOOSE, CLOSE, HELP_IN_FIELD, KEEP, NEXT_FIELD, QUIET, Command
from companion.flows.ui import Choice
from companion.journal.errors import JournalError, LockedError
from companion.tui.screens.room import Room
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker

HOW_TO_HELP = "f1, or escape and then h: help now"
"""The keys that open help where letters are written, in words."""
KEEP_OR_LEAVE = (Choice("keep", "Keep", KEEP.shown), Choice("leave", "Leave it"))


class Form(Room):
    """A screen something is written on. A subclass says what is kept, and what is a draft."""

    passing = False
    takes_letters = True
    BINDINGS = [Binding(KEEP.keys, KEEP.id, show=False)]

    def commands(self) -> Sequence[Command]:
        """Return the keys that work while something is being typed, too."""
        return (NEXT_FIELD, CHOOSE, KEEP, HELP_IN_FIELD, CLOSE._replace(name="back", rank=6), QUIET)

    def top_lines(self) -> Sequence[str]:
        """Say who reads this, and how help opens here."""
        reads = "Nobody else reads this." if self.session.vault.keeps else "Nothing is kept this time."
        return (f"{reads}  {HOW_TO_HELP}", reads)

    @on(Picker.Changed)
    @on(TextArea.Changed)
    def changed(self) -> None:
        """Keep the draft a second after the first letter that it lacks, however long someone types on."""
        self.companion.within("draft", 1.0, self.keep_unsent)

    @on(PageArea.TakenBack)
    def say_how_it_comes_again(self) -> None:
        """Say it, as whoever meant to set the program aside sees words go."""
        self.say("Taken back. ctrl+y brings it again.")

    def keep_unsent(self) -> bool:
        """Keep the draft, unless the screen was closed before it was there, or since."""
        return self.ready and self in self.companion.screen_stack and self.keep_draft()

    def try_to_keep(
        self, keep: Callable[[], object], *, still_here: str = " Your words are still here."
    ) -> bool:
        """Keep what is on the screen; if that fails say so, and leave everything where it is."""
        try:
            keep()
        except JournalError as error:
            if isinstance(error, LockedError):  # its passphrase was changed in another window
                self.companion.lock()
            self.companion.say_here(f"{error}{still_here}")
            return False
        return True

    def keep_draft(self) -> bool:
        """Keep what is on the screen as a draft; say whether there was anything."""
        return False

    @on(Picker.Done)
    def done(self, event: Picker.Done) -> None:
        """Keep it or leave it."""
        if self.companion.screen is not self:  # closed already, by the first of two quick keys
            return
        if event.id == "keep":
            self.action_keep()
        elif event.id == "leave":
            self.leave()

    def action_keep(self) -> None:
        """Keep what is on the screen, and close it."""
        self.answer(None)

    def leave(self) -> None:
        """Forget what is on the screen, and close it."""
        self.answer(None)


def renamed(commands: Sequence[Command], does: str) -> list[Command]:
    """Return a form's keys for one with nothing to choose by Space, where the key that keeps does something
    else if that is said.
    """
    keep = KEEP._replace(name=does.lower()) if does else KEEP
    return [keep if command == KEEP else command for command in commands if command != CHOOSE]
