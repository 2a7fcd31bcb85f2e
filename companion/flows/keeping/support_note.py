"""The flow for a note to someone close: what helps and what does not.

It holds nothing else of the journal.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from companion.flows.dialogs import Choice, Menu, TextPrompt, ViewDialog
from companion.flows.keeping import forgetting, save_to_file
from companion.flows.ui import UI
from companion.guide.model import CloseOne
from companion.guide.model.close_one import Prompt
from companion.messages import gettext as _
from companion.messages import pgettext
from companion.session import Session
from companion.views.block import View, prose
from companion.views.formats.render import render
from companion.views.support_note import note_for


async def support_note(ui: UI) -> None:
    """Show the questions, and the options to look at the note and to write it to a file."""
    session, at = ui.session, ""
    asked = session.guide_files.close_one
    if asked is None:  # the menu does not offer it in this case
        return
    prompts = {one.prompt: one for one in asked.prompts}
    while True:
        written = session.draft.close_one
        note = pgettext("an answer", "written")
        rows = [
            Choice(id, one.ask.strip(), note if id in written else "", under=one.hint or "")
            for id, one in prompts.items()
        ]
        rows += [Choice("/look", _("Look at the note")), Choice("/write", _("Export to a file"))]
        rows += [Choice("/forget", _("Delete what you wrote here"))] if written else []
        text = prose(session.wording().paragraphs(f"{asked.intro}\n{asked.ending}"))
        match await ui.choose(Menu("close one", asked.title.strip(), rows, text, at=at)):
            case None:
                return
            case "/look" as at:  # no question has an id with a slash
                await ui.show(ViewDialog("note for someone", partial(_note, session, asked)))
            case "/write" as at:
                await save_to_file.write(ui, "note.txt", partial(_written, session, asked))
            case "/forget":
                at = ""
                forget = partial(session.set_draft, close_one={})
                await forgetting.remove(ui, forget, partial(session.set_draft, close_one=written))
            case at:
                await _ask(ui, prompts[at])


async def _ask(ui: UI, prompt: Prompt) -> None:
    """Ask one question. The answer is kept until the person deletes it."""
    session, text = ui.session, ui.session.draft.close_one.get(prompt.prompt, "")

    def keep(answer: str) -> None:
        others = {id: one for id, one in session.draft.close_one.items() if id != prompt.prompt}
        session.set_draft(close_one={**others, prompt.prompt: answer} if answer.strip() else others)

    ask = prompt.ask.strip()
    await ui.write(TextPrompt("for someone", ask, keep, text, draft=keep, before=text, or_none=True))


def _note(session: Session, asked: CloseOne) -> View:
    return note_for(session.draft.close_one, asked)


def _written(session: Session, asked: CloseOne, path: Path) -> str:
    return render(path, _note(session, asked), session.guide_files.guide.language)
