"""The tables in the guide's folder of reviews: each row must be about a page as it is now."""

from __future__ import annotations

from companion.guide.check.subject import Subject
from companion.guide.diagnostics import GuideError
from companion.guide.load import REVIEW, REVIEWS
from companion.guide.review.pages import review_pages
from companion.guide.review.table import read


def check(subject: Subject) -> None:
    """Report rows that are wrong, and warn of marks on a page whose text has changed since."""
    files = subject.files
    names = files.reader.names(REVIEWS, REVIEW)
    if not (names and files.whole and files.guide and files.claims):
        return
    claims = {claim.claim: claim for claim in files.claims.content.claims}
    pages = tuple(review_pages(files.guide.content, lambda id: files.steps[id].content, claims))
    for name in (f"{REVIEWS}/{name}{REVIEW}" for name in names):
        mistakes, doubts = files.not_yaml(name)
        try:
            review = read(files.folder / name, files.reader.read(name), pages)
        except GuideError as error:
            mistakes.diagnostics += error.diagnostics
        else:
            mistakes.diagnostics += review.wrong
            doubts.diagnostics += review.changed
