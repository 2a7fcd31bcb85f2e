"""Reads every guide ahead when the program is built, so that nobody who starts it waits for a parser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadAhead(BuildHookInterface[Any]):
    """Writes ``ahead.json`` beside each guide that travels with the program."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it before anything is packed, into the folder itself: an editable installation reads that."""
        sys.path.insert(0, self.root)
        from companion.guide.cache import write

        for guide in Path(self.root, "content").glob("*/*/guide.yaml"):
            write(guide.parent)
