"""The options that are available while the journal is locked."""

from __future__ import annotations

from companion.flows.dialogs import Choice

OPEN = Choice("open", "Open the journal")
HELP = Choice("help", "Help now")
RESOURCES = Choice("resources", "Whom you can turn to")
WITHOUT = Choice("without", "Read without the journal", "nothing is kept")
LEAVE = Choice("leave", "Leave")


def choices(*, first: bool) -> list[Choice]:
    """Return the options for the lock screen.

    ``first`` says whether the session begins with the lock. Only then is reading without the journal offered,
    because later there may be unfinished work behind the lock.
    """
    return [OPEN, HELP, RESOURCES, *([WITHOUT] if first else []), LEAVE]
