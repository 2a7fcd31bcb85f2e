"""Writes a view to a file: HTML, plain text or Markdown, depending on the file's extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.flows.dialogs import TextPrompt
from companion.flows.ui import UI
from companion.journal.errors import JournalError, LockedError
from companion.journal.export import write_new
from companion.messages import gettext as _
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

    ask = _("Type a name for the new file. Anyone who can open that file can read it.")
    at_first = str(Path("~") / name)
    asked = TextPrompt("export", ask, write_it, at_first, one_line=True, does=_("Export"))
    if typed := await ui.write(asked):
        done = _("Exported to {file}. Anyone who can open that file can read it.")
        ui.notify(done.format(file=shown(_path_of(typed).name)))


def _path_of(typed: str) -> Path:
    try:
        return Path(typed.strip()).expanduser().absolute()
    except (RuntimeError, OSError):  # the home folder is unknown, or the current folder was deleted
        lost = _("The folder cannot be found, so nothing was exported. Choose another folder.")
        raise JournalError(lost) from None
