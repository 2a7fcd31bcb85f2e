"""With a passphrase, the real program leaves no word that was written: on disk, on the screen, in a core."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Note, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

SECRET = "river lamp seven"
BEFORE, NOW = "pomegranate", "kingfisher"
LOCKED = "Your passphrase"
RECORDED = {"TEXTUAL": "debug,devtools,log", "TEXTUAL_DEBUG": "1"}
"""With these, Textual would write what it does, and so each key, to the file in ``TEXTUAL_LOG``."""


@pytest.fixture
def sealed(home: Path, cheap: None) -> Path:
    """A journal with a passphrase and a word in it, left at a page."""
    path = home / "journal.db"
    vault = open_vault(path)
    vault.put(Place("what-you-may-feel", order=1))
    assert passphrase.set_passphrase(vault, SECRET)
    vault.put(Note(BEFORE))
    vault.put(CheckIn(line=BEFORE))
    vault.close()
    return path


def unlock(terminal: Terminal) -> None:
    terminal.until(LOCKED)
    terminal.send(SECRET, "enter")
    terminal.until("where you stopped")


def holding(folder: Path, *words: str) -> list[str]:
    """The files below a folder in which one of the words stands, in whatever letters."""
    found = []
    for file in folder.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        if any(word.encode(form) in held for word in words for form in ("utf-8", "utf-16-le", "utf-32-le")):
            found.append(file.name)
    return found


@pytest.mark.parametrize("end", few(["ctrl+q", "SIGKILL", "SIGHUP", "SIGABRT"], "SIGABRT"))
def test_no_file_holds_a_word_during_and_after_however_it_ends(
    start: Start, sealed: Path, tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (limits[1], limits[1]))  # the program itself must forbid a core
    monkeypatch.chdir(tmp_path)  # where a core would be
    log = tmp_path / "log"
    try:
        terminal = start(TMPDIR=str(tmp_path), HOME=str(tmp_path), TEXTUAL_LOG=str(log), **RECORDED)
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, limits)
    unlock(terminal)
    terminal.press("w", f"a {NOW} that is not kept yet")
    terminal.until(NOW)
    terminal.press("escape", "m", "tab", "tab", f"a {NOW}", "ctrl+s")
    terminal.until("Kept on this computer.")
    limit = Path(f"/proc/{terminal.child.pid}/limits")
    if limit.exists():
        assert "Max core file size        0                    0 " in limit.read_text()
        assert SECRET.encode() not in Path(f"/proc/{terminal.child.pid}/cmdline").read_bytes()
    assert holding(tmp_path, BEFORE, NOW, SECRET) == []
    if end == "ctrl+q":
        terminal.press(end)
    else:
        terminal.signal(end)
    terminal.end()
    assert holding(tmp_path, BEFORE, NOW, SECRET) == []
    assert not log.exists()

    vault = open_vault(sealed)
    passphrase.unlock(vault, SECRET)
    assert f"a {NOW}" in [entry.record.line for entry in vault.entries(CheckIn)]
    assert vault.start().draft.note == f"a {NOW} that is not kept yet"
    vault.close()


@pytest.mark.slow
def test_without_a_passphrase_the_same_search_finds_the_words(
    start: Start, home: Path, tmp_path: Path
) -> None:
    terminal = start()
    terminal.until("Before you begin")
    terminal.press("w", f"a {NOW}", "ctrl+s")
    terminal.until("Kept on this computer.")
    assert "journal.db" in holding(tmp_path, NOW)


@pytest.mark.slow
def test_the_terminal_never_gets_the_passphrase_and_nothing_of_the_journal_while_it_is_locked(
    start: Start, sealed: Path
) -> None:
    terminal = start()
    unlock(terminal)
    terminal.press("w", NOW)
    terminal.until(NOW)
    terminal.press("ctrl+l")
    assert terminal.text.strip() == "$"
    written = len(terminal.output)
    terminal.press("escape")
    terminal.until(LOCKED)
    terminal.press("f1", "escape", "escape", "s", "escape", "r", "escape")
    behind = terminal.output[written:]
    assert [word for word in (BEFORE, NOW) if word.encode() in behind] == []
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert SECRET.encode() not in terminal.output
    after = terminal.output.rpartition(b"\x1b[?1049l")[2]
    assert [word for word in (BEFORE, NOW) if word.encode() in after] == []


@pytest.mark.slow
def test_closing_the_window_while_it_is_locked_loses_nothing(start: Start, sealed: Path) -> None:
    terminal = start()
    unlock(terminal)
    terminal.press("w", f"a {NOW}", "ctrl+l")
    terminal.signal("SIGHUP")
    assert terminal.end() == 129
    again = start()
    unlock(again)
    again.press("w")
    again.until(f"a {NOW}")
