"""An interface for ``companion passphrase``, which a script can use as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.commands.prompting import Passphrases
from companion.flows.dialogs import Menu, PassphraseForm
from companion.journal.errors import JournalError
from companion.journals import vault_to_write
from companion.messages import gettext as _
from companion.plain.prompt_parts import print_blocks
from companion.plain.ui import PlainUI
from companion.session import Session
from companion.views.block import block


class ScriptedUI(PlainUI):
    """The line-by-line interface, with passphrases from a script if there is one.

    A script is asked nothing else. ``given`` is the source of passphrases, and ``journal`` the name of the
    journal.
    """

    def __init__(self, session: Session, given: Passphrases, journal: str | None) -> None:
        super().__init__(session, quotes=False)
        self._given = given
        self._journal = journal

    async def choose(self, menu: Menu) -> str | None:
        """Show a menu; for a script, choose the first option, which never loses anything."""
        if not self._given.from_script:
            return await super().choose(menu)
        print_blocks(menu.blocks)
        return menu.choices[0].id

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases without showing them. A script gives each one once; a wrong one, or
        none, ends the command.
        """
        if not self._given.from_script:
            return await super().ask_passphrases(asked)
        print_blocks([block("text", asked.advice)])
        texts = [self._given.ask("") for _ in asked.fields]
        if not all(texts):
            raise JournalError(_("Nothing has been changed."))
        return [one.check(text) for one, text in zip(asked.fields, texts, strict=True)]

    def attempt(self, act: Callable[[], object]) -> bool:
        """Change the journal, which is only created now. An error ends the command."""
        if not self.session.vault.is_on_disk:
            self.session.begin_with(vault_to_write(self._journal))
        act()
        return True
