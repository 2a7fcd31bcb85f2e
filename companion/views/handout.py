"""The handout: a page for an appointment that the person composes item by item.

It contains nothing that was not chosen: no creation date, no custom wording, and no title of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from companion.dates import day, moment
from companion.guide.load import GuideFiles
from companion.guide.model import Claim, Guide
from companion.guide.prose import Run
from companion.journal.model import CheckIn, Entry, JournalRecord, Note, Question
from companion.journal.vault import Vault
from companion.messages import gettext as _
from companion.views.block import Block, View, block, mark, titled
from companion.views.evidence import in_full, meaning
from companion.views.journal.diary import NO_WORDS, entry_blocks
from companion.views.journal.kept import note

K = TypeVar("K", bound=JournalRecord)
Lines = Iterator[Block]


class HandoutChoices(NamedTuple):
    """The ids of the items a person chose for the handout.

    Questions and claims appear in the given order, check-ins and notes in the order of their dates.
    """

    questions: tuple[bytes, ...] = ()
    check_ins: tuple[bytes, ...] = ()
    notes: tuple[bytes, ...] = ()
    claims: tuple[str, ...] = ()


def handout(chosen: HandoutChoices, vault: Vault, guide_files: GuideFiles) -> View:
    """Return the handout: an introduction, then the chosen items, questions first. Deleted items are left
    out.

    Raises:
        GuideError: if a file of the guide that a chosen item needs is broken.
        JournalError: if the journal cannot be read.
    """
    parts = (
        (_("Questions"), _questions(_entries(vault, Question, chosen.questions), guide_files)),
        (_("How I felt"), _check_ins(_entries(vault, CheckIn, chosen.check_ins), guide_files)),
        (_("Notes"), _notes(_entries(vault, Note, chosen.notes))),
        (_("From the guide"), _claims(chosen.claims, guide_files)),
    )
    return View(_("For my appointment"), (*what_it_is(guide_files.guide), *titled("title", parts)))


def what_it_is(guide: Guide) -> list[Block]:
    """Return the introduction: who wrote the page, how reliable it is, and which program made it."""
    written = _(
        "Written by the person who gave you this page. They chose everything on it. It is their own"
        " account, not a diagnosis, and no one has checked it."
    )
    made = _(
        "Made with companion, a private program on the person's own computer. It has a guide"
        " to read, “{guide}”, and a place to write. This is not a medical record."
    )
    return [block("text", written), block("quiet", made.format(guide=guide.title.strip()))]


def _questions(entries: Sequence[Entry[Question]], guide_files: GuideFiles) -> Lines:
    marked = False
    for question in (entry.record for entry in entries):
        yield block("item", question.text)
        if claim := guide_files.claims.get(question.claim) if question.claim else None:
            yield _mark_of(claim, question)
            marked = True
    if marked:
        whose = _("The line under a question is from the guide. It says how good the evidence is.")
        yield block("quiet", whose)


def _mark_of(claim: Claim, question: Question) -> Block:
    """Return a claim with its standing.

    If the question quotes the claim, return the standing's meaning instead.
    """
    said = mark(claim, "note")
    if claim.says.strip() != question.text.strip():
        return said
    return said._replace(runs=(Run(meaning(claim)),))


def _check_ins(entries: Sequence[Entry[CheckIn]], guide_files: GuideFiles) -> Lines:
    for entry in _by_day(entries):
        yield block("heading", moment(entry.when))
        yield from entry_blocks(entry.record, guide_files.feelings, "" if entry.record.line else _(NO_WORDS))


def _notes(entries: Sequence[Entry[Note]]) -> Lines:
    for entry in _by_day(entries):
        yield block("heading", day(entry.when))
        yield from note(entry)


def _claims(ids: Sequence[str], guide_files: GuideFiles) -> Lines:
    there = [guide_files.claims[id] for id in dict.fromkeys(ids) if id in guide_files.claims]
    if there:
        guide = guide_files.guide
        # Translators: when the guide was reviewed, and by whom
        whose = _("These are the guide's words, not the person's. Guide reviewed: {date}, {reviewer}.")
        reviewer = guide.reviewed_by.strip()
        yield block("quiet", whose.format(date=day(guide.reviewed), reviewer=reviewer))
    for claim in there:
        yield from in_full(claim, guide_files.sources)


def _by_day(entries: Sequence[Entry[K]]) -> list[Entry[K]]:
    return sorted(entries, key=lambda entry: (entry.when, entry.id))


def _entries(vault: Vault, kind: type[K], ids: Sequence[bytes]) -> list[Entry[K]]:
    """Return the entries with these ids, in this order, without deleted ones.

    Without ids, nothing is read.
    """
    there = {entry.id: entry for entry in vault.entries(kind)} if ids else {}
    return [there[id] for id in dict.fromkeys(ids) if id in there]
