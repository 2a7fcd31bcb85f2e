"""FORMAT.md is true: the program in it reads what this one writes, and journals of old are opened by both."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from companion.journal import backups, other_journals
from companion.journal.model import (
    KINDS,
    CheckIn,
    Choices,
    Draft,
    JournalRecord,
    Note,
    Place,
    Sorting,
    Start,
    StepsRead,
)
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase, sealed
from companion.journal.storage import sidecar_files
from companion.journal.storage.file_lock import lock_folder
from companion.journal.storage.tables import APPLICATION, STEPS
from companion.journal.vault import FIXED, Vault
from tests.journal.golden.make import (
    ADDED_SINCE,
    ADDED_SINCE_SECOND,
    ALSO_KEPT,
    FORGOTTEN,
    KEPT,
    MOMENT,
    PASSPHRASE,
    id_of,
)
from tests.journal.modes import Mode

FORMAT = (Path(sidecar_files.__file__).parents[1] / "FORMAT.md").read_text(encoding="utf-8")
GOLDEN = Path(__file__).parent / "golden"
Read = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def read_by_the_page(tmp_path: Path) -> Read:
    """Runs the program that stands in FORMAT.md, in an empty folder, where nothing of this one is found."""
    (program,) = re.findall(r"```python\n(.+?)```", FORMAT, re.DOTALL)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "read.py").write_text(program, encoding="utf-8")

    def read(journal: Path, words: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "read.py", str(journal)]
        return subprocess.run(
            command, cwd=folder, input=f"{words}\n", capture_output=True, text=True, timeout=60
        )

    return read


def printed(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[str, dt.datetime, int, Any]]:
    """Return what the program printed: kind, moment, version and data, by id."""
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        line["id"]: (line["kind"], dt.datetime.fromisoformat(line["when"]), line["version"], line["data"])
        for line in lines
    }


def held(vault: Vault) -> dict[str, tuple[str, dt.datetime, int, Any]]:
    """Return the same as this program tells it."""
    rows = vault.rows()
    assert not vault.unreadable
    return {
        id.hex(): (row.kind, row.moment, row.version, msgspec.json.decode(row.data))
        for id, row in rows
        if not row.forgotten
    }


def test_the_program_on_the_page_prints_what_the_journal_holds(
    path: Path, mode: Mode, clock: Any, read_by_the_page: Read
) -> None:
    vault = mode.open(path, clock)
    vault.put(Place("two", page=-1, scroll=3))
    vault.put(StepsRead({"one": "ab12"}))
    vault.put(Choices(words={"stone": 'a "pebble"'}, country="NO"))
    for n in range(40):
        clock.move(hours=n)
        vault.put(CheckIn("light", ("cold", "smooth"), f"line {n} 🪨 \\ " + "ö" * (n * 40), "one"))
    vault.put(Note("long ago, in another zone"), when=dt.datetime(1931, 5, 1, 12, tzinfo=dt.UTC))
    vault.put(Sorting({"quartz": "shelf"}))
    vault.forget(vault.put(Note("forgotten")))
    vault.put(Draft(CheckIn(line="half"), "a draft", {"weigh": "x"}, {"sort": Sorting(line="y")}))
    told = held(vault)
    vault.close()
    assert len(told) == 46
    assert printed(read_by_the_page(path, mode.words)) == told
    assert printed(read_by_the_page(sidecar_files.copy_of(path), mode.words)) == told
    assert not [word for word in ("forgotten", "companion") if word in read_by_the_page(path).stdout]


def test_the_program_on_the_page_tells_a_wrong_passphrase(
    path: Path, cheap_keys: None, read_by_the_page: Read
) -> None:
    Mode(PASSPHRASE).open(path).close()
    done = read_by_the_page(path, "another one entirely")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "That is not the passphrase.\n")


@pytest.mark.parametrize("words", ["kettle marble", "kettle\u00a0mar\u200bble", "\u200ekettle\u3000marble"])
def test_the_program_on_the_page_takes_a_passphrase_as_this_one_does(
    path: Path, cheap_keys: None, read_by_the_page: Read, words: str
) -> None:
    Mode("kettle\u2003marble").open(path).close()
    printed(read_by_the_page(path, words))


def test_the_program_on_the_page_takes_a_passphrase_of_an_earlier_version(
    path: Path, cheap_keys: None, read_by_the_page: Read
) -> None:
    vault = Mode("").open(path)
    passphrase.set_lock(vault, *sealed.new_lock("kettle\u00a0marble"))
    vault.close()
    printed(read_by_the_page(path, "kettle\u00a0marble"))


def test_the_program_on_the_page_tells_which_row_is_damaged(
    path: Path, mode: Mode, read_by_the_page: Read
) -> None:
    vault = mode.open(path)
    hurt = vault.put(CheckIn(line="hurt"))
    whole = vault.put(CheckIn(line="whole"))
    with vault.database.writing():
        body = vault.database.row(hurt)
        assert body
        vault.database.put_row(hurt, body[:-3] + body[-2:])
    vault.database.close()
    done = read_by_the_page(path, mode.words)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [whole.hex()]
    assert done.stderr == f"damaged: {hurt!r}\n"


Golden = tuple[Path, str, dict[str, JournalRecord]]


@pytest.fixture(params=["plain", "sealed", "plain-2", "sealed-2"])
def golden(request: pytest.FixtureRequest, path: Path) -> Iterator[Golden]:
    """A copy of a journal that was written when this format was new, its passphrase, and what it holds."""
    path.parent.mkdir()
    shutil.copy(GOLDEN / f"{request.param}.db", path)
    frozen = (GOLDEN / f"{request.param}.db").read_bytes()
    kept = KEPT | ALSO_KEPT if "2" in request.param else KEPT
    yield path, PASSPHRASE if "sealed" in request.param else "", kept
    assert (GOLDEN / f"{request.param}.db").read_bytes() == frozen


def test_a_journal_of_the_first_format_opens_with_all_it_holds(golden: Golden) -> None:
    path, words, kept = golden
    vault = open_vault(path)
    assert vault.is_locked == bool(words)
    if words:
        passphrase.unlock(vault, words)
    start = vault.start()
    found: dict[str, tuple[dt.datetime, JournalRecord]] = {}
    for kind, record in KINDS.items():
        if kind not in FIXED:
            (entry,) = vault.entries(record)
            found[kind] = (entry.when, entry.record)
    assert not vault.unreadable
    for kind in FIXED:
        assert getattr(start, kind) == kept.get(kind, getattr(Start(), kind)), "what is newer is empty"
    assert found == {kind: (MOMENT, what) for kind, what in kept.items() if kind not in FIXED}
    assert [id for id, row in vault.rows() if row.forgotten] == [FORGOTTEN]
    vault.put(CheckIn(line="and it goes on"))
    vault.close()


def test_a_journal_of_the_first_format_is_read_by_the_page(golden: Golden, read_by_the_page: Read) -> None:
    path, words, kept = golden
    told = printed(read_by_the_page(path, words))
    version = int(MOMENT.timestamp() * 1000)
    for kind, what in kept.items():
        expected = json.loads(msgspec.json.encode(what))
        since = (ADDED_SINCE if kept is KEPT else ADDED_SINCE_SECOND).get(kind, ())
        expected = {name: value for name, value in expected.items() if name not in since}
        assert told.pop(id_of(kind).hex()) == (kind, MOMENT, version, expected)
    assert told == {}


def test_there_is_a_frozen_entry_of_each_kind() -> None:
    for kind, what in (KEPT | ALSO_KEPT).items():
        unset = {field.name: field.default for field in msgspec.structs.fields(what)}
        left_out = [name for name in unset if getattr(what, name) in (unset[name], {}, ())]
        assert left_out == list(ADDED_SINCE.get(kind, ()))
    assert set(KEPT | ALSO_KEPT) == set(KINDS), "a new kind belongs into new frozen files"


def test_each_kind_and_field_is_on_the_page() -> None:
    table = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", FORMAT, re.MULTILINE))
    named = {kind: set(re.findall(r"`(\w+)`", says)) for kind, says in table.items() if kind in KINDS}
    fields = {kind: set(record.__struct_fields__) for kind, record in KINDS.items()}
    missing = [(kind, name) for kind in fields for name in fields[kind] - named.get(kind, set())]
    assert missing == []


def test_each_file_beside_a_journal_is_on_the_page(path: Path, mode: Mode) -> None:
    """All that the program ever made beside a journal is found in the table of files."""
    mode.open(path).close()
    backups.replace_by_copy(mode.open(path).database, path, sidecar_files.before_step(path, 1))
    with_another = other_journals.open_other(sidecar_files.copy_of(path))
    backups.restore_backup(with_another, path)
    names = [file.name for file in sidecar_files.belonging(path)]
    names += [f"{sidecar_files.unfinished(path).name}", sidecar_files.free_name(path, "gone").name]
    names += [lock_folder(path).name, sidecar_files.country_of(path).name]
    shown = {re.sub(r"\d+$", "N", name) for name in names if not name.endswith(".db")}
    table = set(re.findall(r"^\| `(journal\.db[^`]*)` \|", FORMAT, re.MULTILINE))
    assert {name for name in shown if not name.endswith("N-journal")} == table


def test_the_tables_and_numbers_are_on_the_page() -> None:
    spaced = " ".join(FORMAT.split())
    for statement in STEPS[0][:2]:
        assert statement in spaced
    assert f"`PRAGMA application_id` is {APPLICATION} (`{APPLICATION:#010X}`".replace("0X", "0x") in spaced
    assert f"this page is about version {len(STEPS)}." in spaced
    assert all(f"`{kind}`" in spaced for kind in FIXED)


def test_the_page_says_what_the_key_costs_today() -> None:
    from companion.journal.seal import sealed

    assert f"passes; {sealed.PASSES} today" in FORMAT
    assert f"{sealed.MEMORY} today" in FORMAT
    assert f"a multiple of {sealed.PADDING} bytes" in FORMAT
