"""Any text of letters comes back as it went in, through a pipe and typed at a terminal, in any locale."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

from companion.journal.model import Note
from companion.journal.opening import open_vault
from tests.few import few

Run = Callable[..., Any]
NAMES = ("LANG", "LC_ALL", "LC_CTYPE")
LOCALES = {
    "UTF-8": {"LANG": "C.UTF-8"},
    "C": {"LC_ALL": "C"},
    "none": {},
}
SCRIPTS = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),
    range(0x300, 0x370),
    range(0x370, 0x600),
    range(0x600, 0x780),
    range(0x900, 0xE80),
    range(0x1100, 0x1200),
    range(0x1E00, 0x2000),
    range(0x2000, 0x2070),
    range(0x3000, 0x3100),
    range(0x4E00, 0xA000),
    range(0xAC00, 0xD7A4),
    range(0xE000, 0xE100),
    range(0xFE00, 0xFFFE),
    range(0x1F1E6, 0x1F700),
    range(0x1F900, 0x1FB00),
    range(0xE0000, 0xE0080),
    range(0x110000),
)
FAMILIES = ("👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "1️⃣", "e\u0301", "ห้", "हूँ", "\u1112\u1161\u11ab")


def any_texts(number: int, seed: int) -> list[str]:
    """Return some texts of letters of all scripts; one of three letters or more is no command."""
    dice = random.Random(seed)
    texts: list[str] = []
    while len(texts) < number:
        text = "".join(_letter(dice) for _ in range(dice.randint(3, 60)))
        if len(text.strip()) > 2 and not text.startswith("\ufeff"):
            texts.append(text)
    return texts


def notes_of(texts: list[str], end: str) -> list[str]:
    """Return the texts as notes: one of one text, then one of several, and so on."""
    left, notes = list(texts), list[str]()
    while left:
        number = _SEVERAL if len(notes) % 2 else 1
        notes.append(end.join(left[:number]))
        del left[:number]
    return notes


_SEVERAL = 9


def _letter(dice: random.Random) -> str:
    if dice.random() < 0.05:
        return dice.choice(FAMILIES)
    letter = chr(dice.choice(dice.choice(SCRIPTS)))
    commands = unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
    return _letter(dice) if commands else letter


def same(texts: list[str]) -> list[str]:
    return sorted(unicodedata.normalize("NFC", text) for text in texts)


def kept(home: Path) -> list[str]:
    vault = open_vault(home / "journal.db")
    try:
        assert not vault.unreadable
        return [entry.record.text for entry in vault.entries(Note)]
    finally:
        vault.close()


@pytest.fixture
def in_locale(environment: dict[str, str], small_guide: Path) -> Callable[[str, Path], dict[str, Any]]:
    """Returns how the program is started in a locale, with a journal of its own."""

    def how(name: str, home: Path) -> dict[str, Any]:
        ours = {key: value for key, value in environment.items() if key not in NAMES}
        settings = {"COMPANION_HOME": str(home), "TERM": "xterm-256color", **LOCALES[name]}
        command = [sys.executable, "-m", "companion", "--plain", "--guide", str(small_guide)]
        return {"command": command, "env": {**ours, **settings}}

    return how


def pipe(how: dict[str, Any], texts: list[str]) -> None:
    lines = [line for text in texts for line in ("w", *text.split("\n"), "", "1")]
    done = subprocess.run(
        how["command"],
        input="".join(f"{line}\n" for line in lines).encode(),
        env=how["env"],
        capture_output=True,
        timeout=300,
        check=True,
    )
    assert done.stderr == b""


def type_in(how: dict[str, Any], texts: list[str]) -> None:
    """Type every other text and paste the rest, which is paragraphs."""
    child = pexpect.spawn(how["command"][0], how["command"][1:], env=how["env"], timeout=30)
    child.delaybeforesend = None
    child.expect_exact("shows all you can type: ")
    for n, text in enumerate(texts):
        child.send("w\r")
        child.expect_exact("Line: ")
        if n % 2:
            child.send(f"\x1b[200~{text}\x1b[201~")
            child.expect("[^\r\n]")
        else:
            child.send(text)
        child.send("\r")
        while child.expect_exact(["Line: ", pexpect.TIMEOUT], timeout=1):
            child.send("\r")  # the one before was still a part of what was pasted
        child.send("\r")
        child.expect_exact("what you wrote: ")
        child.send("\r")
        child.expect_exact("Kept on this computer.")
        child.expect(": $")
    child.send("\x04")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


PIPE = "through a pipe"
ROADS = {PIPE: pipe, "typed at a terminal": type_in}


def hold(road: str, how: dict[str, Any], texts: list[str]) -> None:
    """Hold that texts come back as they went in."""
    notes = notes_of(texts, "\n" if road == PIPE else "\n\n")
    ROADS[road](how, notes)
    assert same(kept(Path(how["env"]["COMPANION_HOME"]))) == same(notes)


@pytest.mark.parametrize(
    ("road", "locale"), few(itertools.product(ROADS, LOCALES), *zip(ROADS, list(LOCALES)[1:], strict=False))
)
def test_any_text_comes_back_as_it_went_in(in_locale: Run, tmp_path: Path, road: str, locale: str) -> None:
    hold(road, in_locale(locale, tmp_path / "home"), any_texts(30, seed=len(road + locale)))


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("road", ROADS)
def test_ten_thousand_texts_on_each_road_come_back_as_they_went_in(
    in_locale: Run, tmp_path: Path, road: str, locale: str
) -> None:
    texts = any_texts(10_000 // len(LOCALES) + 1, seed=int.from_bytes(os.urandom(4)))
    for start in range(0, len(texts), 500):
        hold(road, in_locale(locale, tmp_path / f"home-{start}"), texts[start : start + 500])
