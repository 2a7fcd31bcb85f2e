"""What is typed or pasted is shown and kept as it is, but for what would command the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Note

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Kept = Callable[..., list[CheckIn | Note]]

AS_THEY_ARE = {
    "markup": "[b]bold[/b] [/oops] [red]see[/] [@click=app.quit]x[/]",
    "braces": "{stone} {0} %s $primary \\n",
    "stars": "*not* emphasis, _nor_ `this`, <i>nor this</i>",
    "brackets alone": "[ ] [[ ]] [/] [",
    "wide letters": "石が落ちた。",
    "combining letters": "ca\u0301fe\u0301 n\u0303",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 👍🏽",
    "right to left": "נפלה עליי אבן وقع حجر",
    "quotes": "\"it's\" \u2013 'fine'",
    "marks of direction": "שלום\u200f! (x)\u200e \u061c",
    "turned round": "abc\u202ecba\u2066x\u2069",
    "joiners and spaces": "a\u200db\ufe0fc\u2060d \u3000\xa0\u2007 \U0001fadf \U0001f3f4\U000e0067\U000e007f",
    "looks like SQL": "'); DROP TABLE entry;--",
    "looks like JSON": '{"line": null}',
}
CLEANED = {
    "colour": ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
    "title": ("a\x1b]0;title\x07b", "a]0;titleb"),
    "clipboard": ("\x1b]52;c;aGk=\x1b\\", "]52;c;aGk=\\"),
    "C1": ("a\x9b2Jb\x85", "a2Jb"),
    "NUL": ("a\x00b", "ab"),
    "a lone surrogate": ("a\ud800b", "ab"),
    "carriage return": ("one\r\ntwo\rthree", "one\ntwo\nthree"),
}
COMMANDS = "\x00\x07\x1b\x9b\x85"


async def test_lines_are_shown_and_kept_as_they_were_pasted(open_screen: Open, kept: Kept) -> None:
    everything = "\n".join(AS_THEY_ARE.values())
    async with open_screen("check-in while typing", (80, 60)) as window:
        await window.paste(everything)
        await window.press("ctrl+s", "d", "down", "enter")
        assert [text for text in AS_THEY_ARE.values() if text not in window.text] == []
        assert [one.line for one in kept(CheckIn)] == [everything]


async def test_notes_are_shown_and_kept_as_they_were_pasted(open_screen: Open, kept: Kept) -> None:
    async with open_screen("page") as window:
        for text in AS_THEY_ARE.values():
            await window.press("w")
            await window.paste(text)
            assert text in window.text
            await window.press("ctrl+s", "s", "end")
            assert text in window.text
            await window.press("escape")
        assert {one.text for one in kept(Note)} == set(AS_THEY_ARE.values())


async def test_a_tab_is_kept(open_screen: Open, kept: Kept) -> None:
    async with open_screen("write") as window:
        await window.paste("one\ttwo")
        await window.press("ctrl+s", "s", "end")
        assert "one" in window.text
    assert kept(Note) == [Note("one\ttwo", "two")]


async def test_a_line_is_kept_as_it_was_typed(open_screen: Open, kept: Kept) -> None:
    text = "[/b] {x} *y* \\ é 石 \"'" + AS_THEY_ARE["marks of direction"] + AS_THEY_ARE["joiners and spaces"]
    async with open_screen("check-in while typing") as window:
        await window.press_at_once(*text)
        assert text in window.text
        await window.press("ctrl+s")
    assert [one.line for one in kept(CheckIn)] == [text]


async def test_a_text_that_turns_its_line_round_turns_nothing_beside_it(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.paste("one \u202etwo\nthree \u2067four")
        await window.press("ctrl+s", "k", "down", "enter", "enter")
        assert "one \u202etwo" in window.text
        assert "three \u2067four" in window.text
        for line in window.lines:
            assert line.count("\u202e") == line.count("\u202c")
            assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


async def test_what_would_command_the_terminal_is_taken_out_and_the_rest_is_kept(
    open_screen: Open, kept: Kept
) -> None:
    async with open_screen("page") as window:
        for text, cleaned in CLEANED.values():
            await window.press("w")
            await window.paste(text)
            assert not set(window.text) & set(COMMANDS)
            await window.press("ctrl+s", "s", "end")
            assert not set(window.text) & set(COMMANDS)
            assert cleaned.split("\n")[-1] in window.text
            await window.press("escape")
        assert {one.text for one in kept(Note)} == {cleaned for _, cleaned in CLEANED.values()}


@pytest.mark.slow
async def test_a_hundred_thousand_letters_are_kept_and_the_program_goes_on(
    open_screen: Open, kept: Kept
) -> None:
    text = "".join(f"Line {n} of many.\n" for n in range(5_000)) + "x" * 10_000 + " end"
    assert len(text) > 100_000
    async with open_screen("check-in while typing") as window:
        await window.paste(text)
        assert "xxxx" in window.text
        await window.press("f1", "escape", "ctrl+s")
        assert window.top.startswith("Kept on this computer.")
        assert [one.line for one in kept(CheckIn)] == [text]
        await window.press("d", "end", "escape")
        assert window.page == window.page_under
