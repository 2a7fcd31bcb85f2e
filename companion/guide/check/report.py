"""One pass over a guide's folder: what is wrong with it, what to look at again, and its figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.figures import Figures, figures
from companion.guide.check.rules.addresses import addresses
from companion.guide.check.rules.cache_is_fresh import read_ahead
from companion.guide.check.rules.claims import claims
from companion.guide.check.rules.emergency import emergency
from companion.guide.check.rules.grades import FEWEST_WORDS, grades
from companion.guide.check.rules.lengths import lengths
from companion.guide.check.rules.pages import pages
from companion.guide.check.rules.references import references
from companion.guide.check.rules.resources import ages, without_crisis_line
from companion.guide.check.rules.tone import tone
from companion.guide.check.rules.word_choices import words
from companion.guide.check.texts import units
from companion.guide.check.wordings import Wordings
from companion.guide.diagnostics import Diagnostic, GuideError


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a guide's folder."""

    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()
    """What to look at again; none as long as a file cannot be read."""
    figures: Figures | None = None
    """None as long as a file cannot be read: whatever was counted then would be wrong."""


def report(folder: Path, today: dt.date) -> Report:
    """Check a guide's folder or archive as of a given day."""
    try:
        files = CheckedFiles(folder)
    except GuideError as error:
        return Report(error.diagnostics)
    references(files)
    pages(files)
    ages(files, today)
    without_crisis_line(files)
    addresses(files)
    emergency(files)
    found = _read_through(files)
    errors = (*files.diagnostics(), *read_ahead(files))
    return Report(errors, files.warnings() if files.whole else (), found)


def _read_through(files: CheckedFiles) -> Figures | None:
    """Check the texts that a person reads; return None without ``guide.yaml``.

    The file defines the wording of all texts, so only the claims can be checked without it.
    """
    if not files.guide:
        claims(files, ())
        return None
    wordings = Wordings(files.guide.content)
    read_together = list(units(files))
    shown = [wordings.shown(text) for unit in read_together for text in unit.texts]
    words(files.guide, files, shown)
    claims(files, shown)
    lengths(shown)
    tone(files, shown)
    graded = grades(files, read_together, wordings)
    return figures(files, shown, graded, FEWEST_WORDS)
