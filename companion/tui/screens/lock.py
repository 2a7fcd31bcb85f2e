"""The screen before a journal with a passphrase: it asks for it, as often as needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from companion import keeping
from companion.flows import locked
from companion.flows.commands import HELP_IN_FIELD, NEXT_FIELD, QUIET, QUIT_NOW, Command
from companion.journal import passphrase
from companion.journal.codec import Plain
from companion.journal.errors import DamagedError, JournalError
from companion.sheets.block import block
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.secret import Secret


class LockScreen(Room):
    """Asks for the passphrase. Help and resources open over it; everything else waits."""

    passing = False
    is_base = True

    def __init__(self) -> None:
        super().__init__(name="lock")
        self._is_trying = False

    def commands(self) -> Sequence[Command]:
        """Return the keys that work while typing, too."""
        return (NEXT_FIELD._replace(name="choices"), HELP_IN_FIELD, QUIET, QUIT_NOW)

    def top_line(self) -> str:
        """Say what this is, and nothing of what is behind it."""
        return "Locked"

    def compose_column(self) -> ComposeResult:
        """Yield the field, and what can be done without it."""
        yield Leaf([block("title", "Your passphrase"), block("quiet", "Help can be read without it.")])
        field = Secret()
        field.add_class("apart")
        yield field
        yield Picker((), "do")

    def opened(self) -> None:
        """Begin in the field."""
        self._offer()

    def on_screen_resume(self) -> None:
        """Begin in the field, whenever the journal is locked again."""
        self._offer()

    def _offer(self) -> None:
        """Offer to read without the journal, unless something that was begun waits behind the lock."""
        first = self.companion.is_before_reading
        for picker in self.query(Picker):  # none before the screen is laid out
            picker.show(locked.ways(first=first))
            self.query_one(Secret).focus()

    @on(Picker.Done)
    async def chosen(self, event: Picker.Done) -> None:
        """Do what was chosen."""
        if event.id == locked.OPEN.id:
            self.unlock()
        elif event.id in (locked.HELP.id, locked.RESOURCES.id):
            self.companion.action_act(event.id)
        elif event.id == locked.WITHOUT.id:
            keeping.read_without(self.session)
            await self.companion.go_in(begins=True)
        elif event.id == locked.LEAVE.id:
            self.companion.leave()

    @on(Input.Submitted)
    def unlock(self) -> None:
        """Try what was typed."""
        field = self.query_one(Secret)
        if field.value and not self._is_trying:
            self._is_trying = True
            self.say("One moment.")
            self.run_worker(self._try(field.value))
        elif not field.value:
            self.say("Type the passphrase first.")
            field.focus()

    async def _try(self, text: str) -> None:
        vault = self.session.vault
        try:
            vault.look_again()  # another window may have changed it
            needed = vault.has_passphrase  # it may have been taken away
            codec = await asyncio.to_thread(passphrase.codec_for, vault, text) if needed else Plain()
            if not self.is_attached:  # the program was left meanwhile
                return
            begins = keeping.unlock(self.session, codec)
        except DamagedError as error:
            keeping.refuse(self.session, error)
            begins = True
        except JournalError as error:
            self.say(str(error))
            return
        finally:
            self._is_trying = False
            for field in self.query(Secret):
                field.value = ""
        self.say()
        self.companion.heed_only_later_keys()  # those pressed meanwhile were for this screen
        await self.companion.go_in(begins=begins)
