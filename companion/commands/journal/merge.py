"""``companion merge``: copies newer entries from another journal, or from a copy of one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from companion.commands import ShellCommand, argument
from companion.messages import N_, ngettext
from companion.messages import gettext as _

if TYPE_CHECKING:
    from companion.commands.prompting import Passphrases
    from companion.journal.merging import OtherJournal
    from companion.journal.seal.codec import Codec

COMMAND = ShellCommand(
    N_("add newer entries from another journal or a backup"),
    argument("file", N_("another journal, or a backup of one"), type=Path, metavar="FILE"),
    reads_journal=True,
)


def run(args: argparse.Namespace) -> int:
    """Copy newer entries into the journal, and print how many there were."""
    from companion.commands.journal.output import report_missing
    from companion.commands.printing import print_error, say
    from companion.commands.prompting import Passphrases
    from companion.journal.merging import OtherJournal, merge
    from companion.journal.opening import memory_vault
    from companion.journals import journal_exists, journal_file, vault_to_write

    other = OtherJournal(args.file)
    asked = Passphrases()
    begun = journal_exists(journal_file(args.journal))
    vault = vault_to_write(args.journal, asked.unlock) if begun else memory_vault()
    try:
        codec = vault.codec_for(other.key) or _codec_of(other, args.file, asked)
        if codec is None:
            return print_error(_("Nothing has been changed."))
        vault = vault if begun else vault_to_write(args.journal)
        taken, unreadable = merge(vault, other, codec)
    finally:
        vault.close()
    print(_newer(taken))
    if unreadable:
        said = ngettext(
            "{count} entry in that file could not be read and was left out.",
            "{count} entries in that file could not be read and were left out.",
            unreadable,
        )
        print(said.format(count=unreadable))
    if other.key and not vault.has_passphrase:
        say(_("Your journal has no passphrase, so anyone who can open its file can read what was added."))
    report_missing(vault)
    return 0


def _newer(taken: int) -> str:
    if not taken:
        return _("There was nothing newer to add.")
    said = ngettext(
        "{count} newer entry was added to your journal.",
        "{count} newer entries were added to your journal.",
        taken,
    )
    return said.format(count=taken)


def _codec_of(other: OtherJournal, file: Path, asked: Passphrases) -> Codec | None:
    """Ask for the passphrase of the other journal; return its codec, or None if no passphrase was given."""
    from companion.journal.seal import passphrase
    from companion.text import shown

    key = other.key
    assert key, "what has none needs no passphrase"
    prompt = shown(_("Passphrase for {path} (Enter to skip): ").format(path=file))
    return asked.codec(lambda text: passphrase.codec_behind(key, text), prompt)
