"""The flow for questions to ask: adding, ordering, ticking, editing, deleting and writing them to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from companion.flows.commands import ASK
from companion.flows.dialogs import Choice, Menu, TextPrompt, ViewDialog
from companion.flows.keeping import forgetting, save_to_file
from companion.flows.keeping.correcting import Correction
from companion.flows.key_bindings import current_key
from companion.flows.ui import UI
from companion.journal.model import Entry, Question
from companion.messages import gettext as _
from companion.messages import pgettext
from companion.session import Session
from companion.text import clean
from companion.views.block import View, block
from companion.views.formats.render import render
from companion.views.journal.damage import missing_note, with_missing
from companion.views.journal.questions import about
from companion.views.journal.questions import questions as sheet_of

_ADD, _READ, _WRITE = "/add", "/read", "/write"
"""The ids of the other options. Questions are numbered, so these begin with a slash."""


async def questions(ui: UI) -> None:
    """Show the questions, and the actions for all of them."""
    session, at = ui.session, ""
    while True:
        kept = session.questions()
        rows = [_row(session, n, one.record) for n, one in enumerate(kept)]
        rows.append(Choice(_ADD, _("Add a question")))
        if kept:
            rows += [Choice(_READ, _("Show all on one page")), Choice(_WRITE, _("Export to a file"))]
        key = current_key(ASK, session.journey.choices.keys).letter
        none = _("On a page, press {key} to keep a question about it. Here you can add your own.")
        text = missing_note(session.vault) or ([] if kept else [block("quiet", none.format(key=key))])
        match await ui.choose(Menu("questions", _("Questions to ask"), rows, text, at=at)):
            case None:
                return
            case "/add" as at:
                await _add(ui)
            case "/read" as at:
                await ui.show(ViewDialog("questions to read", partial(_to_read, session)))
            case "/write" as at:
                await save_to_file.write(ui, "questions.txt", partial(_written, session))
            case number:
                at = await _one(ui, kept, int(number))


def _view(session: Session) -> View:
    return sheet_of(session.questions(), session.guide_files)


def _to_read(session: Session) -> View:
    return with_missing(_view(session), session.vault)


def _written(session: Session, path: Path) -> str:
    return render(path, _view(session), session.guide_files.guide.language)


def _row(session: Session, number: int, question: Question) -> Choice:
    note = pgettext("a question", "asked") if question.done else ""
    return Choice(str(number), question.text, note, under=about(question, session.guide_files))


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())


async def _add(ui: UI) -> None:
    def keep(text: str) -> None:
        ui.session.add_question(_on_one_line(text))

    await ui.write(TextPrompt("a question", _("A question to ask"), keep, one_line=True))


async def _one(ui: UI, kept: list[Entry[Question]], number: int) -> str:
    """Show the actions for one question; return its number after them."""
    session, entry = ui.session, kept[number]
    question = entry.record
    rows = [Choice("tick", _("Mark as not asked") if question.done else _("Mark as asked"))]
    rows += [Choice("up", _("Move up"))] if number else []
    rows += [Choice("down", _("Move down"))] if number < len(kept) - 1 else []
    rows += [Choice("correct", _("Edit")), Choice("forget", _("Delete")), Choice("back", _("Back"))]
    menu = Menu("one question", _("A question"), rows, [block("text", question.text)])
    while (wanted := await ui.choose(menu)) == "correct" and not await _correct(ui, entry):
        menu = replace(menu, at=wanted)
    match wanted:
        case "tick":
            ui.attempt(partial(session.correct, entry, replace(question, done=not question.done)))
        case "up":
            return _moved(ui, kept, number, number - 1)
        case "down":
            return _moved(ui, kept, number, number + 1)
        case "forget":
            await forgetting.forget(ui, entry)
    return str(number)


async def _correct(ui: UI, entry: Entry[Question]) -> bool:
    """Edit a question; return whether it was kept."""
    question, correction = entry.record, Correction(ui, entry)

    def keep(text: str) -> None:
        correction.keep(replace(question, text=_on_one_line(text)))

    ask = TextPrompt("a question", _("A question to ask"), keep, question.text, one_line=True)
    text = await ui.write(ask)
    correction.tell()
    return text is not None


def _moved(ui: UI, kept: list[Entry[Question]], number: int, other: int) -> str:
    """Swap a question with its neighbour and return its new number. Only entries whose place changed are
    saved.
    """
    order = list(kept)
    order[number], order[other] = order[other], order[number]

    def keep() -> None:
        for place, entry in enumerate(order, start=1):
            if entry.record.order != place:
                ui.session.correct(entry, replace(entry.record, order=place))

    ui.attempt(keep)
    return str(other)
