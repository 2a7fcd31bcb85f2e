"""The diary line by line: the picture over days in sentences, and the entries one by one."""

from __future__ import annotations

from companion.dates import moment
from companion.flows.dialogs import ONLY_SOME, Choice, Diary, Menu
from companion.plain.conversation import Conversation
from companion.plain.menus import choose
from companion.views.block import Block, block
from companion.views.journal import mood_chart as pictures
from companion.views.journal.diary import words_of
from companion.views.journal.mood_chart_words import sentences
from companion.views.journal.periods import SPANS, Span

_ROOM = 60
"""Sentences of a picture of all there is: more days than that are told by weeks, months or years."""
_AT_ONCE = 40
"""So many entries are listed; older ones follow on the next list."""
_NAMES: dict[Span, str] = {"week": "Show a week", "month": "Show a month", "all": "Show all of it"}


async def show(talk: Conversation, diary: Diary) -> str | None:
    """Say what was chosen on which days; return the entry to open, or that only some are to be shown."""
    span: Span = "month"
    while True:
        entries, today = diary.read(), talk.session.today
        at, kept = diary.at or today, pictures.kept_by_day(entries)
        said = list(sentences(pictures.mood_chart(kept, diary.feelings, span, at, _ROOM), today))
        earlier, later = pictures.before(kept, span, at, today), pictures.after(kept, span, at, today)
        rows = [Choice("entries", "The entries, one by one")] if entries else []
        rows += [Choice("earlier", f"The {span} before")] if earlier != at else []
        rows += [Choice("later", f"The {span} after")] if later != at else []
        rows += [Choice(one, _NAMES[one]) for one in SPANS if one != span]
        rows.append(Choice(ONLY_SOME, "Only some of them"))
        match await choose(talk, Menu("diary", "Diary", rows, _blocks(diary, said))):
            case "entries":
                if id := await _entry(talk, diary):
                    return id
                span, diary.at = "month", None
            case "earlier":
                diary.at = earlier
            case "later":
                diary.at = later
            case "week" | "month" | "all" as span:
                pass
            case answer:
                return answer


def _blocks(diary: Diary, said: list[Block]) -> list[Block]:
    about = [block("line", diary.about)] if diary.about else []
    if diary.about:  # of days with nothing that fits it is not known whether something is kept
        said = [one for one in said if one.kind != "quiet"] or [block("quiet", pictures.NOTHING_FITS)]
    if missing := diary.missing():  # of days with nothing the same is not known, either
        said = [*(one for one in said if one.kind != "quiet"), block("quiet", missing)]
    return [*about, *said]


async def _entry(talk: Conversation, diary: Diary) -> str | None:
    """List the entries, some at once; return the one that is chosen."""
    start = 0
    while True:
        entries = diary.read()
        shown = entries[start : start + _AT_ONCE]
        rows = [Choice(one.id.hex(), moment(one.when), words_of(one.record, diary.feelings)) for one in shown]
        rows += [Choice("/older", "Older ones")] if len(entries) > start + _AT_ONCE else []
        answer = await choose(talk, Menu("entries", "The entries, the latest first", rows))
        if answer != "/older":
            return answer
        start += _AT_ONCE
