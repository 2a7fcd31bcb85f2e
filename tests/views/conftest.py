"""What the tests of views share: somebody who reads the small guide, and a journal to look through."""

from __future__ import annotations

import datetime as dt
import shutil
from math import inf
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles
from companion.guide.wording import Wording
from companion.journal.model import Choices, JournalRecord
from companion.journal.opening import memory_vault
from companion.journal.vault import Vault
from companion.journey import Journey
from companion.views.location import Location
from companion.views.search import Hit, Query, Search, hit, told

SUNDAY = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def all_hits(searched: Search, text: str) -> list[Hit]:
    """What is found of the help screen, the guide and the journal."""
    assert searched.read_on(inf)
    query = Query(text)
    found = (hit(searched[number], query) for number in searched.found(query))
    return [one for one in found if one.way.to != "service"]


class Reader:
    """Somebody with a guide and a journal. The journal's clock goes on by an hour with everything kept."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        self.guide_files = GuideFiles(folder)
        self.vault = vault or memory_vault()
        self.choices = Choices()
        self.where = Location()
        self.kept = 0

    def keep(self, *things: JournalRecord) -> None:
        for thing in things:
            self.vault.put(thing, when=SUNDAY + dt.timedelta(hours=self.kept))
            self.kept += 1

    @property
    def journey(self) -> Journey:
        return Journey(self.guide_files.guide, self.guide_files.step, choices=self.choices)

    @property
    def wording(self) -> Wording:
        return Wording(self.guide_files.guide, self.choices.words, self.choices.role)

    def finds(self, text: str) -> list[Hit]:
        searched = Search(told(self.journey, self.guide_files, self.vault, self.wording, self.where))
        return all_hits(searched, text)


@pytest.fixture
def reader(small_guide: Path) -> Reader:
    """Somebody who reads the small guide."""
    return Reader(small_guide)


@pytest.fixture
def folder(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide to break."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))
