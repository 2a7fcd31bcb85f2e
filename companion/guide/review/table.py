"""The table (CSV) in which one person marks a guide's pages: empty to fill in, and read back row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from companion.guide.diagnostics import Diagnostic, GuideError, expected
from companion.guide.files import bytes_of
from companion.guide.model import Guide
from companion.guide.review.pages import ReviewPage
from companion.messages import comma_list, or_list
from companion.messages import gettext as _
from companion.text import clean

QUESTIONS = ("true", "clear", "hurts")
CLINICIAN, READER = "clinician", "reader"
ROLES = (CLINICIAN, READER)
"""Who marks pages. This is not the role that someone chooses in the guide."""

_NEEDED = ("step", "page", "fingerprint", *QUESTIONS, "role")
_COLUMNS = ("step", "page", "fingerprint", "title", *QUESTIONS, "remark", "role", "name")
_ANSWERS = {"": None, "yes": True, "x": True, "no": False}
_BYTE_ORDER_MARK = "\ufeff"
"""Without it, a spreadsheet may take the file for one in an older encoding."""

Row = dict[str, str]


class Marks(NamedTuple):
    """The answers of one person on one page, in the order of the questions. None is no answer."""

    answers: tuple[bool | None, ...]
    remark: str

    @property
    def doubts(self) -> tuple[str, ...]:
        """The answers by which someone asks for a change."""
        true, clear, hurts = self.answers
        found = {"hurts": hurts, "not true": true is False, "not clear": clear is False}
        return tuple(name for name, is_marked in found.items() if is_marked)


class Review(NamedTuple):
    """One table, which counts as one person. Its role is empty if that is not known."""

    role: str
    pages: dict[ReviewPage, Marks]
    """The pages with an answer or a remark."""
    wrong: tuple[Diagnostic, ...]
    changed: tuple[Diagnostic, ...] = ()
    """The rows with marks on a page whose text has changed since."""

    @property
    def marked(self) -> list[ReviewPage]:
        """The pages on which at least one question was answered."""
        return [page for page, marks in self.pages.items() if set(marks.answers) != {None}]


def blank_table(guide: Guide, pages: Iterable[ReviewPage]) -> str:
    """Return the table to fill in, with a row for each page."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    for page in pages:
        named = {"step": page.step, "page": page.number, "fingerprint": page.fingerprint}
        writer.writerow({**named, "title": page.title(guide)})
    return _BYTE_ORDER_MARK + text.getvalue()


def open_review(path: Path, pages: Sequence[ReviewPage]) -> Review:
    """Return what a file says about pages. If it cannot be read, that is its one mistake."""
    try:
        return read(path, bytes_of(path), pages)
    except GuideError as error:
        return _refused(path, error.diagnostics[0].found)


def read(path: Path, raw: bytes, pages: Sequence[ReviewPage]) -> Review:
    """Return what a filled-in table says about pages, with every row that is wrong."""
    try:
        rows = list(_rows(_text(raw)))
    except csv.Error as error:
        return _refused(path, _("this is not a table ({reason})").format(reason=error))
    if not rows:
        return _refused(path, _("this table is empty"))
    if missing := [name for name in _NEEDED if name not in rows[0][1]]:
        return _refused(path, _('the column "{name}" is missing').format(name=missing[0]))
    return _Reading(path, pages).review(rows)


def _text(raw: bytes) -> str:
    """Return the text of a file that some spreadsheet wrote."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Yield each row that is not empty, with the line where it begins."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)  # a spreadsheet writes that of its country
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().casefold() for name in next(reader, [])]
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(names) - len(cells))]
            yield line, dict(zip(names, (clean(cell).strip() for cell in padded), strict=False))
        line = reader.line_num + 1


class _Reading:
    """Reads the rows of one table."""

    def __init__(self, path: Path, pages: Sequence[ReviewPage]) -> None:
        self.path = path
        self.steps = {page.step for page in pages}
        self.by_number = {(page.step, str(page.number)): page for page in pages}
        self.by_text = {(page.step, page.fingerprint): page for page in pages}
        self.wrong: list[Diagnostic] = []
        self.changed: list[Diagnostic] = []

    def review(self, rows: Sequence[tuple[int, Row]]) -> Review:
        """Return what all rows say."""
        lines: dict[ReviewPage, int] = {}
        found: dict[ReviewPage, Marks] = {}
        for line, row in rows:
            marks, page = self._marks(line, row), self._page(line, row)
            if page in lines:
                twice = _("this page is already on line {line}").format(line=lines[page])
                self._report(line, twice, _("delete one of the rows"))
            elif page:
                lines[page] = line
                if marks:
                    found[page] = marks
        role = self._role(rows)
        return Review(role, found, tuple(sorted(self.wrong, key=lambda one: one.line)), tuple(self.changed))

    def _marks(self, line: int, row: Row) -> Marks | None:
        """Return the marks in a row; None if there are none, or one of them is not known."""
        unknown = [name for name in QUESTIONS if row[name].casefold() not in _ANSWERS]
        for name in unknown:
            found = _('"{mark}" in the column "{name}"').format(mark=row[name], name=name)
            self._report(line, found, expected(_('"yes", "no", "x" or an empty cell')))
        if unknown or not _has_marks(row):
            return None
        return Marks(tuple(_ANSWERS[row[name].casefold()] for name in QUESTIONS), row.get("remark", ""))

    def _page(self, line: int, row: Row) -> ReviewPage | None:
        """Return the page of a row, also if it has moved within its step; None if there is no such page."""
        step, number, fingerprint = row["step"], row["page"], row["fingerprint"]
        if step not in self.steps:
            found = _('no step is called "{name}"').format(name=step)
            self._report(line, found, _("put back the step and page that this row had"))
        elif not (page := self.by_number.get((step, number))):
            found = _('the step "{step}" has no page "{number}" to mark').format(step=step, number=number)
            self._report(line, found, _("put back the step and page that this row had"))
        elif page.fingerprint == fingerprint or (page := self.by_text.get((step, fingerprint))):
            return page
        elif _has_marks(row):
            found = _("this page has changed since it was marked")
            wish = _("these marks do not count, so ask for the page to be marked again")
            self.changed.append(Diagnostic(self.path, line, 1, found, wish))
        return None

    def _role(self, rows: Sequence[tuple[int, Row]]) -> str:
        """Return the role, from whichever rows give it; an empty text if it is not known."""
        given = {row["role"].casefold(): line for line, row in rows if row["role"]}
        if len(given) == 1 and given.keys() <= set(ROLES):
            return next(iter(given))
        roles = comma_list(list(given))
        found = (
            _('"{role}" in the column "role"').format(role=roles)
            if given
            else _("the table does not say who marked the pages")
        )
        wish = expected(
            _('one role ({roles}) in the column "{name}"').format(roles=or_list(ROLES), name="role")
        )
        self._report(max(given.values(), default=rows[0][0]), found, wish)
        return ""

    def _report(self, line: int, found: str, allowed: str) -> None:
        self.wrong.append(Diagnostic(self.path, line, 1, found, allowed))


def _has_marks(row: Row) -> bool:
    return any(row.get(name) for name in (*QUESTIONS, "remark"))


def _refused(path: Path, found: str) -> Review:
    wish = expected(_('the table that "companion review-kit" writes'))
    return Review("", {}, (Diagnostic(path, 1, 1, found, wish),))
