"""Opens the guide and journal that the command line names, and starts sessions with them.

The module also unlocks, restores and erases the journal of a session.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from companion.guide.load import guide_folder, open_guide, why_no_guide
from companion.guide.model import SteadyPage, TextPage
from companion.journal.erasing import erase as erase_files
from companion.journal.errors import DamagedError, JournalError, LockedError, WrongPassphraseError
from companion.journal.opening import memory_vault, open_to_read, open_vault, still_readable
from companion.journal.repair import refuse_damaged, repaired
from companion.journal.seal import passphrase
from companion.journal.seal.codec import Codec
from companion.journal.storage import strays
from companion.journal.storage.file import DEFAULT_NAME, is_there, journal_path, refuse_name
from companion.journal.storage.sidecar_files import copy_of
from companion.journal.vault import Vault
from companion.messages import comma_list
from companion.messages import gettext as _
from companion.session import Session

Unlock = Callable[[Vault], None]
"""Asks for the passphrase of a locked journal and unlocks it; raises ``LockedError`` if none is given."""


def guide_and_step(path: Path | None, step: str) -> tuple[Path, str]:
    """Return the guide's folder and the step's id from the command line.

    The path of a step's file names both.
    """
    if path and path.parent.name == "steps" and path.suffix == ".yaml":
        step = step or path.stem
    return guide_folder(path), step


def journal_file(name: str | None) -> Path:
    """Return the path of the named journal, or of the default one.

    Raises:
        JournalError: if the name is not a valid file name, or the journals' folder cannot be determined.
    """
    return journal_path(DEFAULT_NAME if name is None else name)


def journal_exists(journal: Path) -> bool:
    """Whether there is a journal, or the backup of a lost one.

    Raises:
        JournalError: if the path cannot be looked up.
    """
    return is_there(journal) or is_there(copy_of(journal))


def vault_to_write(name: str | None, unlock: Unlock | None = None) -> Vault:
    """Open a journal to write to it. Its singleton rows must be intact, because writing replaces them.

    Without ``unlock``, a journal with a passphrase stays locked.

    Raises:
        JournalError: if the journal cannot be used, or one of these rows is damaged.
        LockedError: if ``unlock`` is not given the passphrase.
    """
    return _unlocked(open_vault(journal_file(name)), unlock, refuse_damaged)


def vault_to_read(name: str | None, unlock: Unlock | None = None) -> Vault:
    """Open a journal to read as much of it as possible. A missing journal is not created.

    Raises:
        JournalError: if nothing of it can be read.
        LockedError: if ``unlock`` is not given the passphrase.
    """
    file = journal_file(name)
    return _unlocked(open_to_read(file), unlock) if journal_exists(file) else memory_vault()


def _unlocked(vault: Vault, unlock: Unlock | None, look: Callable[[Vault], None] | None = None) -> Vault:
    """Unlock a vault, run the check ``look`` on it, and return it. If either fails, the vault is closed."""
    try:
        if vault.is_locked and unlock:
            unlock(vault)
        if look and not vault.is_locked:
            look(vault)
    except BaseException:
        vault.database.close()
        raise
    return vault


def session_to_open(guide: Path | None, journal: str | None, *, no_trace: bool = False) -> Session:
    """Start a session. A broken guide raises an error before the journal is opened.

    If the journal cannot be used, nothing is kept, and the journal is read as far as possible.

    Raises:
        GuideError: if a file that is needed at startup is broken.
    """
    guide_files = open_guide(guide)
    guide_files.require("feelings")
    if no_trace:
        return Session(guide_files, memory_vault())
    try:
        session = Session(guide_files, vault_to_write(journal))
    except JournalError as error:
        session = Session(guide_files, _readable(journal, error) or memory_vault(), str(error))
        if isinstance(error, DamagedError) and error.copy:
            session.mend = partial(repaired, journal_file(journal))
    load_for_page(session)
    return session


def _readable(journal: str | None, error: JournalError) -> Vault | None:
    """Return the readable part of a journal that cannot be written to, or None.

    For a damaged journal with a passphrase, this is None: the person gives the passphrase after the backup
    has replaced the journal.
    """
    with suppress(JournalError):  # such as an invalid name
        vault = still_readable(journal_file(journal), error)
        return None if vault and vault.is_locked and isinstance(error, DamagedError) else vault
    return None


def session_to_preview(folder: Path, step: str) -> Session:
    """Start a session for a guide's author: every door is open, and nothing is kept.

    Raises:
        GuideError: if a file that is needed at startup is broken.
        FileNotFoundError: if there is no such folder, or no such step in the guide.
    """
    if why := why_no_guide(folder):
        raise FileNotFoundError(why)
    guide_files = open_guide(folder)
    guide_files.require("feelings")
    steps = [one.step for part in guide_files.guide.parts for one in part.steps]
    if step and step not in steps:
        said = _('There is no step "{step}" in this guide. Its steps are: {steps}.')
        raise FileNotFoundError(said.format(step=step, steps=comma_list(steps)))
    session = Session(guide_files, memory_vault())
    session.choose(doors={part.part: "open" for part in guide_files.guide.parts if part.door})
    if step:
        session.go(session.journey.go_to(step))
    load_for_page(session)
    return session


def load_for_page(session: Session) -> None:
    """Read the other files that the current page needs, so that the page can be shown."""
    page = session.journey.here().page
    if isinstance(page, TextPage) and page.claims:
        session.guide_files.require("claims")
    if isinstance(page, SteadyPage):
        session.guide_files.require("steady")


def session_to_read(
    guide: Path | None,
    journal: str | None,
    complain: Callable[[str], object],
    unlock: Unlock | None = None,
    *,
    no_trace: bool = False,
) -> Session:
    """Return a session for printing. No journal is created.

    A journal that cannot be read is reported through ``complain`` and left out. Without ``unlock``, a journal
    with a passphrase is not used. With ``no_trace``, no journal is opened.

    Raises:
        GuideError: if a file that is needed at startup is broken.
        JournalError: if the journal's name is not valid.
        WrongPassphraseError: if ``unlock`` is given a wrong passphrase.
    """
    guide_files = open_guide(guide)
    refuse_name(DEFAULT_NAME if journal is None else journal)  # an error even if the journal is not read
    try:
        return Session(guide_files, memory_vault() if no_trace else vault_to_read(journal, unlock))
    except WrongPassphraseError:
        raise
    except JournalError as error:
        complain(str(error))
        session = Session(guide_files, memory_vault(), problem=str(error))
        session.locked_journal = journal_file(journal) if isinstance(error, LockedError) else None
        return session


# --- the journal of a session --------------------------------------------------------------------------


def unlock(session: Session, codec: Codec) -> bool:
    """Unlock the journal with a codec from ``passphrase.codec_for``; return whether this starts the session.

    If the journal is damaged, the session continues without it, and ``session.problem`` says why.

    Raises:
        JournalError: if the journal cannot be read at the moment.
    """
    passphrase.go_on(session.vault, codec)
    if not session.waits:
        return False
    try:
        refuse_damaged(session.vault)
    except DamagedError as error:
        continue_without_journal(session, error, session.vault)
    else:
        session.begin_with(session.vault)
    return True


def continue_without_journal(session: Session, error: DamagedError, vault: Vault | None = None) -> None:
    """Continue without the damaged journal; ``vault`` is that journal if it could be opened."""
    path = session.vault.path
    session.problem = str(error)
    session.mend = partial(repaired, path, vault) if path and error.copy else None
    if vault is None:
        session.vault.database.close()
    session.begin_with(memory_vault())


def leave_locked(session: Session) -> None:
    """Continue without the locked journal. Nothing is kept in this session."""
    session.vault.close()
    session.begin_with(memory_vault())


def restore_backup(session: Session) -> None:
    """Replace the damaged journal with its automatic backup and start again with that, which may be locked.

    Raises:
        JournalError: if the backup cannot be put in place. The journal is then unchanged.
    """
    path = session.vault.path
    mend = session.mend or (partial(repaired, path, session.vault) if path else None)
    assert mend, "there is a copy"
    vault = mend()
    session.problem, session.mend = "", None
    session.begin_with(vault)


def erase(session: Session) -> list[Path]:
    """Overwrite and remove every file of the journal; return them. Nothing is kept from then on.

    Raises:
        JournalError: if a file could not be removed.
    """
    path = session.vault.path
    assert path, "there is a journal"
    session.vault.database.close()
    session.begin_with(memory_vault())
    return erase_files(path)


def namesakes(session: Session) -> list[Path]:
    """Return journals with similar names that hold entries of this one. Erasing does not remove them."""
    with suppress(JournalError):  # erasing reports the same problem
        if path := session.vault.path:
            return strays.namesakes(path)
    return []


def readable(session: Session) -> str:
    """Return all entries as Markdown, in the words of the guide.

    Raises:
        JournalError: if the journal cannot be read.
    """
    from companion.views.formats.markdown import markdown
    from companion.views.journal.journal_export import journal_export

    return markdown(journal_export(session.vault, session.guide_files, session.wording()))
