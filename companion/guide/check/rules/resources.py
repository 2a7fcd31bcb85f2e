"""Checks dates: when services and other entries were last checked, and days that cannot be right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import Address
from companion.guide.load import INTERNATIONAL
from companion.messages import gettext as _
from companion.messages import ngettext

MOST_MONTHS = 12
"""The messages call this a year."""
MOST_LINES = 5
"""Of more than these in one file, one line tells of all."""

CRISIS = "crisis"
"""The purpose of a service for a crisis."""


FIRST_YEAR = 1991
"""The year of the first web page. Nothing in a guide was looked at, or changed, before."""
_DAY = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
"""A year, a month, a day or some years in a text."""


def check(subject: Subject) -> None:
    """Warn of what grows old and of countries without a crisis line; blame days that cannot be."""
    _ages(subject.files, subject.today)
    _without_crisis_line(subject.files)


def _ages(files: CheckedFiles, today: dt.date) -> None:
    """Warn of what was looked at too long ago; blame a day that has not come yet, or cannot be."""
    if files.guide:
        _dated(files.guide, [("", ("reviewed",), files.guide.content.reviewed)], today)
    if files.claims:
        items = enumerate(files.claims.content.claims)
        dated = [(one.claim, ("claims", n, "checked"), one.checked) for n, one in items]
        _dated(files.claims, dated, today)
    for file in files.countries.values():
        dated = [
            (one.resource, ("resources", n, "checked"), one.checked)
            for n, one in enumerate(file.content.resources)
        ]
        _dated(file, dated, today)
        for n, one in enumerate(file.content.resources):
            for s, seen in enumerate(one.sources):
                if found := _no_day(seen.date, today):
                    at: Address = ("resources", n, "sources", s, "date")
                    file.tree.report(
                        at, found, _('expected: the date when the page was written, or "undated"')
                    )
    for step in files.steps.values():
        for date in step.content.changed:
            if found := _not_a_day_of_ours(date, today):
                step.tree.report(
                    ("changed", f"{date}"), found, _("expected: the day of the change"), key=True
                )


def _not_a_day_of_ours(date: dt.date, today: dt.date) -> str:
    """Return why an author cannot have checked something on a date; an empty string if it is possible."""
    if date > today:
        return _("{date} is in the future").format(date=date)
    before = _("{date} is too early, because there were no web pages yet").format(date=date)
    return before if date.year < FIRST_YEAR else ""


def _no_day(text: str, today: dt.date) -> str:
    """Return why a text is not a possible date of writing; an empty string if it is possible."""
    for match in _DAY.finditer(text):
        year, month, day = (int(part or 1) for part in match.groups())
        if month > 12 and not match[3]:  # some years, such as 2020-23
            year, month = max(year, year - year % 100 + month), 1
        try:
            if dt.date(year, month, day) > today:
                return _("{date} is in the future").format(date=match[0])
        except ValueError:
            return _("{date} is not a real date").format(date=match[0])
    return ""


def _without_crisis_line(files: CheckedFiles) -> None:
    """Warn of each country that has no service of its own for a crisis."""
    for code, file in files.countries.items():
        services = file.content.resources
        if code != INTERNATIONAL and not any(CRISIS in one.purposes for one in services):
            found = _("no crisis line is listed for {country}").format(country=file.content.name.strip())
            wish = _('add a resource with the purpose "{purpose}"').format(purpose=CRISIS)
            file.warnings.report(("resources",), found, wish)


def months(since: dt.date, today: dt.date) -> int:
    """Return the number of whole months between two dates."""
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)


def _is_old(since: dt.date, today: dt.date) -> bool:
    last = (since.year + MOST_MONTHS // 12, since.month, since.day)
    return (today.year, today.month, today.day) > last


def _dated(file: CheckedFile[Any], dated: Sequence[tuple[str, Address, dt.date]], today: dt.date) -> None:
    """Report days that cannot be, and warn of those that are long ago. ``dated`` has a name for each."""
    old = []
    for name, at, date in dated:
        if found := _not_a_day_of_ours(date, today):
            file.tree.report(at, found, _("expected: the day of the last check"))
        elif _is_old(date, today):
            old.append((name, at, date))
    wish = _("check again, then update the date")
    if len(old) > MOST_LINES:
        at, date = min((one[1:] for one in old), key=lambda one: one[1])
        many = ngettext(
            "{count} item was last checked more than a year ago, the oldest on {date}",
            "{count} items were last checked more than a year ago, the oldest on {date}",
            len(old),
        )
        file.warnings.report(at, many.format(count=len(old), date=date), wish)
        return
    for name, at, date in old:
        file.warnings.report(at, _age(name, months(date, today), date), wish)


def _age(name: str, count: int, date: dt.date) -> str:
    """Return how long ago something was checked; without a name, that is the guide."""
    if name:
        said = ngettext(
            '"{name}" was last checked {count} month ago ({date})',
            '"{name}" was last checked {count} months ago ({date})',
            count,
        )
    else:
        said = ngettext(
            "the guide was last reviewed {count} month ago ({date})",
            "the guide was last reviewed {count} months ago ({date})",
            count,
        )
    return said.format(name=name, count=count, date=date)
