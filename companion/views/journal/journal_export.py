"""The readable export of a journal: everything a person kept."""

from __future__ import annotations

from collections.abc import Iterator

from companion.dates import moment
from companion.guide.load import GuideFiles
from companion.guide.wording import Wording
from companion.journal.model import CheckIn, Choices, Draft, Entry, Note, Question, Sorting
from companion.journal.vault import Vault
from companion.messages import gettext as _
from companion.views.block import Block, View, block, own_text, titled
from companion.views.journal.damage import missing_note
from companion.views.journal.diary import entry_blocks
from companion.views.journal.kept import bare, note, sorting

Lines = Iterator[Block]


def journal_export(vault: Vault, guide_files: GuideFiles, wording: Wording) -> View:
    """Return the whole journal, oldest first under each title. Empty sections have no title."""
    words = [block("item", line) for line in _own_words(vault.start().choices, wording)]
    check_ins = [line for entry in vault.entries(CheckIn) for line in _check_in(entry, guide_files)]
    questions = [block("item", entry.record.text) for entry in vault.entries(Question)]
    notes = [line for entry in vault.entries(Note) for line in (_moment(entry), *note(entry))]
    sortings = [
        line
        for entry in vault.entries(Sorting)
        for line in (_moment(entry), *sorting(entry, guide_files, wording))
    ]
    parts = (
        (_("Drafts"), _begun(vault.start().draft, guide_files)),
        (_("Check-ins"), check_ins),
        (_("Questions you kept"), questions),
        (_("What you wrote"), notes),
        (_("What you sorted"), sortings),
        (_("Words you chose"), words),
    )
    blocks = [*titled("title", parts), *missing_note(vault)]
    return View(_("Your journal"), tuple(blocks or [block("quiet", _("Nothing is kept yet."))]))


def _begun(draft: Draft, guide_files: GuideFiles) -> Lines:
    """Yield the drafts: texts that were neither kept nor dropped."""
    if draft.check_in:
        yield from entry_blocks(draft.check_in, guide_files.feelings, _("A check-in."))
    for text in (draft.note, *draft.answers.values(), *(one.line for one in draft.sortings.values())):
        yield from own_text(text) if text.strip() else ()


def _check_in(entry: Entry[CheckIn], guide_files: GuideFiles) -> Lines:
    yield _moment(entry)
    yield from entry_blocks(entry.record, guide_files.feelings)


def _own_words(choices: Choices, wording: Wording) -> Iterator[str]:
    """Yield each question about wording with its answer.

    A word that the guide no longer has is shown by its id.
    """
    words = {word.word: word for word in wording.guide.words}
    for id, chosen in choices.words.items():
        word = words.get(id)
        labels = {one.choice: one.label.strip() for one in word.choices} if word else {}
        if chosen:
            yield f"{word.ask.strip() if word else bare(id)} {labels.get(chosen, chosen)}"


def _moment(entry: Entry[CheckIn] | Entry[Note] | Entry[Sorting]) -> Block:
    return block("heading", moment(entry.when))
