"""Only its owner can open the journal, wherever it lies and whatever the umask is."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal import backups, other_journals
from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files, tables
from tests.journal.modes import PASSPHRASE, Mode


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    """Files and folders are made for everybody, unless the program says otherwise."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def use(path: Path) -> None:
    """Open a journal, use all it can do, and close it."""
    vault = open_vault(path)
    vault.put(Place("one"))
    vault.forget(vault.put(CheckIn(line="a line")))
    vault.close()


@pytest.mark.parametrize(
    "place",
    [
        "home",
        "with spaces in it",
        "Ærlig talt 悲しい",
        'a\'quote "and" a % and a ?',
        "home/deeper",
        "a # b",
        "%41%2e?mode=ro#x",
    ],
)
def test_folder_and_files_are_the_owners_alone(tmp_path: Path, place: str) -> None:
    path = tmp_path / place / "journal.db"
    use(path)
    assert mode(path.parent) == 0o700
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "journal.db",
        "journal.db-journal",
        "journal.db.bak",
    ]
    assert mode(path) == 0o600
    assert mode(path.parent / "journal.db-journal") == 0o600
    assert mode(path.parent / "journal.db.bak") == 0o600


def test_sqlites_own_journal_is_the_owners_alone_while_something_is_written(path: Path) -> None:
    vault = open_vault(path)
    vault.put(CheckIn(line="a line"))
    assert {file.name: mode(file) for file in path.parent.iterdir()} == {
        "journal.db": 0o600,
        "journal.db-journal": 0o600,
    }
    vault.close()


def test_a_folder_of_ours_that_was_opened_up_is_closed_again(path: Path) -> None:
    use(path)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    (path.parent / "journal.db-journal").chmod(0o644)
    use(path)
    assert mode(path.parent) == 0o700
    assert mode(path) == 0o600


def test_sqlites_own_journal_that_was_opened_up_is_closed_again(path: Path) -> None:
    use(path)
    rollback = path.parent / "journal.db-journal"
    rollback.chmod(0o644)
    use(path)
    assert mode(rollback) == 0o600


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    (folder / "photo.jpg").write_bytes(b"somebody's photo")
    use(folder / "journal.db")
    assert mode(folder) == 0o755
    assert mode(folder / "photo.jpg") == 0o666
    assert mode(folder / "journal.db") == 0o600


def test_an_empty_folder_becomes_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "made before"
    folder.mkdir(mode=0o777)
    use(folder / "journal.db")
    assert mode(folder) == 0o700


def test_a_second_journal_leaves_the_folder_the_owners_alone(path: Path) -> None:
    use(path)
    use(path.with_name("evening.db"))
    assert mode(path.parent) == 0o700
    assert {mode(file) for file in path.parent.iterdir()} == {0o600}


def test_whatever_is_done_each_file_is_the_owners_alone(
    path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(path)
    monkeypatch.setattr(
        tables, "STEPS", (*tables.STEPS, ("CREATE INDEX more ON entry(body)", "DROP INDEX more"))
    )
    vault = open_vault(path)
    backup = path.with_name("backup")
    seen: dict[str, set[int]] = {}

    def look() -> None:
        for file in path.parent.iterdir():
            seen.setdefault(file.name, set()).add(mode(file))

    look()
    backups.back_up(vault.database, backup)
    backups.back_up(vault.database, backup)
    monkeypatch.setattr(sidecar_files, "put_in_place", watched(sidecar_files.put_in_place, look))
    monkeypatch.setattr(backups, "put_in_place", sidecar_files.put_in_place)
    vault.forget(vault.put(CheckIn(line="a line")))
    assert passphrase.set_passphrase(vault, PASSPHRASE)
    vault.close()
    look()
    assert {"journal.db.v1", "journal.db.new", "journal.db.bak", "backup"} <= set(seen)
    assert set().union(*seen.values()) == {0o600}


def test_a_file_that_is_put_back_and_the_one_that_is_kept_are_the_owners_alone(
    path: Path, cheap_keys: None
) -> None:
    Mode(PASSPHRASE).open(path).close()
    backup = path.with_name("backup")
    vault = Mode(PASSPHRASE).open(path)
    backups.back_up(vault.database, backup)
    vault.close()
    path.chmod(0o644)
    backup.chmod(0o644)
    for content in (None, b"damaged " * 1000):
        if content:
            path.write_bytes(content)
        with closing(other_journals.open_other(backup)) as copy:
            kept = backups.restore_backup(copy, path)
        assert kept
        assert mode(path) == 0o600
    Mode(PASSPHRASE).open(path).close()
    assert {file.name: mode(file) for file in sidecar_files.belonging(path) if mode(file) != 0o600} == {}


def watched(act: Callable[..., None], look: Callable[[], None]) -> Callable[..., None]:
    """Look before something is done, and after it."""

    def do(*arguments: Path) -> None:
        look()
        act(*arguments)
        look()

    return do
