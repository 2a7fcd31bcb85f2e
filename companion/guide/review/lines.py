"""Formats what people marked on a guide's pages as lines of text, or as plain data for another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from companion.guide.check.report_lines import finding, number_of_mistakes, warning
from companion.guide.model import Guide
from companion.guide.review.pages import ReviewPage
from companion.guide.review.table import ROLES, Review
from companion.guide.review.tally import counted, doubted, marked_by
from companion.messages import N_, comma_list
from companion.messages import gettext as _

_DOUBTS = {
    "hurts": N_("hurts: {count}"),
    "not true": N_("not true: {count}"),
    "not clear": N_("not clear: {count}"),
}


def lines(reviews: Sequence[Review], pages: Sequence[ReviewPage], guide: Guide) -> Iterator[str]:
    """Yield the rows that are wrong, how many people marked pages, and the pages with a doubt or a remark."""
    mistakes = [one for review in reviews for one in review.wrong]
    yield from map(str, mistakes)
    yield from (warning(one) for review in reviews for one in review.changed)
    yield from counted(reviews, len(pages))
    doubts = doubted(reviews)
    for page in pages:
        remarks = _remarks(reviews, page)
        if page in doubts or remarks:
            found = doubts.get(page, Counter[str]())
            counts = [_(text).format(count=found[name]) for name, text in _DOUBTS.items() if name in found]
            # Translators: a page, such as: first-days 3, “Who knows”
            said = _("{step} {page}, “{title}”")
            yield ""
            yield said.format(step=page.step, page=page.number, title=page.title(guide))
            yield from (f"  {line}" for line in (*filter(None, [comma_list(counts)]), *remarks))
    yield ""
    yield number_of_mistakes(len(mistakes))


def data(reviews: Sequence[Review], pages: Sequence[ReviewPage], guide: Guide) -> dict[str, Any]:
    """Return the same as data for JSON, with every page that was marked."""
    people = {role: marked_by(role, reviews) for role in ROLES}
    return {
        "errors": [finding(one) for review in reviews for one in review.wrong],
        "warnings": [finding(one) for review in reviews for one in review.changed],
        "pages": len(pages),
        **{f"{role}s": {"people": count, "pages": marked} for role, (count, marked) in people.items()},
        "marked": [one for page in pages if (one := _page(page, reviews, guide))],
    }


def _page(page: ReviewPage, reviews: Sequence[Review], guide: Guide) -> dict[str, Any] | None:
    """Return what was marked on a page; None if nothing was."""
    by = {f"{role}s": sum(page in one.marked for one in reviews if one.role == role) for role in ROLES}
    remarks = _remarks(reviews, page)
    if not any(by.values()) and not remarks:
        return None
    found = doubted(reviews).get(page, Counter[str]())
    doubts = {name.replace(" ", "_"): found[name] for name in _DOUBTS}
    place = {"step": page.step, "page": page.number, "title": page.title(guide)}
    return {**place, **by, **doubts, "remarks": remarks}


def _remarks(reviews: Sequence[Review], page: ReviewPage) -> list[str]:
    """Return the remarks on a page, each after the role of the person who made it."""
    theirs = [(one.role, one.pages[page].remark) for one in reviews if one.role and page in one.pages]
    return [f"{role}: {' '.join(remark.split())}" for role, remark in theirs if remark]
