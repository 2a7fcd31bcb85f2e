"""No raw slot reaches the screen: each is filled where it stands, or told before anybody reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles
from companion.guide.model import TextPage
from companion.guide.wording import Wording
from companion.journal.model import Choices
from companion.journey import Journey
from companion.views import reading
from companion.views.evidence import evidence
from companion.views.location import Location
from companion.views.support import help_now

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]


def shown(folder: Path) -> str:
    """Return what the screen says of the welcome, a page, its claim, the evidence, the help and the place."""
    guide_files = GuideFiles(folder)
    wording = Wording(guide_files.guide, {})
    journey = Journey(guide_files.guide, guide_files.step, choices=Choices(doors={"again": "open"})).go_to(
        "three"
    )
    page = journey.here().page
    assert isinstance(page, TextPage)
    blocks = [
        *reading.words(guide_files.guide.welcome, wording),
        *reading.page(page, wording, guide_files.claims),
        *evidence(guide_files.claims, guide_files.claims, guide_files.sources).blocks,
        *help_now(guide_files, Location("NO"), dt.date(2026, 11, 22)).blocks,
    ]
    texts = ["".join(run.text for run in block.runs) for block in blocks]
    return "\n".join([*texts, reading.place_line(guide_files.guide, journey.here())])


def test_a_guide_without_mistakes_shows_no_brace(folder: Path, told: Told) -> None:
    assert told() == []
    assert "The article says that stones float." in shown(folder)
    assert "{" not in shown(folder)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("steps/three.yaml", "text: The article says", "text: About {stone} the article says"),
        ("help.yaml", "If a stone fell", "If {stone} fell"),
        ("guide.yaml", "It is about stones.", "It is about {stone}."),
    ],
)
def test_a_slot_in_a_text_is_filled(
    folder: Path, edit: Edit, told: Told, file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    assert told() == []
    assert "the stone you found" in shown(folder)
    assert "{" not in shown(folder)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("claims.yaml", "that stones float", "that {stone} floats"),
        ("claims.yaml", "why: They sink.", "why: Ask about {stone}."),
        ("help.yaml", "items: [it bleeds]", 'items: ["call {emergency}"]'),
        ("help.yaml", "last: Numbers change.", "last: Call {emergency}."),
        ("guide.yaml", "{title: Welcome,", '{title: "Welcome, {stone}",'),
        ("guide.yaml", "title: The third step", 'title: "The third step, {stone}"'),
    ],
)
def test_a_slot_is_either_filled_or_told_wherever_it_stands(
    folder: Path, edit: Edit, told: Told, file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    assert told() or "{" not in shown(folder)
