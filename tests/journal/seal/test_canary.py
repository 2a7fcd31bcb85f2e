"""A sentence is written, and searched for in every file of the data folder, HOME and the temporary folder."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.journal import backups, other_journals
from companion.journal.erasing import erase
from companion.journal.model import CheckIn, Choices, Draft, Note
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journal.storage import sidecar_files
from companion.journal.vault import Vault
from tests.few import first
from tests.journal.conftest import ROOT
from tests.journal.modes import Mode

CANARY = "unspeakable pomegranate orchard"
ONE, TWO = "kettle marble thursday rope", "lantern moss eleven tin"
NEEDLES = tuple(
    words.encode(encoding)
    for words in (CANARY[:12], CANARY[-12:])
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)

WRITER = """
import sys
from pathlib import Path
from companion.journal import backups
from companion.journal.seal import passphrase
from companion.journal.model import (
    CheckIn, Choices, Draft, Note, Place, Question, Sorting, StepsRead
)
from companion.journal.opening import open_vault
from tests.journal.modes import cheap_keys
from tests.few import first

cheap_keys()
path, words, canary = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
other = sys.argv[4] if len(sys.argv) > 4 else ""
vault = open_vault(path)

def say(word):
    print(word, flush=True)
    if not other:
        sys.stdin.readline()

def write(again):
    say("open")
    ids = [vault.put(CheckIn("heavy", ("sad",), canary)) for _ in range(2)]
    say("check-in")
    for end in range(1, len(canary), 3):
        typed = canary[:end]
        vault.put(Draft(CheckIn(line=typed), typed, {"page": canary}, {"page": Sorting(line=typed)}))
    say("draft")
    vault.put(Choices(words={"stone": canary}))
    say("choices")
    ids.append(vault.put(Note(canary * 400, ask=canary)))
    ids.append(vault.put(Question(canary)))
    ids.append(vault.put(Sorting({"quartz": "shelf"}, canary)))
    say("note, question, sorting")
    vault.put(CheckIn(line=canary + " corrected"), id=ids[0])
    say("corrected")
    vault.keep_copy()
    say("daily copy")
    for id in ids[again:]:
        vault.forget(id)
    vault.forget("draft")
    say("forgotten")
    if words:
        passphrase.set_passphrase(vault, other or words + " more")
        say("changed")

if words and not vault.is_locked:
    passphrase.set_passphrase(vault, words)
elif words:
    try:
        passphrase.unlock(vault, words)
    except Exception:
        passphrase.unlock(vault, other)
write(1)
while other:
    words, other = other, words
    write(0)
vault.lock()
say("locked")
vault.close()
say("closed")
"""


def holding(folder: Path) -> list[str]:
    """Return the names of all files in a folder, at any depth, that hold the canary or a part of it."""
    found = []
    for file in folder.rglob("*"):
        try:
            content = file.read_bytes() if file.is_file() else b""
        except FileNotFoundError:  # it was there only for a moment; its words would be found in another
            continue
        if any(needle in content for needle in NEEDLES):
            found.append(file.name)
    return sorted(found)


class Writer:
    """A process that keeps the canary, with a home and a temporary folder of its own."""

    def __init__(self, world: Path, *arguments: str) -> None:
        self.path = world / "home" / "data" / "journal.db"
        (world / "tmp").mkdir(parents=True, exist_ok=True)
        environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        environment |= {
            f"{name}": str(world / "home") for name in ("HOME", "COMPANION_HOME", "XDG_CACHE_HOME")
        }
        environment |= {name: str(world / "tmp") for name in ("TMPDIR", "SQLITE_TMPDIR", "TMP")}
        self.process = subprocess.Popen(
            [sys.executable, "-B", "-c", WRITER, str(self.path), *arguments],
            cwd=world / "tmp",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "PYTHONPATH": str(ROOT)},
            text=True,
        )

    def says(self) -> str:
        """Wait for what it says next; empty at its end."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        """Let it do the next thing."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()


Start = Callable[..., Writer]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Start]:
    """Starts writers; what still runs at the end is killed."""
    started: list[Writer] = []

    def start(*arguments: str) -> Writer:
        started.append(Writer(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        with one.process:
            one.process.kill()


def stages(writer: Writer, world: Path) -> dict[str, list[str]]:
    """Let a writer come to its end; return in which files the canary was at each thing it did."""
    found = {}
    while said := writer.says():
        found[said] = holding(world)
        writer.go_on()
    assert writer.process.wait(60) == 0
    return found


def test_under_a_passphrase_the_words_are_in_no_file_during_and_after_use(
    writer: Start, tmp_path: Path
) -> None:
    for words in (ONE, ONE + " more"):  # making the journal, and opening it again
        found = stages(writer(words, CANARY), tmp_path)
        assert "changed" in found
        assert "closed" in found
        assert [stage for stage, names in found.items() if names] == []
    assert (tmp_path / "home" / "data" / "journal.db.bak").exists()


@pytest.mark.slow
def test_without_one_they_are_found_while_they_are_kept(writer: Start, tmp_path: Path) -> None:
    """That this finds them is what the other tests stand on."""
    found = stages(writer("", CANARY), tmp_path)
    for stage in ("check-in", "draft", "choices", "note, question, sorting", "corrected"):
        assert "journal.db" in found[stage], stage
    assert found["open"] == []
    assert found["daily copy"] == ["journal.db", "journal.db-journal", "journal.db.bak"]
    assert found["closed"] == ["journal.db", "journal.db.bak"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_parts_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "file").write_bytes(b"\xff" * 999 + CANARY[:13].encode(encoding) + b"\xff")
    assert holding(tmp_path) == ["file"]


@pytest.mark.parametrize("kills", first([6, 40]))
def test_killed_at_any_moment_it_leaves_no_words_under_a_passphrase(
    writer: Start, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(20261122)
    path = tmp_path / "home" / "data" / "journal.db"
    done: set[str] = set()
    for n in range(kills):
        one = writer(ONE, CANARY, TWO)
        for _ in range(chance.randrange(1, 12) if n else 11):
            said = one.says()
            assert said
            done.add(said)
        time.sleep(chance.uniform(0, 0.01))  # the moment of the kill is what is tried here
        one.process.kill()
        one.process.wait(60)
        assert holding(tmp_path) == []
    assert {"changed", "forgotten", "daily copy"} <= done
    vault = open_vault(path)
    try:
        passphrase.unlock(vault, ONE)
    except Exception:
        passphrase.unlock(vault, TWO)
    assert vault.entries(CheckIn) is not None
    assert not vault.unreadable
    vault.close()
    assert holding(tmp_path) == []


# --- without a passphrase: forgetting, erasing, setting one later -----------------------------------------


def with_words(path: Path, clock: Any) -> tuple[Vault, list[bytes]]:
    """An open journal with the canary in it, and in its daily copy, an older file and one kept aside."""
    vault = open_vault(path, clock)
    ids = [vault.put(Note(CANARY)), vault.put(CheckIn(line=CANARY * 300)), vault.put(Note(CANARY * 9))]
    for n in range(40):
        vault.put(CheckIn(line=f"another line {n} " * 20))
    vault.put(Draft(note=CANARY))
    vault.keep_copy()
    backups.replace_by_copy(vault.database, path, sidecar_files.before_step(path, 1))
    return vault, ids


def test_what_was_forgotten_is_in_no_file(path: Path, clock: Any, tmp_path: Path) -> None:
    vault, ids = with_words(path, clock)
    backups.replace_by_copy(vault.database, path, path.with_name("journal.db.kept-1"))
    assert len(holding(tmp_path)) >= 4
    for id in ids:
        vault.forget(id)
    vault.forget("draft")
    assert holding(tmp_path) == []
    vault.close()
    assert holding(tmp_path) == []
    for name in ("journal.db", "journal.db.bak", "journal.db.v1", "journal.db.kept-1"):
        copy = other_journals.open_other(path.with_name(name))
        assert len(copy.rows()) == 44, "what was not forgotten is still in each"
        copy.close()


@pytest.mark.parametrize("words", ["", ONE], ids=["plain", "sealed"])
def test_what_was_erased_is_in_no_file(
    path: Path, clock: Any, tmp_path: Path, cheap_keys: None, words: str
) -> None:
    vault, _ = with_words(path, clock)
    backups.replace_by_copy(vault.database, path, path.with_name("journal.db.kept-1"))
    if words:
        passphrase.set_passphrase(vault, words)
    vault.close()
    assert "journal.db.kept-1" in holding(tmp_path)
    erase(path)
    assert holding(tmp_path) == []
    assert list(path.parent.iterdir()) == []


def test_a_passphrase_that_is_set_later_leaves_no_words_in_any_file(
    path: Path, clock: Any, tmp_path: Path, cheap_keys: None
) -> None:
    vault, ids = with_words(path, clock)
    vault.put(CheckIn(line=CANARY + " corrected"), id=ids[1])
    assert len(holding(tmp_path)) >= 3
    assert passphrase.set_passphrase(vault, ONE)
    assert holding(tmp_path) == []
    vault.put(Choices(words={"stone": CANARY}))
    vault.forget(ids[0])
    vault.lock()
    assert holding(tmp_path) == []
    vault.close()
    assert holding(tmp_path) == []
    assert Mode(ONE).lines(path)[ids[1]] == CANARY + " corrected"


def test_words_are_found_again_once_the_passphrase_is_removed(
    path: Path, clock: Any, tmp_path: Path, cheap_keys: None
) -> None:
    vault, _ = with_words(path, clock)
    passphrase.set_passphrase(vault, ONE)
    assert holding(tmp_path) == []
    passphrase.remove_passphrase(vault)
    vault.close()
    assert holding(tmp_path) == ["journal.db", "journal.db.bak"]


def test_a_backup_of_a_journal_with_a_passphrase_holds_no_words(
    path: Path, clock: Any, tmp_path: Path, cheap_keys: None
) -> None:
    vault, _ = with_words(path, clock)
    passphrase.set_passphrase(vault, ONE)
    backups.back_up(vault.database, tmp_path / "backup.db")
    with_it = other_journals.open_other(tmp_path / "backup.db")
    backups.restore_backup(with_it, path)
    with_it.close()
    vault.close()
    assert (tmp_path / "backup.db").exists()
    assert holding(tmp_path) == []
