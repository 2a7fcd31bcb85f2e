"""Describes an error of the program without quoting anything that the person wrote."""

from __future__ import annotations

from pathlib import Path

from companion import __version__


def describe(error: BaseException | None) -> str:
    """Return a sentence with an error's type and place.

    The error's message is left out, because it may quote the person.
    """
    frame = error.__traceback__ if error else None
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return f"Something went wrong in the program ({type(error).__name__} at {place}, {__version__})."
