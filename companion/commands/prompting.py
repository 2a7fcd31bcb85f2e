"""Asks at the prompt: for a passphrase, which is never shown, and for a word before something is changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from companion.journal.errors import JournalError, LockedError, WrongPassphraseError
from companion.journal.seal import passphrase
from companion.journal.seal.codec import Codec
from companion.journal.vault import Vault
from companion.layouts import readings
from companion.plain.line_input import read, read_hidden
from companion.plain.prompt import Prompt
from companion.plain.terminal.typed_line import decoded

VARIABLE = "COMPANION_PASSPHRASE_FD"
"""Names an open file, by its number, from which a script hands over passphrases, one in a line."""

_LONGEST = 4096
"""More bytes than a line of a terminal takes."""
_HELP = "companion now needs no passphrase: it shows whom to call.\n"


class Passphrases:
    """Where passphrases come from in one run: the open file a script named, or the terminal, without echo."""

    def __init__(self) -> None:
        """Take the script's file out of the environment, where nothing else needs to know of it.

        Raises:
            JournalError: if there is no such file.
        """
        named = os.environ.pop(VARIABLE, None)
        self._file = None if named is None else _open_file(named)
        self._helped = False

    @property
    def from_script(self) -> bool:
        """Whether there is nobody to be asked again."""
        return self._file is not None

    def ask(self, prompt: str) -> str:
        """Return what is given; empty if nothing is.

        Raises:
            LockedError: if there is nobody to ask.
        """
        if self._file is not None:
            return _line(self._file)
        line = read_hidden(prompt)
        while not line.is_entered:  # ctrl+l: nothing is said as yet that could be hidden
            line = read_hidden(prompt)
        return line.text

    def unlock(self, vault: Vault) -> None:
        """Unlock a journal, at the terminal as soon as the right passphrase comes.

        Raises:
            LockedError: if none was given.
            WrongPassphraseError: if a script gave another one.
            JournalError: if no passphrase would open it.
        """
        help_, self._helped = ("" if self._helped else _HELP), True
        codec = self.codec(lambda text: passphrase.codec_for(vault, text), "Passphrase", help_)
        if codec is None:
            raise LockedError("Your journal stays locked.")
        passphrase.go_on(vault, codec)

    def codec(self, opened: Callable[[str], Codec], what: str, before: str = "") -> Codec | None:
        """Return what ``opened`` makes of the right passphrase; None if none was given."""
        while text := self.ask(f"{before}{what} (Enter to go on without): "):
            try:
                return opened(text)
            except WrongPassphraseError as error:
                if self.from_script:
                    raise
                before = f"{error}\n"
        return None


def confirmed(word: str, prompt: str) -> bool:
    """Whether the word was typed; the end of the input is another word."""
    try:
        return word in readings(typed(prompt))
    except EOFError:
        return False


def typed(prompt: str) -> str:
    """Return what is typed, or comes through a pipe.

    Raises:
        EOFError: if nothing comes any more.
        OSError: if what was printed before the question could not be written.
    """
    if sys.stdout is None:  # what could not be shown is not to be answered
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
        raise JournalError(f"{VARIABLE} is not the number of an open file.") from None
    if os.isatty(number):
        raise JournalError(f"{VARIABLE} names a terminal, where the passphrase would be seen.")
    return number


def _line(number: int) -> str:
    """Read one line and not a byte more: what follows may be for somebody else."""
    line = b""
    try:
        while len(line) < _LONGEST and (byte := os.read(number, 1)) not in (b"", b"\n"):
            line += byte
    except OSError:
        raise JournalError(f"{VARIABLE} names a file that cannot be read.") from None
    text, is_whole = decoded(line.removesuffix(b"\r"))
    if not is_whole:
        raise JournalError(f"The passphrase that came through {VARIABLE} is not UTF-8 text.")
    return text
