"""A session: the guide, the journal, and the journey through the guide.

Both interfaces use only this module, and nothing below it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar, Unpack

from msgspec.structs import replace

from companion import drafts, messages
from companion.guide.load import GuideFiles
from companion.guide.model import TextPage, WritePage
from companion.guide.wording import Wording
from companion.journal import readable_country
from companion.journal.errors import JournalError
from companion.journal.model import (
    CheckIn,
    ChoiceChanges,
    DraftChanges,
    Entry,
    JournalRecord,
    Note,
    Place,
    Question,
    Sorting,
)
from companion.journal.read_through import ReadThrough
from companion.journal.storage.file import is_open_to_others
from companion.journal.vault import Vault
from companion.journey import DoorAnswer, Journey, WayOn
from companion.messages import gettext as _
from companion.progress import Progress
from companion.text import clean
from companion.views.location import Location, guess_country

K = TypeVar("K", bound=JournalRecord)


class _JustKept(NamedTuple):
    """The check-in that was kept last."""

    id: bytes
    before: Journey
    """The journey before it was kept."""
    place: Place
    """The place at which it can be undone."""


class Topic(NamedTuple):
    """What a question about a page is about."""

    about: str
    ask: str
    """The question that the page offers; empty if it offers none."""
    claim: str
    """The id of the claim it is about; empty if it is about none."""
    step: str


class Session:
    """A session of one person, from the start of the program to its end.

    Methods that keep something return once it is on disk, and raise ``NotKeptError`` if it could not be
    written.
    """

    def __init__(self, guide_files: GuideFiles, vault: Vault, problem: str = "") -> None:
        self.guide_files = guide_files
        self.problem = problem
        """The reason why nothing is kept in this session, as a sentence; empty if the journal is in use."""
        self.mend: Callable[[], Vault] | None = None
        """Replaces the damaged journal with its backup and opens it; None if there is no intact backup."""
        self.begin_with(vault)

    def begin_with(self, vault: Vault) -> None:
        """Start, or start again, with the content of a journal. A locked journal counts as empty."""
        self.vault = vault
        self.waits = vault.is_locked
        """Whether the journal is still locked, so that its content was not read yet."""
        self._progress = Progress(vault, self.guide_files)
        kept = self._progress.start
        self.is_new = kept.place is None
        """Whether this guide was never read with this journal before."""
        self.has_begun = False
        """Whether the first page was shown. Another interface then starts at the current page."""
        self.locked_journal: Path | None = None
        """The journal that was left out of this session because it is locked."""
        self.searched = ("", "")
        """The words that were last searched for in this session, and the id of the result that was opened."""
        self.day_mentioned = ""
        """The id of the hard day that the program mentioned in this session."""
        self.read_through = ReadThrough(vault)
        self.journey = self._progress.journey()
        self.draft = kept.draft
        self._just_kept: _JustKept | None = None
        self._kept_place = self.journey.place
        self._kept_read = kept.read

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase is needed before anything can be read or kept."""
        return self.vault.is_locked

    @property
    def caution(self) -> str:
        """A warning that other users can read the journal; empty if they cannot."""
        path = self.vault.path
        if path is None or self.vault.has_passphrase or not is_open_to_others(path):
            return ""
        return _(
            "Other users of this computer may be able to read your journal. A passphrase would stop them."
        )

    @property
    def today(self) -> dt.date:
        """The current date in the person's time zone."""
        return self.vault.now().date()

    # --- moving and reading ---------------------------------------------------------------------------

    def go(self, journey: Journey) -> None:
        """Move to the place of a journey. The interface shows it first, and then calls ``keep_place``.

        Raises:
            GuideError: if the page is broken. The place is then unchanged.
        """
        journey.here()  # a broken page raises GuideError before anything changes
        self.journey = journey

    def go_back(self) -> None:
        """Move to the previous page, or to where the person was before they jumped to this one."""
        self.go(self.journey.back())

    def jump(self, act: Callable[[], object]) -> None:
        """Call ``act``, which moves to another place, and remember the way back from there."""
        before = self.journey.place
        act()
        self.journey = self.journey.jumped_from(before)

    def reload(self) -> None:
        """Read the guide's files again and stay at the same place.

        Raises:
            GuideError: if a file is broken. Nothing is then changed.
        """
        guide_files = GuideFiles(self.guide_files.folder)
        guide_files.require("feelings")
        journey = replace(self.journey, guide=guide_files.guide, pages_of=guide_files.step)
        journey.here()
        self.guide_files, self.journey = guide_files, journey.settled()
        messages.use_language(guide_files.guide.language)

    def return_to(self, before: Journey) -> None:
        """Go back to an earlier place, because the new one cannot be shown."""
        visit = replace(self.journey.visit, jumps=before.visit.jumps)
        self.journey = replace(self.journey, place=before.place, visit=visit)

    def keep_place(self) -> None:
        """Keep the place and the steps read, if they have changed."""
        journey = self.journey
        if journey.read != self._kept_read:
            self._kept_read = self._progress.put_read(self._kept_read, journey.read)
            self.journey = replace(journey, read=self._kept_read)
        if journey.place != self._kept_place:
            self._progress.put_place(journey.place)
            self._kept_place = journey.place

    def answer_door(self, answer: DoorAnswer) -> None:
        """Keep the answer to the current door, and move on."""
        part = self.journey.here().stop.part
        assert part, "only a door asks"
        self._choose(self.journey.answer(part, answer))

    def close_door(self, part: str) -> None:
        """Close the door of a part again, and keep that choice."""
        self._choose(self.journey.close_door(part))

    def wording(self) -> Wording:
        """Return the wording that the person chose."""
        choices = self.journey.choices
        return Wording(self.guide_files.guide, choices.words, choices.role)

    # --- keeping --------------------------------------------------------------------------------------

    def keep_check_in(self, check_in: CheckIn) -> WayOn:
        """Keep a check-in; return whether the journey goes on or rest is offered first."""
        kept = replace(check_in, line=clean(check_in.line), step=self._step())
        before = self.journey
        self._just_kept = _JustKept(self._keep(kept, check_in=None), before, before.place)
        weights = [weight.weight for weight in self.guide_files.feelings.weights]
        way_on = before.visit.way_on(kept.weight, weights)
        self.journey = before.checked_in(kept.weight)
        return way_on

    def go_on_from_check_in(self) -> None:
        """Go on from the page that asked for a check-in. On the next page, it can still be undone."""
        self.go(self.journey.on())
        if self._just_kept:
            self._just_kept = self._just_kept._replace(place=self.journey.place)

    @property
    def can_undo(self) -> bool:
        """Whether the check-in that was just kept can be undone: only where the person was then."""
        here, kept = self.journey.place, self._just_kept
        if kept is None or not self.vault.is_on_disk:
            return False
        return (here.stop, here.page) == (kept.place.stop, kept.place.page)

    def undo_check_in(self) -> None:
        """Make the check-in that was just kept a draft again, and go back to where it was made.

        None of its text stays among the entries. If another window has deleted it, nothing is left to undo.
        """
        assert self._just_kept, "something can be undone"
        id, before, _ = self._just_kept
        for entry in self.vault.entries(CheckIn):
            if entry.id == id:
                self.set_draft(check_in=replace(entry.record, step=""))
                self.vault.forget(id)
        self._just_kept = None
        self.go(replace(self.journey, place=before.place, visit=before.visit))

    def leave_check_in(self) -> None:
        """Continue without a check-in. This step does not ask again in this session."""
        self.journey = self.journey.checked_in("")
        self.set_draft(check_in=None)

    def keep_note(self, text: str) -> None:
        """Keep a note that the person wrote for themselves."""
        self._keep(Note(clean(text), step=self._step()), note="")

    def keep_answer(self, page: WritePage, text: str) -> None:
        """Keep the person's answer to a writing page."""
        step, ask = self._step(), self.wording().fill(page.ask.strip())
        answers = drafts.with_one(self.draft.answers, page.id, "")
        self._keep(Note(clean(text), step=step, page=page.id, ask=ask), answers=answers)

    def keep_sorting(self, sorting: Sorting) -> None:
        """Keep the places that the person gave to the items on a sorting page."""
        sortings = drafts.with_one(self.draft.sortings, sorting.page, None)
        self._keep(replace(sorting, line=clean(sorting.line), step=self._step()), sortings=sortings)

    def keep_line(self, ask: str, text: str) -> None:
        """Keep a line that the person wrote at the end of an exercise; ``ask`` is the exercise's question."""
        self.vault.put(Note(clean(text), step=self._step(), ask=ask))

    def _keep(self, what: JournalRecord, **draft: Unpack[DraftChanges]) -> bytes:
        """Keep a record and update the draft; return the entry's id. Errors in the draft are ignored."""
        id = self.vault.put(what)
        with contextlib.suppress(JournalError):
            self.set_draft(**draft)
        return id

    def topic(self) -> Topic | None:
        """Return what a question about the current page would be about; None if the page is in no step.

        The topic is the page's first claim, or else its title, or the gist of its step.
        """
        here, fill = self.journey.here(), self.wording().fill
        if not here.stop.step:
            return None
        page = here.page if isinstance(here.page, TextPage) else None
        claim = page.claims[0] if page and page.claims else ""
        about = self.guide_files.claims[claim].says if claim else (page and page.title) or here.stop.step.gist
        ask = page.ask if page and page.ask else ""
        return Topic(fill(about.strip()), fill(ask.strip()), claim, here.stop.step.step)

    def add_question(self, text: str, claim: str = "", step: str = "") -> None:
        """Keep a question after the others, unless it was kept before."""
        kept = [entry.record for entry in self.vault.entries(Question)]
        if all((one.text, one.claim, one.step) != (text, claim, step) for one in kept):
            last = max((one.order for one in kept), default=-1)
            self.vault.put(Question(text, claim, step, order=last + 1))

    def decline_check_in(self) -> None:
        """Continue without a check-in. This step never asks again."""
        declined = {**self.journey.choices.declined, self._step(): "yes"}
        self._go_on_choosing(declined=declined)

    def pause_check_ins(self) -> None:
        """Continue without a check-in. No step asks again until the person changes that."""
        self._go_on_choosing(check_ins=False)

    def _go_on_choosing(self, **changes: Unpack[ChoiceChanges]) -> None:
        beyond, visit = self.journey.on(), self.journey.checked_in("").visit
        self.choose(**changes)
        self.go(replace(beyond, choices=self.journey.choices, visit=visit))

    # --- kept entries -----------------------------------------------------------------------------------

    def questions(self) -> list[Entry[Question]]:
        """Return the questions in the person's order."""
        return sorted(self.vault.entries(Question), key=lambda entry: entry.record.order)

    def correct(self, entry: Entry[K], what: K, when: dt.datetime | None = None) -> bool:
        """Replace the record of an entry; return whether it was replaced.

        If another window has changed the same text, the new record becomes an entry of its own. ``when`` is
        the moment the entry is about; the default is its old one.
        """
        return self.vault.correct(entry, what, when or entry.when)

    def forget(self, entry: Entry[K]) -> None:
        """Forget an entry. None of its text stays in the file."""
        self.vault.forget(entry.id)
        self._just_kept = None

    def bring_back(self, entry: Entry[K]) -> None:
        """Keep an entry again that was just forgotten."""
        self.vault.put(entry.record, id=entry.id, when=entry.when)

    def _step(self) -> str:
        """Return the id of the current step, or an empty string if the person is not in a step."""
        stop = self.journey.stop()
        return stop.step.step if stop.step else ""

    def draft_answer(self, page: WritePage, text: str) -> None:
        """Save an unfinished answer to a writing page; an empty one removes the draft."""
        self.set_draft(answers=drafts.with_one(self.draft.answers, page.id, text))

    def draft_sorting(self, page: str, sorting: Sorting | None) -> None:
        """Save an unfinished sorting; None removes the draft."""
        self.set_draft(sortings=drafts.with_one(self.draft.sortings, page, sorting))

    def set_draft(self, **changes: Unpack[DraftChanges]) -> None:
        """Save changes of the draft; an empty value removes a part of it."""
        self.draft = drafts.put(self.vault, self.draft, **changes)

    def choose(self, **changes: Unpack[ChoiceChanges]) -> None:
        """Set and keep choices, such as ``role="partner"``."""
        self._choose(replace(self.journey, choices=replace(self.journey.choices, **changes)))
        if "country" in changes and not self.is_locked and self.is_country_readable:
            self.make_country_readable(True)

    def forget_day(self, id: str) -> None:
        """Forget a hard day. Its name is erased from the file."""
        choices = self.journey.choices
        days, silent = (
            {one: name for one, name in some.items() if one != id}
            for some in (choices.hard_days, choices.silent_days)
        )
        self.choose(hard_days=days, silent_days=silent)
        self.vault.clear_before("choices")

    def _choose(self, after: Journey) -> None:
        """Keep the choices of a journey, and continue with that journey."""
        after.here()  # a broken page raises GuideError before anything is written
        choices = after.choices
        if not self.vault.is_locked:  # a country chosen on the lock screen holds for this session only
            choices = self._progress.put_choices(self.journey.choices, after.choices)
        self.journey = replace(after, choices=choices).settled()

    # --- location -------------------------------------------------------------------------------------

    def location(self) -> Location:
        """Return the chosen country, or else a guess, or else an empty location.

        While the journal is locked, a country that was chosen in it is known only if it is kept readable.
        """
        locked = self.vault.path if self.is_locked else self.locked_journal
        if chosen := self.journey.choices.country or readable_country.read(locked):
            return Location(chosen)
        return guess_country(self.guide_files)._replace(is_locked=locked is not None)

    @property
    def is_country_readable(self) -> bool:
        """Whether the country is kept outside the sealed part of the journal."""
        return readable_country.is_kept(self.vault.path)

    def make_country_readable(self, is_readable: bool) -> None:
        """Keep the country readable while the journal is locked, or no longer.

        Raises:
            NotKeptError: if the file could not be changed.
        """
        if path := self.vault.path:
            if is_readable:
                readable_country.keep(path, self.journey.choices.country)
            else:
                readable_country.forget(path)

    def close(self) -> None:
        """Keep the place and close the journal. If the place cannot be kept, the error is ignored."""
        with contextlib.suppress(JournalError):
            self.keep_place()
        self.vault.close()
