"""Grids of examples of which a run by default tries a few: each kind once. The rest is for ``-m slow``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def few(every: Iterable[object], *always: object) -> list[Any]:
    """Return what ``parametrize`` takes: those of ``every`` that are named for each run, the others slow."""
    values = list(every)
    assert all(one in values for one in always), "nothing is named that is not there"
    return [one if one in always else slow(one) for one in values]


def first(every: Iterable[object], count: int = 1, *, of_one: bool = False) -> list[Any]:
    """Return what ``parametrize`` takes: the first ones for each run, the others slow. ``of_one`` says that
    each of them is one argument, though it may be a tuple.
    """
    return [one if n < count else slow(one, of_one=of_one) for n, one in enumerate(every)]


def slow(one: object, *, of_one: bool = False) -> Any:
    """Return an example for the slow form alone; a tuple stands for several arguments."""
    several = isinstance(one, tuple) and not of_one
    return pytest.param(*(one if several else (one,)), marks=pytest.mark.slow)  # type: ignore[misc]
