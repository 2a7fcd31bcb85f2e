"""Says what went wrong. Of an error that is not ours only kind and place are shown, never words."""

from __future__ import annotations

import sys
from pathlib import Path

from companion.guide.tree import GuideError
from companion.journal.errors import JournalError


def told(error: Exception, guide: Path | None) -> int:
    """Say what went wrong; return the status for that."""
    if isinstance(error, GuideError):
        from companion.guide.check import check
        from companion.opening import guide_folder

        sentences = ["companion: This guide has mistakes and was not opened."]
        sentences += map(str, check(guide_folder(guide)) or error.mistakes)
    elif isinstance(error, (JournalError, FileNotFoundError)):
        sentences = [f"companion: {error}"]
    else:
        from companion import fault

        sentences = [f"companion: {fault.told(error)}"]
    print(*sentences, sep="\n", file=sys.stderr)
    return 1
