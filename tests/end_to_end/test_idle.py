"""While nothing happens, the program does nothing: an old laptop stays cool, and a battery lasts."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux counts what wakes a thread")

A_WHILE = 1.3
"""Seconds: Textual's own way of listening would wake up twenty times."""


def wake_ups(pid: int) -> int:
    """How often a thread of a program has waited for something."""
    lines = (
        line
        for thread in Path(f"/proc/{pid}/task").iterdir()
        for line in (thread / "status").read_text().splitlines()
    )
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


@pytest.mark.slow
@pytest.mark.parametrize("keys", few(["", "m", "w a", "h"], "w a"))
def test_nothing_wakes_up_and_nothing_is_drawn_while_nobody_does_anything(start: Start, keys: str) -> None:
    terminal = start()
    terminal.until("Before you begin")
    terminal.press("right", *keys.split())
    time.sleep(A_WHILE)  # what was typed is kept as a draft a second later
    terminal.settle()
    before, drawn = wake_ups(terminal.child.pid), len(terminal.output)
    time.sleep(A_WHILE)
    assert wake_ups(terminal.child.pid) == before
    terminal.read()
    assert len(terminal.output) == drawn
    terminal.press("ctrl+q")
    assert terminal.end() == 0
