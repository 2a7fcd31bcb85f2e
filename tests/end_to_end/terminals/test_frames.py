"""Keys at random, always the same ones, on a terminal that shows whole frames: each key is answered with one
picture, and nothing half drawn is ever seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

import pyte
import pytest

from companion.flows.commands import COPY, EVERY, QUIT_NOW

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
"""What stands between them is shown at once."""
QUESTION, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
LEFT = b"\x1b[?1049l"

SIZES = ((80, 24), (40, 12), (120, 40))
SITTING = 400
"""Keys after which the program is opened anew, in another window."""

SENT = {
    "enter": "\r",
    "space": " ",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "escape": "\x1b",
    "f1": "\x1bOP",
    "alt+h": "\x1bh",
    "slash": "/",
    "comma": ",",
    "question_mark": "?",
    "colon": ":",
    "minus": "-",
    "plus": "+",
    "full_stop": ".",
    "greater_than_sign": ">",
    "less_than_sign": "<",
}
"""What a terminal sends for keys with names."""

AS_TWO = {"alt+h": 2}
"""Keys that are Escape and another one where nothing is written: each of the two has its picture."""

WORKING = "One moment."
"""What a picture says that stands there while a passphrase is tried, which takes a while on purpose."""

LEAVING = (QUIT_NOW, COPY)
COMMANDED = [key for one in EVERY if one not in LEAVING for key in one.keys.split(",")]
MOVING = ["up", "down", "left", "right", "tab", "shift+tab", "home", "end", "pagedown", "space", "enter"]
LETTERS = ["z", "é", "石", "delete", "backspace", "ctrl+a", "ctrl+k", "ctrl+z", "ctrl+y"]
IN_A_ROW = [
    "m space tab space ctrl+s",
    "m tab tab z z ctrl+s",
    "w z z z enter z up ctrl+s",
    "w z escape f1 escape w",
    f"w {'enter ' * 24} up up escape escape w z tab shift+tab",
    "a z ctrl+s",
    "c end up enter up enter right",
    "c down down down enter right right",
    "t down enter enter right right right",
    ", enter down enter",
    ", down enter end enter z z enter",
    ", down down down enter down enter",
    ", end up up enter enter",
    ", end enter enter enter z tab z enter",
    ", end enter end enter end enter z enter",
    "/ p a i n enter down enter",
    "ctrl+p s u backspace enter",
    "k down enter down enter",
    "k end enter end enter 1 . 5 . enter z enter",
    "d v - - + f down enter",
    "d enter home enter tab tab z ctrl+s",
    "r f down down enter",
    "r o down down enter",
    "ctrl+l f1 escape escape",
]
"""What somebody may well press one after the other; chance alone would hardly come so far."""

Picture = tuple[object, ...]


class Recorder:
    """What is seen on a terminal, after each thing that is written to it."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)

    @property
    def picture(self) -> Picture:
        """All signs with their colours, but for the ink of an empty cell, which nobody sees."""
        lines, columns = range(self.screen.lines), range(self.screen.columns)
        rows = ((self.screen.buffer[y][x] for x in columns) for y in lines)
        return tuple(
            tuple((" ", one.bg) if one.data == " " and not one.reverse else one for one in row)
            for row in rows
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def frames(self, written: bytes) -> Iterator[tuple[Picture, str]]:
        """Yield each picture that is seen and differs from the one before."""
        before = self.picture
        for piece in re.split(b"(?=%b)|(?<=%b)" % (re.escape(BEGIN), re.escape(END)), written):
            self._stream.feed(piece.replace(QUESTION, b"").replace(b"\x1b[?2048$p", b""))
            if (now := self.picture) != before:
                before = now
                yield now, self.text


class Walk(NamedTuple):
    """What was seen while somebody pressed keys."""

    keys: int
    frames: int
    torn: list[str]
    """Keys, or starts, that were answered with more than one picture, and these."""


def presses(chance: random.Random) -> Iterator[str]:
    """Yield keys for ever."""
    while True:
        if chance.random() < 0.25:
            yield from chance.choice(IN_A_ROW).split()
            yield from ["escape"] * chance.choice((0, 1, 3))
        else:
            yield chance.choice([*COMMANDED, *MOVING * 4, *LETTERS])


def walk(start: Start, keys: int, seed: int) -> Walk:
    """Press so many keys, each once all was drawn for the one before."""
    chance = random.Random(seed)
    pressed, frames, torn = 0, 0, list[str]()
    pressing, sizes = presses(chance), cycle(SIZES)
    while pressed < keys:
        size = next(sizes)
        terminal = opened(start, size)
        recorder = Recorder(size)
        torn += _told("start", size, "", list(recorder.frames(terminal.output)), 1)
        before = recorder.text
        for _ in range(min(SITTING, keys - pressed)):
            key = next(pressing)
            pressed += 1
            seen = len(terminal.output)
            terminal.send(SENT.get(key, key))
            terminal.settle()
            if LEFT in terminal.output[seen:]:
                break
            drawn = list(recorder.frames(terminal.output[seen:]))
            frames += len(drawn)
            torn += _told(key, size, before, drawn, AS_TWO.get(key, 1))
            before = recorder.text
        terminal.child.kill_and_close()
    return Walk(pressed, frames, torn)


def _told(
    key: str, size: tuple[int, int], before: str, drawn: list[tuple[Picture, str]], most: int
) -> list[str]:
    """Say what was seen, if that is more than it should be."""
    seen = [text for _, text in drawn if not text.lstrip().startswith(WORKING)]
    return ["\n---\n".join((f"{key} at {size}, over", before, *seen))] if len(seen) > most else []


def opened(start: Start, size: tuple[int, int]) -> Terminal:
    """Open the program in a window that shows whole frames."""
    terminal = start(size=size)
    terminal.answers[QUESTION] = ANSWER
    terminal.until_written(b"\x1b[?2004h")
    terminal.settle()
    return terminal


@pytest.mark.slow
@pytest.mark.parametrize("keys", [40, pytest.param(2_000, marks=pytest.mark.slow)])
def test_each_of_many_keys_is_answered_with_one_whole_picture(start: Start, keys: int) -> None:
    walked = walk(start, keys, seed=14)
    assert walked.frames > keys // 4, "the keys do something"
    print(f"{walked.keys} keys, {walked.frames} pictures, {len(walked.torn)} keys with more than one")
    assert walked.torn == [], "\n======\n".join(walked.torn)
