"""A window pulled about while somebody reads and writes in it: nothing breaks, nothing typed is lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.few import first

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

LARGEST = (200, 60)
BURST = 8
"""Sizes that follow each other without a pause, at most."""

KEYS = ("right", "left", "down", "up", "i", "s", "r", "c", "e", "b", "?", "d", "h")
"""Keys that move, and keys that open something that only shows something."""


class Storm:
    """A person with an unquiet hand. Always the same one."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.chance = random.Random(20261124)
        self.sizes = 0

    def pull(self) -> None:
        """Pull the window to other sizes, one of them or many at once."""
        for _ in range(self.chance.choice((1, 1, 2, self.chance.randint(1, BURST)))):
            self.sizes += 1
            columns, rows = (self.chance.randint(1, most) for most in LARGEST)
            if self.chance.random() < 0.2:
                columns, rows = self.chance.choice(((1, 1), (1, 60), (200, 1), (4, 3), LARGEST))
            self.terminal.resize(columns, rows)


@pytest.mark.slow
@pytest.mark.parametrize("sizes", first([40, 200]))
def test_sizes_change_and_change_while_somebody_reads_and_writes(start: Start, sizes: int) -> None:
    terminal = start()
    terminal.until("Before you begin")
    storm = Storm(terminal)
    while storm.sizes < sizes // 2:
        storm.pull()
        terminal.send(storm.chance.choice(KEYS))
        terminal.read(0.02)
    terminal.resize(80, 24)
    terminal.press("escape", "escape")  # evidence lies over what it is about
    terminal.send("w")
    terminal.until("Keep  ctrl+s")

    typed = ""
    while storm.sizes < sizes:
        storm.pull()
        word = f"w{len(typed)}."
        terminal.send(word)
        typed += word
        terminal.read(0.02)
    terminal.resize(100, 60)  # where nothing is beside the page
    terminal.until(lambda text: typed in "".join(line.strip(" ▌") for line in text.splitlines()))
    terminal.send("f1")
    terminal.until("Help now")
    terminal.send("ctrl+q")
    assert terminal.end() == 0
