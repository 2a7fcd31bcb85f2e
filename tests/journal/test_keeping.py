"""What is put into the journal is there when it is opened again, as it was put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from companion.journal.model import CheckIn, Choices, Draft, Note, Place, Question, Start, StepsRead
from companion.journal.opening import memory_vault, open_vault
from companion.journal.vault import Vault


def test_a_new_journal_holds_nothing(vault: Vault) -> None:
    assert vault.start() == Start()
    assert vault.entries(CheckIn) == []
    assert vault.is_on_disk


def test_every_kind_comes_back_as_it_was_put(path: Path) -> None:
    kept = [
        CheckIn(weight="heavy", feelings=("sad", "numb"), line="a line", step="one"),
        Note("a note", step="two"),
        Question("a question", claim="stones-float", step="three"),
    ]
    first = open_vault(path)
    ids = [first.put(one) for one in kept]
    first.close()
    again = open_vault(path)
    found = [entry for kind in (CheckIn, Note, Question) for entry in again.entries(kind)]
    again.close()
    assert [entry.record for entry in found] == kept
    assert [entry.id for entry in found] == ids


def test_place_steps_read_choices_and_draft_are_what_starting_reads(path: Path) -> None:
    place = Place("two", page=1, scroll=7, order=1)
    read = StepsRead({"one": "0123abcd"})
    choices = Choices("partner", {"stone": "pebble"}, "NO", {"again": "later"}, "day", check_ins=False)
    draft = Draft(CheckIn(feelings=("calm",)), "not finished")
    first = open_vault(path)
    for one in (place, read, choices, draft):
        first.put(one)
    first.close()
    again = open_vault(path)
    assert again.start() == Start(place, read, choices, draft)
    again.close()


def test_of_places_there_is_only_the_newest(vault: Vault) -> None:
    vault.put(Place("one"))
    vault.put(Place("two"))
    assert vault.start().place == Place("two")
    assert [entry.record for entry in vault.entries(Place)] == [Place("two")]


def test_a_corrected_entry_keeps_its_id_and_only_its_newest_words(vault: Vault) -> None:
    entry = vault.put(CheckIn(line="first words"))
    vault.put(CheckIn(line="other words"))
    assert vault.put(CheckIn(line="second words"), id=entry) == entry
    words = {found.id: found.record.line for found in vault.entries(CheckIn)}
    assert words[entry] == "second words"
    assert sorted(words.values()) == ["other words", "second words"]


def test_a_forgotten_entry_is_gone_and_the_others_stay(path: Path) -> None:
    vault = open_vault(path)
    ids = [vault.put(CheckIn(line=line)) for line in ("one", "two", "three")]
    vault.forget(ids[1])
    assert {entry.record.line for entry in vault.entries(CheckIn)} == {"one", "three"}
    vault.close()
    vault = open_vault(path)
    assert {entry.record.line for entry in vault.entries(CheckIn)} == {"one", "three"}
    vault.close()


def test_forgetting_what_was_never_kept_changes_nothing(vault: Vault) -> None:
    vault.put(CheckIn(line="kept"))
    vault.forget(b"sixteen bytes...")
    vault.forget("draft")
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["kept"]


def test_entries_come_oldest_first_by_the_moment_they_are_about(vault: Vault) -> None:
    monday = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
    for days in (3, 0, 5, 1):
        vault.put(CheckIn(line=str(days)), when=monday + dt.timedelta(days=days))
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["0", "1", "3", "5"]


@pytest.mark.parametrize("minutes", [0, 60, -210, 345, 840, -720])
def test_a_moment_keeps_the_clock_the_person_saw(vault: Vault, minutes: int) -> None:
    when = dt.datetime(2026, 3, 1, 23, 59, 58, tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    vault.put(CheckIn(line="then"), when=when)
    (entry,) = vault.entries(CheckIn)
    assert entry.when == when
    assert entry.when.utcoffset() == when.utcoffset()


def test_ids_of_entries_are_random_so_that_none_tells_when_it_was_kept(
    clock: Callable[[], dt.datetime],
) -> None:
    vault = memory_vault(clock)
    ids = [vault.put(CheckIn(line="the same words at the same moment")) for _ in range(200)]
    assert {len(id) for id in ids} == {16}
    assert len({id[:4] for id in ids}) > 190
    assert sum(a < b for a, b in pairwise(ids)) in range(60, 140)


def test_a_journal_in_memory_forgets_all_and_writes_nothing(home: Path) -> None:
    before = sorted(home.parent.rglob("*"))
    vault = memory_vault()
    assert not vault.is_on_disk
    vault.put(CheckIn(line="for now"))
    vault.put(Place("two"))
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["for now"]
    assert vault.start().place == Place("two")
    vault.close()
    assert memory_vault().start() == Start()
    assert sorted(home.parent.rglob("*")) == before
    assert not home.exists()
