"""What a newer version of the program wrote is never lost by an older one that opens the same file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.journal.model import CheckIn, Choices, Place
from companion.journal.opening import open_vault
from companion.journal.vault import FIXED

Rows = Callable[[Path], dict[bytes, list[Any]]]
Plant = Callable[[Path, bytes, list[Any]], None]

LETTER = b"a letter........"


def test_an_unknown_kind_is_passed_over_and_stays(path: Path, rows: Rows, plant: Plant) -> None:
    open_vault(path).close()
    letter = ["letter", 1_795_000_000, 60, 1_795_000_000_000, {"to": "nobody", "text": ["one", "two"]}]
    plant(path, LETTER, letter)
    vault = open_vault(path)
    vault.put(CheckIn(line="new"))
    vault.put(Place("two"))
    vault.forget(vault.put(CheckIn(line="gone")))
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["new"]
    vault.close()
    assert rows(path)[LETTER] == letter


def test_unknown_keys_survive_when_the_row_is_written_again(path: Path, rows: Rows, plant: Plant) -> None:
    open_vault(path).close()
    newer = {"role": "person", "country": "NO", "voice": "quiet", "colours": {"paper": "#fff"}}
    plant(path, FIXED["choices"], ["choices", 1_795_000_000, 60, 1_795_000_000_000, newer])
    vault = open_vault(path)
    choices = vault.start().choices
    assert (choices.role, choices.country) == ("person", "NO")
    vault.put(Choices(role="partner"))
    vault.close()
    kept = rows(path)[FIXED["choices"]][4]
    assert kept["role"] == "partner"
    assert kept["country"] == ""
    assert kept["voice"] == "quiet"
    assert kept["colours"] == {"paper": "#fff"}


def test_unknown_keys_of_a_corrected_check_in_survive(path: Path, rows: Rows, plant: Plant) -> None:
    open_vault(path).close()
    entry = b"0123456789abcdef"
    plant(
        path, entry, ["check-in", 1_795_000_000, 0, 1_795_000_000_000, {"line": "before", "sleep": "little"}]
    )
    vault = open_vault(path)
    assert [found.record.line for found in vault.entries(CheckIn)] == ["before"]
    vault.put(CheckIn(line="after"), id=entry)
    vault.close()
    assert rows(path)[entry][4] == {
        "weight": "",
        "feelings": [],
        "line": "after",
        "step": "",
        "sleep": "little",
    }


def test_a_row_an_unknown_program_made_differently_is_listed_and_left(
    path: Path, rows: Rows, plant: Plant
) -> None:
    vault = open_vault(path)
    vault.put(CheckIn(line="mine"))
    vault.close()
    strange = ["check-in", 1_795_000_000, 0, 1_795_000_000_000, {"line": ["not", "a", "text"]}]
    plant(path, LETTER, strange)
    vault = open_vault(path)
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["mine"]
    assert vault.unreadable == {LETTER}
    vault.close()
    assert rows(path)[LETTER] == strange
