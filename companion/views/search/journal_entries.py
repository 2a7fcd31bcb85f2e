"""The searchable texts of the journal: everything the person kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import Literal

from msgspec import Struct

from companion.dates import moment
from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.guide.model import Claim, Feelings
from companion.guide.wording import Wording
from companion.journal.errors import LockedError
from companion.journal.model import CheckIn, Entry, JournalRecord, Note, Question, Sorting
from companion.journal.vault import Vault
from companion.messages import gettext as _
from companion.views.journal.diary import words_of
from companion.views.journal.kept import sorting
from companion.views.search.hit import Candidate, Hit, Way


class JournalSearch(Struct, frozen=True, dict=True):
    """A journal as its owner reads it."""

    vault: Vault
    guide_files: GuideFiles
    wording: Wording

    def candidates(self) -> Iterator[Candidate]:
        """Yield a candidate for each entry, in no order; none while the journal is locked.

        Raises:
            JournalError: if the journal cannot be read just now.
        """
        with suppress(LockedError):  # it is locked, or another window has just set a passphrase
            for entry in self.vault.entries_in_pieces(CheckIn, Note, Question, Sorting):
                yield self._told(entry)._replace(when=entry.when.timestamp())

    def _told(self, entry: Entry[JournalRecord]) -> Candidate:
        """Return a candidate for an entry. The person's own words come before those of the guide."""
        match entry.record:
            case CheckIn() as kept:
                return Candidate(
                    _hit(_("Check-in"), entry, "diary"), (kept.line, words_of(kept, self._feelings))
                )
            case Note(text=text, ask=ask):
                return Candidate(_hit(_("What you wrote"), entry, "note"), (text, ask))
            case Question(text=text, claim=claim):
                hit = _hit(_("A question you kept"), entry, "summary")
                return Candidate(hit._replace(claims=self._claims(claim)), (text,))
            case Sorting() as kept:
                blocks = sorting(Entry(entry.id, entry.when, kept), self.guide_files, self.wording)
                said = ("".join(run.text for run in block.runs) for block in blocks)
                return Candidate(_hit(_("What you sorted"), entry, "note"), (kept.line, *said))
        raise AssertionError(entry.record)

    def _claims(self, id: str) -> tuple[Claim, ...]:
        """Return the claim a question is about, if the guide still has it."""
        with suppress(GuideError):
            return (self.guide_files.claims[id],) if id in self.guide_files.claims else ()
        return ()

    @cached_property
    def _feelings(self) -> Feelings:
        """The feelings and weights of the guide. If they cannot be read, a check-in shows their ids."""
        try:
            return self.guide_files.feelings
        except GuideError:
            return Feelings((), ())


def _hit(name: str, entry: Entry[JournalRecord], to: Literal["diary", "note", "summary"]) -> Hit:
    return Hit(f"{name}  ·  {moment(entry.when)}", Way(to), entry=entry.id)
