"""Signals that the screen must not take. Those that end it are tried on the real program, in end_to_end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest

from companion.tui.terminal import termination

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
async def test_a_signal_that_whoever_started_it_has_ignored_does_not_end_it(number: int) -> None:
    signal.signal(number, signal.SIG_IGN)
    statuses: list[int] = []
    termination.watch(statuses.append)
    os.kill(os.getpid(), number)
    await asyncio.sleep(0.01)
    assert statuses == []
    for one in ENDING:
        asyncio.get_running_loop().remove_signal_handler(one)
