"""Prints error messages. An unexpected error shows only its type and location, never a person's words."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from companion.guide.diagnostics import GuideError
from companion.journal.errors import JournalError
from companion.messages import gettext as _
from companion.text import shown

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def report(error: Exception, guide: Path | None) -> int:
    """Print what went wrong; return the exit status."""
    if isinstance(error, GuideError):
        sentence, *lines = _of_guide(error, guide)
    elif isinstance(error, JournalError) or (isinstance(error, FileNotFoundError) and not error.errno):
        sentence, lines = str(error), []
    elif isinstance(error, OSError) and _is_of_printing(error):
        lines = []
        sentence = _(
            "Not everything could be printed. The disk may be full, or the terminal may have closed."
        )
    else:
        from companion import crash

        sentence, lines = crash.describe(error), []
    print(*map(shown, (f"companion: {sentence}", *lines)), sep="\n", file=sys.stderr)
    return 1


def _of_guide(error: GuideError, guide: Path | None) -> list[str]:
    """Return a sentence about a broken guide, and a line for each mistake in it."""
    from companion.guide.check import check
    from companion.guide.load import guide_folder, why_no_guide

    folder = guide_folder(guide)
    if why := why_no_guide(folder):
        return [why]
    diagnostics = check(folder) or error.diagnostics
    return [_("This guide has mistakes, so it was not opened."), *map(str, diagnostics)]


def _is_of_printing(error: OSError) -> bool:
    """Return whether printing to standard output failed. Other code reports a full disk itself."""
    if error.filename is None and error.errno in _FULL:
        return True
    try:
        print(end="", flush=True)
    except OSError:
        return True
    return False
