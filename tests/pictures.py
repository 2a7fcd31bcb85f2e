"""Makes the pictures of the README and the tour from the running program: ``python -m tests.pictures``."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from companion.flows.commands import CHOOSE_ONE, Command
from companion.flows.dialogs import Choice
from companion.guide.load import GuideFiles, shipped
from companion.guide.model import Claim
from companion.journal.model import CheckIn, Choices
from companion.journal.opening import memory_vault, open_vault
from companion.journal.vault import Vault
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.chips_part import ChipsPart
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.face import FacePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, ProgressPart, TextPart
from companion.tui.drawing.stops_part import StopsPart
from companion.tui.drawing.values_part import ValuesPart
from companion.views.block import STANDINGS, block, mark

FOLDER = Path(__file__).parent.parent / ".github"


class Picture(NamedTuple):
    """A screen of the shipped guide."""

    stop: str
    """Where in the guide it is opened."""
    keys: str = ""
    """What is pressed there."""
    theme: str = "dusk"
    size: tuple[int, int] = (80, 24)


WIDE, SMALL = (120, 34), (40, 12)
PICTURES = {
    "welcome": Picture("welcome"),
    "reading": Picture("what-you-may-feel"),
    "reading-day": Picture("blame", theme="day"),
    "why": Picture("a-sense-of-control", "right e"),
    "check-in": Picture("what-you-may-feel", "m 2 space right right space"),
    "door": Picture("trying-again"),
    "help": Picture("what-you-may-feel", "h"),
    "beside": Picture("what-you-may-feel", "right right", size=WIDE),
    "sources": Picture("blame", "right l", size=WIDE),
    "diary": Picture("what-you-may-feel", "d", size=WIDE),
    "search": Picture("what-you-may-feel", "slash s l e e p"),
    "country": Picture("what-you-may-feel", "h o n e w"),
    "summary": Picture("what-you-may-feel", "s"),
    "settings": Picture("what-you-may-feel", "comma", theme="day"),
    "small": Picture("what-you-may-feel", size=SMALL),
    "contrast": Picture("what-you-may-feel", theme="contrast"),
}
TODAY = dt.datetime(2026, 11, 28, 21, 40, tzinfo=dt.UTC)
_WEIGHTS = ["very-heavy", "heavy", "very-heavy", "heavy", "in-between", "heavy", "lighter", "in-between"]
_FEELINGS = [
    ("sad", "tired"),
    ("numb",),
    ("sad", "guilty"),
    ("anxious",),
    ("sad",),
    ("calm", "tired"),
    ("hopeful",),
]
_LINES = [
    "",
    "The flat is so quiet.",
    "",
    "Slept a little.",
    "",
    "A walk by the river.",
    "",
    "We talked at last.",
]


class PartsDocument(Document):
    """A made-up document with every part, to see the visual language in one picture."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "parts")
        values = ValuesPart(
            [Choice("1", "A setting", "its value"), Choice("2", "The pointer is here", "its value"),
             Choice("3", "The mouse is here", "its value")], "do", at="2",
        )  # fmt: skip
        one = ChoicePart([Choice("a", "one of these"), Choice("b", "another")], "one")
        several = ChoicePart([Choice("a", "any number"), Choice("b", "of these")], "any")
        one.choose_ids(["b"])
        several.choose_ids(["a"])
        stops = StopsPart([Choice(str(n), f"stop {n}") for n in range(1, 6)], changed=str)
        stops.choose_ids(["2"])
        chips = ChipsPart([Choice(one, one) for one in ("chosen", "a chip", "another")], "any")
        chips.choose_ids(["chosen"])
        buttons = ChipsPart([Choice("keep", "A button"), Choice("drop", "Another")], "do")
        self.dots = ProgressPart()
        self.dots.show("○ ● ○", "page 2 of 3")
        self.dots.is_shown = False
        text = [
            block("title", "A title"), block("text", "A paragraph."), block("quiet", "Quiet text."),
            block("item", "an item of a list"), block("heading", "A heading"), block("number", "call", "112"),
            *(mark(claim) for claim in _one_of_each(self.session)),
        ]  # fmt: skip
        self._all: list[Part] = [
            FacePart("The name"), TextPart(text), values, one, several,
            stops, chips, LabelPart("The label of a field"), FieldPart("What was written.", gap=0), buttons,
        ]  # fmt: skip
        self._all[1].gap = 1
        self.values = values
        self.focus = values

    def parts(self) -> Sequence[Part]:
        """All parts but the progress."""
        return self._all

    @property
    def progress(self) -> Part:
        """The progress."""
        return self.dots

    def top_lines(self) -> Sequence[str]:
        """What it is."""
        return ("The top line  ·  the place",)

    def commands(self) -> Sequence[Command]:
        """Some keys."""
        return (CHOOSE_ONE, *super().commands())

    def opened(self) -> None:
        """Lay the mouse on the last value."""
        self.values.hover(4, 2)


def _one_of_each(session: Session) -> list[Claim]:
    """Return a claim of each standing."""
    claims = session.guide_files.claims.values()
    return [next(one for one in claims if one.standing == standing) for standing in STANDINGS]


async def parts(theme: str) -> str:
    """Return a picture of every part as an SVG."""
    session = Session(GuideFiles(shipped()), memory_vault())
    session.choose(theme=theme)
    session.go(session.journey.go_to("what-you-may-feel"))
    app = CompanionApp(session)
    async with app.run_test(size=(100, 64)) as pilot:
        app.stack.put_on_top(PartsDocument(app))
        await pilot.pause()
        return _without_fonts(app.export_screenshot(title=" "))


def _without_fonts(svg: str) -> str:
    """Leave out the fonts that the exporter names, which are fetched from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def take(picture: Picture) -> str:
    """Open a screen and return it as an SVG."""
    with TemporaryDirectory() as folder:
        moments = _moments()
        vault = open_vault(Path(folder) / "journal.db", lambda: next(moments))
        for n in range(_ENTRIES):
            vault.put(CheckIn(_WEIGHTS[n * 5 % 8], _FEELINGS[n * 3 % 7], _LINES[n * 3 % 8]))
        return await _taken(picture, vault)


_ENTRIES = 26


def _moments() -> Iterator[dt.datetime]:
    """Yield a made-up moment for each check-in, sometimes two in a day, and then today for ever."""
    for n in range(_ENTRIES):
        yield TODAY - dt.timedelta(hours=31 * (_ENTRIES - 1 - n) + n * 7 % 5)
    while True:
        yield TODAY


async def _taken(picture: Picture, vault: Vault) -> str:
    opened = {"trying-again": "open"} if picture.stop != "trying-again" else {}
    vault.put(Choices(theme=picture.theme, country="GB", doors=opened))
    session = Session(GuideFiles(shipped()), vault)
    session.go(session.journey.go_to(picture.stop))
    app = CompanionApp(session)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys.split())
        await pilot.pause()
        return _without_fonts(app.export_screenshot(title=" "))


def main() -> None:
    """Make all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(take(picture)), encoding="utf-8")
    (FOLDER / "parts.svg").write_text(asyncio.run(parts("dusk")), encoding="utf-8")


if __name__ == "__main__":
    main()
