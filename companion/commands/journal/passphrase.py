"""``companion passphrase``: sets, changes and removes the journal's passphrase."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from companion import process
from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

if TYPE_CHECKING:
    from companion.flows.settings.passphrase import Wanted
    from companion.plain.ui import PlainUI

COMMAND = ShellCommand(
    N_("set, change or remove your journal's passphrase"),
    argument("what", N_("what to do with the passphrase"), choices=("set", "change", "remove")),
    reads_journal=True,
)


def run(args: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    from companion.commands.journal.scripted_ui import ScriptedUI
    from companion.commands.printing import print_error
    from companion.commands.prompting import Passphrases
    from companion.guide.load import open_guide
    from companion.journal.opening import memory_vault
    from companion.journals import journal_exists, journal_file, vault_to_write
    from companion.session import Session

    process.let_collector_go()
    given = Passphrases()
    guide_files = open_guide(args.guide)  # a broken guide is reported before the journal is touched
    vault = memory_vault()
    if journal_exists(journal_file(args.journal)):
        vault = vault_to_write(args.journal, None if args.what == "set" else given.unlock)
    before, session = vault.key, Session(guide_files, vault)
    try:
        why = _change(ScriptedUI(session, given, args.journal), args.what)
    finally:
        session.close()
    if session.vault.key == before:
        why = why or _("Nothing has been changed.")
    return print_error(why) if why else 0


def _change(ui: PlainUI, wanted: Wanted) -> str:
    """Run the passphrase flow; return a sentence that says why it failed, or an empty string."""
    from companion.flows.settings import passphrase as flow
    from companion.journal.errors import JournalError

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
