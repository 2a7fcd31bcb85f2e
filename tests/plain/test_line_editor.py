"""At a terminal lines are edited, pastes stay whole, and nothing of a key or an answer becomes a word."""

from __future__ import annotations

import os
import pty
import select
import threading
from collections.abc import Callable, Iterator
from typing import TextIO

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.plain import line_input
from companion.plain.prompt import Prompt
from companion.plain.terminal import edited_line, line_editor
from companion.plain.terminal.echo import Echo
from companion.plain.terminal.line_buffer import LineBuffer
from tests.few import first

Ask = Callable[..., list[str]]
BEGIN, END = "\x1b[200~", "\x1b[201~"
LAST = b"\0last\0"
"""Shown by no prompt: the typist's sign that all was shown."""


class Typist:
    """Types at a terminal and reads what it shows, so that neither side ever waits for the other."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self.left = b""
        """What is still to be typed."""
        self.shown = b""
        self.screen: TextIO
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self.shown.endswith(LAST):
            writable = [self._terminal] if self.left else []
            readable, writable, _ = select.select([self._terminal], writable, [], 0.01)
            if readable:
                self.shown += os.read(self._terminal, 65536)
            if writable:
                self.left = self.left[os.write(self._terminal, self.left[:512]) :]

    def end(self) -> bytes:
        """Type nothing more; return all that was shown."""
        if self.thread.is_alive():
            os.write(self.screen.fileno(), LAST)  # what is read before it is all there was
            self.thread.join()
        return self.shown.removesuffix(LAST)


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typist]:
    """Somebody at the terminal that is the standard input and output of this process."""
    monkeypatch.setenv("TERM", "xterm")
    edited_line._terminal.cache_clear()
    ours, theirs = pty.openpty()
    typist = Typist(ours)
    with os.fdopen(theirs) as keyboard, os.fdopen(os.dup(theirs), "w") as typist.screen:
        monkeypatch.setattr("sys.stdin", keyboard)
        typist.thread.start()
        yield typist
        typist.end()
    os.close(ours)
    edited_line._terminal.cache_clear()


@pytest.fixture
def ask(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks some prompts, the first of which waits before anything is typed; returns the lines."""

    def asked(keys: str | bytes, *prompted: Prompt, limit: float = 20, is_entered: bool = True) -> list[str]:
        left = [keys.encode() if isinstance(keys, str) else keys]

        def now() -> float:  # looked at as soon as the program waits
            typist.left += left.pop() if left else b""
            return 0.0

        monkeypatch.setattr(edited_line, "seconds", now)
        monkeypatch.setattr("sys.stdout", typist.screen)
        found = [line_input.read(one, limit) for one in prompted]
        assert [line.is_entered for line in found] == [is_entered] * len(found)
        return [line.text for line in found]

    return asked


TEXT = Prompt("Line: ", is_text=True, keeps_paragraphs=True)
ONE_LINE = Prompt("One line: ", is_text=True)
MENU = Prompt("A number: ", ["one", "two"])
SECRET = Prompt("Passphrase: ", is_hidden=True)

EDITS = {
    "left": ("ac\x1b[Db", "abc"),
    "left, as some send it": ("ac\x1bODb", "abc"),
    "left and right": ("ad\x1b[D\x1b[D\x1b[Cbc", "abcd"),
    "further than there is": ("b\x1b[D\x1b[D\x1b[Da\x1b[C\x1b[C\x1b[Cc", "abc"),
    "home and end": ("b\x1b[Ha\x1b[Fc", "abc"),
    "home and end by number": ("b\x1b[1~a\x1b[4~c\x1b[7~_\x1b[8~_", "_abc_"),
    "ctrl+a and ctrl+e": ("b\x01a\x05c", "abc"),
    "ctrl+b and ctrl+f": ("bd\x02c\x02\x02a\x06\x06\x06e", "abcde"),
    "backspace": ("abx\x7fc\x08c", "abc"),
    "backspace inside": ("axb\x1b[D\x7f", "ab"),
    "delete": ("axb\x1b[D\x1b[D\x1b[3~", "ab"),
    "ctrl+d inside": ("axb\x1b[D\x1b[D\x04", "ab"),
    "words": ("one three\x1b[1;5Dtwo \x1b[1;5D\x1b[1;3D0 \x1b[1;5C\x1b[1;5C\x1b[1;5C.", "0 one two three."),
    "words with Alt": ("one two\x1bb\x1bbx\x1bf\x1bfy", "xone twoy"),
    "delete words": ("one two three\x17\x1b\x7f2\x01\x1bd1", "1 2"),
    "delete to both ends": ("abc\x1b[D\x1b[D\x15\x1b[C\x0b", "b"),
    "an accent with its letter": ("oe\u0301\x7fk", "ok"),
    "a family at once": ("a👨‍👩‍👧\x1b[Db\x1b[C\x7f", "ab"),
    "shift with an arrow": ("ac\x1b[1;2Db", "abc"),
    "up and down": ("a\x1b[A\x1b[Bb\x1bOAc", "abc"),
    "keys with numbers": ("a\x1b[15~\x1bOP\x1b[[Ab\x1b[24;5~\x1b[1;5Pc", "abc"),
    "key events of a protocol": ("a\x1b[97;5u\x1b[27;5;13~\x1b[57441;1:3ub", "ab"),
    "the mouse and the focus": ("a\x1b[<0;3;4M\x1b[<0;3;4m\x1b[I\x1b[Ob", "ab"),
    "answers": ("a\x1b]11;rgb:10/10/10\x1b\\\x1b[?62;c\x1b[3;4R\x1bP1+r52\x1b\\\x1b]10;x\x07b", "ab"),
    "a torn key": ("a\x1b[1", "a"),
    "a torn answer": ("a\x1b]11;rgb", "a"),
    "Escape, then a letter": ("a\x1bs", "as"),
    "Escape twice": ("a\x1b\x1bs\x1b", "as"),
    "an unknown control character": ("a\x00\x10\x1eb\x9b", "ab"),
    "a tab": ("a\tb", "a\tb"),
    "letters of every width": (
        "é 妈妈 👍🏽 שלום\u200f \u200d\xa0\u3000",
        "é 妈妈 👍🏽 שלום\u200f \u200d\xa0\u3000",
    ),
}


@pytest.mark.parametrize(("keys", "text"), EDITS.values(), ids=list(EDITS))
def test_keys_edit_the_line_and_none_of_them_is_a_word(ask: Ask, keys: str, text: str) -> None:
    assert ask(f"{keys}\r", TEXT) == [text]


PASTES = {
    "paragraphs": (f"{BEGIN}One.\r\rTwo.\n\nq\r{END}\r", "One.\n\nTwo.\n\nq"),
    "line ends of Windows": (f"{BEGIN}One.\r\nTwo.\r\n{END}\r", "One.\nTwo."),
    "its own end mark": (f"{BEGIN}One.{END}Two.\r\rq\r{END}\r", "One.Two.\n\nq"),
    "colours": (f"{BEGIN}\x1b[31mred\x1b[0m word{END}\r", "red word"),
    "escapes": (f"{BEGIN}one\x1b\x1btwo \x1b]0;three\x1b[2{END}\r", "onetwo ]0;three"),
    "what would edit": (f"{BEGIN}a\x7f\x15\x17\x04b{END}\r", "ab"),
    "in the middle": (f"ad\x1b[D{BEGIN}b\rc{END}\r", "ab\ncd"),
    "one that was not marked": ("One.\r\rTwo.\r\rq\r", "One.\n\nTwo.\n\nq"),
    "line feeds that were not marked": ("One.\n\nTwo.\n", "One.\n\nTwo."),
    "line ends of Windows that were not marked": ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo."),
}


@pytest.mark.parametrize(("keys", "text"), PASTES.values(), ids=list(PASTES))
def test_a_paste_is_one_text(ask: Ask, keys: str, text: str) -> None:
    assert ask(keys, TEXT) == [text]


@pytest.mark.parametrize(("keys", "text"), PASTES.values(), ids=list(PASTES))
def test_where_one_line_is_asked_for_a_paste_is_one_line(ask: Ask, keys: str, text: str) -> None:
    assert ask(keys, ONE_LINE) == [text.replace("\n", " ")]


@pytest.mark.parametrize("paste", ["paragraphs", "line ends of Windows", "its own end mark"])
def test_a_marked_paste_is_no_row_of_commands(ask: Ask, paste: str) -> None:
    keys, text = PASTES[paste]
    assert ask(keys, MENU) == [text.replace("\n", " ")]


def test_commands_that_come_at_once_are_each_taken(ask: Ask) -> None:
    assert ask("1\r2\r\r", MENU, MENU, MENU) == ["1", "2", ""]


def test_enter_counts_as_often_as_it_is_pressed(ask: Ask) -> None:
    assert ask("\r\r\r", TEXT, MENU, ONE_LINE) == ["", "", ""]


def test_lines_that_were_typed_ahead_stay_apart(ask: Ask) -> None:
    assert ask("w\rone\rtwo\r\r", MENU, TEXT, TEXT, TEXT) == ["w", "one", "two", ""]


def test_a_paste_whose_end_is_lost_does_not_make_the_prompt_deaf(
    ask: Ask, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_editor, "_PASTE", 0.05)
    rest = iter([b"words", b"\r"])

    def waits(terminal: edited_line.LineTerminal, seconds: float | None = 0.0) -> bool:
        if not (more := has_more(terminal, seconds)) and seconds == 0.05:
            typist.left += next(rest, b"")
        return more

    has_more = edited_line.LineTerminal.has_more
    monkeypatch.setattr(edited_line.LineTerminal, "has_more", waits)
    assert ask(f"{BEGIN}One.\rTwo. \x1b[2", TEXT) == ["One.\nTwo. words"]


@pytest.mark.parametrize("length", first([4095, 4096, 6000, 40_000], 1))
def test_a_line_of_any_length_is_whole(ask: Ask, length: int) -> None:
    line = "".join(chr(97 + n % 26) for n in range(length))
    assert ask(f"{line}\r", TEXT) == [line]


@pytest.mark.parametrize("before", ["", "some words"], ids=["nothing typed", "words"])
@pytest.mark.parametrize("prompted", [TEXT, MENU, SECRET], ids=["text", "menu", "passphrase"])
def test_ctrl_l_hides_at_once_whatever_was_typed(ask: Ask, before: str, prompted: Prompt) -> None:
    assert ask(f"{before}\x0c\r", prompted, is_entered=False) == [before]


@pytest.mark.timeout(20)
def test_a_passphrase_that_is_begun_waits_no_longer_than_other_lines(ask: Ask, typist: Typist) -> None:
    assert ask("lantern oat", SECRET, limit=0.2, is_entered=False) == ["lantern oat"]
    assert b"lantern" not in typist.end()


def test_what_was_deleted_is_remembered_nowhere(ask: Ask) -> None:
    assert ask("a secret\x15\r\x19\x1by\x1b[A\r", MENU, MENU) == ["", "y"]


def test_a_byte_that_is_no_letter_is_marked_and_told(ask: Ask, typist: Typist) -> None:
    assert ask(b"M\xfcde \xc3\r", TEXT) == ["M\ufffdde \ufffd"]
    assert b"because it is not UTF-8" in typist.end()


def test_where_the_settings_name_another_encoding_its_letters_are_read(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.ISO-8859-1")
    assert ask(b"M\xfcde\r", TEXT) == ["Müde"]


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_move_its_cursor_is_sent_nothing_that_would(
    ask: Ask, typist: Typist, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    long = "word " * 40
    assert ask(f"ab\x1b[D\x1b[H\x01\x7fc {long}\x17\x17\x15ok\r", TEXT) == ["ok"]
    assert b"\x1b" not in typist.end()


def test_letters_typed_at_the_end_are_all_that_is_written(
    ask: Ask, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = ["h", "i", "\x7f", "o", "\r"]

    def has_more(terminal: edited_line.LineTerminal, seconds: float | None = 0.0) -> bool:
        if seconds is None:
            typist.left = left.pop(0).encode()
        return waits(terminal, seconds)

    waits = edited_line.LineTerminal.has_more
    monkeypatch.setattr(edited_line.LineTerminal, "has_more", has_more)
    assert ask("", TEXT, limit=0) == ["ho"]
    assert typist.end() == b"\x1b[?2004hLine: hi\b \bo\r\n\x1b[?2004l"


# --- what is shown --------------------------------------------------------------------------------------

KEYS = ["left", "right", "word left", "word right", "home", "end"]
KEYS += [f"delete {what}" for what in ("left", "right", "word left", "word right", "to start", "to end")]


def screen_of(columns: int) -> tuple[pyte.Screen, Callable[[str], None]]:
    screen = pyte.Screen(columns, 40)
    screen.set_mode(pyte.modes.LNM)  # as a terminal adds to a line feed what returns to the first column
    return screen, pyte.Stream(screen).feed


@pytest.mark.parametrize(
    ("columns", "letters"),
    first([(9, ["a", "b", " ", "\n"]), (9, ["a", "e\u0301", " "]), (200, ["a", "e\u0301", "妈", "\n"])], 1),
    ids=["narrow", "marks", "wide"],
)
@settings(max_examples=settings.default.max_examples // 2)  # every key is drawn on three terminals
@given(data=st.data())
def test_the_terminal_shows_the_line_and_the_cursor_in_it(
    columns: int, letters: list[str], data: st.DataObject
) -> None:
    editor = LineBuffer(keeps_paragraphs=True)
    screen, write = screen_of(columns)
    write("Line: ")
    echo = Echo(write, lambda: columns, "Line: ", moves=True)
    words = st.lists(st.sampled_from(letters), min_size=1, max_size=15).map("".join)
    for act in data.draw(st.lists(st.sampled_from(KEYS) | words, max_size=12)):
        if act in KEYS:
            editor.press(act)
        else:
            for letter in act:
                editor.insert(letter)
        echo.draw(editor.shown, editor.at)
        expected, say = screen_of(columns)
        say("Line: " + editor.shown)
        assert [line.rstrip() for line in screen.display] == [line.rstrip() for line in expected.display]
        before, go = screen_of(columns)
        go("Line: " + editor.shown[: editor.at])
        at = (before.cursor.y, before.cursor.x)
        at = (at[0] + 1, 0) if at[1] == columns else at  # it waits there for the next letter
        assert (screen.cursor.y, screen.cursor.x) == at
