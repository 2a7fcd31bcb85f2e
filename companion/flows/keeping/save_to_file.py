"""Writes a view to a file that the person names: Markdown, plain text or a page for a browser, by its
ending.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.flows.dialogs import TextPrompt
from companion.flows.ui import UI
from companion.journal.errors import JournalError, LockedError
from companion.journal.export import write_new
from companion.text import shown

Render = Callable[[Path], str]
"""Returns what is written to a file of that name."""


async def write(ui: UI, name: str, render: Render) -> None:
    """Ask for the name of a new file, which ``name`` stands for at first, and write it."""

    def write_it(typed: str) -> None:
        path = _path_of(typed)
        try:
            write_new(path, render(path))
        except LockedError:
            raise
        except JournalError as error:  # whoever sees the screen need not see where the home is
            raise JournalError(str(error).replace(str(path), path.name)) from None

    ask = "A name for a new file. Whoever can open it can read it."
    at_first = str(Path("~") / name)
    if typed := await ui.write(TextPrompt("export", ask, write_it, at_first, one_line=True, does="Write it")):
        ui.say(f"Written. Whoever can open {shown(_path_of(typed).name)} can read it.")


def _path_of(typed: str) -> Path:
    try:
        return Path(typed.strip()).expanduser().absolute()
    except (RuntimeError, OSError):  # a home that is nobody's, or the folder we are in was removed
        raise JournalError("There is no such folder. Choose another place.") from None
