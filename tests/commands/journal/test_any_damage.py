"""Wherever a journal was cut, or a bit in it flipped, the program goes on and tells what is missing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.journal.model import CheckIn, Choices, Note, Place, Question
from companion.journal.storage import sidecar_files
from companion.journals import session_to_open

COMMANDS = (["export"], ["export", "--format", "jsonl"], ["history"], ["summary"])
TOLD = re.compile(
    "cannot be read|could not be read|is damaged|damaged or not a journal|emptied|another program"
    "|newer version"
)
SHOWN = {"export": (Note, CheckIn, Question), "history": (CheckIn,), "summary": (Note, Question)}


class Damage:
    """A journal with some fifty entries, and what the program makes of it once it is damaged."""

    def __init__(self, home: Path, guide: Path, journal: Callable[..., Any]) -> None:
        self.path, self.guide = home / "journal.db", guide
        self.words: dict[type, list[str]] = {Note: [], CheckIn: [], Question: []}
        chance = random.Random(5)
        with journal() as vault:
            for number in range(50):
                kind = (Note, CheckIn, Question)[number % 3]
                words = f"words {number:02}"
                self.words[kind].append(words)
                text = words + " abc" * (number * 5 % 90)
                vault.put(CheckIn(line=text) if kind is CheckIn else kind(text), id=chance.randbytes(16))
            vault.put(Place("two", page=1))
            vault.put(Choices(country="NO"))
        self.good, self.copy = self.path.read_bytes(), sidecar_files.copy_of(self.path).read_bytes()

    def wrong(self, data: bytes, capsys: pytest.CaptureFixture[str], *, with_copy: bool) -> list[str]:
        """Return what is wrong in what the program does with a damaged file."""
        for file in self.path.parent.iterdir():
            file.unlink()
        self.path.write_bytes(data)
        if with_copy:
            sidecar_files.copy_of(self.path).write_bytes(self.copy)
        found = []
        for command in COMMANDS:
            main([*command, "--guide", str(self.guide)])
            said = "".join(capsys.readouterr())
            if "Something went wrong in the program" in said:
                found.append(f"{command} ends by a fault")
            found += [f"{command} {what}" for what in self._untold(command[0], said, with_copy)]
        return found + self._wrong_in_a_sitting()

    def _untold(self, command: str, said: str, with_copy: bool) -> list[str]:
        kept = [words for kind in SHOWN[command] for words in self.words[kind]]
        if all(words in said for words in kept):
            return []
        if not TOLD.search(said):
            return ["leaves out words without a word"]
        names = (
            re.search("whole copy|backup", said)
            or not with_copy
            or re.search("another program|newer version", said)
        )
        return [] if names else ["names no copy"]

    def _wrong_in_a_sitting(self) -> list[str]:
        session = session_to_open(self.guide, None)
        while not session.read_through.is_done:
            session.read_through.finds_damage(1)
        shown = " ".join(str(one.record) for one in session.vault.entries(Note, CheckIn, Question))
        session.close()
        if session.problem or session.vault.unreadable:
            return []
        whole = all(words in shown for kind in self.words for words in self.words[kind])
        return [] if whole and not session.is_new else ["opens as if all was well"]


@pytest.fixture
def damage(home: Path, small_guide: Path, journal: Callable[..., Any]) -> Damage:
    """A journal to damage."""
    return Damage(home, small_guide, journal)


@pytest.mark.slow
def test_a_journal_cut_anywhere_is_told(damage: Damage, capsys: pytest.CaptureFixture[str]) -> None:
    size = len(damage.good)
    cuts = [1, 99, 100, 3_000, *range(4_096, size, 4_096 * 3 // 2), size - 2_000, size - 300, size - 1]
    found = {cut: damage.wrong(damage.good[:cut], capsys, with_copy=cut % 3 > 0) for cut in cuts}
    assert {cut: wrong for cut, wrong in found.items() if wrong} == {}


def test_a_bit_flipped_anywhere_is_told(damage: Damage, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    pages = len(damage.good) // 4_096
    in_heads = [chance.randrange(pages) * 4_096 * 8 + chance.randrange(12 * 8) for _ in range(10)]
    found = {}
    for bit in (*in_heads, *(chance.randrange(len(damage.good) * 8) for _ in range(12))):
        data = bytearray(damage.good)
        data[bit // 8] ^= 1 << bit % 8
        found[bit] = damage.wrong(bytes(data), capsys, with_copy=bit % 3 > 0)
    assert {bit: wrong for bit, wrong in found.items() if wrong} == {}
