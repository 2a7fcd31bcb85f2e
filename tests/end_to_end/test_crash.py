"""A mistake in the program on a real terminal: a sentence, status 1, and none of the person's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

SECRET = ("unspeakable", "pomegranate")
MISTAKES = {
    "in a key": "views.help_now = mistake",
    "while drawing": "ViewDocument.parts = mistake",
    "in a timer": "views.help_now = soon",
}
PROGRAM = """
from companion.flows.reading import views
from companion.tui.documents.view import ViewDocument

def mistake(self):
    words = self.host.stack.documents[1].asked.text
    raise ValueError(words)

async def soon(ui):
    ui.host.set_timer(0.01, lambda: mistake(ui))

"""


@pytest.mark.slow
@pytest.mark.parametrize("where", few(MISTAKES, "while drawing"))
def test_a_crash_prints_no_word_the_person_wrote_and_loses_none(
    start: Start, environment: dict[str, str], tmp_path: Path, where: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(PROGRAM + MISTAKES[where])
    terminal = start(PYTHONPATH=f"{tmp_path}:{environment['PYTHONPATH']}")
    terminal.until("Before you begin")
    terminal.press("w", " ".join(SECRET))
    terminal.until(SECRET[1])
    terminal.press("escape", "w")  # what was typed is a draft on the disk now
    terminal.until(SECRET[1])
    terminal.child.send("\x1bOP")
    assert terminal.end() == 1
    inside, left, after = terminal.output.rpartition(b"\x1b[?1049l")
    assert left
    assert inside.rfind(b"\x1b[?1049h") >= 0
    printed = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", after).decode()
    assert "Something went wrong in the program (ValueError at " in " ".join(printed.split())
    assert [word for word in SECRET if word in printed] == []

    again = start()
    again.until("Before you begin")
    again.press("w")
    again.until(" ".join(SECRET))
