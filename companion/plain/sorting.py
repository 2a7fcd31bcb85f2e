"""Things to put where they belong, line by line: one after the other."""

from __future__ import annotations

from functools import partial

from companion.flows.ui import Choice, Sorted, said_kept
from companion.journal.model import Sorting
from companion.plain.conversation import Conversation, Layer
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.questions import NONE, a_line, line_of, put_rows, tell
from companion.sheets.block import block


def sort(talk: Conversation, asked: Sorted) -> bool:
    """Ask of one thing after the other where it belongs. No place is right. Return whether it was kept."""
    title = talk.session.wording().fill(asked.page.title.strip())
    with talk.open(Layer("sorting", asked.page.title.strip(), is_form=True)) as ask:
        tell([block("title", title), block("text", "Enter leaves a thing where it is.")])
        return _sorted(talk, asked, ask)


def _sorted(talk: Conversation, asked: Sorted, ask: Ask) -> bool:
    page, fill = asked.page, talk.session.wording().fill
    places = [Choice(one.place, fill(one.label.strip())) for one in page.places]
    put_rows(places)
    placed, line = dict(asked.begun.placed), asked.begun.line

    def answered() -> Sorting | None:
        return Sorting(dict(placed), line, page=page.id) if placed or line.strip() else None

    def add(typed: str) -> None:
        nonlocal line
        line = line_of(typed, line)
        talk.keeps(lambda: asked.draft(answered()))

    for thing in page.things:
        now = next((f", now {one.label}" for one in places if one.id == placed.get(thing.thing)), "")
        asks = f"{fill(thing.label.strip())}{now}. A number, 0 for nowhere, or Enter: "
        answer = ask(Prompt(asks, [one.label for one in places], or_none=True))
        if answer == BACK:
            return False
        if answer:
            placed.pop(thing.thing, None)
            placed |= {thing.thing: places[int(answer) - 1].id} if answer != NONE else {}
            talk.keeps(lambda: asked.draft(answered()))
    add(ask(Prompt(a_line(line), is_text=True, draft=add)))
    kept = answered()
    if kept is None:
        return False
    while not talk.keeps(partial(asked.accept, kept), words=True):
        if ask(Prompt("Enter tries again: ")) == BACK:
            return False
    talk.say(said_kept(talk.session))
    return True
