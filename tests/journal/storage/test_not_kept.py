"""What cannot be kept is said so, once it is known, and what was kept before is still there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.journal.errors import NotKeptError
from companion.journal.model import CheckIn, Note, Place
from companion.journal.opening import open_vault
from companion.journal.vault import Vault

Lines = Callable[[Path], dict[bytes, str]]

FULL = """
import resource, sys
from pathlib import Path
from companion.journal.errors import NotKeptError
from companion.journal.model import CheckIn, Note
from companion.journal.opening import open_vault

path = Path(sys.argv[1])
vault = open_vault(path)
vault.put(CheckIn(line="before"))
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + int(sys.argv[2]), resource.RLIM_INFINITY))
kept = 0
try:
    for n in range(1000):
        vault.put(CheckIn(line=f"line {n} " + "x" * 500))
        kept += 1
except NotKeptError as error:
    print(kept, error, flush=True)
try:
    vault.put(Note("too long " * 1000))
except NotKeptError:
    print(len(vault.entries(CheckIn)), flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.put(CheckIn(line="after"))
vault.close()
"""


@pytest.mark.parametrize("room", [0, 4_096, 5_000, 20_000])
def test_a_full_disk_is_told_and_what_was_kept_is_there(
    path: Path, beside: Callable[..., subprocess.Popen[bytes]], lines: Lines, room: int
) -> None:
    output, errors = beside(FULL, path, room).communicate(timeout=60)
    first, counted = output.decode().splitlines()
    kept, _, said = first.partition(" ")
    assert said.startswith("This was not kept. ")
    assert said.endswith(".")
    assert errors == b""
    assert int(counted) == int(kept) + 1, "the window itself still shows what was kept"
    found = [line.split(" x")[0] for line in lines(path).values()]
    assert sorted(found) == sorted(["before", *(f"line {n}" for n in range(int(kept))), "after"])


def test_a_journal_removed_while_it_is_open_is_told(path: Path, vault: Vault) -> None:
    vault.put(CheckIn(line="before"))
    path.unlink()
    with pytest.raises(NotKeptError, match="was not kept"):
        vault.put(CheckIn(line="after"))
    assert not path.exists(), "nothing is begun anew"


def test_a_folder_removed_while_it_is_open_is_told(path: Path, vault: Vault) -> None:
    vault.put(CheckIn(line="before"))
    shutil.rmtree(path.parent)
    with pytest.raises(NotKeptError, match="erased or moved"):
        vault.put(CheckIn(line="after"))
    vault.close()
    assert not path.parent.exists()


def test_a_journal_moved_while_it_is_open_keeps_what_it_held(path: Path, vault: Vault, lines: Lines) -> None:
    vault.put(CheckIn(line="before"))
    elsewhere = path.with_name("moved.db")
    path.rename(elsewhere)
    with pytest.raises(NotKeptError, match="was not kept"):
        vault.put(CheckIn(line="after"))
    vault.close()
    assert list(lines(elsewhere).values()) == ["before"]


def test_a_journal_replaced_while_it_is_open_is_told_and_the_other_is_left(
    path: Path, tmp_path: Path, vault: Vault, lines: Lines
) -> None:
    vault.put(CheckIn(line="before"))
    other = open_vault(tmp_path / "other" / "journal.db")
    other.put(CheckIn(line="from a backup"))
    other.close()
    os.replace(tmp_path / "other" / "journal.db", path)
    with pytest.raises(NotKeptError, match="took your journal's place"):
        vault.put(Place("two"))
    with pytest.raises(NotKeptError, match="took your journal's place"):
        vault.forget(vault.entries(CheckIn)[0].id)
    vault.close()
    assert list(lines(path).values()) == ["from a backup"]


def test_a_journal_that_was_removed_and_put_back_keeps_again(path: Path, vault: Vault, lines: Lines) -> None:
    path.rename(path.with_name("away.db"))
    with pytest.raises(NotKeptError):
        vault.put(Note("meanwhile"))
    path.with_name("away.db").rename(path)
    entry = vault.put(CheckIn(line="after"))
    vault.close()
    assert lines(path) == {entry: "after"}


def test_closing_twice_does_no_harm(path: Path, lines: Lines) -> None:
    vault = open_vault(path)
    entry = vault.put(CheckIn(line="kept"))
    vault.close()
    vault.close()
    assert lines(path) == {entry: "kept"}
