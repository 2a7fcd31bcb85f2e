"""What the tests of the flows share: a session over a real journal, a script to run, another window."""

from __future__ import annotations

import copy
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from companion.flows.dialogs import ViewDialog
from companion.flows.ui import UI, Flow
from companion.guide.load import GuideFiles
from companion.journal.model import Entry, JournalRecord
from companion.journal.opening import memory_vault, open_vault
from companion.journal.seal import sealed
from companion.journal.vault import Vault
from companion.session import Session
from tests.flows.script import Answer, Script


class Clock:
    """A clock that goes on by a second whenever somebody looks at it."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock, at first on Sunday evening, 22 November 2026."""
    return Clock()


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder, in memory where the system has such a place: nothing here is about the disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else home.parent) as folder:
        monkeypatch.setenv("COMPANION_HOME", folder)
        yield Path(folder)


@pytest.fixture
def journal(home: Path) -> Path:
    """The file of the journal."""
    return home / "journal.db"


@pytest.fixture(scope="session")
def read_guide() -> GuideFiles:
    """The small guide, read to its end once for all tests."""
    guide_files = GuideFiles(Path(__file__).parents[1] / "small_guide")
    for part in guide_files.guide.parts:
        for step in part.steps:
            guide_files.step(step.step)
    return guide_files


@pytest.fixture
def guide_files(read_guide: GuideFiles) -> GuideFiles:
    """The small guide; what a test does to it no other test sees."""
    own = copy.copy(read_guide)
    own._steps = dict(read_guide._steps)
    return own


@pytest.fixture
def session(journal: Path, guide_files: GuideFiles, clock: Clock) -> Iterator[Session]:
    """A session over a new journal, at the welcome."""
    one = Session(guide_files, open_vault(journal, clock))
    yield one
    one.vault.database.close()  # nobody opens it again, so no copy is needed


@pytest.fixture
def no_trace(home: Path, guide_files: GuideFiles, clock: Clock) -> Session:
    """A session that keeps nothing."""
    return Session(guide_files, memory_vault(clock))


Play = Callable[..., Script]


@pytest.fixture
def play(session: Session) -> Play:
    """Run a flow by a script of answers, on this session or another one."""

    def run(
        flow: Callable[[UI], Flow],
        *answers: Answer,
        on: Session | None = None,
        is_shut: bool = False,
        view: ViewDialog | None = None,
    ) -> Script:
        return Script(on or session, answers, is_shut=is_shut, view=view).run(flow)

    return run


class Window:
    """Another window on the same journal. What it does can stand in a script."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        self._path, self._now = path, now

    def _open(self) -> Vault:
        return open_vault(self._path, self._now)

    def kept(self, kind: type[JournalRecord]) -> list[Any]:
        """Return what is in the file of a kind, oldest first."""
        with closing(self._open()) as vault:
            return [entry.record for entry in vault.entries(kind)]

    def choices(self) -> Any:
        """Return the choices that are in the file."""
        with closing(self._open()) as vault:
            return vault.start().choices

    def draft(self) -> Any:
        """Return the drafts that are in the file."""
        with closing(self._open()) as vault:
            return vault.start().draft

    def edits(self, before: JournalRecord, after: JournalRecord) -> Callable[[], None]:
        """Return what puts one thing in the place of another."""

        def edit() -> None:
            with closing(self._open()) as vault:
                vault.correct(self._found(vault, before), after, self._now())

        return edit

    def forgets(self, what: JournalRecord) -> Callable[[], None]:
        """Return what forgets an entry."""

        def forget() -> None:
            with closing(self._open()) as vault:
                vault.forget(self._found(vault, what).id)

        return forget

    @staticmethod
    def _found(vault: Vault, what: JournalRecord) -> Entry[Any]:
        (found,) = [entry for entry in vault.entries(type(what)) if entry.record == what]
        return found


@pytest.fixture
def window(journal: Path, clock: Clock) -> Window:
    """Another window, which also says what is in the file."""
    return Window(journal, clock)


@pytest.fixture
def lost(session: Session, journal: Path) -> Iterator[Callable[[], None]]:
    """Takes the journal away, so that nothing can be kept any more; it is there again after the test."""
    aside = journal.with_name("elsewhere")

    def take_away() -> None:
        journal.rename(aside)

    yield take_away
    if aside.exists():
        aside.rename(journal)


@pytest.fixture
def full(session: Session) -> Callable[[], None]:
    """Lets nothing be written to the journal any more; it can still be read."""

    def refuse() -> None:
        session.vault.database.connection.execute("PRAGMA query_only = ON")

    return refuse


NOT_KEPT = "This was not kept. The file is read-only. Make the file writable, then try again."


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make passphrases cheap to try."""
    monkeypatch.setattr(sealed, "PASSES", 1)
    monkeypatch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)


@pytest.fixture
def broken(small_guide: Path, tmp_path: Path, session: Session) -> Callable[[str], None]:
    """Let the session read the same guide with one file of it broken."""

    def break_file(name: str) -> None:
        folder = tmp_path / "broken_guide"
        shutil.copytree(small_guide, folder, dirs_exist_ok=True)
        (folder / name).write_text("[")
        session.guide_files = GuideFiles(folder)
        session.journey = replace(session.journey, pages_of=session.guide_files.step)

    return break_file
