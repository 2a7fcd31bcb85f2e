"""A clock that was set back, or stands still, never makes older words win over newer ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from companion.journal import beside, copies
from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.vault import FIXED
from tests.journal.modes import Mode


def test_the_newest_place_wins_though_the_clock_was_set_back(path: Path, clock: Any) -> None:
    vault = open_vault(path, clock)
    vault.put(Place("one"))
    clock.move(days=-400)
    vault.put(Place("two"))
    vault.close()
    again = open_vault(path, clock)
    assert again.start().place == Place("two")
    again.close()


def test_every_version_of_a_row_is_higher_than_the_one_before(path: Path, clock: Any, rows: Any) -> None:
    vault = open_vault(path, clock)
    versions = []
    for hours in (0, 0, -5000, 0, 1, 9000, -1):
        clock.move(hours=hours)
        vault.put(Place("one"))
        versions.append(rows(path)[FIXED["place"]][3])
    vault.close()
    assert all(before < after for before, after in pairwise(versions))


def test_an_entry_is_forgotten_though_the_clock_was_set_back(path: Path, clock: Any) -> None:
    vault = open_vault(path, clock)
    entry = vault.put(CheckIn(line="not any more"))
    clock.move(days=-1)
    vault.forget(entry)
    assert vault.entries(CheckIn) == []
    vault.close()


def test_a_moment_set_back_is_kept_as_the_clock_said_it(path: Path, clock: Any) -> None:
    vault = open_vault(path, clock)
    vault.put(CheckIn(line="first"))
    clock.move(days=-2)
    vault.put(CheckIn(line="second"))
    assert [entry.what.line for entry in vault.entries(CheckIn)] == ["second", "first"]
    assert vault.entries(CheckIn)[0].when == clock()
    vault.close()


def test_the_daily_copy_is_made_though_the_clock_was_set_back(path: Path, clock: Any, mode: Mode) -> None:
    mode.open(path, clock).close()
    vault = mode.open(path, clock)
    for days in (-400, 401):
        clock.move(days=days)
        vault.put(CheckIn(line=f"{days} days"))
        vault.keep_copy()
        assert copies.made_at(beside.copy_of(path)) == clock()
    vault.close()
    path.unlink()
    beside.copy_of(path).rename(path)
    assert sorted(mode.lines(path).values()) == ["-400 days", "401 days"]
