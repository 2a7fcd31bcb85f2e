"""Opens what the command line names, a guide by its folder and a journal by its name, and unlocks, restores
and erases the journal of a sitting.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from companion.guide.load import GuideFiles, guide_folder, why_no_guide
from companion.guide.model import SteadyPage, TextPage
from companion.journal.erasing import erase as erase_files
from companion.journal.errors import DamagedError, JournalError, WrongPassphraseError
from companion.journal.opening import memory_vault, open_to_read, open_vault, still_readable
from companion.journal.repair import refuse_damaged, repaired
from companion.journal.seal import passphrase
from companion.journal.seal.codec import Codec
from companion.journal.storage import strays
from companion.journal.storage.file import DEFAULT_NAME, is_there, journal_path, refuse_name
from companion.journal.storage.sidecar_files import copy_of
from companion.journal.vault import Vault
from companion.session import Session

Unlock = Callable[[Vault], None]
"""Asks for the passphrase of a locked journal and unlocks it; raises ``LockedError`` if it is not given."""


def guide_and_step(path: Path | None, step: str) -> tuple[Path, str]:
    """Return where the guide is and the id of the step that were named, by a step's own file as well."""
    if path and path.parent.name == "steps" and path.suffix == ".yaml":
        step = step or path.stem
    return guide_folder(path), step


def journal_file(name: str | None) -> Path:
    """Return the file of the journal that was named, or of the usual one.

    Raises:
        JournalError: if the name could not be a file's name, or it cannot be told where the file would be.
    """
    return journal_path(DEFAULT_NAME if name is None else name)


def journal_exists(journal: Path) -> bool:
    """Whether there is a journal, or the copy of one that is gone.

    Raises:
        JournalError: if it cannot be looked for.
    """
    return is_there(journal) or is_there(copy_of(journal))


def vault_to_write(name: str | None, unlock: Unlock | None = None) -> Vault:
    """Open a journal to write to it; the rows that would be written over must be whole for that.

    Without ``unlock``, one with a passphrase stays locked.

    Raises:
        JournalError: if it cannot be used, or such a row is damaged, or ``unlock`` was not given the
            passphrase.
    """
    return _unlocked(open_vault(journal_file(name)), unlock, refuse_damaged)


def vault_to_read(name: str | None, unlock: Unlock | None = None) -> Vault:
    """Open a journal to read it, as far as it can be read; where there is none, none is made.

    Raises:
        JournalError: if nothing of it can be read, or ``unlock`` was not given the passphrase.
    """
    file = journal_file(name)
    return _unlocked(open_to_read(file), unlock) if journal_exists(file) else memory_vault()


def _unlocked(vault: Vault, unlock: Unlock | None, look: Callable[[Vault], None] | None = None) -> Vault:
    """Return a vault once it is unlocked and what it holds was looked at; it is closed if that fails."""
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
    """Begin a sitting. A broken guide raises before the journal is touched; a journal that cannot be used
    keeps nothing, and is read as far as that is possible.

    Raises:
        GuideError: if what is needed to start is broken.
    """
    guide_files = GuideFiles(guide_folder(guide))
    guide_files.require("guide", "feelings")
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
    """Return what can be read of a journal that cannot be written to. Of a damaged one with a passphrase that
    is nothing: once the copy took its place, the passphrase is asked for.
    """
    with suppress(JournalError):  # such as a name that could be no file's
        vault = still_readable(journal_file(journal), error)
        return None if vault and vault.is_locked and isinstance(error, DamagedError) else vault
    return None


def session_to_preview(folder: Path, step: str) -> Session:
    """Begin a sitting for a guide's author: every door is open, and nothing is kept.

    Raises:
        GuideError: if what is needed to start is broken.
        FileNotFoundError: if there is no such folder, or no such step in the guide.
    """
    if why := why_no_guide(folder):
        raise FileNotFoundError(why)
    guide_files = GuideFiles(folder)
    guide_files.require("feelings")
    steps = [one.step for part in guide_files.guide.parts for one in part.steps]
    if step and step not in steps:
        raise FileNotFoundError(f'There is no step "{step}" in this guide. There are: {", ".join(steps)}.')
    session = Session(guide_files, memory_vault())
    session.choose(doors={part.part: "open" for part in guide_files.guide.parts if part.door})
    if step:
        session.go(session.journey.go_to(step))
    load_for_page(session)
    return session


def load_for_page(session: Session) -> None:
    """Read what the page the person stands at needs besides its own file, so that it can be shown."""
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
    """Return a sitting for printing. It makes no journal; one that cannot be read is told and left out.

    Without ``unlock``, nothing of a journal with a passphrase is used; with ``no_trace``, none is looked at.

    Raises:
        GuideError: if what is needed to start is broken.
        JournalError: if ``unlock`` was given a passphrase that is another one.
    """
    guide_files = GuideFiles(guide_folder(guide))
    refuse_name(DEFAULT_NAME if journal is None else journal)  # whatever is printed, such a name is wrong
    try:
        return Session(guide_files, memory_vault() if no_trace else vault_to_read(journal, unlock))
    except WrongPassphraseError:
        raise
    except JournalError as error:
        complain(str(error))
        return Session(guide_files, memory_vault(), problem=str(error))


# --- the journal of a sitting as a whole ---------------------------------------------------------------


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
        continue_without_journal(session, error, session.vault)
    else:
        session.begin_with(session.vault)
    return True


def continue_without_journal(session: Session, error: DamagedError, vault: Vault | None = None) -> None:
    """Go on without the journal because it is damaged; ``vault`` is that, if it could be opened."""
    path = session.vault.path
    session.problem = str(error)
    session.mend = partial(repaired, path, vault) if path and error.copy else None
    if vault is None:
        session.vault.database.close()
    session.begin_with(memory_vault())


def leave_locked(session: Session) -> None:
    """Leave a locked journal closed. Nothing is kept this time."""
    session.vault.close()
    session.begin_with(memory_vault())


def restore_backup(session: Session) -> None:
    """Put the copy beside it in the place of the damaged journal, and begin with that. It may be locked.

    Raises:
        JournalError: if that cannot be done. The journal is as it was then.
    """
    path = session.vault.path
    mend = session.mend or (partial(repaired, path, session.vault) if path else None)
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
    from companion.views.formats.markdown import markdown
    from companion.views.journal.journal_export import journal_export

    return markdown(journal_export(session.vault, session.guide_files, session.wording()))
