"""Writes a view to a file: HTML, plain text or Markdown, depending on the file's extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.flows.dialogs import TextPrompt
from companion.flows.ui import UI
from companion.journal.errors import JournalError, LockedError
from companion.journal.export import write_new
from companion.text import shown

Render = Callable[[Path], str]
"""Returns the content for a file with the given path."""


async def write(ui: UI, name: str, render: Render) -> None:
    """Ask for the name of a new file and write the file. ``name`` is suggested, in the home folder."""

    def write_it(typed: str) -> None:
        path = _path_of(typed)
        try:
            write_new(path, render(path))
        except LockedError:
            raise
        except JournalError as error:  # the screen may be seen by others, so the home folder is not shown
            raise JournalError(str(error).replace(str(path), path.name)) from None

    ask = "A name for a new file. Whoever can open it can read it."
    at_first = str(Path("~") / name)
    if typed := await ui.write(TextPrompt("export", ask, write_it, at_first, one_line=True, does="Write it")):
        ui.notify(f"Written. Whoever can open {shown(_path_of(typed).name)} can read it.")


def _path_of(typed: str) -> Path:
    try:
        return Path(typed.strip()).expanduser().absolute()
    except (RuntimeError, OSError):  # the home folder is unknown, or the current folder was deleted
        raise JournalError("There is no such folder. Choose another place.") from None
