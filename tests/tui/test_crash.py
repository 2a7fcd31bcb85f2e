"""A mistake in the program ends it with status 1 and a sentence, and no word the person wrote is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.worker import WorkerFailed

from companion.tui.documents.view import ViewDocument

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SECRET = "unspeakable pomegranate"


class CrashError(Exception):
    """Its message holds what the person wrote, as real ones do."""


def broken(window: Window) -> str:
    secret_on_the_stack = window.text
    raise CrashError(secret_on_the_stack)


async def crash(window: Window, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if where == "while drawing":
        monkeypatch.setattr(ViewDocument, "top_lines", lambda self: broken(window))
        await window.press("f1")
    elif where == "in a timer":
        window.app.set_timer(0.01, lambda: broken(window))
    elif where == "in a worker":

        async def work() -> None:
            broken(window)

        window.app.run_worker(work())
    else:
        monkeypatch.setattr(type(window.app), "action_act", lambda self, action: broken(window))
        await window.press("f1")
    await window.until(lambda: not window.is_open)


@pytest.mark.parametrize(
    ("where", "screen"),
    [
        ("while drawing", "write"),
        ("in a timer", "check-in while typing"),
        ("in a worker", "write"),
        ("in a key", "check-in while typing"),
    ],
)
async def test_a_crash_prints_no_word_the_person_wrote(
    where: str,
    screen: str,
    open_screen: Open,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises((CrashError, WorkerFailed)):  # noqa: PT012 - the window belongs inside
        async with open_screen(screen) as window:
            await window.type(SECRET)
            await crash(window, where, monkeypatch)
    assert window.app.return_code == 1
    printed = "".join(capfd.readouterr())
    assert "Something went wrong in the program" in printed
    assert not any(word in printed for word in SECRET.split())
