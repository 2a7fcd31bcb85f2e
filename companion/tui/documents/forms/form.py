"""The base class of forms: unsent text is saved as a draft, and the keys work while typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeVar

from companion.flows.commands import (
    CHOOSE,
    CLOSE,
    HELP,
    HELP_IN_FIELD,
    KEEP,
    NEXT_FIELD,
    QUIET,
    WRITE,
    Command,
)
from companion.flows.dialogs import Choice
from companion.flows.key_bindings import current_key
from companion.flows.ui import NOT_KEPT
from companion.journal.errors import JournalError
from companion.messages import N_
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.chips_part import ChipsPart
from companion.tui.drawing.field_part import FieldPart

T = TypeVar("T")

HOW_TO_HELP = N_("Help now: f1, or escape, then h")
"""The keys that open help where letters are typed."""

_CHOOSE = CHOOSE._replace(rank=KEEP.rank + 1)
_BACK = CLOSE._replace(name=N_("back"), rank=6)


class Form(Document):
    """A document on which something is written. Subclasses define what is kept, and what is a draft."""

    is_transient = False
    takes_letters = True

    def __init__(self, host: Host, name: str, *, does: str = "") -> None:
        super().__init__(host, name)
        self.does = does
        """The label of the button that accepts the text; empty if the text is kept in the journal."""
        keep, leave = (does, _("Back")) if does else (_("Keep"), _("Discard"))
        rows = (Choice("keep", keep, KEEP.shown), Choice("leave", leave))
        self.rows = ChipsPart(rows, "do", done=self._done)
        self._has_warned = False
        """Whether the person was told that what is here will be gone, and changed nothing since."""

    def commands(self) -> Sequence[Command]:
        """The commands for the key line. While typing, nothing can be chosen, and letters are text."""
        here = (KEEP, HELP_IN_FIELD) if self.field else (_CHOOSE, KEEP, HELP)
        return (NEXT_FIELD, *here, _BACK, QUIET)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The actions of the form's own keys."""
        return {**super().acts, "keep": self.keep, "write": self.write}

    def line_for_oneself(self, text: str) -> FieldPart:
        """Return the field for an optional line, which grows with the line."""
        key = current_key(WRITE, self.session.journey.choices.keys).letter
        # Translators: {key} is a key that goes to the field in which this is shown.
        hint = _("Press {key} to write here.").format(key=key)
        return FieldPart(text, least=1, hint=hint, changed=self.changed)

    def write(self) -> None:
        """Go to the last field, in which letters are text. A passphrase is never begun like this."""
        shown = (part for part in self.parts() if isinstance(part, FieldPart) and part.is_shown)
        if fields := [part for part in shown if not part.is_secret]:
            self.go_to(fields[-1])

    @property
    def is_begun(self) -> bool:
        """Whether there is something new here to keep."""
        return False

    def close(self) -> None:
        """Close the form, and save the draft. If that cannot be done, first go to the buttons."""
        if self.focus is self.rows or not self.is_begun or self.write_draft():
            super().close()
        else:
            self.rows.move_to_edge(-1)
            self.go_to(self.rows)
            self.host.ui.notify(_("This is not kept yet. Press escape again to discard it."))

    def focus_next(self, by: int = 1) -> None:
        """Move the focus to the next part, or to the previous one (-1). Each button counts as a part."""
        if self.focus is self.rows and self.rows.move(0, by):
            self.draw()
            return
        self.rows.move_to_edge(-by)
        super().focus_next(by)

    def keep(self) -> None:
        """Keep what was written."""

    def top_lines(self) -> Sequence[str]:
        """Return a note on where the text is kept, with and without the keys for help."""
        is_kept = self.session.vault.is_on_disk
        kept = _("Your words stay on this computer.") if is_kept else _(NOT_KEPT)
        return (f"{kept}  {_(HOW_TO_HELP)}", kept)

    def changed(self) -> None:
        """Draw the form again, and save the draft within a second."""
        self._has_warned = False
        self.again()
        self.host.debouncer.within(self, 1.0, self.save_draft)

    def save_draft(self) -> bool:
        """Save the draft, unless the form has been closed; return whether there was anything to save."""
        return self.host.stack.is_open(self) and self.write_draft()

    def write_draft(self) -> bool:
        """Save what was written as a draft; return whether there was anything to save."""
        return False

    def try_to_keep(self, keep: Callable[[], T]) -> T | Literal[False]:
        """Call ``keep`` and return its result. If it fails, show the error, leave the form as it is, and
        return False.
        """
        try:
            return keep()
        except JournalError as error:
            self.host.ui.notify_error(error)
            still_here = _("Your words are still here.")
            self.notice = str(error) if self.does else f"{error} {still_here}"
            self.draw()
            return False

    def _done(self, id: str) -> None:
        if id == "keep":
            self.keep()
        elif self.does or not (self.is_begun or self.write_draft()):
            self.leave()
        elif self._has_warned:
            self.leave()
            self.host.ui.notify(_("Discarded."))
        else:
            self._has_warned = True
            self.host.ui.notify(_("This is still here. Do that again to discard it."))

    def leave(self) -> None:
        """Discard what was written, and close the form."""
        self.answer(None)


def renamed(commands: Sequence[Command], does: str) -> list[Command]:
    """Return a form's commands for one without choices. ``does`` names the command that accepts the text, if
    it does not keep it.
    """
    keep = KEEP._replace(name=does) if does else KEEP
    return [keep if command == KEEP else command for command in commands if command != _CHOOSE]
