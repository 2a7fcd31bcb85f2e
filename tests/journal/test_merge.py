"""Two journals put together: the newest of each counts, in any order, and nothing hostile gets in."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal import backups, other_journals
from companion.journal.errors import JournalError, LockedError, WrongPassphraseError
from companion.journal.merging import OtherJournal, merge
from companion.journal.model import CheckIn, Choices, Draft, Note, Place
from companion.journal.opening import memory_vault, open_vault
from companion.journal.seal import passphrase, sealed
from companion.journal.seal.codec import Codec, PlainCodec
from companion.journal.seal.sealed import SealedCodec
from companion.journal.storage.sqlite_copy import copy_to
from companion.journal.storage.tables import newest
from companion.journal.vault import FIXED, Vault
from tests.journal.modes import Mode, lines_of

WORDS = "kettle marble thursday rope"
InFolder = Callable[[Path, str], list[str]]
Plant = Callable[[Path, bytes, list[Any]], None]
Texts = dict[bytes, tuple[Any, ...]]

pytestmark = pytest.mark.usefixtures("cheap_keys")


def texts(vault: Vault) -> Texts:
    """What a journal holds, whatever it is sealed with."""
    rows = vault.rows()
    assert not vault.unreadable
    return {id: row.rank for id, row in rows}


# --- the laws ---------------------------------------------------------------------------------------------

IDS = [bytes([n]) * 16 for n in range(1, 5)]
ACTS = st.tuples(
    st.sampled_from(["put", "put", "forget", "draft", "choices", "forget draft", "letter"]),
    st.sampled_from(IDS),
    st.sampled_from("abc"),
    st.integers(-2, 2),
)
"""What is done, to which entry, with which word, and how far the clock has moved; clocks go wrong."""
HISTORIES = st.lists(st.lists(ACTS, max_size=6), min_size=3, max_size=3)
KINDS_OF_JOURNAL = st.lists(st.sampled_from(["plain", "one key", "another key"]), min_size=3, max_size=3)
KEYS: dict[str, tuple[Any, Codec]] = {}


def live(history: list[tuple[str, bytes, str, int]], start: int) -> Vault:
    """A journal in memory in which all this was done."""
    clock = [dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC) + dt.timedelta(seconds=start)]
    vault = memory_vault(lambda: clock[0])
    for act, id, word, seconds in history:
        clock[0] += dt.timedelta(seconds=seconds)
        if act == "put":
            vault.put(CheckIn(line=word), id=id)
        elif act == "forget":
            vault.forget(id)
        elif act == "draft":
            vault.put(Draft(note=word))
        elif act == "forget draft":
            vault.forget("draft")
        elif act == "choices":
            vault.put(Choices(role=word))
        else:  # as a newer version of the program would
            version = int(clock[0].timestamp() * 1000)
            unknown = f'["letter",{seconds},0,{version},{{"to":"{word}"}}]'
            known = f'["note",{seconds},0,{version},{{"text":"{word}","mood":["{word}"]}}]'
            with vault.database.writing():
                vault.database.put_row(b"L" + id[1:], PlainCodec().seal(b"L" + id[1:], unknown))
                vault.database.put_row(b"N" + id[1:], PlainCodec().seal(b"N" + id[1:], known))
    return vault


def key(name: str) -> tuple[Any, Codec]:
    """A lock and its codec; derived once."""
    if name not in KEYS:
        KEYS[name] = (None, PlainCodec()) if name == "plain" else sealed.new_lock(f"the words of {name}")
    return KEYS[name]


class Written:
    """Journals in files of a folder, under what they are sealed with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codecs: dict[Path, Codec] = {}

    def write(self, vault: Vault, kind: str, name: str) -> Path:
        lock, codec = key(kind)
        vault.reseal(lock, codec)
        file = self.folder / name
        file.unlink(missing_ok=True)
        copy_to(vault.database, file)
        self.codecs[file] = codec
        return file

    def joined(self, first: Path, *others: Path) -> Texts:
        """Return what a journal holds after others were merged into it, one after another."""
        vault = Vault(other_journals.open_other(first), lambda: dt.datetime.now(dt.UTC))
        vault.unlock(self.codecs[first])
        for other in others:
            _, unreadable = merge(vault, OtherJournal(other), self.codecs[other])
            assert unreadable == 0
        found = texts(vault)
        vault.database.close()
        return found


@pytest.fixture(scope="module")
def written() -> Iterator[Written]:
    """Where the journals of one example lie; in memory where the system has that."""
    memory = Path("/dev/shm")
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder,
    ):
        patch.setattr(sealed, "PASSES", 1)
        patch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)
        yield Written(Path(folder))


@settings(max_examples=settings.default.max_examples * 2 // 5)
@given(histories=HISTORIES, kinds=KINDS_OF_JOURNAL, skew=st.lists(st.integers(-4, 4), min_size=3, max_size=3))
def test_journals_are_put_together_in_any_order_and_twice(
    written: Written,
    histories: list[list[tuple[str, bytes, str, int]]],
    kinds: list[str],
    skew: list[int],
) -> None:
    vaults = [live(history, start) for history, start in zip(histories, skew, strict=True)]
    held = [texts(vault) for vault in vaults]
    a, b, c = (
        written.write(vault, kind, f"{n}.db")
        for n, (vault, kind) in enumerate(zip(vaults, kinds, strict=True))
    )
    newest_of_each: Texts = {}
    for rows in held:
        for id, rank in rows.items():
            newest_of_each[id] = max(rank, newest_of_each.get(id, rank))

    assert written.joined(a, b, c) == newest_of_each, "the newest of each"
    assert written.joined(a, b) == written.joined(b, a), "in any order"
    assert written.joined(a, a) == held[0], "with itself"
    assert written.joined(a, b, b) == written.joined(a, b), "twice"
    both = Vault(other_journals.open_other(b), lambda: dt.datetime.now(dt.UTC))
    both.unlock(written.codecs[b])
    merge(both, OtherJournal(c), written.codecs[c])
    assert written.joined(a, written.write(both, kinds[2], "both.db")) == newest_of_each, (
        "one by one or as one"
    )
    for vault in [*vaults, both]:
        vault.database.close()


LOWER_AND_HIGHER = {
    "a newer version": ('["note",9,9,1,{"text":"z"}]', '["note",0,0,2,{"text":"a"}]'),
    "a newer version over a mark": ('["note",9,9,1,null]', '["note",0,0,2,{"text":"a"}]'),
    "a mark": ('["note",9,9,1,{"text":"z"}]', '["note",0,0,1,null]'),
    "greater bytes": ('["note",9,9,1,{"text":"a"}]', '["note",0,0,1,{"text":"b"}]'),
    "greater bytes, not code points of UTF-16": (
        '["note",9,9,1,{"text":"\uffee"}]',
        '["note",0,0,1,{"text":"\U0001f64f"}]',
    ),
    "a greater kind": ('["letter",9,9,1,{"text":"a"}]', '["note",0,0,1,{"text":"a"}]'),
    "a later moment": ('["note",1,9,1,{"text":"a"}]', '["note",2,0,1,{"text":"a"}]'),
    "a zone further east": ('["note",1,-9,1,{"text":"a"}]', '["note",1,9,1,{"text":"a"}]'),
}
"""Two versions of an entry, ranked as FORMAT.md says."""


@pytest.mark.parametrize(("lower", "higher"), LOWER_AND_HIGHER.values(), ids=LOWER_AND_HIGHER.keys())
def test_the_one_that_ranks_higher_counts(written: Written, lower: str, higher: str) -> None:
    one, two = memory_vault(), memory_vault()
    for vault, text in ((one, lower), (two, higher)):
        with vault.database.writing():
            vault.database.put_row(IDS[0], PlainCodec().seal(IDS[0], text))
    expected = texts(two)
    a, b = written.write(one, "plain", "lower.db"), written.write(two, "one key", "higher.db")
    assert written.joined(a, b) == written.joined(b, a) == expected


# --- what the person sees ---------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path, clock: Any) -> Iterator[tuple[Vault, Vault]]:
    """A journal and a later copy of it on another computer."""
    here, there = tmp_path / "here" / "journal.db", tmp_path / "there" / "journal.db"
    vault = open_vault(here, clock)
    vault.put(CheckIn(line="in both"), id=IDS[0])
    there.parent.mkdir()
    backups.back_up(vault.database, there)
    clock.move(minutes=1)
    other = open_vault(there, clock)
    yield vault, other
    vault.close()
    other.close()


def test_what_was_kept_and_corrected_elsewhere_is_there(two: tuple[Vault, Vault], clock: Any) -> None:
    here, there = two
    here.put(CheckIn(line="only here"), id=IDS[1])
    there.put(CheckIn(line="corrected there"), id=IDS[0])
    there.put(CheckIn(line="only there"), id=IDS[2])
    clock.move(minutes=1)
    here.put(Place("three"))
    there.put(Place("two"))
    clock.move(minutes=1)
    there.put(Place("four"))
    assert there.path
    assert merge(here, OtherJournal(there.path), PlainCodec()) == (3, 0)
    assert lines_of(here) == {IDS[0]: "corrected there", IDS[1]: "only here", IDS[2]: "only there"}
    assert here.start().place == Place("four")
    assert merge(here, OtherJournal(there.path), PlainCodec()) == (0, 0), "doing it twice changes nothing"
    assert lines_of(there) == {IDS[0]: "corrected there", IDS[2]: "only there"}, "the other is only read"


@pytest.mark.parametrize("sealed_here", [False, True], ids=["plain", "sealed"])
def test_what_was_forgotten_elsewhere_is_nowhere_here_either(
    two: tuple[Vault, Vault], clock: Any, in_folder: InFolder, sealed_here: bool
) -> None:
    here, there = two
    secret = "what nobody should ever read"
    assert here.path
    assert there.path
    for n in range(30):
        here.put(CheckIn(line=f"line {n} " * 30))
    here.put(CheckIn(line=secret * 40), id=IDS[3])
    backups.renew(here.database, clock())
    merge(there, OtherJournal(here.path), PlainCodec())
    if sealed_here:
        passphrase.set_passphrase(here, WORDS)
    there.forget(IDS[3])
    assert bool(in_folder(here.path.parent, secret)) != sealed_here
    merge(here, OtherJournal(there.path), PlainCodec())
    assert IDS[3] not in lines_of(here)
    assert in_folder(here.path.parent, secret) == []
    copy = OtherJournal(here.path.with_name("journal.db.bak"))
    codec = here.codec_for(copy.key)
    assert codec
    assert [row.forgotten for id, row in copy.rows(codec)[0] if id == IDS[3]] == [True]
    clock.move(minutes=-10)
    here.put(Note("goes on"))


def test_what_was_corrected_elsewhere_is_gone_here_once_the_journal_is_closed(
    path: Path, two: tuple[Vault, Vault], in_folder: InFolder
) -> None:
    here, there = two
    assert here.path
    assert there.path
    vault = open_vault(path, here.now)
    assert merge(vault, OtherJournal(here.path), PlainCodec()) == (1, 0)
    vault.keep_copy()
    there.put(CheckIn(line="better words"), id=IDS[0])
    assert merge(vault, OtherJournal(there.path), PlainCodec()) == (1, 0)
    vault.close()
    assert in_folder(path.parent, "in both") == []
    assert in_folder(path.parent, "better words") == ["journal.db", "journal.db.bak"]


def test_a_row_that_is_damaged_here_is_mended_by_the_other(two: tuple[Vault, Vault]) -> None:
    here, there = two
    assert there.path
    with here.database.writing():
        here.database.put_row(IDS[0], "damaged")
    assert here.entries(CheckIn) == []
    assert here.unreadable == {IDS[0]}
    assert merge(here, OtherJournal(there.path), PlainCodec()) == (1, 0)
    assert lines_of(here) == {IDS[0]: "in both"}


def test_each_journal_keeps_its_own_passphrase(two: tuple[Vault, Vault]) -> None:
    here, there = two
    assert here.path
    assert there.path
    passphrase.set_passphrase(here, WORDS)
    passphrase.set_passphrase(there, "lantern moss eleven tin")
    there.put(CheckIn(line="from there"), id=IDS[1])
    other = OtherJournal(there.path)
    assert other.key == there.key
    assert other.key
    assert here.codec_for(other.key) is None, "it takes the other's passphrase"
    with pytest.raises(WrongPassphraseError):
        sealed.unlock(other.key, WORDS)
    assert merge(here, other, sealed.unlock(other.key, "lantern moss eleven tin")) == (1, 0)
    assert lines_of(here) == {IDS[0]: "in both", IDS[1]: "from there"}
    assert b"from there" not in here.path.read_bytes()
    assert all(isinstance(body, bytes) for _, body in here.database.rows())


def test_a_backup_needs_no_other_passphrase_than_its_journal(path: Path, tmp_path: Path) -> None:
    vault = Mode(WORDS).open(path)
    entry = vault.put(CheckIn(line="kept"))
    backups.back_up(vault.database, tmp_path / "backup.db")
    vault.put(CheckIn(line="corrected"), id=entry)
    other = OtherJournal(tmp_path / "backup.db")
    codec = vault.codec_for(other.key)
    assert codec
    assert merge(vault, other, codec) == (0, 0)
    assert lines_of(vault) == {entry: "corrected"}
    vault.close()


def test_nothing_is_taken_into_a_locked_journal(path: Path, two: tuple[Vault, Vault]) -> None:
    vault = Mode(WORDS).open(path)
    vault.lock()
    with pytest.raises(LockedError):
        merge(vault, OtherJournal(two[1].path or path), PlainCodec())
    assert vault.database.rows() == []
    vault.close()


# --- what comes from anywhere -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_one_line(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal's file, with one whole line in it."""
    path = tmp_path_factory.mktemp("one") / "journal.db"
    vault = open_vault(path)
    vault.put(CheckIn(line="whole"), id=IDS[0])
    vault.close()
    return path.read_bytes()


@pytest.fixture
def other(tmp_path: Path, with_one_line: bytes) -> Path:
    """Another journal with one whole line in it, alone in its folder."""
    path = tmp_path / "other" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(with_one_line)
    return path


A_LOCK = "INSERT INTO lock VALUES(1, zeroblob(16), 1, 8192, x'00')"
"""What is sealed lies under a lock; which one does not matter to who has the key."""


def plant_sealed(other: Path, codec: Codec, id: bytes, text: str) -> None:
    """Seal the other journal's line with a codec, and put a row beside it."""
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("PRAGMA synchronous = OFF")
        line = f'["check-in",{NOW},0,{NOW}000,{{"line":"whole"}}]'
        database.execute("UPDATE entry SET body = ?", (codec.seal(IDS[0], line),))
        database.execute("INSERT INTO entry VALUES(?, ?)", (id, codec.seal(id, text)))
        if isinstance(codec, SealedCodec):
            database.execute(A_LOCK)


def change(path: Path, *statements: str) -> None:
    """Change a file as another program would."""
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


NOT_USED: dict[str, tuple[Callable[[Path], object], str]] = {
    "not a journal": (lambda path: path.write_bytes(b"Dear diary,\n" * 90), "not a journal"),
    "empty": (lambda path: path.write_bytes(b""), "not a journal"),
    "another program's": (lambda path: change(path, "PRAGMA application_id = 7"), "another program"),
    "newer": (lambda path: change(path, f"PRAGMA user_version = {newest() + 1}"), "newer version"),
    "a view": (
        lambda path: change(path, "CREATE VIEW more AS SELECT * FROM entry"),
        "this program never writes",
    ),
    "a trigger": (
        lambda path: change(path, "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"),
        "this program never writes",
    ),
    "a view for a table": (
        lambda path: change(
            path, "DROP TABLE entry", "CREATE VIEW entry AS SELECT zeroblob(16) AS id, 'x' AS body"
        ),
        "this program never writes",
    ),
    "another table": (lambda path: change(path, "CREATE TABLE more(x)"), "this program never writes"),
    "no lock table": (lambda path: change(path, "DROP TABLE lock"), "this program never writes"),
    "other columns": (
        lambda path: change(path, "ALTER TABLE entry RENAME COLUMN body TO words"),
        "this program never writes",
    ),
    "a lock that is none": (
        lambda path: change(path, "INSERT INTO lock VALUES(1, 'salt', 'x', 'y', 'z')"),
        "damaged",
    ),
    "cut": (lambda path: os.truncate(path, path.stat().st_size // 2 - 7), "cannot be read"),
    "missing": (lambda path: path.unlink(), "no file"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "not a file"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "not a file"),
    "a link to nowhere": (lambda path: (path.unlink(), path.symlink_to("nowhere.db")), "no file"),
    "a link to itself": (lambda path: (path.unlink(), path.symlink_to(path)), "cannot be used"),
    "a device": (lambda path: (path.unlink(), path.symlink_to("/dev/zero")), "not a file"),
}


@pytest.mark.parametrize(("harm", "said"), NOT_USED.values(), ids=NOT_USED.keys())
def test_what_is_no_journal_of_this_program_is_told_and_left(
    other: Path, harm: Callable[[Path], object], said: str
) -> None:
    harm(other)
    before = {file.name: file.read_bytes() for file in other.parent.iterdir() if file.is_file()}
    with pytest.raises(JournalError) as told:
        OtherJournal(other)
    assert said in str(told.value)
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)
    assert "sqlite" not in str(told.value).lower()
    assert {file.name: file.read_bytes() for file in other.parent.iterdir() if file.is_file()} == before


def test_a_journal_that_is_being_written_is_told_and_left(other: Path, impatient: None) -> None:
    with closing(sqlite3.connect(other, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("UPDATE entry SET body = 'half'")
        with pytest.raises(JournalError, match="another window may be writing"):
            OtherJournal(other)
        writer.execute("ROLLBACK")
    assert len(OtherJournal(other).rows(PlainCodec())[0]) == 1


def test_a_journal_behind_a_link_is_read(other: Path, tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "link.db").symlink_to(other)
    assert merge(vault, OtherJournal(tmp_path / "link.db"), PlainCodec()) == (1, 0)
    assert lines_of(vault) == {IDS[0]: "whole"}


NOW = 1_795_000_000
DEEP = '{"a":' * 3_000 + "1" + "}" * 3_000
ROWS: dict[str, tuple[bytes, str]] = {
    "huge when": (IDS[1], f'["note",{10**18},0,{NOW}000,{{"text":"x"}}]'),
    "endless when": (IDS[1], f'["note",1{"0" * 400},0,{NOW}000,{{"text":"x"}}]'),
    "when is a fraction": (IDS[1], f'["note",1.5,0,{NOW}000,{{"text":"x"}}]'),
    "far zone": (IDS[1], f'["note",{NOW},1440,{NOW}000,{{"text":"x"}}]'),
    "a version no clock shows": (IDS[1], f'["note",{NOW},0,{2**62},{{"text":"x"}}]'),
    "a version that is the last": (IDS[1], f'["note",{NOW},0,{2**53},{{"text":"x"}}]'),
    "wrong type of a field": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":["x"]}}]'),
    "field missing": (IDS[1], f'["note",{NOW},0,{NOW}000,{{}}]'),
    "data is a list": (IDS[1], f'["note",{NOW},0,{NOW}000,["x"]]'),
    "unknown kind with a number": (IDS[1], f'["letter",{NOW},0,{NOW}000,7]'),
    "kind is a number": (IDS[1], f"[7,{NOW},0,{NOW}000,null]"),
    "too short": (IDS[1], f'["note",{NOW}]'),
    "no list": (IDS[1], '[{"note":1}]'),
    "nothing": (IDS[1], "[]"),
    "escape in a text": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":"\\u001b]52;c;aGk=\\u0007"}}]'),
    "escape in a key": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":"x","\\u001b[2J":"y"}}]'),
    "escape in a kind": (IDS[1], f'["no\\u001b[2Jte",{NOW},0,{NOW}000,{{"text":"x"}}]'),
    "raw escape": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":"\x1b[2J"}}]'),
    "raw C1": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":"\x9b2J"}}]'),
    "escape deep in what is unknown": (IDS[1], f'["letter",{NOW},0,{NOW}000,{{"a":[{{"b":"\\u009b"}}]}}]'),
    "half a character": (IDS[1], f'["note",{NOW},0,{NOW}000,{{"text":"\\ud800"}}]'),
    "lists without end": (IDS[1], f'["letter",{NOW},0,{NOW}000,{{"a":{"[" * 90_000}{"]" * 90_000}}}]'),
    "objects without end": (
        IDS[1],
        f'["letter",{NOW},0,{NOW}000,{{"\\u0061":{DEEP}}}]',
    ),
    "a note for choices": (FIXED["choices"], f'["note",{NOW},0,{NOW}000,{{"text":"x"}}]'),
    "an unknown kind for a place": (FIXED["place"], f'["letter",{NOW},0,{NOW}000,{{"text":"x"}}]'),
    "choices that are none": (FIXED["choices"], f'["choices",{NOW},0,{NOW}000,{{"role":7}}]'),
    "choices under another id": (IDS[1], f'["choices",{NOW},0,{NOW}000,{{"role":"x"}}]'),
    "a short id": (b"short", f'["note",{NOW},0,{NOW}000,{{"text":"x"}}]'),
    "an empty id": (b"", f'["note",{NOW},0,{NOW}000,{{"text":"x"}}]'),
    "a long id": (b"x" * 5_000, f'["note",{NOW},0,{NOW}000,{{"text":"x"}}]'),
}


@pytest.mark.parametrize(("id", "text"), ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize("codec", [PlainCodec(), SealedCodec(bytes(32))], ids=["plain", "sealed"])
def test_a_row_no_version_of_this_program_writes_is_left_out_and_counted(
    other: Path, id: bytes, text: str, codec: Codec
) -> None:
    plant_sealed(other, codec, id, text)
    vault = memory_vault()
    vault.put(Choices(role="partner"))
    held = vault.start()
    assert merge(vault, OtherJournal(other), codec) == (1, 1)
    assert lines_of(vault) == {IDS[0]: "whole"}
    assert vault.start() == held
    assert not vault.unreadable
    vault.put(Choices(role="person"))
    vault.put(CheckIn(line="goes on"), id=IDS[1])
    vault.close()


@pytest.mark.parametrize(
    "value",
    ["7", "1.5", "'text'", "x''", "x'ff'", "zeroblob(300)", "'[]'", "'[\"00000000\",'", "zeroblob(9000000)"],
)
@pytest.mark.parametrize("column", ["id", "body"])
@pytest.mark.parametrize("codec", [PlainCodec(), SealedCodec(bytes(32))], ids=["plain", "sealed"])
def test_a_row_of_wrong_types_is_left_out_and_counted(
    other: Path, column: str, value: str, codec: Codec
) -> None:
    plant_sealed(other, codec, IDS[1], "[]")
    with closing(sqlite3.connect(other)) as database, database:
        database.execute(f"UPDATE entry SET {column} = {value} WHERE id = ?", (IDS[1],))
    vault = memory_vault()
    assert merge(vault, OtherJournal(other), codec) == (1, 1)
    assert lines_of(vault) == {IDS[0]: "whole"}


def test_bytes_that_are_no_text_are_left_out_though_they_were_sealed_rightly(
    vault: Vault, other: Path
) -> None:
    codec = SealedCodec(bytes(32))
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("UPDATE entry SET body = ?", (codec._encrypt(IDS[0], b"\xff" * 256),))
        database.execute(A_LOCK)
    assert merge(vault, OtherJournal(other), codec) == (0, 1)


def test_unknown_kinds_and_keys_are_carried(path: Path, other: Path, plant: Plant) -> None:
    letter = ["letter", NOW, 60, NOW * 1000, {"to": "nobody", "text": [1, {"a": None}]}]
    note = ["note", NOW, 60, NOW * 1000, {"text": "x", "colour": {"paper": "#fff"}}]
    plant(other, IDS[1], letter)
    plant(other, IDS[2], note)
    vault = open_vault(path)
    assert merge(vault, OtherJournal(other), PlainCodec()) == (3, 0)
    found = dict(vault.database.rows())
    assert [json.loads(found[id])[1:] for id in IDS[1:3]] == [letter, note]
    vault.close()


def test_the_far_ends_of_what_may_be_are_taken_and_can_be_corrected(
    path: Path, other: Path, plant: Plant
) -> None:
    far = 50_000_000_000
    plant(other, IDS[1], ["note", far, 1439, far * 1000, {"text": "late"}])
    plant(other, IDS[2], ["note", -far, -1439, -far * 1000, {"text": "early"}])
    vault = open_vault(path)
    assert merge(vault, OtherJournal(other), PlainCodec()) == (3, 0)
    assert [entry.record.text for entry in vault.entries(Note)] == ["early", "late"]
    for id in IDS[1:3]:
        vault.put(Note("corrected"), id=id)
    vault.forget(IDS[1])
    assert [entry.record.text for entry in vault.entries(Note)] == ["corrected"]
    assert not vault.unreadable
    vault.close()


def test_a_long_journal_is_taken_whole(vault: Vault, other: Path) -> None:
    with closing(sqlite3.connect(other)) as database, database:
        for n in range(2_000):
            id = n.to_bytes(16, "big")
            text = f'["check-in",{NOW},0,{NOW}000,{{"line":"{n}"}}]'
            database.execute("INSERT INTO entry VALUES(?, ?)", (id, PlainCodec().seal(id, text)))
    assert merge(vault, OtherJournal(other), PlainCodec()) == (2_001, 0)
    assert len(lines_of(vault)) == 2_001


def test_merging_a_journal_with_its_own_file_changes_nothing(other: Path) -> None:
    vault = open_vault(other)
    assert merge(vault, OtherJournal(other), PlainCodec()) == (0, 0)
    vault.close()
