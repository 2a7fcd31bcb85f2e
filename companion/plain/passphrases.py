"""``companion passphrase``: sets, changes and removes the journal's passphrase."""

from __future__ import annotations

import argparse
from pathlib import Path

from companion.journal.erasing import remove
from companion.journal.errors import JournalError
from companion.journal.export import write_new
from companion.journal.passphrase import remove_passphrase, set_passphrase
from companion.journal.vault import Vault
from companion.layouts import readings
from companion.opening import is_begun, journal_file, not_under, vault_to_write
from companion.plain.asking import Passphrases, confirmed, typed
from companion.plain.exporting import readable
from companion.plain.printing import complain, print_lines, prints, say
from companion.text import clean

_BEFORE = """\
With a passphrase, nobody can read your journal without it, not even somebody who has the file.

Nobody can recover a forgotten one: not you, not this program, not whoever wrote it. What you wrote stays
closed then, for good.

Copies, backups and exports that were made before and lie elsewhere stay as they are. Whoever could read them
still can.

Good ones are long: four or five words that do not belong together.
"""
_OFFER = """
Before it is set, you can write a copy to read to a file. companion export --to FILE does the same later.
Whoever can open that file can read it.
"""
_UNCHANGED = "Nothing has been changed."


@prints
def passphrase(args: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    asked = Passphrases()
    vault = None
    if is_begun(journal_file(args.journal)):
        vault = vault_to_write(args.journal, None if args.what == "set" else asked.unlock)
    try:
        if args.what == "set":
            return _set(vault, asked, args)
        if vault is None or not vault.has_passphrase:
            return complain("Your journal has no passphrase. companion passphrase set gives it one.")
        return _change(vault, asked) if args.what == "change" else _remove(vault)
    except EOFError:
        return complain(_UNCHANGED)
    finally:
        if vault:
            vault.close()


def _set(vault: Vault | None, asked: Passphrases, args: argparse.Namespace) -> int:
    if vault and vault.has_passphrase:
        return complain("Your journal has a passphrase. companion passphrase change gives it another.")
    offers = vault is not None and not asked.from_script
    say(_BEFORE + (_OFFER if offers else ""))
    print()
    if vault and offers:
        _offer_copy(vault, args.guide)
    if not (new := asked.new()):
        return complain(_UNCHANGED)
    if vault:
        return _put_under(vault, new, asked)
    vault = vault_to_write(args.journal)
    try:
        return _put_under(vault, new, asked)
    finally:
        vault.close()


def _change(vault: Vault, asked: Passphrases) -> int:
    say(_BEFORE)
    print()
    new = asked.new()
    return _put_under(vault, new, asked) if new else complain(_UNCHANGED)


def _put_under(vault: Vault, new: str, asked: Passphrases) -> int:
    is_clear = set_passphrase(vault, new)
    say("The passphrase is set. It is asked for whenever your journal is opened. companion now needs none.")
    _tell_of_older(is_clear)
    if others := not_under(vault):
        say("These older files beside your journal do not have it:")
        print_lines(*others)
        if not asked.from_script:
            _offer_removal(vault, others)
    return 0


def _offer_removal(vault: Vault, others: list[Path]) -> None:
    """Remove the older files if the person wants that.

    Raises:
        JournalError: if one could not be removed.
    """
    assert vault.path, "they lie beside it"
    say("They were kept when a copy took the place of your journal.")
    if confirmed("remove", "Type remove to overwrite and remove them, or Enter to keep them: "):
        remove(others, vault.path)
        print("They are overwritten and removed.")
    else:
        print("They stay as they are.")


def _remove(vault: Vault) -> int:
    is_clear = remove_passphrase(vault)
    say("The passphrase is removed. Whoever can open the file can read your journal now.")
    _tell_of_older(is_clear)
    return 0


def _tell_of_older(is_clear: bool) -> None:
    if not is_clear:
        say(
            "While another window is open, older words may still lie beside the journal."
            " They go when companion is next opened or closed."
        )


def _offer_copy(vault: Vault, guide: Path | None) -> None:
    """Write a copy to read to a file the person names, if they want one.

    Raises:
        EOFError: if the input ends.
    """
    if "yes" not in readings(typed("Write a copy to read first? Type yes, or Enter for no: ")):
        return
    while name := clean(typed("Its file name, or Enter for none: ")):
        if "." not in name and " " in name:  # typed by somebody who takes this for the other question
            print("That looks like a passphrase, not like a file. A name such as journal.md will do.")
            continue
        try:
            file = Path(name).expanduser()
            write_new(file, readable(vault, guide))
            print(f"Written to {file}.")
            return
        except (JournalError, RuntimeError) as error:  # the second: a home that is nobody's
            print(error)
