"""Begins what a command runs."""

from __future__ import annotations

from importlib import import_module

from companion.flows.commands import Command
from companion.flows.ui import UI, Flow


def flow_of(command: Command, ui: UI) -> Flow:
    """Return the flow of a command, not begun. Its module is loaded now: few of them are, in one sitting."""
    module, _, name = command.run.rpartition(".")
    flow: Flow = getattr(import_module(f"companion.flows.{module}"), name)(ui)
    return flow
