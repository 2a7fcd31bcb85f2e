"""The flow for the diary: showing it, filtering it, and changing one of its entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from companion.dates import moment, moment_of, typed
from companion.flows.dialogs import ONLY_SOME, CheckInForm, Choice, Diary, Menu, TextPrompt
from companion.flows.keeping import forgetting
from companion.flows.keeping.correcting import Correction
from companion.flows.ui import UI
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Entry
from companion.journey import WayOn
from companion.messages import gettext as _
from companion.session import Session
from companion.text import isolated
from companion.views.block import Block, block, own_text
from companion.views.journal import damage
from companion.views.journal.diary import ALL, NO_WORDS, DiaryFilter, filtered, words_of
from companion.views.summary import title_of


async def diary(ui: UI, first: bytes = b"") -> None:
    """Show the diary and open the entries that are chosen there.

    ``first`` is the id of an entry to open at once; empty to begin with the diary.
    """
    session, wanted = ui.session, ALL

    def read() -> Sequence[Entry[CheckIn]]:
        return filtered(session.vault.entries(CheckIn), wanted, session.guide_files.feelings)[::-1]

    shown = Diary(read, session.guide_files.feelings)
    shown.missing = partial(damage.missing, session.vault)
    if first:
        shown.at = await _entry(ui, first)
    while (answer := await ui.show_diary(shown)) is not None:
        if answer == ONLY_SOME:
            wanted = await _which(ui) or wanted
            shown.about, shown.at = wanted.said, None
        else:
            shown.at = await _entry(ui, bytes.fromhex(answer))


# --- one entry ----------------------------------------------------------------------------------------


async def _entry(ui: UI, id: bytes) -> dt.date | None:
    """Show the actions for an entry; return its day after them, or None if the entry is gone."""
    entry = _found(ui, id)
    if entry is None:  # deleted in another window
        ui.notify(_("This entry was deleted in another window."))
        return None
    day = entry.when.date()
    while entry:
        day = entry.when.date()
        title = title_of(ui.session.journey, entry.record.step)
        rows = [Choice("correct", _("Edit")), Choice("move", _("Change the date or time"))]
        rows += [Choice("page", _("Go to the step you were in"), title)] if title else []
        rows += [Choice("forget", _("Delete")), Choice("back", _("Back to the diary"))]
        menu = Menu("an entry", moment(entry.when), rows, _blocks(ui, entry), at="back")
        match await ui.choose(menu):
            case "correct":
                await _correct(ui, entry)
            case "move":
                await _move(ui, entry)
            case "page":
                await ui.visit(partial(_go_to_step, ui.session, entry.record.step))
            case "forget":
                await forgetting.forget(ui, entry)
                break
            case _:
                break
        entry = _found(ui, id)
    return day


def _go_to_step(session: Session, step: str) -> None:
    session.go(session.journey.go_to(step))


def _found(ui: UI, id: bytes) -> Entry[CheckIn] | None:
    return next((one for one in ui.session.vault.entries(CheckIn) if one.id == id), None)


def _blocks(ui: UI, entry: Entry[CheckIn]) -> list[Block]:
    said = words_of(entry.record, ui.session.guide_files.feelings) or _(NO_WORDS)
    return [block("text", said), *(own_text(entry.record.line) if entry.record.line else [])]


async def _correct(ui: UI, entry: Entry[CheckIn]) -> None:
    correction = Correction(ui, entry)

    def keep(answer: CheckIn) -> WayOn:
        correction.keep(replace(answer, step=entry.record.step))
        return "on"

    await ui.check_in(CheckInForm(ui.session.guide_files.feelings, keep, initial=entry.record, is_new=False))
    correction.tell()


_FIRST_YEAR = 1900
"""The first year that is accepted. An earlier one is a typing error, and the journal cannot store the very
first years.
"""


async def _move(ui: UI, entry: Entry[CheckIn]) -> None:
    """Move an entry to another date and time, in the time zone it was written in."""
    correction = Correction(ui, entry)

    def keep(text: str) -> None:
        when = moment_of(text, entry.when)
        if when is None or when.year < _FIRST_YEAR:
            # Translators: the example is typed in this form in every language.
            raise JournalError(_("Type a date and a time, such as 2026-11-22 21:04."))
        if when > ui.session.vault.now():
            raise JournalError(_("That is in the future. Type a date and a time in the past."))
        correction.keep(entry.record, when)

    ask = _("Which date and time?")
    await ui.write(TextPrompt("another day", ask, keep, typed(entry.when), one_line=True))
    correction.tell()


# --- which entries ------------------------------------------------------------------------------------


async def _which(ui: UI) -> DiaryFilter | None:
    """Ask which entries to show."""
    rows = [
        Choice("all", _("All entries")),
        Choice("feeling", _("With a certain feeling")),
        Choice("step", _("From a certain step")),
        Choice("text", _("With certain words")),
    ]
    match await ui.choose(Menu("which entries", _("Which entries to show"), rows)):
        case "all":
            return ALL
        case "feeling":
            return await _feeling(ui)
        case "step":
            return await _step(ui)
        case "text":
            return await _text(ui)
        case _:
            return None


async def _feeling(ui: UI) -> DiaryFilter | None:
    named = {one.feeling: one.label.strip() for one in ui.session.guide_files.feelings.feelings}
    kept = (word for entry in ui.session.vault.entries(CheckIn) for word in entry.record.feelings)
    rows = [Choice(word, named.get(word, word)) for word in dict.fromkeys([*named, *kept])]
    id = await ui.choose(Menu("which feeling", _("Which feeling"), rows))
    if id is None:
        return None
    said = _("Only entries with this feeling: {feeling}.").format(feeling=named.get(id, id))
    return DiaryFilter(feeling=id, said=said)


async def _step(ui: UI) -> DiaryFilter | None:
    kept = dict.fromkeys(entry.record.step for entry in ui.session.vault.entries(CheckIn))
    titles = {step: title_of(ui.session.journey, step) or step for step in kept if step}
    rows = [Choice(step, title) for step, title in titles.items()]
    none = [Choice("", _("No entries from any step yet"))]
    id = await ui.choose(Menu("which step", _("Which step"), rows or none))
    if not id:
        return None
    return DiaryFilter(step=id, said=_("Only entries from this step: {step}.").format(step=titles[id]))


async def _text(ui: UI) -> DiaryFilter | None:
    word = await ui.write(TextPrompt("look for", _("Search the diary"), one_line=True, does=_("Search")))
    if word is None:
        return None
    return DiaryFilter(text=word, said=_("Only entries with “{words}”.").format(words=isolated(word)))
