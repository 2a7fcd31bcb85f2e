"""The lock screen, which asks for the passphrase until it is right."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from companion import journals
from companion.flows.commands import HELP, HELP_IN_FIELD, NEXT_FIELD, QUIET, QUIT_NOW, RESOURCES, Command
from companion.flows.flow_loader import flow_of
from companion.flows.settings import locked
from companion.journal.errors import DamagedError, JournalError
from companion.journal.seal import passphrase
from companion.journal.seal.codec import PlainCodec
from companion.messages import N_
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part, TextPart
from companion.views.block import block


class LockDocument(Document):
    """The lock screen. Help and resources can be opened on top of it; everything else waits."""

    is_transient = False
    is_base = True

    def __init__(self, host: Host, *, is_first: bool) -> None:
        super().__init__(host, "lock")
        self._is_first = is_first
        """Whether nothing was shown before, so that no unfinished work is behind the lock screen."""
        self._is_trying = False
        self.text = TextPart(
            [block("title", _("Your passphrase")), block("quiet", _("Help now needs no passphrase."))]
        )
        self.secret = FieldPart(least=1, gap=1, is_secret=True, enter=self._unlock)
        self.rows = ChoicePart((), "do", done=self._chosen)
        self.resumed()

    def parts(self) -> Sequence[Part]:
        """The field, and the options that need no passphrase."""
        return self.text, self.secret, self.rows

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, all of which work while typing."""
        # Translators: what can be done on the lock screen besides typing the passphrase
        return (NEXT_FIELD._replace(name=N_("options")), HELP_IN_FIELD, QUIET, QUIT_NOW)

    def top_lines(self) -> Sequence[str]:
        """Return the title, which says nothing about what is behind the lock screen."""
        return (_("Locked"),)

    def resumed(self) -> None:
        """Give the focus to the field, and show the options."""
        self.rows.show(locked.choices(first=self._is_first))
        self.lay_out(self.measures)
        self.focus_on(self.secret)

    def take_key(self, key: str) -> bool:
        """Go to the options with Escape, which can close nothing here."""
        if key == "escape":
            self.focus_last_choices()
        return key == "escape"

    def _chosen(self, id: str) -> None:
        if id == locked.OPEN.id:
            self._unlock()
        elif id == locked.HELP.id:
            self.host.runner.start(flow_of(HELP, self.host.ui))
        elif id == locked.RESOURCES.id:
            self.host.runner.start(flow_of(RESOURCES, self.host.ui))
        elif id == locked.WITHOUT.id:
            journals.leave_locked(self.session)
            self.host.enter_session(begins=True)
        elif id == locked.LEAVE.id:
            self.host.leave()

    def _unlock(self) -> None:
        """Try the passphrase that was typed."""
        if self.secret.text and not self._is_trying:
            self._is_trying = True
            self.host.ui.notify(_("One moment."))
            self.host.run_in_background(self._try, self.secret.text)
        elif not self.secret.text:
            self.notice = _("Type the passphrase first.")
            self.focus_on(self.secret)
            self.again()

    async def _try(self, text: str) -> None:
        vault = self.session.vault
        try:
            vault.look_again()  # another window may have changed the passphrase
            needed = vault.has_passphrase  # it may have been removed
            codec = await asyncio.to_thread(passphrase.codec_for, vault, text) if needed else PlainCodec()
            if self.host.is_leaving:  # the person quit meanwhile
                return
            begins = journals.unlock(self.session, codec)
        except DamagedError as error:
            journals.continue_without_journal(self.session, error)
            begins = True
        except JournalError as error:
            self.notice = str(error)
            return
        finally:
            self._is_trying = False
            self.secret.text = ""
            self.again()
        self.notice = ""
        self.host.clock.ignore_earlier_keys()  # keys pressed meanwhile were meant for the lock screen
        self.host.enter_session(begins=begins)
