"""Counts how many people marked a guide's pages, and which pages they have doubts about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from companion.guide.load import GuideFiles
from companion.guide.review.pages import ReviewPage, review_pages
from companion.guide.review.table import CLINICIAN, READER, Review, read
from companion.messages import gettext as _
from companion.messages import ngettext


def pages_of(guide_files: GuideFiles) -> tuple[ReviewPage, ...]:
    """Return the pages of a guide that people may mark.

    Raises:
        GuideError: if a file is broken.
    """
    return tuple(review_pages(guide_files.guide, guide_files.step, guide_files.claims))


def reviews_in(guide_files: GuideFiles, pages: Sequence[ReviewPage]) -> list[Review]:
    """Return the reviews that a guide keeps in its folder.

    Raises:
        GuideError: if a file cannot be read.
    """
    return [read(path, raw, pages) for path, raw in guide_files.reviews]


def marked_by(role: str, reviews: Iterable[Review]) -> tuple[int, int]:
    """Return how many people in a role marked pages, and how many different pages they marked."""
    theirs = [review.marked for review in reviews if review.role == role and review.marked]
    return len(theirs), len({page for pages in theirs for page in pages})


def doubted(reviews: Iterable[Review]) -> dict[ReviewPage, Counter[str]]:
    """Return the pages that someone marked "hurts", not true or not clear, and how often each was marked."""
    found: dict[ReviewPage, Counter[str]] = {}
    for review in reviews:
        for page, marks in review.pages.items():
            if review.role and marks.doubts:
                found.setdefault(page, Counter()).update(marks.doubts)
    return found


def counted(reviews: Sequence[Review], pages: int) -> list[str]:
    """Return sentences about how many people marked how many of a guide's pages."""
    clinicians, theirs = marked_by(CLINICIAN, reviews)
    readers, readers_pages = marked_by(READER, reviews)
    if not clinicians and not readers:
        return [_("No clinician and no reader has marked a page yet.")]
    by_clinicians = ngettext(
        "{count} clinician has marked {marked} of the {pages} pages.",
        "{count} clinicians have marked {marked} of the {pages} pages.",
        clinicians,
    ).format(count=clinicians, marked=theirs, pages=pages)
    by_readers = ngettext(
        "{count} reader has marked {marked} of the {pages} pages.",
        "{count} readers have marked {marked} of the {pages} pages.",
        readers,
    ).format(count=readers, marked=readers_pages, pages=pages)
    return [
        by_clinicians if clinicians else _("No clinician has marked a page yet."),
        by_readers if readers else _("No reader has marked a page yet."),
    ]
