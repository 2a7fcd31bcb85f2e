"""The input of every rule: a guide's files, and its texts as they are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.grading import Grade, Graded, graded
from companion.guide.check.texts import units
from companion.guide.check.wordings import ShownText, Wordings


@dataclass(frozen=True, slots=True)
class Subject:
    """The input of a rule.

    Without ``guide.yaml`` the words in which texts are read are unknown, so there are no texts and no grades.
    """

    files: CheckedFiles
    today: dt.date
    shown: tuple[ShownText, ...] = ()
    """Every text that a person may read, in all its forms."""
    graded: tuple[Graded, ...] = ()
    """The reading grades, each with the text it is told at; none in a language that is not measured."""

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The reading grades alone."""
        return tuple(one.grade for one in self.graded)


def subject_of(files: CheckedFiles, today: dt.date) -> Subject:
    """Return what the rules look at on a day."""
    if not files.guide:
        return Subject(files, today)
    wordings = Wordings(files.guide.content)
    together = tuple(units(files))
    shown = tuple(wordings.shown(text) for unit in together for text in unit.texts)
    return Subject(files, today, shown, tuple(graded(files, together, wordings)))
