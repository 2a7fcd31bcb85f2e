"""The options that are available while the journal is locked."""

from __future__ import annotations

from companion.flows.dialogs import Choice
from companion.messages import N_
from companion.messages import gettext as _

OPEN = Choice("open", N_("Unlock the journal"))
HELP = Choice("help", N_("Help now"))
RESOURCES = Choice("resources", N_("See who can help"))
WITHOUT = Choice("without", N_("Read without the journal"), N_("nothing is kept"))
LEAVE = Choice("leave", N_("Quit"))


def choices(*, first: bool) -> list[Choice]:
    """Return the options for the lock screen.

    ``first`` says whether the session begins with the lock. Only then is reading without the journal offered,
    because later there may be unfinished work behind the lock.
    """
    here = [OPEN, HELP, RESOURCES, *([WITHOUT] if first else []), LEAVE]
    return [one._replace(label=_(one.label), note=_(one.note) if one.note else "") for one in here]
