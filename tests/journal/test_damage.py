"""A damaged journal is noticed, or the damage is harmless. It never shows words nobody wrote."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Choices, Note, Place, Start
from companion.journal.opening import open_vault
from companion.journal.vault import Vault

PAGE = 4_096


class Kept:
    """A journal of some pages, and what a damaged copy of it gives."""

    def __init__(self, path: Path, clock: Any) -> None:
        self.path = path
        vault = open_vault(path, clock)
        self.lines: dict[bytes, str] = {}
        chance = random.Random(1)
        for n in range(60):
            line = f"line number {n} " + "abc " * (n * 5 % 90)
            self.lines[vault.put(CheckIn(line=line), id=chance.randbytes(16))] = line
        vault.put(Note("a note"), id=chance.randbytes(16))
        vault.put(Place("two", page=1))
        vault.put(Choices(country="NO"))
        self.start = vault.start()
        vault.close()
        self.good = path.read_bytes()

    def flipped(self, bit: int) -> bytes:
        data = bytearray(self.good)
        data[bit // 8] ^= 1 << bit % 8
        return bytes(data)

    def damage(self, data: bytes) -> str:
        """Say what comes of a damaged file: ``noticed``, ``harmless``, or what is wrong."""
        self.path.write_bytes(data)
        try:
            vault = open_vault(self.path)
        except JournalError:
            return "noticed"
        try:
            return self._read(vault)
        except JournalError:
            return "noticed"
        finally:
            vault.close()

    def _read(self, vault: Vault) -> str:
        start = vault.start()
        lines = {entry.id: entry.what.line for entry in vault.entries(CheckIn)}
        if any(self.lines.get(id) != line for id, line in lines.items()):
            return "shows other words"
        if start.place not in (self.start.place, None):
            return "shows another place"
        if start.choices not in (self.start.choices, Start().choices):
            return "shows other choices"
        if vault.unreadable:
            return "noticed"
        return "harmless" if lines == self.lines and start == self.start else "loses words unnoticed"


@pytest.fixture
def kept(path: Path, clock: Any) -> Kept:
    """A journal with some sixty entries."""
    return Kept(path, clock)


def test_bit_flips_at_150_places_are_noticed_or_harmless(kept: Kept) -> None:
    chance = random.Random(20261122)
    places = [chance.randrange(len(kept.good) * 8) for _ in range(150)]
    found = {bit: kept.damage(kept.flipped(bit)) for bit in places}
    assert {bit: what for bit, what in found.items() if what not in ("noticed", "harmless")} == {}
    assert set(found.values()) == {"noticed", "harmless"}


def test_truncations_at_60_places_are_noticed(kept: Kept) -> None:
    chance = random.Random(20261122)
    sizes = [chance.randrange(1, len(kept.good)) for _ in range(60)]
    found = {size: kept.damage(kept.good[:size]) for size in sizes}
    assert {size: what for size, what in found.items() if what != "noticed"} == {}


def test_a_zeroed_page_is_noticed(kept: Kept) -> None:
    for page in range(1, len(kept.good) // PAGE):
        data = kept.good[: page * PAGE] + bytes(PAGE) + kept.good[(page + 1) * PAGE :]
        assert (page, kept.damage(data)) in [(page, "noticed"), (page, "harmless")]


def test_a_flipped_bit_in_the_head_of_a_page_never_loses_entries_unnoticed(kept: Kept) -> None:
    bits = [
        (page * PAGE + byte) * 8 + bit
        for page in range(1, len(kept.good) // PAGE)
        for byte in range(12)
        for bit in range(8)
    ]
    found = {bit: kept.damage(kept.flipped(bit)) for bit in bits}
    assert {bit: what for bit, what in found.items() if what not in ("noticed", "harmless")} == {}
