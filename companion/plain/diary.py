"""The diary in the line-by-line interface: the mood chart as sentences, and a list of entries."""

from __future__ import annotations

from companion.dates import moment
from companion.flows.dialogs import ONLY_SOME, Choice, Diary, Menu
from companion.messages import N_
from companion.messages import gettext as _
from companion.plain.conversation import Conversation
from companion.plain.menus import choose
from companion.views.block import Block, block
from companion.views.journal.diary import words_of
from companion.views.journal.mood_chart import NOTHING_FITS, SPANS, Span, by_day, other_day, sentences

_AT_ONCE = 40
"""The number of entries on one list. Older ones follow on the next list."""
_NAMES: dict[Span, str] = {
    "week": N_("Show a week"),
    "month": N_("Show a month"),
    "all": N_("Show the whole diary"),
}


async def show(talk: Conversation, diary: Diary) -> str | None:
    """Print the mood chart, and ask what to do next.

    Returns the id of the entry to open, in hex; ``ONLY_SOME`` to change the filter; None to go back.
    """
    span: Span = "month"
    while True:
        entries, today = diary.read(), talk.session.today
        at, days = diary.at or today, by_day(entries)
        said = sentences(days, diary.feelings, span, at, today)
        earlier, later = (other_day(days, span, at, by) for by in (-1, 1))
        rows = [Choice("entries", _("The entries, one by one"))] if entries else []
        rows += [Choice("earlier", _("Earlier days"))] if earlier else []
        rows += [Choice("later", _("Later days"))] if later else []
        rows += [Choice(one, _(_NAMES[one])) for one in SPANS if one != span]
        rows.append(Choice(ONLY_SOME, _("Only some of the entries")))
        match await choose(talk, Menu("diary", _("Diary"), rows, _blocks(diary, said))):
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
    if diary.about:  # under a filter, a day without a match may still have an entry
        said = [one for one in said if one.kind != "quiet"] or [block("quiet", _(NOTHING_FITS))]
    if missing := diary.missing():  # if some entries cannot be read, a day without one may have had one
        said = [*(one for one in said if one.kind != "quiet"), block("quiet", missing)]
    return [*about, *said]


async def _entry(talk: Conversation, diary: Diary) -> str | None:
    """List the entries, some at a time; return the id of the chosen one, in hex."""
    start = 0
    while True:
        entries = diary.read()
        shown = entries[start : start + _AT_ONCE]
        rows = [Choice(one.id.hex(), moment(one.when), words_of(one.record, diary.feelings)) for one in shown]
        rows += [Choice("/older", _("Older entries"))] if len(entries) > start + _AT_ONCE else []
        answer = await choose(talk, Menu("entries", _("Your entries, latest first"), rows))
        if answer != "/older":
            return answer
        start += _AT_ONCE
