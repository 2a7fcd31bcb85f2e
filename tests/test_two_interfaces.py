"""One journey, two interfaces: the same choices Full screen and line by line leave equal journals."""

from __future__ import annotations

import datetime as dt
import io
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from companion.journal.model import CheckIn, Choices, Draft, JournalRecord, Note, Place, Question, Sorting
from companion.journal.opening import open_vault
from companion.journals import session_to_open
from companion.plain.ui import PlainUI
from companion.tui.app import CompanionApp
from tests.few import few
from tests.tui.conftest import (  # fixtures among them, which hold where they are imported
    Window,
    frames_drawn_when_looked_at,  # noqa: F401
    style_sheets_read_once,  # noqa: F401
)

PAGE = Place("two", 0, order=1)
BEHIND = Choices(doors={"again": "open"})
WRITE, SORT, STEADY = ([Place("three", page, order=2), BEHIND] for page in (1, 2, 3))


ENTRY = ["d", "The entries", "1"]
KEPT = [PAGE, CheckIn("heavy", ("sad", "worn out"), "A line.", "two")]
LIST, QUESTIONS = ["k", "down", "enter"], ["k", "down", "down", "enter"]
TAKING, CLOSE_ONE, DAYS = ["k", "take:A page"], ["k", "take:A note for"], ["k", "take:Days"]
AROUND = {f"{dt.date.today() + dt.timedelta(1):%m-%d}": "", f"{dt.date.today() + dt.timedelta(2):%m-%d}": ""}
"""Days that are near as well, of which nothing was said."""


class Scenario(NamedTuple):
    """The same acts in both interfaces."""

    screen: list[str]
    """Keys; or after a colon what is typed, chosen in a form, or taken from a list."""
    lines: list[str]
    before: Sequence[JournalRecord] = ()
    """What is in the journal at first."""


SCENARIOS = {
    "through all pages": Scenario(
        [*["right"] * 5, "up", "enter", *["right"] * 6], [*[""] * 5, "1", *[""] * 6]
    ),
    "on and back": Scenario([*["right"] * 3, "left", "left"], ["", "", "", "p", "p"]),
    "a step is skipped": Scenario(["right", "n"], ["", "n"]),
    "the contents lead to a step": Scenario(["c", "take:The second step"], ["c", "The second step"]),
    "a part is closed again": Scenario(["c", "take:Close this part"], ["c", "Close this part"], WRITE),
    "a check-in": Scenario(
        ["m", "choose:in between", "tab", "mark:sad", "mark:calm", "tab", "type:It rained.", "ctrl+s"],
        ["m", "3", "3 1", "It rained."],
        [PAGE],
    ),
    "a check-in where the page asks": Scenario(
        ["up", "enter", "choose:light", "ctrl+s", "right"], ["1", "4", "", "", ""], [Place("one", 2, order=0)]
    ),
    "nothing is said where the page asks": Scenario(
        ["up", "enter", "ctrl+s", "left"], ["1", "", "", "", "p"], [Place("one", 2, order=0)]
    ),
    "a heavier check-in, then rest": Scenario(
        ["m", "choose:heavy", "ctrl+s", "take:Read on", "m", "choose:very heavy", "ctrl+s", "take:Stop here"],
        ["m", "2", "", "", "Read on", "m", "1", "", "", "Stop here"],
        [PAGE],
    ),
    "a check-in begun and left": Scenario(
        ["m", "choose:heavy", "tab", "mark:numb", "escape", "q", "enter"],
        ["m", "2", "2"],
        [PAGE],
    ),
    "a check-in begun, and kept the next time": Scenario(
        ["m", "choose:light", "escape", "right", "m", "tab", "mark:calm", "ctrl+s"],
        ["m", "4", "p", "", "m", "", "3", ""],
        [PAGE],
    ),
    "a note": Scenario(
        ["w", "type:One line", "enter", "type:and  another", "ctrl+s"],
        ["w", "One line", "and  another", "", "1"],
        [PAGE],
    ),
    "a note begun and left": Scenario(
        ["w", "type:One line", "escape", "right"], ["w", "One line", "", "p", ""]
    ),
    "a note begun, then dropped": Scenario(
        ["w", "type:One line", "escape", "w", "tab", "take:Discard", "enter", "right"],
        ["w", "One line", "", "p", "w", "", "3", ""],
    ),
    "an answer": Scenario(["up", "enter", "type:Hello.", "ctrl+s"], ["1", "Hello.", "", "1"], WRITE),
    "an answer begun and left": Scenario(
        ["w", "type:Hello.", "escape", "right"], ["w", "Hello.", "", "p", ""], WRITE
    ),
    "things are sorted": Scenario(
        ["up", "enter", *["space", "down", "space", "space"], "tab", "type:Small ones.", "ctrl+s"],
        ["1", "1", "2", "", "Small ones."],
        SORT,
    ),
    "sorting begun and left": Scenario(["w", "space", "escape", "right"], ["w", "1", "p", ""], SORT),
    "an exercise": Scenario(["home", *["enter"] * 4, "right"], ["1", "", "", "", ""], STEADY),
    "the sentence of an exercise": Scenario(
        ["home", "down", "enter", "down", "enter", "type:Greystone", "ctrl+s", "right"],
        ["2", "2", "Greystone", "", "1", ""],
        STEADY,
    ),
    **{
        f"the door: {answer}": Scenario([f"take:{answer}", "right"], [answer, ""], [Place("again", order=2)])
        for answer in ("Open it", "Not now", "Keep it closed")
    },
    "a question": Scenario(
        ["a", "enter", "a", "enter", "right", "a", "type:Why?", "enter"],
        ["a", "", "a", "", "", "a", "Why?"],
        [PAGE],
    ),
    "a word of one's own": Scenario(
        ["m", "tab", "mark:sad", "mark:your own word", "type:worn out, so-so", "ctrl+s"],
        ["m", "", "1 4", "worn out, so-so", ""],
        [PAGE],
    ),
    "rather not say": Scenario(
        ["take:I would rather not say", "left"], ["I would rather not say", "p"], [Place("one", 2, order=0)]
    ),
    "check-ins are paused": Scenario(
        ["take:Pause check-ins", "left"], ["Pause check-ins", "p"], [Place("one", 2, order=0)]
    ),
    "an entry is put right": Scenario(
        ["d", "enter", "take:Edit", "choose:light", "ctrl+s"],
        [*ENTRY, "Edit", "4", "", ""],
        KEPT,
    ),
    "a line and words are taken out of an entry": Scenario(
        ["d", "enter", "take:Edit", *["tab"] * 3, "ctrl+a", "ctrl+k", "ctrl+s"],
        [*ENTRY, "Edit", "", "", "0"],
        [PAGE, CheckIn("heavy", ("sad", "worn out"), "A line.", "two")],
    ),
    "all is taken out of an entry, which leaves it as it was": Scenario(
        ["d", "enter", "home", "enter", "choose:heavy", "tab", "space", "ctrl+s",
         "escape", "escape", "a", "enter"],
        [*ENTRY, "Edit", "0", "0", "", "", "", "a", ""],
        [PAGE, CheckIn("heavy", ("sad",), "", "two")],
    ),
    "an entry is put on another day": Scenario(
        ["d", "enter", "take:Change the date", "ctrl+a", "ctrl+k", "type:2024-02-29 07:15", "enter"],
        [*ENTRY, "Change the date", "2024-02-29 07:15"],
        KEPT,
    ),
    "an entry is forgotten": Scenario(
        ["d", "enter", "take:Delete", "take:Continue"], [*ENTRY, "Delete", "Continue"], KEPT
    ),
    "an entry is forgotten, another brought back": Scenario(
        ["d", "enter", "take:Delete", "take:Undo", "escape", *LIST, "enter", "take:Delete"],
        [*ENTRY, "Delete", "Undo", "", "k", "What you wrote", "1", "Delete"],
        [*KEPT, Note("A heron.", "two")],
    ),
    "a note gets other words": Scenario(
        [*LIST, "enter", "take:Edit", "ctrl+a", "ctrl+k", "type:A gull.", "ctrl+s"],
        ["k", "What you wrote", "1", "Edit", "", "4", "A gull.", "", "1"],
        [PAGE, Note("A heron.", "two")],
    ),
    "a question is added, ticked, and moved": Scenario(
        [*QUESTIONS, "take:Add", "type:Why?", "enter", "take:Why", "take:Mark", "take:Why", "take:Move"],
        ["k", "Questions", "Add", "Why?", "Why?", "Mark", "Why?", "Move up"],
        [PAGE, Question("When?")],
    ),
    "a question gets other words": Scenario(
        [*QUESTIONS, "enter", "take:Edit", "ctrl+a", "ctrl+k", "type:How?", "enter"],
        ["k", "Questions", "1", "Edit", "How?"],
        [PAGE, Question("When?", "stones-are-hard", "two")],
    ),
    "a hard day is written down with a name": Scenario(
        [*DAYS, "take:Add", "type:3 march", "enter", "type:a name", "enter"],
        ["k", "Days", "Add", "3 march", "a name"],
        [PAGE],
    ),
    "a hard day is silenced, another forgotten": Scenario(
        [*DAYS, "take:3 March", "take:Stop", "take:4 April", "take:Delete"],
        ["k", "Days", "3 March", "Stop", "4 April", "Delete"],
        [PAGE, Choices(hard_days={"03-03": "", "04-04": "a name"})],
    ),
    "the line of a hard day is silenced": Scenario(
        ["x", "x"], ["x"], [PAGE, Choices(hard_days={f"{dt.date.today():%m-%d}": "", **AROUND})]
    ),
    "claims are chosen for the page": Scenario(
        [*TAKING, "take:Claims", "mark:The article says that stones are hard", "escape"],
        ["k", "A page", "Claims", "1"],
        [PAGE],
    ),
    "answers for someone close": Scenario(
        [*CLOSE_ONE, "enter", "type:It is round.", "ctrl+s", "take:What is not", "type:It sinks.", "ctrl+s"],
        ["k", "A note for", "1", "It is round.", "", "1", "What is not", "It sinks.", "", "1"],
        [PAGE],
    ),
    "an answer for someone close is taken back": Scenario(
        [*CLOSE_ONE, "enter", "ctrl+a", "ctrl+k", "ctrl+s"],
        ["k", "A note for", "1", "", "4", "", ""],
        [PAGE, Draft(close_one={"good": "It is round.", "not-good": "It sinks."})],
    ),
    "words looked for": Scenario(["/", "type:hard", "enter"], ["/", "hard", "1"]),
}  # fmt: skip
_SET = {
    "role": (["take:Who you are", "take:Somebody near me did"], ["Who you are", "Somebody"]),
    "word": (["take:Which word", "take:pebble"], ["Which word", "pebble"]),
    "own word": (["take:Which word", "take:a name", "type:Grey", "enter"], ["Which word", "a name", "Grey"]),
    "density": (["take:How much", "take:Each step"], ["How much", "Each step"]),
    "country": (["take:Country", "take:Norway"], ["Country", "Norway"]),
    "no country": (["take:Country", "take:Not listed"], ["Country", "Not listed"]),
    "theme": (["take:Colours", "take:Dark, high"], ["Colours", "Dark, high"]),
    "check-ins": (["take:Ask how I am", "take:No"], ["Ask how I am", "No"]),
    "returning": (["take:When you come", "take:Ask me where"], ["When you come", "Ask me where"]),
    "key": (
        ["take:Keys", "take:n", "ctrl+a", "ctrl+k", "z", "enter", "escape"],
        ["Keys", "5", "z", "", ""],
    ),
}
SCENARIOS |= {
    f"choice: {name}": Scenario([",", *screen, "escape", "right"], [",", *lines, "", ""])
    for name, (screen, lines) in _SET.items()
}


_LIKE_OTHERS = {
    *(f"choice: {name}" for name in _SET if name not in ("own word", "country", "key")),
    "the door: Keep it closed", "check-ins are paused", "a note begun and left", "sorting begun and left",
    "an answer for someone close is taken back", "a check-in begun and left", "on and back",
    "a step is skipped", "the contents lead to a step", "nothing is said where the page asks",
    "a note begun, then dropped", "an answer begun and left", "the sentence of an exercise", "rather not say",
    "a line and words are taken out of an entry", "an entry is forgotten", "a note gets other words",
    "a question gets other words", "the line of a hard day is silenced", "words looked for",
}  # fmt: skip
"""Scenarios that differ from another only in what is chosen, or in what is begun and left."""


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Put back what a sitting line by line does with signals."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def put(journal: Path, things: Sequence[JournalRecord]) -> None:
    """Keep things in a journal before it is opened."""
    with closing(open_vault(journal)) as vault:
        for thing in things:
            vault.put(thing)


def kept(journal: Path) -> dict[str, Any]:
    """All a journal holds, but for ids and moments."""
    with closing(open_vault(journal)) as vault:
        assert not vault.unreadable
        start = vault.start()
        kinds: list[type[Any]] = [CheckIn, Note, Question, Sorting]
        entries = {kind.__name__: sorted(repr(one.record) for one in vault.entries(kind)) for kind in kinds}
        entries["moved"] = sorted(
            repr(one.when) for one in vault.entries(CheckIn) if one.when.year != dt.date.today().year
        )
    return {"start": start, **entries}


async def on_the_screen(guide: Path, acts: Sequence[str]) -> None:
    """Do things in a window of the program, and close it."""
    session = session_to_open(guide, "screen")
    app = CompanionApp(session)
    try:
        async with app.run_test(size=(80, 40)) as pilot:
            window = Window(app, pilot)
            await window.settle()
            for act in acts:
                await do(window, act)
            if window.is_open:
                app.leave()
                await window.settle()
    finally:
        session.close()


async def do(window: Window, act: str) -> None:
    """Press a key, or do what stands before the colon with what stands after it."""
    what, _, text = act.partition(":")
    if what == "type":
        await window.paste(text)
    elif what in ("choose", "mark"):
        await window.choose(text)
    elif what == "take":
        await window.choose_row(text)
    else:
        await window.press(act)


def in_lines(guide: Path, answers: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Give answers line by line until they end; return what was said."""
    said = io.StringIO()
    session = session_to_open(guide, "lines")
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        patch.setattr("sys.stdout", said)
        try:
            assert PlainUI(session).sit() == 0
        finally:
            session.close()
    return said.getvalue()


@pytest.mark.parametrize("name", few(SCENARIOS, *(name for name in SCENARIOS if name not in _LIKE_OTHERS)))
async def test_the_same_choices_leave_equal_journals(
    home: Path, small_guide: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    scenario = SCENARIOS[name]
    before = {}
    for journal in ("screen", "lines"):
        put(home / f"{journal}.db", scenario.before)
        before[journal] = kept(home / f"{journal}.db")
    await on_the_screen(small_guide, scenario.screen)
    said = in_lines(small_guide, scenario.lines, monkeypatch)
    assert "not one of the options" not in said
    assert "does nothing here" not in said
    assert kept(home / "lines.db") == kept(home / "screen.db")
    assert kept(home / "lines.db") != before["lines"]
