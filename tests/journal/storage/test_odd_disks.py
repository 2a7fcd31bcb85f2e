"""On disks that keep no permissions or sync no folders, words are kept, copied and erased all the same; where
that cannot be, the sentence names the true cause.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.journal import backups
from companion.journal.erasing import erase
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.storage import sidecar_files as names
from companion.journal.storage.file import is_open_to_others, is_there, journal_path
from tests.journal.modes import Mode


@pytest.fixture
def chmod_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk refuse every change of permissions, as FAT and many shares do."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), path)

    monkeypatch.setattr(os, "chmod", refuse)


def refuse_folder_sync(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let the disk refuse to sync folders, and only those."""
    sync = os.fsync

    def refuse(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(code, os.strerror(code))
        sync(number)

    monkeypatch.setattr(os, "fsync", refuse)


@pytest.fixture
def folder_sync_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_folder_sync(monkeypatch, errno.EINVAL)


def open_up(path: Path) -> None:
    """Let folder and files be as a disk without permissions shows them."""
    for one in (path.parent, *path.parent.iterdir()):
        one.chmod(0o755)


def test_words_are_kept_where_permissions_cannot_be_set(
    path: Path, mode: Mode, request: pytest.FixtureRequest
) -> None:
    mode.open(path).close()
    assert not is_open_to_others(path)
    open_up(path)
    request.getfixturevalue("chmod_refused")
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    vault.close()
    assert mode.lines(path) == {entry: "kept"}
    assert is_open_to_others(path)


@pytest.mark.parametrize("closed", ["journal.db", "."])
def test_a_journal_is_closed_to_others_if_its_folder_or_its_file_is(path: Path, closed: str) -> None:
    open_vault(path).close()
    open_up(path)
    assert is_open_to_others(path)
    (path.parent / closed).chmod(0o700)
    assert not is_open_to_others(path)


def test_no_old_copy_stays_where_folders_cannot_be_synced(
    path: Path, mode: Mode, folder_sync_refused: None, tmp_path: Path
) -> None:
    for line in ("first", "second"):
        vault = mode.open(path)
        vault.put(CheckIn(line=line))
        backups.back_up(vault.database, tmp_path / "backup.db")
        vault.close()
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "journal.db",
        "journal.db-journal",
        "journal.db.bak",
    ]
    assert sorted(mode.lines(names.copy_of(path)).values()) == ["first", "second"]
    assert sorted(mode.lines(tmp_path / "backup.db").values()) == ["first", "second"]


def test_everything_is_erased_where_folders_cannot_be_synced(
    path: Path, mode: Mode, folder_sync_refused: None
) -> None:
    mode.open(path).close()
    erase(path)
    assert list(path.parent.iterdir()) == []


def test_a_disk_that_fails_to_sync_a_folder_is_told(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(path)
    refuse_folder_sync(monkeypatch, errno.EIO)
    with pytest.raises(JournalError, match="The disk reported an error"):
        backups.back_up(vault.database, tmp_path / "backup.db")
    vault.close()


def file_in_the_way(folder: Path) -> Path:
    folder.mkdir()
    (folder / "file").write_bytes(b"")
    return folder / "file" / "deeper"


def name_too_long(folder: Path) -> Path:
    return folder / ("long" * 100)


PLACES = {
    file_in_the_way: "file is a file, but a folder is needed there",
    name_too_long: "The name is too long for this disk",
}


@pytest.mark.parametrize(("make", "said"), PLACES.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_where_no_folder_can_be_the_true_cause_is_told(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path / "place") / "journal.db"
    with pytest.raises(JournalError, match=said) as told:
        open_vault(path)
    assert "permissions" not in str(told.value)
    assert str(told.value).endswith("Set COMPANION_HOME to another folder.")


def test_a_folder_that_is_a_link_to_nowhere_is_told_and_nothing_is_begun_there(tmp_path: Path) -> None:
    """The disk with the journal is not connected."""
    (tmp_path / "home").symlink_to(tmp_path / "disk" / "folder")
    path = tmp_path / "home" / "journal.db"
    for look in (open_vault, is_there):
        with pytest.raises(JournalError, match="home is a link to a file that cannot be found"):
            look(path)
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


HOMES = {
    "~nobody_of_that_name/x": "points to the folder of a user who does not exist",
    "relative": "no longer exists",
}


@pytest.mark.parametrize(("home", "said"), HOMES.items())
def test_where_it_cannot_be_told_which_folder_is_meant_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, said: str
) -> None:
    monkeypatch.setenv("COMPANION_HOME", home)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(JournalError, match=said) as told:
        journal_path()
    assert "COMPANION_HOME" in str(told.value)


def test_somebody_without_a_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMPANION_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 54_321)  # whom the system does not know
    with pytest.raises(JournalError, match="You have no home folder"):
        journal_path()


FULL = """
import resource, sys
from pathlib import Path
from companion.journal.errors import JournalError
from companion.journal.opening import open_vault

resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
try:
    open_vault(Path(sys.argv[1]))
except JournalError as error:
    print(error)
"""


def test_a_disk_that_is_full_at_the_first_start_is_told(
    path: Path, beside: Callable[..., subprocess.Popen[bytes]]
) -> None:
    output, errors = beside(FULL, path).communicate()
    assert output.startswith(b"Your journal cannot be opened, so it was left as it is: "), errors
    assert b"disk" in output
    assert b"Close other windows" not in output


def test_a_file_on_a_disk_that_can_only_be_read_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_vault(path).close()
    found = os.statvfs(path)
    monkeypatch.setattr(os, "statvfs", lambda _: _Flags(found.f_flag | os.ST_RDONLY))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(JournalError, match=r"The disk is read-only, so nothing can be kept in .*"):
        open_vault(path)


class _Flags:
    def __init__(self, f_flag: int) -> None:
        self.f_flag = f_flag
