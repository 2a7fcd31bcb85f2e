"""Limits the reading grade of each page and of the whole guide.

A text of fewer than 15 words is not held to the limit by itself: there, one long word alone moves the grade
by more than the two grades between the usual and the most. Such a page still counts in the median, so that
nothing is left out of the whole.
"""

from __future__ import annotations

from companion.guide.check.grading import median_of_pages
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import at_most
from companion.messages import gettext as _

HIGHEST = 8.0
HIGHEST_MEDIAN = 6.0
FEWEST_WORDS = 15


def check(subject: Subject) -> None:
    """Report texts that are too hard to read."""
    for text, one in subject.graded:
        if one.words >= FEWEST_WORDS and one.grade > HIGHEST:
            text.report(
                _("this text has a reading grade of {grade}").format(grade=one.grade), at_most(HIGHEST)
            )
    middle = median_of_pages(subject.grades)
    if subject.files.guide and middle is not None and middle > HIGHEST_MEDIAN:
        told = _("the median reading grade of all pages is {grade}").format(grade=middle)
        subject.files.guide.tree.report((), told, at_most(HIGHEST_MEDIAN))
