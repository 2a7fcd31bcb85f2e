"""Describes an error of the program without quoting anything that the person wrote."""

from __future__ import annotations

from pathlib import Path

from companion import __version__
from companion.messages import gettext as _


def describe(error: BaseException | None) -> str:
    """Return sentences with an error's type and place.

    The error's message is left out, because it may quote the person.
    """
    frame = error.__traceback__ if error else None
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    said = _(
        "Something went wrong in the program ({error} at {place}, {version}). What you had already kept"
        " is still on this computer."
    )
    return said.format(error=type(error).__name__, place=place, version=__version__)
