"""The diary line by line: the picture over days in sentences, and the entries one by one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from companion.dates import moment
from companion.flows.face import Choice, Diary, Menu
from companion.sheets import picture as pictures
from companion.sheets.block import block
from companion.sheets.diary import words_of
from companion.sheets.picture_words import sentences
from companion.sheets.spans import SPANS, Span

if TYPE_CHECKING:
    from companion.plain.face import PlainFace

_ROOM = 60
"""Sentences of a picture of all there is: more days than that are told by weeks, months or years."""
_AT_ONCE = 40
"""So many entries are listed; older ones follow on the next list."""
_NAMES: dict[Span, str] = {"week": "Show a week", "month": "Show a month", "all": "Show all of it"}


def show(face: PlainFace, diary: Diary, span: Span = "month", at: dt.date | None = None) -> None:
    """Say what was chosen on which days, and offer what can be done."""
    entries, today = diary.read(), face.session.today
    at, kept = at or diary.at or today, pictures.kept_by_day(entries)
    said = list(sentences(pictures.picture(kept, diary.feelings, span, at, _ROOM), today))
    if diary.about:  # of days with nothing that fits it is not known whether something is kept
        said = [one for one in said if one.kind != "quiet"] or [block("quiet", pictures.NOTHING_FITS)]
    if missing := diary.missing():  # of days with nothing the same is not known, either
        said = [*(one for one in said if one.kind != "quiet"), block("quiet", missing)]
    earlier, later = pictures.before(kept, span, at, today), pictures.after(kept, span, at, today)
    rows = [Choice("entries", "The entries, one by one")] if entries else []
    rows += [Choice("earlier", f"The {span} before")] if earlier != at else []
    rows += [Choice("later", f"The {span} after")] if later != at else []
    rows += [Choice(one, _NAMES[one]) for one in SPANS if one != span]
    rows.append(Choice("only", "Only some of them"))

    def choose(id: str) -> None:
        if id == "entries":
            _list(face, diary, 0)
        elif id == "only":
            diary.choose_only()
        elif id in ("earlier", "later"):
            show(face, diary, span, earlier if id == "earlier" else later)
        else:
            show(face, diary, id, at)  # type: ignore[arg-type] # the others are spans

    about = [block("line", diary.about)] if diary.about else []
    face.ask(Menu("diary", "Diary", rows, choose, [*about, *said]))


def _list(face: PlainFace, diary: Diary, start: int) -> None:
    entries = diary.read()
    shown = entries[start : start + _AT_ONCE]
    rows = [Choice(one.id.hex(), moment(one.when), words_of(one.what, diary.feelings)) for one in shown]
    rows += [Choice("/older", "Older ones")] if len(entries) > start + _AT_ONCE else []

    def choose(id: str) -> None:
        if id == "/older":
            _list(face, diary, start + _AT_ONCE)
        else:
            diary.open(bytes.fromhex(id))

    face.ask(Menu("entries", "The entries, the latest first", rows, choose, back=lambda: show(face, diary)))
