"""Asks for passphrases at the prompt, or takes them from a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.commands.prompting import Passphrases
from companion.flows.dialogs import Menu, PassphraseForm
from companion.journals import vault_to_write
from companion.plain.prompt_parts import print_blocks
from companion.plain.ui import PlainUI
from companion.session import Session
from companion.views.block import block


class ScriptedUI(PlainUI):
    """Asks what the command needs to know. A script is asked for nothing but passphrases."""

    def __init__(self, session: Session, given: Passphrases, journal: str | None) -> None:
        super().__init__(session, quotes=False)
        self._given = given
        self._journal = journal

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; a script takes the first, which loses nothing."""
        if not self._given.from_script:
            return await super().choose(menu)
        print_blocks(menu.blocks)
        return menu.choices[0].id

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; a script gives each once, and the first wrong one ends it."""
        if not self._given.from_script:
            return await super().ask_passphrases(asked)
        print_blocks([block("text", asked.advice)])
        texts = [self._given.ask("") for _ in asked.fields]
        if not all(texts):
            return None
        return [one.check(text) for one, text in zip(asked.fields, texts, strict=True)]

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal, which is begun no sooner. What cannot be done ends the command."""
        if not self.session.vault.is_on_disk:
            self.session.begin_with(vault_to_write(self._journal))
        act()
        return True
