"""``companion passphrase``: sets, changes and removes the journal's passphrase."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from companion.commands.printing import complain, prints
from companion.commands.prompting import Passphrases
from companion.flows import passphrase as flow
from companion.flows.ui import Menu, Secrets
from companion.guide.load import Library, guide_folder
from companion.journal.errors import JournalError
from companion.journal.opening import memory_vault
from companion.journals import is_begun, journal_file, vault_to_write
from companion.plain.questions import tell
from companion.plain.ui import PlainUI
from companion.session import Session
from companion.sheets.block import block


@prints
def passphrase(args: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    given = Passphrases()
    library = Library(guide_folder(args.guide))
    library.require("guide")  # a broken guide is told before the journal is touched
    vault = memory_vault()
    if is_begun(journal_file(args.journal)):
        vault = vault_to_write(args.journal, None if args.what == "set" else given.unlock)
    before, session = vault.key, Session(library, vault)
    try:
        why = _change(_CommandUI(session, given, args.journal), args.what)
    finally:
        session.close()
    if session.vault.key == before:
        why = why or "Nothing has been changed."
    return complain(why) if why else 0


def _change(ui: PlainUI, wanted: flow.Wanted) -> str:
    """Do it; return why it could not be done to its end, as a sentence."""
    why = ""

    async def act() -> None:
        nonlocal why
        try:
            await flow.passphrase(ui, wanted, is_known=True)
        except JournalError as error:
            why = str(error)

    try:
        ui.only(act())
    except EOFError:
        print()
    return why


class _CommandUI(PlainUI):
    """Asks what the command needs to know. A script is asked for nothing but passphrases."""

    def __init__(self, session: Session, given: Passphrases, journal: str | None) -> None:
        super().__init__(session, quotes=False)
        self._given = given
        self._journal = journal

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; a script takes the first, which loses nothing."""
        if not self._given.from_script:
            return await super().choose(menu)
        tell(menu.blocks)
        return menu.choices[0].id

    async def ask_secrets(self, asked: Secrets) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; a script gives each once, and the first wrong one ends it."""
        if not self._given.from_script:
            return await super().ask_secrets(asked)
        tell([block("text", asked.advice)])
        texts = [self._given.ask("") for _ in asked.fields]
        if not all(texts):
            return None
        return [one.check(text) for one, text in zip(asked.fields, texts, strict=True)]

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal, which is begun no sooner. What cannot be done ends the command."""
        if not self.session.vault.keeps:
            self.session.begin_with(vault_to_write(self._journal))
        act()
        return True
