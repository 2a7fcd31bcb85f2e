"""Setting, changing and removing the passphrase of the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from companion.flows.commands import KEEP, Command
from companion.flows.face import Choice
from companion.journal import passphrase
from companion.journal.errors import JournalError
from companion.sheets.block import block
from companion.tui.screens.form import HOW_TO_HELP, Form, renamed
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.secret import Secret

_FIELDS = {
    "present": "The passphrase it has now",
    "new": "The new passphrase",
    "again": "The same once more",
}
_ADVICE = "Four or five words that do not belong together are hard to guess and easy to type."
_REMOVING = "Without a passphrase, whoever can use your account can read your journal."


class PassphraseScreen(Form):
    """Asks for what ``wanted`` says: a first passphrase is ``set``, or one is ``change``d or ``remove``d.

    ``then`` is called once it is done, with whether nothing older is left beside the journal; ``back`` shows
    what was open before.
    """

    def __init__(self, wanted: str, then: Callable[[bool], None], back: Callable[[], None]) -> None:
        super().__init__(name="passphrase")
        self.wanted = wanted
        self.then = then
        self.back = back
        self._is_trying = False

    @property
    def _names(self) -> tuple[str, ...]:
        by_wish = {"set": ("new", "again"), "change": ("present", "new", "again")}
        return by_wish.get(self.wanted, ("present",))

    @property
    def _does(self) -> str:
        return {"set": "Set it", "change": "Change it"}.get(self.wanted, "Remove it")

    def commands(self) -> Sequence[Command]:
        """Return the form's keys; there is nothing here to choose with Space."""
        return renamed(super().commands(), self._does)

    def top_lines(self) -> Sequence[str]:
        """Say what happens to what is typed."""
        said = "Nobody sees what you type here."
        return (f"{said}  {HOW_TO_HELP}", said)

    def compose_column(self) -> ComposeResult:
        """Yield the fields, and what to do with them."""
        titles = {"set": "Set a passphrase", "change": "Change the passphrase"}
        title = titles.get(self.wanted, "Remove the passphrase")
        advice = _REMOVING if self.wanted == "remove" else _ADVICE
        yield Leaf([block("title", title), block("quiet", advice)])
        for name in self._names:
            yield Static(Content(_FIELDS[name]), classes="label")
            yield Secret(id=name)
        yield Picker((Choice("keep", self._does, KEEP.shown), Choice("leave", "Leave it as it is")), "do")

    def opened(self) -> None:
        """Begin in the first field."""
        self.query(Secret).first().focus()

    @on(Input.Submitted)
    def next_field(self, event: Input.Submitted) -> None:
        """Go on from a field; from the last one, do it."""
        if event.input is self.query(Secret).last():
            self.action_keep()
        else:
            self.focus_next()

    def leave(self) -> None:
        """Leave everything as it is."""
        super().leave()
        self.back()

    def action_keep(self) -> None:
        """Do it, if the new one was typed twice alike."""
        typed = {field.id or "": field.value for field in self.query(Secret)}
        if empty := next((name for name in self._names if not typed[name]), None):
            self.query_one(f"#{empty}", Secret).focus()
        elif typed.get("new") != typed.get("again"):
            self._again("new", "The two are not the same. Please type both once more.")
        elif not self._is_trying:
            self._is_trying = True
            self.say("One moment.")
            self.run_worker(self._do(typed))

    async def _do(self, typed: dict[str, str]) -> None:
        vault, at = self.session.vault, self._names[0]
        try:
            if "present" in typed:
                await asyncio.to_thread(passphrase.codec_for, vault, typed["present"])
                at = "new"
            if "new" in typed:
                lock = await asyncio.to_thread(passphrase.new_lock, typed["new"])
                cleared = passphrase.set_lock(vault, *lock)
            else:
                cleared = passphrase.remove_passphrase(vault)
        except JournalError as error:
            self._again(at, str(error))
            return
        finally:
            self._is_trying = False
        self.companion.close_top()
        self.then(cleared)

    def _again(self, at: str, why: str) -> None:
        """Say why it was not done, and ask again from a field on."""
        first = self._names.index(at) if at in self._names else 0
        for name in self._names[first:]:
            self.query_one(f"#{name}", Secret).value = ""
        self.query_one(f"#{self._names[first]}", Secret).focus()
        self.say(why)
