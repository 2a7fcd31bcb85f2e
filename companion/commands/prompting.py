"""Asks for passphrases, which are never shown, and for confirmations."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from companion.journal.errors import JournalError, LockedError, WrongPassphraseError
from companion.journal.seal import passphrase
from companion.journal.seal.codec import Codec
from companion.journal.vault import Vault
from companion.layouts import readings
from companion.messages import N_
from companion.messages import gettext as _
from companion.plain.line_input import read, read_hidden
from companion.plain.prompt import Prompt
from companion.plain.terminal.typed_line import decoded

VARIABLE = "COMPANION_PASSPHRASE_FD"
"""The environment variable with the number of an open file, from which passphrases are read line by line."""

_LONGEST = 4096
"""The maximum length of a passphrase in bytes. A line at a terminal is no longer than that."""
_HELP = N_("To see who to call, run: companion now. It needs no passphrase.")


class Passphrases:
    """The source of passphrases in one run: a script's file, or else the terminal without echo."""

    def __init__(self) -> None:
        """Open the script's file, and remove the variable from the environment, where nothing else should see
        it.

        Raises:
            JournalError: if the variable is set and is not the number of an open file.
        """
        named = os.environ.pop(VARIABLE, None)
        self._file = None if named is None else _open_file(named)
        self._helped = False

    @property
    def from_script(self) -> bool:
        """Whether passphrases come from a script, which cannot be asked again."""
        return self._file is not None

    def ask(self, prompt: str) -> str:
        """Return the next passphrase; empty if none is given.

        Raises:
            LockedError: if there is neither a script nor a terminal.
        """
        if self._file is not None:
            return _line(self._file)
        line = read_hidden(prompt)
        while not line.is_entered:  # ctrl+l has nothing to hide here
            line = read_hidden(prompt)
        return line.text

    def unlock(self, vault: Vault) -> None:
        """Unlock a journal. At the terminal, the passphrase is asked for until it is right.

        Raises:
            LockedError: if no passphrase was given.
            WrongPassphraseError: if a script gave a wrong one.
            JournalError: if the journal cannot be unlocked with any passphrase.
        """
        help_, self._helped = ("" if self._helped else f"{_(_HELP)}\n"), True
        prompt = _("Passphrase (Enter to skip): ")
        codec = self.codec(lambda text: passphrase.codec_for(vault, text), prompt, help_)
        if codec is None:
            raise LockedError(_("Your journal stays locked."))
        passphrase.go_on(vault, codec)

    def codec(self, opened: Callable[[str], Codec], prompt: str, before: str = "") -> Codec | None:
        """Ask for the passphrase until it is right; return its codec, or None if none was given.

        ``opened`` makes the codec from a passphrase. ``prompt`` asks for it, and ``before`` is
        printed first.

        Raises:
            WrongPassphraseError: if a script gave a wrong passphrase.
        """
        while text := self.ask(f"{before}{prompt}"):
            try:
                return opened(text)
            except WrongPassphraseError as error:
                if self.from_script:
                    raise
                before = f"{error}\n"
        return None


def confirmed(word: str, prompt: str) -> bool:
    """Ask for a word; return whether it was typed. The end of the input counts as no."""
    try:
        return word in readings(typed(prompt))
    except EOFError:
        return False


def typed(prompt: str) -> str:
    """Return the line that is typed, or read from a pipe.

    Raises:
        EOFError: if the input has ended, or standard output is closed.
        OSError: if standard output cannot be written to.
    """
    if sys.stdout is None:  # a question that cannot be shown must not be answered
        raise EOFError
    try:
        return read(Prompt(prompt)).text.strip()
    except EOFError:
        print()
        raise


def _open_file(named: str) -> int:
    try:
        number = int(named) if named.isascii() and named.isdigit() else -1
        os.fstat(number)
    except (OSError, OverflowError, ValueError):
        said = _("{variable} is not the number of an open file, so no passphrase was read.")
        raise JournalError(said.format(variable=VARIABLE)) from None
    if os.isatty(number):
        said = _("{variable} points to a terminal, where the passphrase would be seen. Use a file or a pipe.")
        raise JournalError(said.format(variable=VARIABLE))
    return number


def _line(number: int) -> str:
    """Read one line and not a byte more, because the rest may be for another program."""
    line = b""
    try:
        while len(line) < _LONGEST and (byte := os.read(number, 1)) not in (b"", b"\n"):
            line += byte
    except OSError:
        said = _("{variable} points to a file that cannot be read, so no passphrase was read.")
        raise JournalError(said.format(variable=VARIABLE)) from None
    text, is_whole = decoded(line.removesuffix(b"\r"))
    if not is_whole:
        raise JournalError(_("The passphrase from {variable} is not UTF-8 text.").format(variable=VARIABLE))
    return text
