"""Makes the README's pictures from the running program: ``python -m tests.pictures``."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from companion.guide.load import GuideFiles, shipped
from companion.journal.model import Choices
from companion.journal.opening import open_vault
from companion.journal.vault import Vault
from companion.session import Session
from companion.tui.app import CompanionApp

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
        svg = app.export_screenshot(title=" ")
    # The fonts the exporter names are fetched from elsewhere; whatever the reader has will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(take(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
