"""What can be done while the journal is locked."""

from __future__ import annotations

from companion.flows.dialogs import Choice

OPEN = Choice("open", "Open the journal")
HELP = Choice("help", "Help now")
RESOURCES = Choice("resources", "Whom you can turn to")
WITHOUT = Choice("without", "Read without the journal", "nothing is kept")
LEAVE = Choice("leave", "Leave")


def choices(*, first: bool) -> list[Choice]:
    """Return them. To read without the journal is offered only ``first``, when nothing that was begun waits
    behind the lock.
    """
    return [OPEN, HELP, RESOURCES, *([WITHOUT] if first else []), LEAVE]
