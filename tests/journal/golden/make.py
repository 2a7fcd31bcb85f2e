"""How the files here were made. They are frozen: a new format gets new files, and these must open.

python tests/journal/golden/make.py FOLDER
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from companion.journal.model import (
    CheckIn,
    Choices,
    Draft,
    Guides,
    JournalRecord,
    Note,
    Place,
    Question,
    Sorting,
    StepsRead,
)
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase

PASSPHRASE = "an old key under a flat stone, é"
"""With a letter that can be written as one code point or two."""
MOMENT = dt.datetime(2026, 11, 22, 21, 4, 30, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
KEPT: dict[str, JournalRecord] = {
    "place": Place("two", page=1, scroll=7, order=3),
    "read": StepsRead({"one": "0011aabb", "two": "2233ccdd"}),
    "choices": Choices(
        role="partner",
        words={"stone": "pebble", "path": "strand"},
        country="NO",
        doors={"further": "later"},
        theme="dusk",
        returning="ask",
        check_ins=False,
        lock_after=15,
        density="brief",
    ),
    "draft": Draft(
        CheckIn("grey", ("rough",), "half a li", "two"),
        "and half a no",
        {"weigh": "about as much as"},
        {"sort": Sorting({"quartz": "shelf"}, "not fin", "two", "sort")},
    ),
    "check-in": CheckIn("light", ("smooth", "cold"), 'A line with "quotes", a \\ and ünï©ode 🪨.', "one"),
    "note": Note("Two lines\n\tand a tab. Это камень.", "two", "weigh", "How heavy is it?"),
    "sorting": Sorting({"quartz": "shelf", "chalk": "window"}, "The rest stays out.", "two", "sort"),
    "question": Question("Does chalk float?", "chalk-floats", "one"),
}
"""One of each kind there was when plain.db and sealed.db were written."""

ALSO_KEPT: dict[str, JournalRecord] = {
    "guides": Guides(
        home="stones",
        places={"sand": Place("dune", page=2, scroll=5, order=1)},
        steps={"sand/beach": "44556677"},
        doors={"sand/desert": "closed"},
        declined={"sand/beach": "yes"},
    ),
}
"""Kinds that came later: those in plain-2.db and sealed-2.db, besides all the others."""

ADDED_SINCE = {
    "choices": ("face", "keys", "hard_days", "silent_days", "declined", "beside"),
    "draft": ("taking", "close_one"),
    "question": ("order", "done"),
}
"""By kind: fields that came later. In these files they read as if nothing was chosen."""
ADDED_SINCE_SECOND = {"choices": ("beside",)}
"""The same for plain-2.db and sealed-2.db."""
FORGOTTEN = b"forgotten.......".ljust(16)


def id_of(kind: str) -> bytes:
    """Return the id an entry was kept under."""
    single = ("place", "read", "choices", "guides", "draft")
    return kind.encode().ljust(16, b"\0" if kind in single else b"-")


def make(path: Path, words: str, kept: dict[str, JournalRecord]) -> None:
    """Make a journal that holds one of each kind, and what was forgotten."""
    vault = open_vault(path, lambda: MOMENT)
    if words:
        passphrase.set_passphrase(vault, words)
    for kind, what in kept.items():
        vault.put(what, id=id_of(kind))
    vault.put(Note("never to be seen again"), id=FORGOTTEN)
    vault.forget(FORGOTTEN)
    vault.close()


if __name__ == "__main__":
    for name, words in (("plain", ""), ("sealed", PASSPHRASE)):
        make(Path(sys.argv[1]) / f"{name}-2.db", words, KEPT | ALSO_KEPT)
