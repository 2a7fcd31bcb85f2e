"""Opens what the command line names: a guide by its folder, a journal by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from companion.guide.load import Library, shipped
from companion.guide.model import SteadyPage, TextPage
from companion.journal.errors import DamagedError, JournalError
from companion.journal.file import DEFAULT_NAME, is_there, journal_path
from companion.journal.mending import mended, refuse_damaged
from companion.journal.opening import memory_vault, open_vault
from companion.journal.vault import Vault
from companion.session import Session


def guide_folder(path: Path | None) -> Path:
    """Return the folder of the guide that was named, or of the one that comes with the program."""
    folder = path or shipped()
    if folder.suffix != ".yaml":
        return folder
    return folder.parent.parent if folder.parent.name in ("steps", "resources") else folder.parent


def guide_and_step(path: Path | None, step: str) -> tuple[Path, str]:
    """Return the folder of the guide and the id of the step that were named, by a step's own file as well."""
    if path and path.parent.name == "steps" and path.suffix == ".yaml":
        step = step or path.stem
    return guide_folder(path), step


def journal_file(name: str | None) -> Path:
    """Return the file of the journal that was named, or of the usual one.

    Raises:
        JournalError: if the name could not be a file's name.
    """
    return journal_path(DEFAULT_NAME if name is None else name)


def vault_to_write(name: str | None) -> Vault:
    """Open a journal to write to it; the rows that would be written over must be whole for that.

    Raises:
        JournalError: if it cannot be used, or such a row is damaged.
    """
    vault = open_vault(journal_file(name))
    if not vault.is_locked:
        try:
            refuse_damaged(vault)
        except JournalError:
            vault.database.close()
            raise
    return vault


def session_to_open(guide: Path | None, journal: str | None, *, no_trace: bool = False) -> Session:
    """Begin a sitting. A broken guide raises before the journal is touched; a broken journal keeps nothing.

    Raises:
        GuideError: if what is needed to start is broken.
    """
    library = Library(guide_folder(guide))
    library.guide, library.feelings  # noqa: B018 - reading them is what raises
    if no_trace:
        return Session(library, memory_vault())
    try:
        session = Session(library, vault_to_write(journal))
    except JournalError as error:
        session = Session(library, memory_vault(), str(error))
        if isinstance(error, DamagedError) and error.copy:
            session.mend = partial(mended, journal_file(journal))
    read_for_the_page(session)
    return session


def session_to_preview(folder: Path, step: str) -> Session:
    """Begin a sitting for a guide's author: every door is open, and nothing is kept.

    Raises:
        GuideError: if what is needed to start is broken.
        FileNotFoundError: if there is no such folder, or no such step in the guide.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {folder}.")
    library = Library(folder)
    library.feelings  # noqa: B018 - reading it is what raises
    steps = [one.step for part in library.guide.parts for one in part.steps]
    if step and step not in steps:
        raise FileNotFoundError(f'There is no step "{step}" in this guide. There are: {", ".join(steps)}.')
    session = Session(library, memory_vault())
    session.choose(doors={part.part: "open" for part in library.guide.parts if part.door})
    if step:
        session.go(session.journey.go_to(step))
    read_for_the_page(session)
    return session


def read_for_the_page(session: Session) -> None:
    """Read what the page the person stands at needs besides its own file, so that it can be shown."""
    page = session.journey.here().page
    if isinstance(page, TextPage) and page.claims:
        session.library.claims  # noqa: B018 - reading it is what raises
    if isinstance(page, SteadyPage):
        session.library.steady  # noqa: B018 - as above


def session_to_read(guide: Path | None, journal: str | None, complain: Callable[[str], object]) -> Session:
    """Return a sitting for printing. It makes no journal; one that cannot be read is told and left out."""
    library = Library(guide_folder(guide))
    file = journal_file(journal)
    try:
        return Session(library, open_vault(file) if is_there(file) else memory_vault())
    except JournalError as error:
        complain(str(error))
        return Session(library, memory_vault(), problem=str(error))
