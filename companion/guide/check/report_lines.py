"""Formats a report as lines of text, or as plain data for another program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from companion.guide.check.figures import Figures, Most, Share
from companion.guide.check.grading import Grade
from companion.guide.check.report import Report
from companion.guide.diagnostics import Diagnostic
from companion.guide.load import INTERNATIONAL
from companion.text import shown

WIDEST = 80
"""The largest width of a line in the table."""
_LABEL = 18
"""The width of the column of labels."""
_TOGETHER = "\N{NO-BREAK SPACE}"
"""A space that keeps a name and its number on one line."""


def lines(report: Report, *, pages: bool = False) -> Iterator[str]:
    """Yield a report line by line: errors, warnings, figures, and the number of mistakes.

    With ``pages``, the reading grade of every page is included.
    """
    yield from map(str, report.errors)
    yield from map(warning, report.warnings)
    if report.figures:
        if report.errors or report.warnings:
            yield ""
        if pages:
            yield from map(_grade_line, report.figures.grades)
            yield ""
        yield from table(report.figures)
        yield ""
    yield f"Mistakes: {len(report.errors)}" if report.errors else "No mistakes were found."


def warning(one: Diagnostic) -> str:
    """Return a warning as a line with its place first, in the format that editors recognize."""
    return shown(f"{one.path}:{one.line}:{one.column}: warning: {one.found}; {one.allowed}")


def data(report: Report) -> dict[str, Any]:
    """Return a report as data for JSON."""
    return {
        "errors": [_finding(one) for one in report.errors],
        "warnings": [_finding(one) for one in report.warnings],
        "figures": asdict(report.figures) if report.figures else None,
    }


def _finding(one: Diagnostic) -> dict[str, Any]:
    return {**one._asdict(), "path": str(one.path)}


def table(found: Figures) -> Iterator[str]:
    """Yield the figures as the rows of a table, with the labels on the left."""
    for label, value in _rows(found):
        wrapped = textwrap.wrap(shown(value), WIDEST - _LABEL, break_long_words=False, break_on_hyphens=False)
        for n, line in enumerate(wrapped):
            yield f"{'' if n else label:{_LABEL}}{line}".replace(_TOGETHER, " ")


def _rows(found: Figures) -> Iterator[tuple[str, str]]:
    yield "guide", f"{found.guide} ({found.language}), reviewed {found.reviewed}"
    yield "pages", f"{sum(found.pages.values())}: {_counts(found.pages)}"
    yield "words on a page", f"median {found.words_median:g}, most {_most(found.words_most)}"
    yield "reading grade", _grades(found)
    if found.grade_highest_elsewhere:
        yield "off the pages", f"highest {_grade(found.grade_highest_elsewhere)}"
    yield "longest sentence", f"{found.sentence_longest.count} words ({found.sentence_longest.place})"
    yield "claims", _claims(found)
    yield "by standing", _counts(found.standings)
    yield "sources", f"{_share(found.sources)} used"
    countries = len(found.resources.keys() - {INTERNATIONAL})
    named = "1 country" if countries == 1 else f"{countries} countries"
    yield "resources", f"{sum(found.resources.values())} entries, for {named} and for everywhere"
    yield "by country", _counts(found.resources)
    yield "oldest check", f"{found.oldest_check} ({found.oldest_check_place})"
    yield "word forms", f"{found.forms} read through"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name}{_TOGETHER}{count}" for name, count in counts.items())


def _most(most: Most) -> str:
    return f"{most.count} ({most.place})"


def _share(share: Share) -> str:
    return f"{share.used} of {share.known}"


def _claims(found: Figures) -> str:
    ours = _share(found.claims_of_ours)
    if not found.claims_of_article.known:
        return f"{ours} used"
    return f"{_share(found.claims_of_article)} of the article's used, {ours} of ours"


def _grades(found: Figures) -> str:
    if found.grade_median is None:
        return "not measured in this language" if not found.grades else "no page to measure"
    highest = f", highest {_grade(found.grade_highest)}" if found.grade_highest else ""
    return f"median {found.grade_median}{highest}"


def _grade(one: Grade) -> str:
    return f"{one.grade} ({one.place}, {one.title})"


def _grade_line(one: Grade) -> str:
    return shown(f"{one.grade:5.1f}  {one.words:3} words  {one.place}  {one.title}")
