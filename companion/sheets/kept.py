"""What the person kept besides check-ins: questions, what they wrote, where they put things."""

from __future__ import annotations

from collections.abc import Iterator

from companion.guide.load import Library
from companion.guide.model import SortPage
from companion.guide.tree import GuideError
from companion.guide.wording import Wording
from companion.journal.model import Entry, Note, Question, Sorting
from companion.journal.vault import Vault
from companion.sheets.block import Block, block, own_text


def kept(vault: Vault, library: Library, wording: Wording) -> list[Block]:
    """Return all of it, oldest first under each heading. Where nothing was kept there is no heading."""
    questions = [block("item", entry.what.text) for entry in vault.entries(Question)]
    notes = [line for entry in vault.entries(Note) for line in _note(entry)]
    sortings = [line for entry in vault.entries(Sorting) for line in _sorting(entry, library, wording)]
    headed = (("Questions you kept", questions), ("What you wrote", notes), ("What you sorted", sortings))
    return [line for title, lines in headed if lines for line in (block("heading", title), *lines)]


def _note(entry: Entry[Note]) -> Iterator[Block]:
    note = entry.what
    if note.ask:
        yield block("quiet", note.ask)
    yield from own_text(note.text)
    yield _day(entry)


def _sorting(entry: Entry[Sorting], library: Library, wording: Wording) -> Iterator[Block]:
    sorting = entry.what
    title, places, things = _labels(sorting, library)
    yield block("text", wording.fill(title))
    for place in dict.fromkeys([*places, *sorting.placed.values()]):
        there = [thing for thing, put in sorting.placed.items() if put == place]
        named = ", ".join(wording.fill(things.get(thing, _bare(thing))) for thing in there)
        if there:
            yield block("item", f"{wording.fill(places.get(place, _bare(place)))}: {named}")
    if sorting.line:
        yield from own_text(sorting.line)
    yield _day(entry)


def _labels(sorting: Sorting, library: Library) -> tuple[str, dict[str, str], dict[str, str]]:
    """The title and the labels of the page that asked. Of a page that is gone, the ids speak."""
    try:
        pages = library.step(sorting.step).pages
    except GuideError:
        pages = ()
    for page in pages:
        if isinstance(page, SortPage) and page.id == sorting.page:
            return (
                page.title.strip(),
                {place.place: place.label.strip() for place in page.places},
                {thing.thing: thing.label.strip() for thing in page.things},
            )
    return _bare(sorting.page).capitalize(), {}, {}


def _bare(id: str) -> str:
    return id.replace("-", " ")


def _day(entry: Entry[Note] | Entry[Sorting]) -> Block:
    return block("quiet", entry.when.date().isoformat())
