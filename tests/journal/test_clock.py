"""A clock that was set back, or stands still, never makes older words win over newer ones."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from companion.journal import backups
from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.storage import sidecar_files
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
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["second", "first"]
    assert vault.entries(CheckIn)[0].when == clock()
    vault.close()


def test_the_daily_copy_is_made_though_the_clock_was_set_back(path: Path, clock: Any, mode: Mode) -> None:
    mode.open(path, clock).close()
    vault = mode.open(path, clock)
    for days in (-400, 401):
        clock.move(days=days)
        vault.put(CheckIn(line=f"{days} days"))
        vault.keep_copy()
        assert backups.made_at(sidecar_files.copy_of(path)) == clock()
    vault.close()
    path.unlink()
    sidecar_files.copy_of(path).rename(path)
    assert sorted(mode.lines(path).values()) == ["-400 days", "401 days"]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets this computer's time zone."""

    def set_to(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "name", ["UTC+25", "XXX24YYY", "<+25>-25", "XXX23:59:30", "nonsense", ":/etc/passwd"]
)
def test_in_a_zone_that_cannot_be_words_are_kept_with_their_moment(
    path: Path, zone: Callable[[str], None], mode: Mode, name: str
) -> None:
    zone(name)
    before = int(time.time())
    vault = mode.open(path)
    vault.put(CheckIn(line="kept"))
    vault.close()
    again = mode.open(path)
    (entry,) = again.entries(CheckIn)
    again.close()
    assert entry.record.line == "kept"
    assert before <= entry.when.timestamp() <= time.time()
    assert backups.made_at(sidecar_files.copy_of(path)).timestamp() >= before


def test_a_zone_with_seconds_is_kept_in_whole_minutes(path: Path, zone: Callable[[str], None]) -> None:
    zone("XXX-0:19:32")  # as Amsterdam had it
    vault = open_vault(path)
    vault.put(CheckIn(line="kept"))
    (entry,) = vault.entries(CheckIn)
    vault.close()
    assert entry.when.utcoffset() == vault.now().utcoffset() == dt.timedelta(minutes=19)


def test_a_copy_of_a_day_in_no_calendar_is_one_of_another_day(in_memory: Path, clock: Any) -> None:
    path = in_memory / "journal.db"
    open_vault(path, clock).close()
    copy = sidecar_files.copy_of(path)
    os.utime(copy, (10**12, 10**12))
    if copy.stat().st_mtime != 10**12:
        pytest.skip("this disk holds no such day")
    open_vault(path, clock).close()
    assert backups.made_at(copy) == clock()
