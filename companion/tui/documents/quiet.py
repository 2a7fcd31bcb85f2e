"""The empty screen that hides everything. The open documents stay open behind it."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import Command
from companion.tui.documents.document import Document, Host

PROMPT = "$ "


class QuietDocument(Document):
    """A document without text. The top line is an empty shell prompt."""

    is_transient = False

    def __init__(self, host: Host) -> None:
        super().__init__(host, "quiet")

    def commands(self) -> Sequence[Command]:
        """No commands."""
        return ()
