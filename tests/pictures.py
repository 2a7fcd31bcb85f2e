"""Makes the README's pictures from the running program: ``python -m tests.pictures``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from companion.flows.commands import CHOOSE_ONE, Command
from companion.flows.dialogs import Choice
from companion.guide.load import GuideFiles, shipped
from companion.journal.model import Choices
from companion.journal.opening import memory_vault, open_vault
from companion.journal.vault import Vault
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.face import FacePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, ProgressPart, TextPart
from companion.tui.drawing.values_part import ValuesPart
from companion.views.block import block, mark

FOLDER = Path(__file__).parent.parent / ".github"


class Picture(NamedTuple):
    """A screen of the shipped guide."""

    stop: str
    """Where in the guide it is opened."""
    keys: str = ""
    """What is pressed there."""
    theme: str = "dusk"


PICTURES = {
    "welcome": Picture("welcome"),
    "reading": Picture("what-you-may-feel"),
    "reading-day": Picture("blame", theme="day"),
    "why": Picture("a-sense-of-control", "right e"),
    "check-in": Picture("what-you-may-feel", "m down space tab right space down space tab"),
    "door": Picture("trying-again"),
    "help": Picture("what-you-may-feel", "h"),
}


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
        self.dots = ProgressPart()
        self.dots.show("○ ● ○", "page 2 of 3")
        self.dots.is_shown = False
        text = [
            block("title", "A title"), block("text", "A paragraph."), block("quiet", "Quiet text."),
            block("item", "an item of a list"), block("heading", "A heading"), block("number", "call", "112"),
            mark(next(iter(self.session.guide_files.claims.values()))), block("mark", "e  more about this"),
        ]  # fmt: skip
        self._all: list[Part] = [
            FacePart("The name"), TextPart(text), values, one, several,
            LabelPart("The label of a field"), FieldPart("What was written.", gap=0),
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


async def parts(theme: str) -> str:
    """Return a picture of every part as an SVG."""
    session = Session(GuideFiles(shipped()), memory_vault())
    session.choose(theme=theme)
    session.go(session.journey.go_to("what-you-may-feel"))
    app = CompanionApp(session)
    async with app.run_test(size=(120, 44)) as pilot:
        app.stack.put_on_top(PartsDocument(app))
        await pilot.pause()
        return _without_fonts(app.export_screenshot(title=" "))


def _without_fonts(svg: str) -> str:
    """Leave out the fonts that the exporter names, which are fetched from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def take(picture: Picture) -> str:
    """Open a screen and return it as an SVG."""
    with TemporaryDirectory() as folder:
        return await _taken(picture, open_vault(Path(folder) / "journal.db"))


async def _taken(picture: Picture, vault: Vault) -> str:
    opened = {"trying-again": "open"} if picture.stop != "trying-again" else {}
    vault.put(Choices(theme=picture.theme, country="GB", doors=opened))
    session = Session(GuideFiles(shipped()), vault)
    session.go(session.journey.go_to(picture.stop))
    app = CompanionApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
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
