"""A place to write: a note for oneself, or a word of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TextArea

from companion.journal.errors import NotKeptError
from companion.sheets.block import block
from companion.text import clean
from companion.tui.commands import CLOSE, HELP_TYPING, KEEP, NEXT_FIELD, QUIET, Command
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Choice, Picker


class WritingScreen(Room):
    """Asks for a text. ``keep`` takes it; if it raises ``NotKeptError`` the text stays on the screen, and
    when it is kept and the screen is closed, ``then`` follows.
    """

    passing = False
    BINDINGS = [Binding(KEEP.keys, KEEP.action, show=False)]

    def __init__(
        self,
        name: str,
        ask: str,
        keep: Callable[[str], None],
        *,
        text: str = "",
        draft: Callable[[str], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(name=name)
        self.ask = ask
        self.keep = keep
        self.first_text = text
        self.draft = draft
        self.then = then

    def commands(self) -> Sequence[Command]:
        """Return the keys that work while something is being typed, too."""
        return (NEXT_FIELD, KEEP, HELP_TYPING, CLOSE, QUIET)

    def top_line(self) -> str:
        """Say who reads this."""
        return (
            "Nobody else reads this.  f1 help now"
            if self.session.vault.keeps
            else "Nothing is kept this time."
        )

    def compose_column(self) -> ComposeResult:
        """Yield the question, the field and what to do with it."""
        yield Leaf([block("title", self.ask)])
        yield PageArea(self.first_text)
        yield Picker([Choice("keep", "Keep", "ctrl+s"), Choice("leave", "Leave it")], "do")

    def opened(self) -> None:
        """Begin in the field."""
        self.query_one(PageArea).focus()

    @on(TextArea.Changed)
    def changed(self) -> None:
        """Keep the draft a second after the last key."""
        self.companion.soon("draft", 1.0, self.keep_unsent)

    def keep_unsent(self) -> bool:
        """Keep the draft."""
        if not self.ready:
            return False
        text = clean(self.query_one(PageArea).text)
        return self._keep_draft(text) and bool(text.strip())

    def _keep_draft(self, text: str) -> bool:
        draft = self.draft
        return draft is not None and self.companion.try_keeping(lambda: draft(text))

    @on(Picker.Done)
    def done(self, event: Picker.Done) -> None:
        """Keep it or leave it."""
        if event.id == "keep":
            self.action_keep()
            return
        self._keep_draft("")
        self.companion.close_top()

    def action_keep(self) -> None:
        """Keep the text; with nothing written there is nothing to keep."""
        text = clean(self.query_one(PageArea).text).strip("\n")
        if text.strip():
            try:
                self.keep(text)
            except NotKeptError as error:
                self.say(f"{error} Your words are still here.")
                return
        self.companion.close_top()
        if text.strip():
            self.companion.say_kept()
            if self.then:
                self.then()
