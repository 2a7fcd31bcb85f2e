"""Flows for writing: a note, an answer to a page, a sorting, or a question to ask someone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from companion.flows.commands import KEPT
from companion.flows.dialogs import Choice, SortForm, TextPrompt
from companion.flows.key_bindings import current_key
from companion.flows.ui import UI, Flow, kept_message
from companion.guide.model import Page, SortPage, WritePage
from companion.journal.model import Question, Sorting
from companion.messages import N_
from companion.messages import gettext as _
from companion.text import clean

ANSWER = "answer"
"""The id of the choice to do what a page asks for."""


async def write(ui: UI) -> None:
    """Ask for the answer that the page wants, or for a note if the page asks nothing."""
    asking = _ASKING.get(type(ui.page))
    await (asking.flow(ui, ui.page) if asking else _note(ui))


def offered(page: Page | None) -> tuple[Choice, ...]:
    """Return the choice to do what a page asks for; none where it asks for nothing to write or sort."""
    asking = _ASKING.get(type(page))
    return (Choice(ANSWER, _(asking.label)),) if asking else ()


async def _note(ui: UI) -> None:
    session = ui.session

    def draft(text: str) -> None:
        session.set_draft(note=text)

    ask, begun = _("Write something for yourself"), session.draft.note
    await ui.write(TextPrompt("write", ask, session.keep_note, begun, draft=draft))


async def _answer(ui: UI, page: WritePage) -> None:
    session = ui.session
    ask, begun = session.wording().fill(page.ask.strip()), session.draft.answers.get(page.id, "")
    accept, draft = partial(session.keep_answer, page), partial(session.draft_answer, page)
    if await ui.write(TextPrompt("answer", ask, accept, begun, draft=draft)):
        _go_on(ui)


async def _sort(ui: UI, page: SortPage) -> None:
    session = ui.session
    begun = session.draft.sortings.get(page.id) or Sorting(page=page.id)
    if await ui.sort(SortForm(page, begun, session.keep_sorting, partial(session.draft_sorting, page.id))):
        _go_on(ui)


def _go_on(ui: UI) -> None:
    """Go on from the page that asked."""
    ui.move(lambda: ui.session.go(ui.session.journey.on()))
    ui.notify(kept_message(ui.session))


class _Asking(NamedTuple):
    """How a kind of page asks for something."""

    label: str
    """Offers to do it."""
    flow: Callable[[UI, Any], Flow]


_ASKING: dict[type, _Asking] = {
    WritePage: _Asking(N_("Write something"), _answer),
    SortPage: _Asking(N_("Sort this list"), _sort),
}


async def question(ui: UI) -> None:
    """Keep a question about the current page: the one it offers, or the person's own."""
    from companion.views.journal.questions import standing_of  # the first frame does not need it

    topic = ui.session.topic()
    if topic is None:
        ui.notify(_("There is nothing on this page to ask about."))
        return

    def keep(text: str) -> None:
        ui.session.add_question(" ".join(clean(text).split()), topic.claim, topic.step)

    standing = standing_of(Question("", topic.claim), ui.session.guide_files)
    about = "  ·  ".join(filter(None, (_("About: {topic}").format(topic=topic.about), standing)))
    prompt = TextPrompt("a question", _("A question to ask"), keep, topic.ask, one_line=True, about=about)
    if await ui.write(prompt) and ui.session.vault.is_on_disk:
        key = current_key(KEPT, ui.session.journey.choices.keys).letter
        # Translators: {key} is the key of "what you kept".
        ui.notify(_("Kept as a question. You can find it under {key}.").format(key=key))
