"""What becomes of the journal of a sitting as a whole: unlocked, mended, written out to read, erased."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from companion.journal import passphrase, strays
from companion.journal.codec import Codec
from companion.journal.erasing import erase as erase_files
from companion.journal.errors import DamagedError, JournalError
from companion.journal.mending import mended, refuse_damaged
from companion.journal.opening import memory_vault
from companion.journal.vault import Vault
from companion.session import Session


def unlock(session: Session, codec: Codec) -> bool:
    """Unlock the journal with what ``passphrase.codec_for`` gave; say whether the sitting begins by that.

    If the journal turns out to be damaged, nothing of it is used; ``session.problem`` says so.

    Raises:
        JournalError: if it cannot be read just now.
    """
    passphrase.go_on(session.vault, codec)
    if not session.waits:
        return False
    try:
        refuse_damaged(session.vault)
    except DamagedError as error:
        refuse(session, error, session.vault)
    else:
        session.begin_with(session.vault)
    return True


def refuse(session: Session, error: DamagedError, vault: Vault | None = None) -> None:
    """Go on without the journal because it is damaged; ``vault`` is that, if it could be opened."""
    path = session.vault.path
    session.problem = str(error)
    session.mend = partial(mended, path, vault) if path and error.copy else None
    if vault is None:
        session.vault.database.close()
    session.begin_with(memory_vault())


def read_without(session: Session) -> None:
    """Leave a locked journal closed. Nothing is kept this time."""
    session.vault.close()
    session.begin_with(memory_vault())


def put_back_copy(session: Session) -> None:
    """Put the copy beside it in the place of the damaged journal, and begin with that. It may be locked.

    Raises:
        JournalError: if that cannot be done. The journal is as it was then.
    """
    path = session.vault.path
    mend = session.mend or (partial(mended, path, session.vault) if path else None)
    assert mend, "there is a copy"
    vault = mend()
    session.problem, session.mend = "", None
    session.begin_with(vault)


def erase(session: Session) -> list[Path]:
    """Overwrite and remove every file of the journal; return which. Nothing is kept from then on.

    Raises:
        JournalError: if something could not be removed.
    """
    path = session.vault.path
    assert path, "there is a journal"
    session.vault.database.close()
    session.begin_with(memory_vault())
    return erase_files(path)


def namesakes(session: Session) -> list[Path]:
    """Return journals with names of their own that hold entries of this one, and that erasing leaves."""
    with suppress(JournalError):  # what is in the way of that is told by erasing
        if path := session.vault.path:
            return strays.namesakes(path)
    return []


def readable(session: Session) -> str:
    """Return all that was kept as Markdown, in the words of the guide.

    Raises:
        JournalError: if the journal cannot be read.
    """
    from companion.sheets.markdown import markdown
    from companion.sheets.whole import whole

    return markdown(whole(session.vault, session.library, session.wording()))


def write_out(session: Session, path: Path) -> None:
    """Write all that was kept to a new file that only its owner can open.

    Raises:
        JournalError: if there is such a file, or it cannot be written.
    """
    from companion.journal.export import write_new

    write_new(path, readable(session))
