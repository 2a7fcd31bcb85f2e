"""One journey, two faces: the same choices on the full screen and line by line leave equal journals."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from companion.journal.model import CheckIn, Choices, Keepable, Note, Place, Question, Sorting
from companion.journal.opening import open_vault
from companion.opening import session_to_open
from companion.plain import start as line_by_line
from companion.tui.app import CompanionApp
from tests.tui.conftest import Window

PAGE = Place("two", 0, order=1)
BEHIND = Choices(doors={"again": "open"})
WRITE, SORT, STEADY = ([Place("three", page, order=2), BEHIND] for page in (1, 2, 3))


class Scenario(NamedTuple):
    """The same acts in both faces."""

    screen: list[str]
    """Keys; or after a colon what is typed, chosen in a form, or taken from a list."""
    lines: list[str]
    before: Sequence[Keepable] = ()
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
        ["w", "type:One line", "escape", "escape", "right"], ["w", "One line", "", "p", ""]
    ),
    "a note begun, then dropped": Scenario(
        ["w", "type:One line", "escape", "escape", "w", "tab", "take:Leave it", "right"],
        ["w", "One line", "", "p", "w", "", "3", ""],
    ),
    "an answer": Scenario(["up", "enter", "type:Hello.", "ctrl+s"], ["1", "Hello.", "", "1"], WRITE),
    "an answer begun and left": Scenario(
        ["w", "type:Hello.", "escape", "escape", "right"], ["w", "Hello.", "", "p", ""], WRITE
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
        for answer in ("Read on", "Not now", "Not for us")
    },
    "a question": Scenario(["a", "a", "right", "a"], ["a", "a", "", "a"], [PAGE]),
    "words looked for": Scenario(["/", "type:hard", "enter", "enter"], ["/", "hard", "1"]),
}  # fmt: skip
_SET = {
    "role": (["take:Who you are", "take:Somebody near me did"], ["Who you are", "Somebody"]),
    "word": (["take:Which word", "take:pebble"], ["Which word", "pebble"]),
    "own word": (["take:Which word", "take:a name", "type:Grey", "enter"], ["Which word", "a name", "Grey"]),
    "density": (["take:How much", "take:Each step"], ["How much", "Each step"]),
    "country": (["take:Country", "take:Norway"], ["Country", "Norway"]),
    "no country": (["take:Country", "take:Not listed"], ["Country", "Not listed"]),
    "theme": (["take:Light or dark", "take:Dark, of high"], ["Light or dark", "Dark, of high"]),
    "check-ins": (["take:May steps", "take:No, pause"], ["May steps", "No, pause"]),
    "returning": (["take:When you come", "take:Ask where"], ["When you come", "Ask where"]),
    "key": (["take:Keys", "take:n  ", "ctrl+a", "ctrl+k", "x", "enter", "escape"], ["Keys", "5", "x", ""]),
}
SCENARIOS |= {
    f"choice: {name}": Scenario([",", *screen, "escape", "right"], [",", *lines, "", ""])
    for name, (screen, lines) in _SET.items()
}


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Put back what a sitting line by line does with signals."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def put(journal: Path, things: Sequence[Keepable]) -> None:
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
        entries = {kind.__name__: sorted(repr(one.what) for one in vault.entries(kind)) for kind in kinds}
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
    elif what == "choose":
        await window.choose(text)
    elif what == "mark":
        await point_at(window, f"[ ] {text}", ["right"] * 9 + ["left"] * 9)
        await window.press("space")
    elif what == "take":
        await point_at(window, text, ["down"] * 30 + ["up"] * 30)
        await window.press("enter")
    else:
        await window.press(act)


async def point_at(window: Window, label: str, keys: Sequence[str]) -> None:
    """Move the pointer until it is at what begins with a label."""
    for key in keys:
        pointed = next((line.partition("▸ ")[2] for line in window.lines if "▸ " in line), "")
        if pointed.startswith(label):
            return
        await window.press(key)
    raise AssertionError(f"{label} was never pointed at:\n{window.text}")


def in_lines(guide: Path, answers: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Give answers line by line until they end; return what was said."""
    said = io.StringIO()
    session = session_to_open(guide, "lines")
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        patch.setattr("sys.stdout", said)
        try:
            assert line_by_line.run(session, has_screen=False) == 0
        finally:
            session.close()
    return said.getvalue()


@pytest.mark.parametrize("name", SCENARIOS)
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
    assert "no answer here" not in said
    assert "does nothing here" not in said
    assert kept(home / "lines.db") == kept(home / "screen.db")
    assert kept(home / "lines.db") != before["lines"]
