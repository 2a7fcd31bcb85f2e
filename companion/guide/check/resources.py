"""Places that help, and how long ago they and all else that grows old was looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from companion.guide.check.files import File, Files
from companion.guide.load import INTERNATIONAL
from companion.guide.mistakes import Address

MOST_MONTHS = 12
MOST_LINES = 5
"""Of more than these in one file, one line tells of all."""

CRISIS = "crisis"
"""The purpose of a service for a crisis."""


def ages(files: Files, today: dt.date) -> None:
    """Warn of what was looked at too long ago; blame a day that has not come yet."""
    if files.guide:
        _dated(files.guide, "the guide", [("", ("reviewed",), files.guide.holds.reviewed)], today)
    if files.claims:
        items = enumerate(files.claims.holds.claims)
        dated = [(one.claim, ("claims", n, "checked"), one.checked) for n, one in items]
        _dated(files.claims, "the claim", dated, today)
    for file in files.countries.values():
        resources = enumerate(file.holds.resources)
        dated = [(one.resource, ("resources", n, "checked"), one.checked) for n, one in resources]
        _dated(file, "the resource", dated, today)


def without_crisis_line(files: Files) -> None:
    """Warn of each country that has no service of its own for a crisis."""
    for code, file in files.countries.items():
        services = file.holds.resources
        if code != INTERNATIONAL and not any(CRISIS in one.purposes for one in services):
            found = f"no crisis line of its own for {file.holds.name.strip()}"
            file.doubts.blame(("resources",), found, f'a resource whose purposes hold "{CRISIS}"')


def months(since: dt.date, today: dt.date) -> int:
    """Return how many whole months have gone by."""
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)


def _is_old(since: dt.date, today: dt.date) -> bool:
    last = (since.year + MOST_MONTHS // 12, since.month, since.day)
    return (today.year, today.month, today.day) > last


def _dated(file: File[Any], kind: str, dated: Sequence[tuple[str, Address, dt.date]], today: dt.date) -> None:
    old = []
    for name, at, date in dated:
        if date > today:
            file.tree.blame(at, f"{date} has not come yet", "the day it was looked at")
        elif _is_old(date, today):
            old.append((name, at, date))
    wish = f"look again after {MOST_MONTHS} months"
    if len(old) > MOST_LINES:
        _, at, date = min(old, key=lambda one: one[2])
        many = f"{len(old)} were checked more than {MOST_MONTHS} months ago"
        file.doubts.blame(at, f"{many}, the oldest {months(date, today)} months ago ({date})", wish)
        return
    for name, at, date in old:
        named = f'{kind} "{name}"' if name else kind
        file.doubts.blame(at, f"{named} was checked {months(date, today)} months ago ({date})", wish)
