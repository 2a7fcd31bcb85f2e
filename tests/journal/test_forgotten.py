"""Of what was forgotten no word stays in any file of the folder, and one can write again after it."""

from __future__ import annotations

import itertools
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Draft, JournalRecord, Note, Start
from companion.journal.opening import open_vault
from companion.journal.vault import Vault
from tests.few import first

InFolder = Callable[[Path, str], list[str]]
SECRET = "what nobody should ever read"


@pytest.mark.parametrize("length", [0, 500, 3_000, 100_000])
@pytest.mark.parametrize("others", [0, 40])
def test_a_forgotten_sentence_is_nowhere_in_the_folder(
    path: Path, in_folder: InFolder, length: int, others: int
) -> None:
    vault = open_vault(path)
    for n in range(others):
        vault.put(CheckIn(line=f"another line {n}"))
    entry = vault.put(Note(SECRET + "." * length))
    assert in_folder(path.parent, SECRET) != [], "the search finds it while it is kept"
    vault.forget(entry)
    assert in_folder(path.parent, SECRET) == []
    vault.close()
    assert in_folder(path.parent, SECRET) == []


def test_words_that_were_corrected_are_gone_once_the_journal_is_closed(
    path: Path, in_folder: InFolder
) -> None:
    vault = open_vault(path)
    entry = vault.put(CheckIn(line=SECRET))
    vault.put(CheckIn(line="better words"), id=entry)
    vault.close()
    assert in_folder(path.parent, SECRET) == []
    assert in_folder(path.parent, "better words") == ["journal.db", "journal.db.bak"]


def test_a_draft_leaves_nothing_once_it_was_forgotten(path: Path, in_folder: InFolder) -> None:
    vault = open_vault(path)
    for end in range(1, len(SECRET) + 1):
        vault.put(Draft(note=SECRET[:end]))
    vault.forget("draft")
    assert in_folder(path.parent, SECRET[:8]) == []
    assert vault.start() == Start()
    vault.close()
    assert in_folder(path.parent, SECRET[:8]) == []


def test_words_left_by_a_killed_program_are_gone_after_the_next_one_closes(
    path: Path, beside: Callable[..., Any], in_folder: InFolder
) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
vault = open_vault(Path(sys.argv[1]))
vault.put(CheckIn(line="better words"), id=vault.put(CheckIn(line=sys.argv[2])))
os.kill(os.getpid(), signal.SIGKILL)
"""
    beside(program, path, SECRET).wait(60)
    assert in_folder(path.parent, SECRET) == ["journal.db-journal"], "SQLite's journal still holds it"
    open_vault(path).close()
    assert in_folder(path.parent, SECRET) == []


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one, for hundreds of writes that nothing waits for."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


def long_diary(path: Path, clock: Any, chance: random.Random) -> list[str]:
    """Keep, correct and forget many lines of about a page; return the words that are kept no more."""
    vault = open_vault(path, clock)
    kept: list[tuple[bytes, str]] = []
    gone: list[str] = []
    words = (f"word-{n}. " for n in itertools.count())

    def line(word: str) -> CheckIn:
        return CheckIn(line=word * (chance.choice([700, 1100, 1500]) // len(word)))

    for word in itertools.islice(words, 120):
        kept.append((vault.put(line(word), id=chance.randbytes(16)), word))
        for _ in range(2):
            n = chance.randrange(len(kept))
            id, before = kept[n]
            kept[n] = (id, next(words))
            vault.put(line(kept[n][1]), id=id)
            gone.append(before)
        if chance.random() < 0.3:
            id, before = kept.pop(chance.randrange(len(kept)))
            vault.forget(id)
            gone.append(before)
    vault.close()
    return gone


@pytest.mark.parametrize("diaries", first([2, 10]))
def test_words_corrected_and_forgotten_in_a_long_diary_are_nowhere(
    quick: Path, clock: Any, diaries: int
) -> None:
    left = []
    for seed in range(diaries):
        home = quick / str(seed)
        gone = long_diary(home / "journal.db", clock, random.Random(seed))
        held = b"".join(file.read_bytes() for file in home.iterdir())
        left += [word for word in gone if word.encode() in held]
    assert left == []


def test_what_was_forgotten_is_not_taken_for_damage(vault: Vault) -> None:
    vault.forget(vault.put(CheckIn(line="gone")))
    vault.put(Draft(note="gone"))
    vault.forget("draft")
    assert vault.entries(CheckIn) == []
    assert vault.start() == Start()
    assert vault.unreadable == set()


@pytest.mark.parametrize("again", [Draft(note="the second draft"), Draft(CheckIn(line="the second"))])
def test_a_second_draft_can_be_written_after_the_first_was_forgotten(
    vault: Vault, again: JournalRecord
) -> None:
    vault.put(Draft(note="the first draft"))
    vault.forget("draft")
    vault.put(again)
    assert vault.start().draft == again


def test_a_forgotten_entry_can_be_put_back(vault: Vault) -> None:
    entry = vault.put(CheckIn(line="a line"))
    vault.forget(entry)
    vault.put(CheckIn(line="a line"), id=entry)
    assert [found.record.line for found in vault.entries(CheckIn)] == ["a line"]


def test_a_forgotten_sentence_is_nowhere_though_the_file_is_a_link(
    path: Path, tmp_path: Path, in_folder: InFolder
) -> None:
    target = tmp_path / "elsewhere" / "journal.db"
    open_vault(target).close()
    path.parent.mkdir()
    path.symlink_to(target)
    vault = open_vault(path)
    vault.forget(vault.put(Note(SECRET * 1_000)))
    vault.close()
    assert in_folder(target.parent, SECRET) == []
