"""The parts of the summary that come from the journal: questions, notes and sortings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.guide.model import SortPage, WritePage
from companion.guide.wording import Wording
from companion.journal.model import Entry, Note, Question, Sorting
from companion.journal.vault import Vault
from companion.messages import comma_list, pgettext
from companion.messages import gettext as _
from companion.views.block import Block, block, own_text, titled
from companion.views.journal.damage import missing_note


def kept(vault: Vault, guide_files: GuideFiles, wording: Wording, to_read: str = "") -> list[Block]:
    """Return the kept questions, notes and sortings, oldest first, and a notice if some cannot be read.

    Notes that their page keeps out of the summary are left out. That is said, and ``to_read`` is a sentence
    that tells how to read them. Empty sections have no heading.
    """
    in_order = sorted(vault.entries(Question), key=lambda entry: entry.record.order)
    questions = [block("item", entry.record.text) for entry in in_order]
    written = vault.entries(Note)
    shown = _for_summary(written, guide_files)
    notes = [line for entry in shown for line in (*note(entry), _day(entry))]
    if len(shown) < len(written):
        left_out = _("Some of what you wrote is not shown here.")
        notes.append(block("quiet", f"{left_out} {to_read}".strip(), to="kept" if to_read else ""))
    sortings = [
        line
        for entry in vault.entries(Sorting)
        for line in (*sorting(entry, guide_files, wording), _day(entry))
    ]
    parts = (
        (_("Questions you kept"), questions),
        (_("What you wrote"), notes),
        (_("What you sorted"), sortings),
    )
    return [*titled("heading", parts), *missing_note(vault)]


def _for_summary(notes: Sequence[Entry[Note]], guide_files: GuideFiles) -> list[Entry[Note]]:
    """Return the notes to show unasked: all but those that their page keeps out of the summary.

    If the page is not in the guide, or cannot be read, no one can tell, so its notes are left out, too.
    """
    shown = {""}
    if any(entry.record.page for entry in notes):
        for step in (step for part in guide_files.guide.parts for step in part.steps):
            with suppress(GuideError):
                pages = guide_files.step(step.step).pages
                asking = (page for page in pages if isinstance(page, WritePage))
                shown.update(page.id for page in asking if not page.keep_out_of_summary)
    return [entry for entry in notes if entry.record.page in shown]


def note(entry: Entry[Note]) -> Iterator[Block]:
    """Yield a note after the question it answers."""
    if entry.record.ask:
        yield block("quiet", entry.record.ask)
    yield from own_text(entry.record.text)


def sorting(entry: Entry[Sorting], guide_files: GuideFiles, wording: Wording) -> Iterator[Block]:
    """Yield a sorting after the text of its page."""
    kept = entry.record
    title, places, things = _labels(kept, guide_files)
    yield block("text", wording.fill(title))
    for place in dict.fromkeys([*places, *kept.placed.values()]):
        there = [thing for thing, put in kept.placed.items() if put == place]
        named = comma_list([wording.fill(things.get(thing, bare(thing))) for thing in there])
        label = wording.fill(places.get(place, bare(place)))
        if there:
            text = pgettext("what someone sorted into a place", "{place}: {things}")
            yield block("item", text.format(place=label, things=named))
    if kept.line:
        yield from own_text(kept.line)


def _labels(sorting: Sorting, guide_files: GuideFiles) -> tuple[str, dict[str, str], dict[str, str]]:
    """Return the title, the places and the items of the page that asked; ids if the page no longer exists."""
    try:
        pages = guide_files.step(sorting.step).pages
    except GuideError:
        pages = ()
    for page in pages:
        if isinstance(page, SortPage) and page.id == sorting.page:
            return (
                page.title.strip(),
                {place.place: place.label.strip() for place in page.places},
                {thing.thing: thing.label.strip() for thing in page.things},
            )
    return bare(sorting.page).capitalize(), {}, {}


def bare(id: str) -> str:
    """Return an id as words, for something the guide no longer has."""
    return id.replace("-", " ")


def _day(entry: Entry[Note] | Entry[Sorting]) -> Block:
    return block("quiet", entry.when.date().isoformat())
