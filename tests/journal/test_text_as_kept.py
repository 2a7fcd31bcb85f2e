"""Any text a person can type, paste or pipe in comes back from the journal as it was kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.journal.model import CheckIn, Choices, Note, Place
from companion.journal.opening import open_vault
from companion.journal.vault import Vault
from companion.text import clean

STRANGE = {
    "markup": "[/oops] see [note] [bold red]x[/] \\[",
    "escapes": "\x1b]0;title\x07\x1b[31mred\x1b[0m\x9b2J\x1b]52;c;aGk=\x07",
    "emoji": "🙏🏽 👩‍👩‍👧 🏳️‍🌈 ☁️",
    "right to left": "أشعر بالحزن اليوم — עצוב לי",
    "marks of direction": "שלום\u200f! (x)\u200e \u061c\u202bembedded\u202c \u202eturned \u2067isolated",
    "emoji of signs": "👩‍👩‍👧 🏴\U000e0067\U000e0062\U000e007f ☁\ufe0f \U0001fadf \u3000\xa0\u2007",
    "combining": "Z̴̧̛̖a\u0301 e\u0301 ก็ ห้",
    "NUL": "before\x00after",
    "lone surrogates": "a\ud800b\udfffc",
    "quotes": '\'; DROP TABLE entry; -- "\\"',
    "lines": "one\r\ntwo\rthree\n\n  four\tfive  ",
    "slots": "{stone} {Partner} { }} {{",
    "empty": "",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_a_cleaned_text_comes_back_as_kept(path: Path, text: str) -> None:
    typed = clean(text)
    vault = open_vault(path)
    vault.put(CheckIn(line=typed))
    vault.put(Note(typed))
    vault.put(Choices(words={"stone": typed, typed: "x"}))
    vault.close()
    vault = open_vault(path)
    assert [entry.record.line for entry in vault.entries(CheckIn)] == [typed]
    assert [entry.record.text for entry in vault.entries(Note)] == [typed]
    assert vault.start().choices.words == {"stone": typed, typed: "x"}
    assert not vault.unreadable
    vault.close()


@pytest.mark.parametrize("letter", ["x", "é", "悲", "🙏"])
def test_a_hundred_thousand_letters_come_back_as_kept(path: Path, letter: str) -> None:
    text = "".join(f"{letter * 9}{n % 10}" for n in range(10_000))
    vault = open_vault(path)
    vault.put(Note(text))
    vault.put(Note("short"))
    vault.close()
    vault = open_vault(path)
    assert sorted(len(entry.record.text) for entry in vault.entries(Note)) == [5, 100_000]
    assert text in [entry.record.text for entry in vault.entries(Note)]
    vault.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=300), n=st.integers(0, 9))
def test_whatever_is_typed_comes_back_as_kept(vault: Vault, text: str, n: int) -> None:
    typed = clean(text)
    feelings = tuple(typed.split())[:n]
    entry = vault.put(CheckIn(line=typed, feelings=feelings))
    beside = open_vault(vault.path) if vault.path else vault
    try:
        found = {one.id: one.record for one in beside.entries(CheckIn)}
        assert found[entry] == CheckIn(line=typed, feelings=feelings)
        assert not beside.unreadable
    finally:
        beside.close()


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\x1b[31m", "\u2028"])
def test_characters_that_would_command_a_terminal_are_never_read_back(path: Path, text: str) -> None:
    vault = open_vault(path)
    odd = vault.put(Note(text))
    vault.put(Note("a good one"))
    vault.close()
    vault = open_vault(path)
    assert [entry.record.text for entry in vault.entries(Note)] == ["a good one"]
    assert vault.unreadable == {odd}
    vault.close()


def test_a_text_that_cannot_be_written_takes_nothing_with_it(vault: Vault) -> None:
    vault.put(CheckIn(line="before"))
    with pytest.raises(UnicodeEncodeError):
        vault.put(CheckIn(line="a lone surrogate \ud800"))
    vault.put(CheckIn(line="after"))
    vault.put(Place("two"))
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == ["after", "before"]
