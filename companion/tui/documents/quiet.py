"""The quiet screen: nothing but a prompt. What was open stays open underneath."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import Command
from companion.tui.documents.document import Document, Host

PROMPT = "$ "


class QuietDocument(Document):
    """Nothing: the line at the top is an empty prompt, as in a shell."""

    is_transient = False
    is_overlay = True

    def __init__(self, host: Host) -> None:
        super().__init__(host, "quiet")

    def commands(self) -> Sequence[Command]:
        """None."""
        return ()
