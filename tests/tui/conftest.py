"""The program in a window: what a person presses, types, pastes and clicks there, and what they see."""

from __future__ import annotations

import asyncio
import copy
import datetime as dt
import gc
import itertools
import shutil
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from textual import events
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from companion.guide.load import GuideFiles
from companion.journal.model import CheckIn, Choices, Entry, JournalRecord, Note, Place, Question, Start
from companion.journal.opening import memory_vault, open_vault
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.find import FindDocument
from companion.tui.drawing.choice_parts import ChoicePart
from tests.few import few

SUNDAY_EVENING = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.UTC)
SMALL_GUIDE = Path(__file__).parents[1] / "small_guide"
PATIENCE = 20.0
"""Seconds after which something that was waited for is taken never to come."""


class Pasted(str):
    """A text that arrives all at once, where a key would."""


class Window:
    """An open window of the program."""

    def __init__(self, app: CompanionApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot
        self._lines: list[str] = []
        self.page_under: list[str] = []
        """The page under the screen this window was opened at, as it was drawn before that."""
        self.acts: Sequence[str] = ()
        """What leads from the page to that screen."""
        self.in_english: Callable[[str], str] = str
        """What a label says in English."""

    # --- seeing -----------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """All lines of the screen, as drawn; they are drawn once until something is done."""
        if not self._lines:
            strips = self.app.screen._compositor.render_strips()
            self._lines = [strip.text.rstrip() for strip in strips]
        return self._lines

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The text with line ends and indents taken out, to look for a sentence that may be wrapped."""
        return " ".join(self.text.split())

    @property
    def page(self) -> list[str]:
        """All lines but the topmost, which also tells what was just done."""
        return self.lines[1:]

    @property
    def top(self) -> str:
        return self.lines[0].strip()

    @property
    def pointed_at(self) -> str:
        """The choice the pointer is at, or nothing if no pointer is to be seen."""
        pointed = [line.strip() for line in self.lines if "▸" in line]
        return pointed[-1].partition("▸ ")[2].split("  ")[0] if pointed else ""

    @property
    def is_typing(self) -> bool:
        return isinstance(self.app.focused, (TextArea, Input))

    @property
    def is_reading(self) -> bool:
        return self.app.stack.is_reading

    @property
    def is_open(self) -> bool:
        return self.app.is_running and not self.app._exit

    # --- doing ------------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has shown what it does."""
        for key in keys:
            self._send(_event(key))
            await self.settle()

    async def press_at_once(self, *keys: str) -> None:
        """Press keys faster than the program can answer."""
        for key in keys:
            self._send(_event(key))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as quick hands do: the program may draw it as a whole."""
        await self.press_at_once(*text)

    async def paste(self, text: str) -> None:
        await self.press(Pasted(text))

    async def click(self, text: str, *keys: str) -> None:
        """Click the first letter of a text on the screen, and press keys at once."""
        await self._click(text, next(n for n, line in enumerate(self.lines) if text in line), keys)

    async def click_key(self, text: str, *keys: str) -> None:
        """Click a key in the key line, and press keys at once."""
        await self._click(text, len(self.lines) - 1, keys)

    async def _click(self, text: str, y: int, keys: Sequence[str]) -> None:
        await self.click_at(self.lines[y].index(text), y, *keys)

    async def click_at(self, x: int, y: int, *keys: str) -> None:
        """Click a cell of the screen, and press keys at once."""
        self._send(_mouse(events.MouseDown, x, y, button=1))
        self._send(_mouse(events.MouseUp, x, y, button=1))
        await self.press_at_once(*keys)

    async def move_mouse(self, x: int, y: int) -> None:
        """Move the mouse to a cell."""
        self._send(_mouse(events.MouseMove, x, y))
        await self.settle()

    async def point_mouse_at(self, text: str) -> None:
        """Move the mouse to the first letter of a text on the screen."""
        y = next(n for n, line in enumerate(self.lines) if text in line)
        self._send(_mouse(events.MouseMove, self.lines[y].index(text), y))
        await self.settle()

    async def turn_wheel(self, way: Literal["up", "down"], notches: int = 1) -> None:
        """Turn the mouse's wheel, in the middle of the screen."""
        turn = {"up": events.MouseScrollUp, "down": events.MouseScrollDown}[way]
        for _ in range(notches):
            self._send(_mouse(turn, self.app.size.width // 2, self.app.size.height // 2))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def choose(self, label: str) -> None:
        """Move the pointer to one of the choices that stand in a form, and choose it."""
        await self.point_at(label)
        await self.press("space")

    async def choose_row(self, beginning: str) -> None:
        """Move the pointer through a list to the choice that begins so, and choose it."""
        await self.point_at(beginning)
        await self.press("enter")

    async def point_at(self, beginning: str) -> None:
        """Move the pointer to the choice that begins so, as far as that takes."""
        keys = self._way_to(beginning)
        if keys:
            await self.press_at_once(*keys)
        assert not self._way_to(beginning), f"{beginning} was never pointed at:\n{self.text}"

    def _way_to(self, beginning: str) -> list[str]:
        top = self.app.stack.top
        part = top.rows if isinstance(top, FindDocument) else top.focus
        assert isinstance(part, ChoicePart), f"there is nothing to choose:\n{self.text}"
        there = [n for n, one in enumerate(part.choices) if one.choosable]
        labels = {n: self.in_english(part.choices[n].label) for n in there}
        to = next((n for n in there if labels[n].startswith(beginning)), None)
        to = (
            to if to is not None else next((n for n in there if part.choices[n].key_label == beginning), None)
        )
        assert to is not None, f"{beginning} is not among what can be chosen:\n{self.text}"
        steps = there.index(to) - there.index(part.pointer)
        on, back = ("down", "up") if part.is_list else ("right", "left")
        return [on if steps > 0 else back] * abs(steps)

    async def act(self, *acts: str) -> None:
        """Press keys, and choose what is named by how it begins: by some words, or with a capital."""
        for act in acts:
            if " " in act or act[0].isupper():
                await self.choose_row(act)
            else:
                await self.press(act)

    async def check_in(self, weight: str) -> None:
        """Keep a check-in with a weight alone, from the page."""
        await self.press("m")
        await self.choose(weight)
        await self.press("ctrl+s")

    async def back_to_page(self, at_most: int = 8) -> None:
        """Press Escape until the page is there, as often as it may take."""
        for _ in range(at_most):
            if self.is_reading:
                return
            await self.press("escape")
        assert self.is_reading, f"Escape does not lead back:\n{self.text}"

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"this never came:\n{self.text}"
            await asyncio.sleep(0.05)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do, three times in a row."""
        still = 0
        while still < 3 and self.is_open:
            await self._pilot.pause(0)
            still = 0 if self._is_busy() else still + 1
        self._lines = []

    def _is_busy(self) -> bool:
        if not self.is_open:
            return False
        screen = self.app.screen
        nodes = (self.app, *screen.walk_children(with_self=True))
        queued = any(node.message_queue_size or node._next_callbacks for node in nodes)
        drawing = screen._layout_required or screen._scroll_required or screen._dirty_widgets
        return bool(queued or drawing or screen._callbacks or self.app.animator._animations)

    def _send(self, event: events.Event) -> None:
        self._lines = []
        event.set_sender(self.app)
        assert self.app._driver
        self.app._driver.send_message(event)


def _mouse(kind: type[events.MouseEvent], x: int, y: int, button: int = 0) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)


def _event(key: str) -> events.Event:
    return events.Paste(key) if isinstance(key, Pasted) else _key(key)


def _key(key: str) -> events.Key:
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(name, character)


class Way(NamedTuple):
    """How a screen is reached."""

    place: Place | None
    """Where the person was reading when they left; None if nobody has read here before."""
    acts: tuple[str, ...] = ()
    """Keys, and the beginnings of what is chosen."""
    choices: Choices = Choices()
    """What they chose before."""
    problem: str = ""
    broken: str = ""
    """A file of the guide that is broken."""


PAGE = Place("two", 0, scroll=2, order=1)
"""A page with a claim and a longer explanation. It has more lines than a small window."""

BEHIND_THE_DOOR = Choices(doors={"again": "open"})
A_DAY = Choices(hard_days={"03-03": "a name"})
WRITE_PAGE, SORT_PAGE, STEADY_PAGE = (Place("three", page, order=2) for page in (1, 2, 3))

JOURNAL = (",", "Your journal")
TAKING = ("k", "A page for an appointment")
ASKED = ("k", "Questions to ask")

SCREENS = {
    "welcome": Way(None),
    "page": Way(PAGE),
    "check-in page": Way(Place("one", 2, order=0)),
    "door": Way(Place("again", order=2)),
    "end": Way(Place("end", order=3)),
    "page in brief": Way(PAGE, choices=Choices(density="brief")),
    "page that asks": Way(WRITE_PAGE, choices=BEHIND_THE_DOOR),
    "answer": Way(WRITE_PAGE, ("w",), BEHIND_THE_DOOR),
    "page to sort on": Way(SORT_PAGE, choices=BEHIND_THE_DOOR),
    "sorting": Way(SORT_PAGE, ("w", "space", "down", "space", "space"), BEHIND_THE_DOOR),
    "steady page": Way(STEADY_PAGE, choices=BEHIND_THE_DOOR),
    "exercise": Way(STEADY_PAGE, ("Weigh a stone", "Go on"), BEHIND_THE_DOOR),
    "check-in": Way(PAGE, ("m",)),
    "check-in while typing": Way(PAGE, ("m", "tab", "tab")),
    "write": Way(PAGE, ("w",)),
    "contents": Way(PAGE, ("c",)),
    "summary": Way(PAGE, ("s",)),
    "resources": Way(PAGE, ("r",)),
    "which services": Way(PAGE, ("r", "f")),
    "help": Way(PAGE, ("h",)),
    "about": Way(PAGE, ("b",)),
    "evidence": Way(PAGE, ("e",)),
    "evidence of the summary": Way(PAGE, ("s", "e")),
    "past check-ins": Way(PAGE, ("d",)),
    "kept": Way(PAGE, ("k",)),
    "an entry": Way(PAGE, ("d", "end", "enter")),
    "an entry put right": Way(PAGE, ("d", "end", "enter", "Edit")),
    "another day": Way(PAGE, ("d", "end", "enter", "Change the date")),
    "forgotten": Way(PAGE, ("d", "end", "enter", "Delete")),
    "which entries": Way(PAGE, ("d", "f")),
    "notes": Way(PAGE, ("k", "What you wrote")),
    "one note": Way(PAGE, ("k", "What you wrote", "A heron.")),
    "questions": Way(PAGE, ASKED),
    "one question": Way(PAGE, (*ASKED, "The article says")),
    "questions to read": Way(PAGE, (*ASKED, "Show all on")),
    "page to take along": Way(PAGE, TAKING),
    "choosing check-ins": Way(PAGE, (*TAKING, "Check-ins")),
    "page that was chosen": Way(PAGE, (*TAKING, "Check-ins", "space", "down", "enter", "Look at")),
    "note for someone close": Way(PAGE, ("k", "A note for someone close")),
    "hard days": Way(PAGE, ("k", "Days that may be hard"), A_DAY),
    "a hard day": Way(PAGE, ("k", "Days that may be hard", "3 March"), A_DAY),
    "all keys": Way(PAGE, ("?",)),
    "search": Way(PAGE, ("/",)),
    "what was found": Way(PAGE, ("/", *"hard")),
    "palette": Way(PAGE, ("ctrl+p",)),
    "help over the empty screen": Way(PAGE, ("ctrl+l", "f1")),
    "too much": Way(PAGE, ("t",)),
    "something steady": Way(PAGE, ("t", "A calming exercise")),
    "leave": Way(PAGE, ("q",)),
    "rest": Way(PAGE, ("m", "space", "ctrl+s")),
    "choices": Way(PAGE, (",",)),
    "role": Way(PAGE, (",", "Who you are")),
    "word": Way(PAGE, (",", "Which word")),
    "own word": Way(PAGE, (",", "Which word", "a name")),
    "country": Way(PAGE, ("r", "o")),
    "how much to read": Way(PAGE, (",", "How much to read")),
    "theme": Way(PAGE, (",", "Colours")),
    "how it is shown": Way(PAGE, (",", "Display")),
    "own keys": Way(PAGE, (",", "Keys")),
    "own key": Way(PAGE, (",", "Keys", "enter")),
    "asking": Way(PAGE, (",", "Ask how I am")),
    "returning": Way(PAGE, (",", "When you come back")),
    "journal": Way(PAGE, JOURNAL),
    "before a passphrase": Way(PAGE, (*JOURNAL, "Set a passphrase")),
    "first passphrase": Way(PAGE, (*JOURNAL, "Set a passphrase", "Set a passphrase")),
    "a copy to read": Way(PAGE, (*JOURNAL, "Export")),
    "before erasing": Way(PAGE, (*JOURNAL, "Erase everything")),
    "erasing": Way(PAGE, (*JOURNAL, "Erase everything", "Continue")),
    "where to begin": Way(PAGE, choices=Choices(returning="ask")),
    "no journal": Way(None, problem="Your journal was written by a newer version of this program."),
    "not opened": Way(PAGE, ("e",), broken="sources.yaml"),
}

ENTRY = CheckIn("heavy", ("sad", "calm"), "A quiet evening.", "two")
QUESTION = Question("The article says that stones float.", "stones-float", "three")
_HELD: dict[tuple[str, ...], Sequence[JournalRecord]] = {
    (
        "past check-ins", "an entry", "an entry put right", "another day", "which entries",
        "choosing check-ins", "page that was chosen",
    ): [ENTRY],
    ("forgotten",): [ENTRY, ENTRY],
    ("notes", "one note"): [Note("A heron.\nStill there.", "two")],
    ("questions", "one question", "questions to read"): [QUESTION, Question("Why?", done=True)],
}  # fmt: skip
HELD = {screen: things for screens, things in _HELD.items() for screen in screens}
"""What is in the journal before a screen is opened."""

AT_ONCE = ("where to begin", "no journal")
"""Screens that are there as soon as the program is opened, and not again."""

Open = Callable[..., AbstractAsyncContextManager[Window]]


@pytest.fixture(autouse=True, scope="session")
def frozen_modules() -> None:
    """Spare the garbage collector what was imported: with hundreds of windows that is a fifth of the time."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def style_sheets_read_once() -> Iterator[None]:
    """Read a style view once with the same colours for all windows, not anew for each of them."""
    read = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def remembered(self: Stylesheet, *which: object, **more: object) -> list[RuleSet]:
        key = (frozenset(self._variables.items()), which, frozenset(more.items()))
        if key not in known:
            known[key] = read(self, *which, **more)  # type: ignore[arg-type]
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(autouse=True, scope="session")
def frames_drawn_when_looked_at() -> Iterator[None]:
    """Draw no frame that nobody sees: without a terminal, Textual would draw each and throw it away."""

    def nothing(self: Compositor, *_: object, **__: object) -> None:
        self._dirty_regions.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", nothing)
        yield


@pytest.fixture
def screens() -> list[str]:
    """The names of all screens."""
    return list(SCREENS)


@pytest.fixture
def over() -> Callable[[str], dict[str, Way]]:
    """The screens that are opened over a page, by the page's name."""

    def those(page: str) -> dict[str, Way]:
        under = SCREENS[page]
        opened = {name: way for name, way in SCREENS.items() if way.acts and not way.broken}
        return {name: way for name, way in opened.items() if under == way._replace(acts=())}

    return those


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes a ``screen`` and does not say which is about every screen there is."""
    said = any("screen" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "screen" in metafunc.fixturenames and not said:
        metafunc.parametrize("screen", few(SCREENS, *TYPICAL))


TYPICAL = (
    "welcome", "page", "door", "page that asks", "check-in while typing", "contents", "summary", "help",
    "evidence", "past check-ins", "an entry", "questions", "search", "what was found", "choices", "own word",
    "country", "first passphrase", "where to begin", "not opened",
)  # fmt: skip
"""One screen of each kind: a page, a door, a menu, a form, a view, a list that filters, the start."""


@pytest.fixture
def journal(home: Path) -> Path:
    """Where the journal is, once there is one."""
    return home / "journal.db"


@pytest.fixture
def put(journal: Path) -> Callable[..., None]:
    """Keep things in the journal before the program is opened."""

    def keep(*things: JournalRecord) -> None:
        seconds = itertools.count()
        vault = open_vault(journal, lambda: SUNDAY_EVENING + dt.timedelta(seconds=next(seconds)))
        for thing in things:
            vault.put(thing)
        vault.close()

    return keep


@pytest.fixture
def kept(journal: Path) -> Callable[[type[JournalRecord]], Sequence[JournalRecord]]:
    """What is on the disk of a kind, read as another window would, oldest first."""

    def read(kind: type[JournalRecord]) -> Sequence[JournalRecord]:
        vault = open_vault(journal)
        found: Sequence[Entry[JournalRecord]] = vault.entries(kind)
        vault.close()
        return [entry.record for entry in found]

    return read


@pytest.fixture
def kept_start(journal: Path) -> Callable[[], Start]:
    """What the next start of the program would find on the disk."""

    def read() -> Start:
        vault = open_vault(journal)
        found = vault.start()
        vault.close()
        return found

    return read


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide, to lengthen or to break."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))


@pytest.fixture(scope="session")
def long_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, but its page about hardness has some thirty lines, no two of them the same."""
    small_guide = Path(__file__).parent.parent / "small_guide"
    guide = Path(shutil.copytree(small_guide, tmp_path_factory.mktemp("long") / "guide"))
    two = guide / "steps" / "two.yaml"
    stones = "\n\n".join(f"      Stone {n} is hard." for n in range(1, 16))
    two.write_text(two.read_text().replace("text: Stones are hard.", f"text: |\n{stones}"))
    return guide


@cache
def _small_guide_read() -> GuideFiles:
    guide_files = GuideFiles(SMALL_GUIDE)
    for what in ("claims", "sources", "feelings", "steady", "close_one", "help", "countries"):
        getattr(guide_files, what)  # which reads it
    for part in guide_files.guide.parts:
        for step in part.steps:
            guide_files.step(step.step)
    return guide_files


def library_of(guide: Path) -> GuideFiles:
    """Return a guide to read; the small one, which no test changes, is read from its files once."""
    if guide.resolve() != SMALL_GUIDE:
        return GuideFiles(guide)
    guide_files = copy.copy(_small_guide_read())
    guide_files.folder, guide_files._steps = guide, dict(guide_files._steps)
    return guide_files


@pytest.fixture
def open_window(small_guide: Path, journal: Path) -> Open:
    """Open the program on the journal in a window. Leaving the block closes it without a word."""

    @asynccontextmanager
    async def open_one(
        size: tuple[int, int] = (80, 24), *, guide: Path = small_guide, problem: str = ""
    ) -> AsyncIterator[Window]:
        seconds = itertools.count(60)
        now = lambda: SUNDAY_EVENING + dt.timedelta(seconds=next(seconds))  # noqa: E731
        vault = memory_vault(now) if problem else open_vault(journal, now)
        session = Session(library_of(guide), vault, problem)
        app = CompanionApp(session)
        try:
            async with app.run_test(size=size) as pilot:
                window = Window(app, pilot)
                await window.settle()
                yield window
        finally:
            session.close()

    return open_one


@pytest.fixture
def open_screen(
    open_window: Open,
    put: Callable[..., None],
    small_guide: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Open:
    """Open the program and go to one of its screens."""

    @asynccontextmanager
    async def open_one(
        screen: str,
        size: tuple[int, int] = (80, 24),
        *,
        guide: Path = small_guide,
        in_english: Callable[[str], str] = str,
    ) -> AsyncIterator[Window]:
        way = SCREENS[screen]
        chosen = [] if screen in AT_ONCE else [way.choices]
        put(*([way.place] if way.place else []), *chosen, *HELD.get(screen, ()))
        if way.broken:
            guide = Path(shutil.copytree(guide, tmp_path / "broken"))
            (guide / way.broken).write_text("sources: [")
        monkeypatch.chdir(guide.parent)  # a mistake in the guide is then named by the same path always
        async with open_window(size, guide=Path(guide.name)) as window:
            page = window.page
            if screen not in AT_ONCE:
                window.page_under, window.acts, window.in_english = page, way.acts, in_english
                await window.act(*way.acts)
                yield window
                return
        put(way.choices)
        async with open_window(size, guide=Path(guide.name), problem=way.problem) as window:
            window.page_under = page
            yield window

    return open_one
