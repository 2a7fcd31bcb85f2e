"""All that a person kept, to read outside the program: what a readable copy of the journal says."""

from __future__ import annotations

from collections.abc import Iterator

from companion.dates import moment
from companion.guide.load import Library
from companion.guide.wording import Wording
from companion.journal.model import CheckIn, Choices, Draft, Entry, Note, Question, Sorting
from companion.journal.vault import Vault
from companion.views.block import Block, Sheet, block, own_text, titled
from companion.views.journal.damage import told_missing
from companion.views.journal.diary import told
from companion.views.journal.kept import bare, note, sorting

Lines = Iterator[Block]


def whole(vault: Vault, library: Library, wording: Wording) -> Sheet:
    """Return all of it, oldest first under each title. Where nothing was kept there is no title."""
    words = [block("item", line) for line in _own_words(vault.start().choices, wording)]
    check_ins = [line for entry in vault.entries(CheckIn) for line in _check_in(entry, library)]
    questions = [block("item", entry.what.text) for entry in vault.entries(Question)]
    notes = [line for entry in vault.entries(Note) for line in (_moment(entry), *note(entry))]
    sortings = [
        line
        for entry in vault.entries(Sorting)
        for line in (_moment(entry), *sorting(entry, library, wording))
    ]
    parts = (
        ("Begun, and not kept", _begun(vault.start().draft, library)),
        ("Check-ins", check_ins),
        ("Questions you kept", questions),
        ("What you wrote", notes),
        ("What you sorted", sortings),
        ("Words you chose", words),
    )
    blocks = [*titled("title", parts), *told_missing(vault)]
    return Sheet("Your journal", tuple(blocks or [block("quiet", "Nothing is kept here yet.")]))


def _begun(draft: Draft, library: Library) -> Lines:
    """What was being written when the program was left, and was neither kept nor dropped."""
    if draft.check_in:
        yield from told(draft.check_in, library.feelings, "A check-in.")
    for text in (draft.note, *draft.answers.values(), *(one.line for one in draft.sortings.values())):
        yield from own_text(text) if text.strip() else ()


def _check_in(entry: Entry[CheckIn], library: Library) -> Lines:
    yield _moment(entry)
    yield from told(entry.what, library.feelings)


def _own_words(choices: Choices, wording: Wording) -> Iterator[str]:
    """A word's question with what was chosen; of a word the guide has no more, its id speaks."""
    words = {word.word: word for word in wording.guide.words}
    for id, chosen in choices.words.items():
        word = words.get(id)
        labels = {one.choice: one.label.strip() for one in word.choices} if word else {}
        if chosen:
            yield f"{word.ask.strip() if word else bare(id)} {labels.get(chosen, chosen)}"


def _moment(entry: Entry[CheckIn] | Entry[Note] | Entry[Sorting]) -> Block:
    return block("heading", moment(entry.when))
