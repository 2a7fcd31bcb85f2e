"""Changing the passphrase, mending, putting back and renewing the copy are killed at every line: each has
happened or not, nothing is lost, and the next start clears away what is left.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from tests.few import few
from tests.journal.every_line import Report
from tests.journal.interruptions import CHANGES

PROGRAM = """
import sys
from tests.journal.interruptions import interrupt
from tests.few import few
interrupt(sys.argv[1], skip_equal=sys.argv[2] == "quick")
"""
Beside = Callable[..., "subprocess.Popen[bytes]"]


def kill_everywhere(beside: Beside, name: str, how: str) -> None:
    """Kill a change at its lines in a process of its own, and hold that nothing was wrong after it."""
    output, errors = beside(PROGRAM, name, how).communicate()
    assert errors == b""
    report = Report(*json.loads(output))
    assert "\n".join(report.problems) == ""
    assert report.lines > 50
    assert report.states > 5


@pytest.mark.parametrize(
    "name",
    few(CHANGES, "setting", "changing, no copy", "renewing, sealed", "putting back", "mending a row, sealed"),
)
def test_killed_at_any_line_it_has_happened_or_not_and_nothing_is_lost(beside: Beside, name: str) -> None:
    kill_everywhere(beside, name, "quick")


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_killed_at_each_line_one_by_one_nothing_is_lost(beside: Beside, name: str) -> None:
    kill_everywhere(beside, name, "each")
