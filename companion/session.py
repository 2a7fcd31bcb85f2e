"""A session: the guide, the journal, and the journey through the guide.

Both interfaces use only this module, and nothing below it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from typing import TypeVar, Unpack

from msgspec.structs import replace

from companion import drafts, messages
from companion.guide.load import GuideFiles
from companion.guide.model import TextPage, WritePage
from companion.guide.wording import Wording
from companion.journal.errors import JournalError
from companion.journal.model import (
    CheckIn,
    ChoiceChanges,
    DraftChanges,
    Entry,
    JournalRecord,
    Note,
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
        self.day_mentioned = ""
        """The id of the hard day that the program mentioned in this session."""
        self.read_through = ReadThrough(vault)
        self.journey = self._progress.journey()
        self.draft = kept.draft
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
        self._keep(kept, check_in=None)
        weights = [weight.weight for weight in self.guide_files.feelings.weights]
        way_on = self.journey.visit.way_on(kept.weight, weights)
        self.journey = self.journey.checked_in(kept.weight)
        return way_on

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

    def _keep(self, what: JournalRecord, **draft: Unpack[DraftChanges]) -> None:
        """Keep a record and update the draft. Errors in the draft are ignored."""
        self.vault.put(what)
        with contextlib.suppress(JournalError):
            self.set_draft(**draft)

    def keep_question(self) -> bool:
        """Keep the page's topic as a question for someone else; return False if the page has no topic.

        The topic is the page's first claim, or else the gist of its step. The same question is kept only
        once.
        """
        here = self.journey.here()
        if not here.stop.step:
            return False
        claim = here.page.claims[0] if isinstance(here.page, TextPage) and here.page.claims else ""
        about = self.guide_files.claims[claim].says if claim else here.stop.step.gist
        self.add_question(self.wording().fill(about.strip()), claim, here.stop.step.step)
        return True

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
        """Return the chosen country, or else a guess, or else an empty location."""
        if chosen := self.journey.choices.country:
            return Location(chosen)
        return guess_country(self.guide_files)

    def close(self) -> None:
        """Keep the place and close the journal. If the place cannot be kept, the error is ignored."""
        with contextlib.suppress(JournalError):
            self.keep_place()
        self.vault.close()
