"""A talk about things to put where they belong: one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.flows.face import Choice
from companion.guide.model import SortPage
from companion.journal.model import Sorting
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import NONE, a_line, line_of, put_rows, tell
from companion.sheets.block import block

if TYPE_CHECKING:
    from companion.plain.face import PlainFace


def sorting(face: PlainFace, page: SortPage, then: Callable[[], None]) -> Talk:
    """Ask of one thing after the other where it belongs. No place is right."""
    session, fill = face.session, face.session.wording().fill
    draft = session.draft.sortings.get(page.id) or Sorting(page=page.id)
    places = [Choice(one.place, fill(one.label.strip())) for one in page.places]
    tell([block("title", fill(page.title.strip())), block("text", "Enter leaves a thing where it is.")])
    put_rows(places)
    placed = dict(draft.placed)
    line = draft.line

    def answered() -> Sorting | None:
        return Sorting(dict(placed), line, page=page.id) if placed or line.strip() else None

    for thing in page.things:
        now = next((f", now {one.label}" for one in places if one.id == placed.get(thing.thing)), "")
        asks = f"{fill(thing.label.strip())}{now}. A number, 0 for nowhere, or Enter: "
        answer = yield Prompt(asks, [one.label for one in places], or_none=True)
        if answer == BACK:
            return None
        if answer:
            placed.pop(thing.thing, None)
            placed |= {thing.thing: places[int(answer) - 1].id} if answer != NONE else {}
            face.keeps(lambda: session.draft_sorting(page.id, answered()))

    def add(typed: str) -> None:
        nonlocal line
        line = line_of(typed, line)
        face.keeps(lambda: session.draft_sorting(page.id, answered()))

    add((yield Prompt(a_line(line), is_text=True, draft=add)))
    kept = answered()
    if kept is None:
        return None
    while not face.keeps(lambda: session.keep_sorting(kept), words=True):
        if (yield Prompt("Enter tries again: ")) == BACK:
            return None
    return then
