"""A damaged journal is noticed, or the damage is harmless. It never shows words nobody wrote, it is never
taken for a wrong passphrase, and the daily copy mends it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.errors import DamagedError, JournalError, WrongPassphraseError
from companion.journal.model import CheckIn, Choices, Note, Place, Start
from companion.journal.opening import open_vault
from companion.journal.repair import refuse_damaged, repaired
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files
from companion.journal.vault import Vault
from tests.few import first
from tests.journal.modes import Mode

PAGE = 4_096
FINE = {"mended", "harmless"}
"""What was noticed must be mended by the copy."""


class Kept:
    """A journal of some pages with a copy of yesterday, and what a damaged one gives."""

    def __init__(self, home: Path, mode: Mode, clock: Any) -> None:
        self.path = home / "journal.db"
        self.mode = mode
        self.clock = clock
        self.lines: dict[bytes, str] = {}
        chance = random.Random(1)
        mode.open(self.path, clock).close()
        clock.move(days=1)
        vault = mode.open(self.path, clock)
        self._write(vault, 50, chance)
        vault.put(Place("two", page=1))
        vault.put(Choices(country="NO"))
        vault.close()
        self.in_copy = dict(self.lines)
        self.copy = sidecar_files.copy_of(self.path).read_bytes()
        clock.move(days=1)
        vault = mode.open(self.path, clock)
        self._write(vault, 10, chance)
        self.start = vault.start()
        self.key, self.codec = vault.key, vault.codec_for(vault.key)
        vault.database.zero_rollback()
        vault.database.close()
        self.good = self.path.read_bytes()

    def _write(self, vault: Vault, count: int, chance: random.Random) -> None:
        for n in range(count):
            line = f"line number {n} " + "abc " * (n * 5 % 90)
            self.lines[vault.put(CheckIn(line=line), id=chance.randbytes(16))] = line
        vault.put(Note("a note"), id=chance.randbytes(16))

    def flipped(self, bit: int) -> bytes:
        data = bytearray(self.good)
        data[bit // 8] ^= 1 << bit % 8
        return bytes(data)

    def damage(self, data: bytes) -> str:
        """Say what comes of a damaged file: ``harmless``, noticed and ``mended``, or what is wrong."""
        shutil.rmtree(self.path.parent)
        self.path.parent.mkdir()
        sidecar_files.copy_of(self.path).write_bytes(self.copy)
        self.path.write_bytes(data)
        vault = None
        try:
            vault = open_vault(self.path, self.clock)
            self._unlock(vault)
            refuse_damaged(vault)
        except WrongPassphraseError:
            return "taken for a wrong passphrase"
        except DamagedError as error:
            return self._mend(vault, data) if error.copy else f"offers no copy: {error}"
        except JournalError as error:
            return f"refused: {error}"
        try:
            found = self._read(vault)
        except DamagedError:  # in what is read later than at the start
            found = "noticed"
        try:
            return self._mend(vault, data) if found == "noticed" else found
        finally:
            vault.close()

    def _unlock(self, vault: Vault) -> None:
        """Give the right passphrase; where the lock is as it was, what that gave before."""
        if not vault.is_locked:
            return
        if vault.key == self.key and self.codec:
            vault.unlock(self.codec)
        else:
            passphrase.unlock(vault, self.mode.words)

    def _read(self, vault: Vault) -> str:
        start = vault.start()
        lines = self._shown(vault)
        if wrong := self._wrong(lines, start):
            return wrong
        if vault.unreadable:
            return "noticed"
        return "harmless" if lines == self.lines and start == self.start else "loses words unnoticed"

    @staticmethod
    def _shown(vault: Vault) -> dict[bytes, str]:
        return {entry.id: entry.record.line for entry in vault.entries(CheckIn)}

    def _wrong(self, lines: dict[bytes, str], start: Start) -> str:
        if any(self.lines.get(id) != line for id, line in lines.items()):
            return "shows other words"
        if start.place not in (self.start.place, None):
            return "shows another place"
        if start.choices not in (self.start.choices, Start().choices):
            return "shows other choices"
        return ""

    def _mend(self, vault: Vault | None, data: bytes) -> str:
        """Put the copy back, and hold that all is there that can be."""
        readable = self._readable(vault) if vault and not vault.is_locked else {}
        whole = repaired(self.path, vault)
        try:
            self._unlock(whole)
            lines, start = self._shown(whole), whole.start()
            if whole.unreadable or start != self.start:
                return "the copy is not whole"
            if self._wrong(lines, start) or not {*self.in_copy, *readable} <= {*lines}:
                return f"mends {len(lines)} lines"
        finally:
            whole.close()
        kept = self.path.with_name(f"{self.path.name}.kept-1")
        return "mended" if kept.read_bytes() == data else "the damaged file is not kept"

    def _readable(self, vault: Vault) -> dict[bytes, str]:
        """Return the lines the damaged file gives; where SQLite itself does not come to the end, none."""
        try:
            return self._shown(vault)
        except DamagedError:
            return {}


@pytest.fixture
def kept(in_memory: Path, mode: Mode, clock: Any) -> Kept:
    """A journal with some sixty entries."""
    return Kept(in_memory / "home", mode, clock)


def assert_fine(found: dict[int, str], *among: str) -> None:
    assert {where: what for where, what in found.items() if what not in FINE} == {}
    assert set(among) <= set(found.values())


def flips(kept: Kept, bits: Iterable[int]) -> dict[int, str]:
    return {bit: kept.damage(kept.flipped(bit)) for bit in bits}


@pytest.mark.parametrize("places", first([30, 500]))
def test_bit_flips_at_500_places_are_noticed_or_harmless(kept: Kept, places: int) -> None:
    chance = random.Random(20261122)
    found = flips(kept, (chance.randrange(len(kept.good) * 8) for _ in range(places)))
    assert_fine(found, "harmless", "mended")


@pytest.mark.parametrize("places", first([30, 500]))
def test_truncations_at_500_places_are_noticed_and_mended(kept: Kept, places: int) -> None:
    chance = random.Random(20261122)
    sizes = [chance.randrange(len(kept.good)) for _ in range(places)]
    found = {size: kept.damage(kept.good[:size]) for size in (2, 99, 100, *sizes)}
    assert {size: what for size, what in found.items() if what != "mended"} == {}


def test_a_zeroed_page_is_noticed(kept: Kept) -> None:
    pages = range(1, len(kept.good) // PAGE)
    found = {
        page: kept.damage(kept.good[: page * PAGE] + bytes(PAGE) + kept.good[(page + 1) * PAGE :])
        for page in pages
    }
    assert_fine(found, "mended")


def test_newer_entries_before_and_after_a_damaged_page_are_brought_back(kept: Kept) -> None:
    newer = {id: line for id, line in kept.lines.items() if id not in kept.in_copy}
    brought = []
    for page in range(1, len(kept.good) // PAGE):
        kept.damage(kept.good[: page * PAGE] + b"\xff" * PAGE + kept.good[(page + 1) * PAGE :])
        lines = kept.mode.lines(kept.path)
        assert set(kept.in_copy) <= set(lines)
        brought.append(len([id for id in newer if id in lines]))
    assert len([count for count in brought if 0 < count < len(newer)]) > 2


@pytest.mark.parametrize("every", first([53, 1]))
def test_a_flipped_bit_in_the_head_of_a_page_never_loses_entries_unnoticed(kept: Kept, every: int) -> None:
    pages = range(1, len(kept.good) // PAGE)
    bits = [(page * PAGE + byte) * 8 + bit for page in pages for byte in range(12) for bit in range(8)]
    assert_fine(flips(kept, bits[::every]))


@pytest.mark.parametrize("every", first([15, 1]))
def test_a_flipped_bit_in_the_head_of_the_file_is_harmless_or_the_copy_mends_it(
    kept: Kept, every: int
) -> None:
    found = flips(kept, range(0, 100 * 8, every))
    other = {
        what.split(str(kept.path))[-1].strip() for what in found.values() if what.startswith("refused: ")
    }
    assert other <= {
        "belongs to another program, so it was left as it is. Choose another file.",
        "was written by a newer version of this program, so it was left as it is."
        " Install that version to open it.",
    }
    assert_fine({bit: what for bit, what in found.items() if not what.startswith("refused: ")})


@pytest.mark.parametrize("every", first([9, 1]))
def test_a_flipped_bit_of_the_lock_is_noticed_and_mended(
    in_memory: Path, clock: Callable[..., Any], cheap_keys: None, every: int
) -> None:
    kept = Kept(in_memory / "home", Mode("kettle marble thursday rope"), clock)
    assert kept.key
    start = kept.good.index(kept.key.salt)
    end = kept.good.index(kept.key.proof) + len(kept.key.proof)
    found = flips(kept, range(start * 8, end * 8, every))
    assert set(found.values()) == {"mended"}
