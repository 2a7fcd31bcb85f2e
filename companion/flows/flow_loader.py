"""Loads the flow that a command runs."""

from __future__ import annotations

from importlib import import_module

from companion.flows.commands import Command
from companion.flows.ui import UI, Flow


def flow_of(command: Command, ui: UI) -> Flow:
    """Return the flow of a command without starting it.

    The module is imported on demand, because a session uses only a few flows.
    """
    module, _, name = command.run.rpartition(".")
    flow: Flow = getattr(import_module(f"companion.flows.{module}"), name)(ui)
    return flow
