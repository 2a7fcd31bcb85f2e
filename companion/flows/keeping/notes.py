"""The flow for notes and sortings: one list of them, and the way back to the page of each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from companion.dates import moment
from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.keeping import forgetting
from companion.flows.keeping.correcting import Correction
from companion.flows.ui import UI
from companion.guide.model import Page
from companion.journal.model import Entry, Note, Sorting
from companion.messages import gettext as _
from companion.text import beginning, clean
from companion.views.block import Block, block
from companion.views.journal import kept
from companion.views.journal.damage import missing_note
from companion.views.summary import title_of

_AT_ONCE = 50
"""The number of notes on one list. Older ones follow on the next list."""
_OLDER, _BACK = "/older", "/back"

Written = Entry[Note] | Entry[Sorting]


async def notes(ui: UI, start: int = 0) -> None:
    """Show notes and sortings, the latest first, beginning with number ``start`` (counted from 0)."""
    at: str | None = ""
    while at is not None:
        found = written(ui)
        shown = found[start : start + _AT_ONCE]
        rows = [_row(ui, number, one) for number, one in enumerate(shown, start=start)]
        rows += [Choice(_OLDER, _("Older entries"))] if len(found) > start + _AT_ONCE else []
        rows += [] if shown else [Choice(_BACK, _("Back"))]
        nothing = [block("quiet", _("What you write will appear here."))]
        text = missing_note(ui.session.vault) or ([] if found else nothing)
        at = await ui.choose(Menu("notes", _("What you wrote"), rows, text, at=at))
        if at == _BACK:
            return
        if at == _OLDER:
            await notes(ui, start + _AT_ONCE)
            at = ""
        elif at is not None:
            await _one(ui, found[int(at)])


async def one_note(ui: UI, id: bytes) -> None:
    """Show a note or a sorting by its id, with what can be done with it."""
    entry = next((one for one in written(ui) if one.id == id), None)
    if entry is None:
        ui.notify(_("This entry was deleted in another window."))
    else:
        await _one(ui, entry)


def written(ui: UI) -> list[Written]:
    """Return all notes and sortings, the latest first."""
    vault = ui.session.vault
    found: list[Written] = [*vault.entries(Note), *vault.entries(Sorting)]
    return sorted(found, key=lambda entry: (entry.when, entry.id), reverse=True)


def _row(ui: UI, number: int, entry: Written) -> Choice:
    if isinstance(entry.record, Note):
        said = entry.record.text
    else:
        said = "".join(run.text for run in _blocks(ui, entry)[0].runs)
    return Choice(str(number), beginning(said), under=moment(entry.when))


def _blocks(ui: UI, entry: Written) -> list[Block]:
    session = ui.session
    if isinstance(entry.record, Note):
        return list(kept.note(Entry(entry.id, entry.when, entry.record)))
    return list(
        kept.sorting(Entry(entry.id, entry.when, entry.record), session.guide_files, session.wording())
    )


async def _one(ui: UI, entry: Written) -> None:
    """Show a note or a sorting until something is done with it."""
    what, at = entry.record, "back"
    rows = [Choice("page", _("Go to the page"))] if title_of(ui.session.journey, what.step) else []
    rows += [Choice("correct", _("Edit"))] if isinstance(what, Note) else []
    rows += [Choice("forget", _("Delete")), Choice("back", _("Back"))]
    while True:
        match await ui.choose(Menu("one note", moment(entry.when), rows, _blocks(ui, entry), at=at)):
            case "page" as at:
                await ui.visit(lambda: _go_to_page(ui, what))
            case "correct" as at if isinstance(what, Note):
                if await _correct(ui, Entry(entry.id, entry.when, what)):
                    return
            case "forget":
                await forgetting.forget(ui, entry)  # type: ignore[misc] # one or the other
                return
            case _:
                return


async def _correct(ui: UI, entry: Entry[Note]) -> bool:
    """Edit a note; return whether it was kept."""
    note, correction = entry.record, Correction(ui, entry)

    def keep(text: str) -> None:
        correction.keep(replace(note, text=clean(text).strip("\n")))

    text = await ui.write(TextPrompt("a note", note.ask or _("What you wrote"), keep, note.text))
    correction.tell()
    return text is not None


def _go_to_page(ui: UI, what: Note | Sorting) -> None:
    """Go to the page that asked for this entry, or else to the step it was written in."""
    session = ui.session
    step = session.journey.go_to(what.step).stop().id  # the step may have a new id
    pages = session.guide_files.step(step).pages if what.page else ()
    session.go(session.journey.open_page(step, _page(pages, what.page)))


def _page(pages: Sequence[Page], id: str) -> int:
    return next((n for n, page in enumerate(pages) if id and getattr(page, "id", "") == id), 0)
