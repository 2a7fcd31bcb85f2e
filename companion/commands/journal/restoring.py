"""The commands about copies of the journal: ``backup``, ``restore``, ``merge``."""

from __future__ import annotations

import argparse
import os
from contextlib import closing, suppress
from pathlib import Path

from companion.commands.journal.output import tell_missing
from companion.commands.printing import complain, print_lines, prints, say
from companion.commands.prompting import Passphrases, confirmed
from companion.dates import moment
from companion.journal import beside, copies, passphrase
from companion.journal.codec import Codec
from companion.journal.errors import DamagedError, JournalError, LockedError
from companion.journal.file import prepare_folder, real_path, refuse_foreign
from companion.journal.mending import mended, still_open
from companion.journal.merging import Other
from companion.journal.merging import merge as put_together
from companion.journal.opening import memory_vault, whole_copy
from companion.journal.vault import Vault
from companion.journals import is_begun, journal_file, vault_to_read, vault_to_write
from companion.text import shown

_UNCHANGED = "Nothing has been changed."
_ASK = "Type yes to go on: "


@prints
def backup(args: argparse.Namespace) -> int:
    """Write a whole copy of the journal elsewhere. This needs no passphrase."""
    journal = journal_file(args.journal)
    if not is_begun(journal):
        return complain("There is no journal yet, so there is nothing to copy.")
    if os.path.isdir(args.file):
        return complain(f"{args.file} is a folder. Name a file in it.")
    vault = vault_to_read(args.journal)
    try:
        if not vault.is_locked and _is_damaged(vault) and os.path.lexists(args.file):
            return complain(
                "Part of your journal is damaged, so the older copy there stays. Choose another name."
            )
        copies.back_up(vault.database, args.file)
    finally:
        vault.database.close()
    print_lines(f"Copied to {args.file}.")
    say("It opens with the same passphrase." if vault.has_passphrase else "Whoever can open it can read it.")
    return tell_missing(vault)


@prints
def restore(args: argparse.Namespace) -> int:
    """Put a copy in the place of the journal: the one that was named, or the daily one beside it."""
    journal = journal_file(args.journal)
    journal = real_path(journal) if os.path.lexists(journal) else journal
    before = set(beside.belonging(journal))
    done = _from_file(args.file, journal) if args.file else _from_daily_copy(journal)
    if not done:
        return complain(_UNCHANGED)
    print("The copy is in its place now.")
    for file in sorted(set(beside.belonging(journal)) - before):
        if ".kept-" in file.name and not file.name.endswith("-journal"):
            print_lines(f"The file that was there is kept: {file}")
    return 0


def _from_file(file: Path, journal: Path) -> bool:
    if copies.is_same_file(file, journal):
        raise JournalError("That is the journal itself. Name a copy of it.")
    with closing(copies.open_other(file)) as copy:
        if os.path.exists(journal):
            with suppress(DamagedError):  # which is what a copy is for
                refuse_foreign(journal)
            say("This puts the copy in the place of your journal. The present file is kept beside it.")
        if copy.lock():
            say("The copy has a passphrase. Your journal opens with that one after this.")
        if not confirmed("yes", _ASK):
            return False
        prepare_folder(journal.parent)
        copies.put_back(copy, journal)
    return True


def _from_daily_copy(journal: Path) -> bool:
    copy = whole_copy(journal)
    if copy is None:
        raise JournalError(
            "There is no whole copy beside your journal. companion restore FILE puts a backup back."
        )
    vault = still_open(journal)
    try:
        if vault and vault.is_locked and not _is_unlocked(vault):
            vault.database.close()
            vault = None
            rest = "What was kept after that cannot be added to it without the passphrase."
        elif vault:
            if not _is_damaged(vault):
                print("Nothing in your journal is damaged.")
            rest = "What was kept after that is added to it, as far as it can still be read."
        else:
            rest = "What was kept after that can no longer be read, so it is not added."
        _tell_of(copy, journal, rest)
        if not confirmed("yes", _ASK):
            return False
        mended(journal, vault).close()
    finally:
        if vault:
            vault.database.close()
    return True


def _tell_of(copy: Path, journal: Path, rest: str) -> None:
    print(f"There is a whole copy, made on {moment(copies.made_at(copy))}.")
    say(f"This puts it in the place of your journal. {rest}")
    if os.path.exists(journal):
        say("The present file is kept beside it.")


def _is_damaged(vault: Vault) -> bool:
    vault.rows()
    return bool(vault.unreadable)


def _is_unlocked(vault: Vault) -> bool:
    """Ask for the passphrase. Where no passphrase would do, it is as if none was given."""
    try:
        Passphrases().unlock(vault)
    except (LockedError, DamagedError):
        return False
    except BaseException:
        vault.database.close()
        raise
    return True


@prints
def merge(args: argparse.Namespace) -> int:
    """Take what is newer in another journal, or in a copy of one."""
    other = Other(args.file)
    asked = Passphrases()
    begun = is_begun(journal_file(args.journal))
    vault = vault_to_write(args.journal, asked.unlock) if begun else memory_vault()
    try:
        codec = vault.codec_for(other.key) or _codec_of(other, args.file, asked)
        if codec is None:
            return complain(_UNCHANGED)
        vault = vault if begun else vault_to_write(args.journal)
        taken, unreadable = put_together(vault, other, codec)
    finally:
        vault.close()
    print(_newer(taken))
    if unreadable:
        print(f"What could not be read there was left out: {unreadable}.")
    if other.key and not vault.has_passphrase:
        say("Your journal has no passphrase: what came from there can be read by whoever can open the file.")
    tell_missing(vault)
    return 0


def _newer(taken: int) -> str:
    if not taken:
        return "Nothing there was newer."
    what, are = ("1 thing was", "is") if taken == 1 else (f"{taken} things were", "are")
    return f"{what} newer there, and {are} in your journal now."


def _codec_of(other: Other, file: Path, asked: Passphrases) -> Codec | None:
    key = other.key
    assert key, "what has none needs no passphrase"
    return asked.codec(lambda text: passphrase.codec_behind(key, text), shown(f"Passphrase of {file}"))
