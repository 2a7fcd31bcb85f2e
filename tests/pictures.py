"""Makes the README's picture from the running program: ``python -m tests.pictures``."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from companion.guide.load import Library, shipped
from companion.journal.opening import memory_vault
from companion.session import Session
from companion.tui.app import CompanionApp

PICTURES = Path(__file__).parent.parent / ".github"


async def picture(step: str, page: int, name: str) -> None:
    """Open a page of the shipped guide and save the screen as an SVG."""
    app = CompanionApp(Session(Library(shipped()), memory_vault()))
    async with app.run_test(size=(80, 24)) as pilot:
        app.reading.move(lambda: app.session.go(app.session.journey.go_to(step)))
        for _ in range(page):
            await pilot.press("right")
        await pilot.pause()
        svg = app.export_screenshot(title="")
    # The fonts the exporter names are fetched from elsewhere; whatever the reader has will do.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(picture("what-you-may-feel", 0, "reading"))
