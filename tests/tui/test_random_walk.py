"""Some eight hundred keys at random, always the same ones, in windows of several sizes and themes, with
a journal that goes on from sitting to sitting: nothing crashes, Escape leads back to reading, help opens
from anywhere, and nothing that was kept is lost.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable
from itertools import chain, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.flows.commands import COPY, EVERY, QUIT_NOW
from companion.flows.settings.appearance import PLAIN
from companion.journal.model import CheckIn, Choices, JournalRecord, Note, Question, Sorting, Start
from tests.tui.conftest import Pasted

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

PASTED = [
    Pasted(text) for text in ("[/b] {x} *y*", "one\ntwo", "\x1b[31m\x07\u202e", "נפלה 👩‍👩‍👧", "long " * 99)
]
COMMANDED = [one.keys.split(",") for one in EVERY if one not in (QUIT_NOW, COPY)]
MOVING = ["up", "down", "left", "right", "tab", "shift+tab", "home", "end", "pagedown", "space", "enter"]
ODD = ["x", "[", "é", "石", "f5", "delete", "ctrl+a", "ctrl+k", "ctrl+v", "alt+x", "f20", "insert"]
KEYS = st.sampled_from([*chain.from_iterable(COMMANDED), *MOVING * 8, *ODD * 2, *PASTED])

LEAVING = ["ctrl+q", "ctrl+c", "q enter"]
IN_A_ROW = [
    "m space ctrl+s",
    "m tab tab z ctrl+s",
    "w z z ctrl+s",
    "w z escape escape",
    "right right right a",
    "c end up enter up enter",
    "c end up enter up enter right w z ctrl+s",
    "c end up enter up enter right right w space space tab tab ctrl+s",
    "t down enter enter right",
    ", end enter down",
    ", down down enter down enter",
    ", down down down down down enter down enter",
    ", down down down down down down enter down down enter ctrl+a ctrl+k x enter",
    "/ h a r d enter",
    "ctrl+p s u enter",
    "ctrl+l f1",
]
"""What somebody may well press one after the other; chance alone would hardly come so far."""


class Burst(NamedTuple):
    """Keys in a row, and what is looked at after them."""

    keys: list[str]
    at_once: bool
    """Whether they come faster than the program can answer."""
    after: str
    """Whether ``help`` opens, or Escape leads ``back``; mostly nothing."""


class Looks(NamedTuple):
    """How the program is opened."""

    size: tuple[int, int]
    theme: str


class Life(NamedTuple):
    """What somebody does with a journal, who opens the program again whenever it was left."""

    looks: list[Looks]
    bursts: list[Burst]


LIVES = st.builds(
    Life,
    st.lists(
        st.builds(
            Looks,
            st.sampled_from([(40, 12), (80, 24), (20, 6), (60, 14), (4, 3)]),
            st.sampled_from(["dusk", "day", "contrast", "contrast-day", "nord", "ansi-dark"]),
        ),
        min_size=5,
        max_size=5,
    ),
    st.lists(
        st.builds(
            Burst,
            st.lists(KEYS, min_size=16, max_size=32) | st.sampled_from([*IN_A_ROW, *LEAVING]).map(str.split),
            st.sampled_from([True] * 5 + [False]),
            st.sampled_from([""] * 4 + ["help", "back"]),
        ),
        min_size=20,
        max_size=40,
    ),
)

Kept = Callable[[type[JournalRecord]], list[JournalRecord]]
Live = Callable[[Life], object]


@pytest.fixture
def live(
    open_window: Open, journal: Path, kept: Kept, kept_start: Callable[[], Start], put: Callable[..., None],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> Live:  # fmt: skip
    """Let somebody live with a journal that was not there before."""
    monkeypatch.chdir(tmp_path)  # where a copy to read would be written

    async def sit(looks: Looks, bursts: deque[Burst]) -> Choices:
        async with open_window(looks.size) as window:
            window.app.theme = looks.theme
            while bursts and window.is_open:
                await do(window, bursts.popleft())
        return window.app.session.journey.choices

    async def live(life: Life) -> None:
        shutil.rmtree(journal.parent, ignore_errors=True)
        looks, bursts, known = cycle(life.looks), deque(life.bursts), list[JournalRecord]()
        while bursts:
            choices = await sit(next(looks), bursts)
            assert kept_start().choices == choices
            now = [thing for kind in (CheckIn, Note, Question, Sorting) for thing in kept(kind)]
            lost = [thing for thing in known if thing not in now]
            assert len(now) >= len(known), lost  # one that was edited is another, and is not lost
            known = now
            if choices.face == PLAIN:  # who went on line by line comes back
                put(replace(choices, face=""))

    return live


async def do(window: Window, burst: Burst) -> None:
    """Press the keys, and look at what was drawn to be looked at, or at how the program was left."""
    for keys in [burst.keys] if burst.at_once else [[key] for key in burst.keys]:
        if window.is_open:
            await window.press_at_once(*keys)
    if not window.is_open:
        assert window.app.return_code == 0
        return
    assert window.lines, "all of it can be drawn"
    if burst.after == "help":
        await window.press("f1")
        assert window.app.stack.top.name == "help"
    elif burst.after == "back":
        await window.back_to_page(at_most=2 * len(window.app.stack.documents))


def walk(lives: int, **more: Any) -> settings:
    """Without shrinking, which would take hours: a walk that fails says what was pressed."""
    ours = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=lives, phases=[Phase.generate], suppress_health_check=ours, **more)


# Two, so that two cores can share them.


@seed(1)
@walk(1)
@given(LIVES)
async def test_keys_at_random_neither_crash_nor_trap_nor_lose(live: Live, life: Life) -> None:
    await live(life)


@seed(2)
@walk(1)
@given(LIVES)
async def test_other_keys_at_random_neither_crash_nor_trap_nor_lose(live: Live, life: Life) -> None:
    await live(life)


@pytest.mark.slow
@walk(200, derandomize=False)
@given(LIVES)
async def test_new_keys_at_random_each_time_neither_crash_nor_trap_nor_lose(live: Live, life: Life) -> None:
    await live(life)
