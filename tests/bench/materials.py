"""What is measured on: homes with journals of different sizes, and guides of different lengths."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import msgspec

from companion.guide import cache
from companion.journal.model import CheckIn, Choices, Note, Place, StepsRead
from companion.journal.opening import open_vault
from companion.journal.seal.codec import Row
from companion.journal.seal.passphrase import set_passphrase

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four words that fit"
MIDWAY = Place("what-you-may-feel", 1)
"""Where somebody may have stopped: a page with a claim, in the middle of a step."""
_NOW = dt.datetime(2026, 11, 24, 21, tzinfo=dt.UTC)
_HOW_IT_WAS = (
    CheckIn("heavy", ("sad",), step="what-you-may-feel"),
    CheckIn("light", ("calm", "tired"), "A line about the afternoon.", "what-you-may-feel"),
    CheckIn("", ("numb",)),
)


def home_with_journal(home: Path, place: Place, *, check_ins: int = 100, sealed: bool = False) -> Path:
    """Make a journal of somebody who has read for a while and stopped at a place; return its folder."""
    vault = open_vault(home / "journal.db")
    vault.merge_rows((n.to_bytes(16, "big"), _row(n)) for n in range(1, check_ins + 1))
    vault.put(Choices(role="person", country="GB", theme="dusk"))
    vault.put(Note("Something that came to mind."))
    vault.put(StepsRead({}))
    vault.put(place)
    if sealed:
        set_passphrase(vault, PASSPHRASE)
    vault.close()  # which makes the copy of the day, so that no measured run has to
    return home


def _row(number: int) -> Row:
    when = int((_NOW - dt.timedelta(hours=8 * number)).timestamp())
    data = msgspec.Raw(msgspec.json.encode(_HOW_IT_WAS[number % len(_HOW_IT_WAS)]))
    return Row("check-in", when, 0, when * 1000, data)


def guide_with_steps(folder: Path, steps: int, *, built: bool = True) -> Path:
    """Make a guide of so many steps of one page each, read ahead if it was ``built``; return its folder."""
    shutil.copytree(ROOT / "tests" / "small_guide", folder)
    guide = folder / "guide.yaml"
    before = guide.read_text().partition("parts:\n")[0]
    rows = (
        f"      - {{step: step-{n}, title: Step {n}, from: Opening, gist: What step {n} says in a word.}}\n"
        for n in range(steps)
    )
    guide.write_text(f"{before}parts:\n  - part: all\n    title: All there is\n    steps:\n{''.join(rows)}")
    for n in range(steps):
        page = folder / "steps" / f"step-{n}.yaml"
        page.write_text(
            "pages:\n  - page: text\n    text: A stone was found.\nchanged: {2026-11-22: first written}\n"
        )
    if built:
        cache.write(folder)
    return folder
