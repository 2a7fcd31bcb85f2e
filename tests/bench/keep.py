"""How long it takes until something is kept, against a row that SQLite writes by its own defaults."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from companion.guide.load import GuideFiles, shipped
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal.passphrase import set_passphrase
from companion.session import Session
from tests.bench.materials import MIDWAY, PASSPHRASE, home_with_journal

_WHAT = CheckIn("heavy", ("sad", "tired"), "A line about the afternoon.")
_EACH = 5
"""How often each takes its turn in one run."""


def measured(scratch: Path, runs: int) -> dict[str, list[dict[str, float]]]:
    """Return what each run took, in milliseconds, by what was done."""
    guide_files = GuideFiles(shipped())
    vaults = [open_vault(home_with_journal(scratch / name, MIDWAY) / "journal.db") for name in ("a", "b")]
    set_passphrase(vaults[1], PASSPHRASE)
    plain, sealed = (Session(guide_files, vault) for vault in vaults)
    with closing(sqlite3.connect(scratch / "bare.db", isolation_level=None)) as bare:
        bare.execute("CREATE TABLE entry (id BLOB PRIMARY KEY, body) WITHOUT ROWID")
        rows = iter(range(10**9))
        acts: dict[str, Callable[[], object]] = {
            "insert": lambda: bare.execute(
                "INSERT INTO entry VALUES (?, ?)", (next(rows).to_bytes(16, "big"), "x" * 160)
            ),
            "keep": lambda: plain.keep_check_in(_WHAT),
            "keep, sealed": lambda: sealed.keep_check_in(_WHAT),
        }
        turns = [
            {name: median(_timed(act) for _ in range(_EACH)) for name, act in acts.items()}
            for _ in range(runs)
        ]
    for vault in vaults:
        vault.close()
    return {name: [{"kept": turn[name]} for turn in turns] for name in acts}


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
