"""Formats a report as lines of text, or as plain data for another program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from companion.guide.check.figures import Figures, Most, Share
from companion.guide.check.grading import Grade
from companion.guide.check.reading_time import Minutes
from companion.guide.check.report import Report
from companion.guide.diagnostics import Diagnostic
from companion.guide.load import INTERNATIONAL
from companion.messages import N_, comma_list, ngettext, pgettext
from companion.messages import gettext as _
from companion.text import shown

WIDEST = 80
"""The largest width of a line in the table."""
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
    yield number_of_mistakes(len(report.errors))


def number_of_mistakes(count: int) -> str:
    """Return a sentence with the number of mistakes."""
    many = ngettext("{count} mistake was found.", "{count} mistakes were found.", count)
    return many.format(count=count) if count else _("No mistakes were found.")


def warning(one: Diagnostic) -> str:
    """Return a warning as a line with its place first, in the format that editors recognize."""
    said = _("warning: {finding}").format(finding=one.said)
    return shown(f"{one.path}:{one.line}:{one.column}: {said}")


def data(report: Report) -> dict[str, Any]:
    """Return a report as data for JSON."""
    return {
        "errors": [finding(one) for one in report.errors],
        "warnings": [finding(one) for one in report.warnings],
        "figures": asdict(report.figures) if report.figures else None,
    }


def finding(one: Diagnostic) -> dict[str, Any]:
    """Return a mistake or a warning as data for JSON."""
    return {**one._asdict(), "path": str(one.path)}


def table(found: Figures) -> Iterator[str]:
    """Yield the figures as the rows of a table, with the labels on the left."""
    rows = tuple(_rows(found))
    column = max(len(label) for label, _value in rows) + 2
    for label, value in rows:
        wrapped = textwrap.wrap(shown(value), WIDEST - column, break_long_words=False, break_on_hyphens=False)
        for n, line in enumerate(wrapped):
            yield f"{'' if n else label:{column}}{line}".replace(_TOGETHER, " ")


def _rows(found: Figures) -> Iterator[tuple[str, str]]:
    about = _("{guide} ({language}), reviewed on {date}")
    yield (
        pgettext("figures", "guide"),
        about.format(guide=found.guide, language=found.language, date=found.reviewed),
    )
    yield pgettext("figures", "pages"), f"{sum(found.pages.values())}: {_counts(found.pages)}"
    # Translators: how long reading takes up to the first door.
    yield pgettext("figures", "reading minutes"), _minutes(found.minutes)
    middle = _(_MEDIAN).format(figure=f"{found.words_median:g}")
    highest = _("most {figure}").format(figure=_most(found.words_most))
    yield pgettext("figures", "words on a page"), comma_list([middle, highest])
    yield pgettext("figures", "reading grade"), _grades(found)
    if found.grade_highest_elsewhere:
        yield (
            pgettext("figures", "other texts"),
            _(_HIGHEST).format(figure=_grade(found.grade_highest_elsewhere)),
        )
    yield pgettext("figures", "longest sentence"), _longest(found.sentence_longest)
    yield pgettext("figures", "claims"), _claims(found)
    yield pgettext("figures", "by standing"), _counts(found.standings)
    yield pgettext("figures", "sources"), _share(found.sources)
    yield pgettext("figures", "resources"), _resources(found.resources)
    yield pgettext("figures", "by country"), _counts(found.resources)
    yield pgettext("figures", "oldest check"), f"{found.oldest_check} ({found.oldest_check_place})"
    yield (
        # Translators: the forms of texts that differ with the words a person chose.
        pgettext("figures", "word forms"),
        ngettext("{count} form checked", "{count} forms checked", found.forms).format(count=found.forms),
    )


_MEDIAN, _HIGHEST = N_("median {figure}"), N_("highest {figure}")


def _minutes(minutes: Mapping[str, Minutes]) -> str:
    # Translators: {brief} and {pages} are minutes for each role, such as "person 6, partner 5.5".
    said = _("in brief: {brief}; in short pages: {pages}")
    return said.format(
        brief=_counts({role: one.brief for role, one in minutes.items()}),
        pages=_counts({role: one.pages for role, one in minutes.items()}),
    )


def _counts(counts: Mapping[str, float]) -> str:
    return comma_list([f"{name}{_TOGETHER}{count}" for name, count in counts.items()])


def _most(most: Most) -> str:
    return f"{most.count} ({most.place})"


def _longest(most: Most) -> str:
    said = ngettext("{count} word ({place})", "{count} words ({place})", most.count)
    return said.format(count=most.count, place=most.place)


def _share(share: Share) -> str:
    return _("{used} of {known} used").format(used=share.used, known=share.known)


def _claims(found: Figures) -> str:
    ours, theirs = found.claims_of_ours, found.claims_of_article
    if not theirs.known:
        return _share(ours)
    # Translators: {share} is such as "3 of 4 used".
    of_article, of_ours = _("from the article: {share}"), _("the guide's own: {share}")
    return comma_list([of_article.format(share=_share(theirs)), of_ours.format(share=_share(ours))])


def _resources(counts: Mapping[str, int]) -> str:
    entries, countries = sum(counts.values()), len(counts.keys() - {INTERNATIONAL})
    return comma_list(
        [
            ngettext("{count} entry", "{count} entries", entries).format(count=entries),
            ngettext("{count} country", "{count} countries", countries).format(count=countries),
        ]
    )


def _grades(found: Figures) -> str:
    if found.grade_median is None:
        return _("no pages to measure") if found.grades else _("not measured in this language")
    said = [_(_MEDIAN).format(figure=found.grade_median)]
    if found.grade_highest:
        said.append(_(_HIGHEST).format(figure=_grade(found.grade_highest)))
    return comma_list(said)


def _grade(one: Grade) -> str:
    return f"{one.grade} ({one.place}, {one.title})"


def _grade_line(one: Grade) -> str:
    words = ngettext("{count} word", "{count} words", one.words).format(count=f"{one.words:3}")
    return shown(f"{one.grade:5.1f}  {words}  {one.place}  {one.title}")
