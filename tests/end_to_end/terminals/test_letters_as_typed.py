"""Texts of every script come back from the journal as they were typed or pasted, however a terminal sends
them and whatever the settings say of its letters.
"""

from __future__ import annotations

import itertools
import random
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Note
from companion.journal.opening import open_vault
from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

WELCOME, KEPT = "Before you begin", "Kept on this computer."
PATIENCE = 60.0
LOCALES = {"UTF-8": {"LANG": "de_DE.UTF-8"}, "C": {"LANG": "C"}, "none": {"LANG": ""}}

SCRIPTS = [
    "abcxyz.,;!?'\"-09", "äöüßéñçłøőžđ", "абвгдёіїў", "αβγδέώ", "אבגדםן", "ابتثجحخ", "हिन्दीक्षत्र", "กขคำ้็",
    "가나다한글", "ひらカタナ漢字今天难过", "አማርኛ", "தமிழ்", "မြန်မာ", "ქართული",
    "հայերեն", "𞤀𞤣𞤤𞤢𞤥", "𐌰𐌱𐌲", "𠀀𠀁𪛖",
]  # fmt: skip
WHOLE = [
    "👩\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "👍🏽", "🇩🇪", "1\ufe0f\u20e3", "❤\ufe0f", "\U0001fadf",
    "🏴\U000e0067\U000e0062\U000e007f", "\u0645\u06cc\u200c\u062e\u0648", "क्\u200dष", "e\u0301\u0323",
    "Z\u0334\u0327\u031b\u0316", "\u1112\u1161\u11ab", "שלום\u200f! (x)\u200e", "\u202bembedded\u202c",
    "\u202eturned", "\u2067isolated\u2069", "\u061c", "葛\U000e0100", "\u0e01\u0e47\u0e49",
]  # fmt: skip
SPACES = " \t\xa0\u1680\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\xad"


def texts(chance: random.Random, how_many: int) -> list[str]:
    """Return lines of any letters, each with its number before it."""
    return [f"{n}:{''.join(pieces(chance))}" for n in range(how_many)]


def pieces(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(1, 9)):
        kind = chance.random()
        if kind < 0.4:
            script = chance.choice(SCRIPTS)
            yield "".join(chance.choice(script) for _ in range(chance.randint(1, 6)))
        elif kind < 0.6:
            yield chance.choice(WHOLE)
        elif kind < 0.75:
            yield chance.choice(SPACES)
        else:
            yield any_letter(chance)


def any_letter(chance: random.Random) -> str:
    """Return a character of any plane that is no command and ends no line."""
    while True:
        letter = chr(chance.randrange(0x11 << 16 if chance.random() < 0.5 else 0x3000))
        if unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp"):
            return letter


def as_bytes(line: str) -> str:
    return line.replace("\t", "\x1b[200~\t\x1b[201~")  # as a key, Tab leaves the field


def as_numbers(line: str) -> str:
    """Return a text as kitty's protocol has it: some letters one by one, the rest at once."""
    first, rest = line[:4], line[4:]
    letters = "".join(one if one == "\t" else f"\x1b[{ord(one)};;{ord(one)}u" for one in first)
    parts = (f"\x1b[0;;{':'.join(str(ord(one)) for one in part)}u" for part in rest.split("\t"))
    return as_bytes(letters) + as_bytes("\t").join(parts)


def as_paste(line: str) -> str:
    return f"\x1b[200~{line}\x1b[201~"


FORMS: dict[str, tuple[Callable[[str], str], str]] = {
    "bytes": (as_bytes, "\r"),
    "numbers": (as_numbers, "\x1b[13;2u"),
    "pastes": (as_paste, "\r"),
}


class Unseen:
    """A screen that nobody looks at: the one of pyte ends on some letters."""

    def feed(self, data: bytes) -> None:
        """Show nothing."""


def until(terminal: Terminal, said: str) -> None:
    """Wait until the program draws a text that it has not drawn since the last one."""
    end = time.monotonic() + PATIENCE
    while said.encode() not in terminal.output:
        assert time.monotonic() < end, f"not seen: {said}\n{terminal.output[-500:]!r}"
        assert terminal.read()
    terminal.output = b""


def write_notes(terminal: Terminal, notes: list[list[str]], form: str) -> None:
    """Write each note, and leave."""
    sent, new_line = FORMS[form]
    terminal.stream = Unseen()  # type: ignore[assignment]
    until(terminal, WELCOME)
    for lines in notes:
        terminal.child.send("w")
        for n, line in enumerate(lines):
            terminal.child.send((new_line if n else "") + sent(line))
            terminal.read(0)
        terminal.child.send("\x13")
        until(terminal, KEPT)
        terminal.settle()  # it may be drawn twice
        terminal.output = b""
    terminal.child.send("\x11")
    assert terminal.end() == 0


def come_back(home: Path, notes: list[list[str]]) -> None:
    vault = open_vault(home / "journal.db")
    kept = [
        entry.record.text.split("\n") for entry in sorted(vault.entries(Note), key=lambda entry: entry.id)
    ]
    vault.close()
    assert sorted(map(normal, kept)) == sorted(map(normal, notes))


def normal(lines: list[str]) -> list[str]:
    return [unicodedata.normalize("NFC", line) for line in lines]


@pytest.mark.parametrize(
    ("locale", "form"),
    few(itertools.product(LOCALES, FORMS), ("C", "bytes"), ("none", "numbers")),
)
def test_texts_of_every_script_come_back_as_they_were_sent(
    start: Start, home: Path, locale: str, form: str
) -> None:
    chance = random.Random(f"{locale} {form}")
    notes = [texts(chance, 15)]
    write_notes(start(**LOCALES[locale]), notes, form)
    come_back(home, notes)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("locale", LOCALES)
def test_ten_thousand_texts_come_back_as_they_were_sent(
    start: Start, home: Path, locale: str, form: str
) -> None:
    chance = random.Random(f"many {locale} {form}")
    notes = [texts(chance, 86) for _ in range(13)]  # in nine runs, more than ten thousand
    write_notes(start(**LOCALES[locale]), notes, form)
    come_back(home, notes)
