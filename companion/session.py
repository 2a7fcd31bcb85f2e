"""One sitting: the guide, the journal and the journey between them. Both faces act on this and on nothing
below it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from typing import TypeVar, Unpack

from msgspec.structs import replace

from companion import drafts
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
    Place,
    Question,
    Sorting,
)
from companion.journal.read_through import ReadThrough
from companion.journal.storage.file import is_open_to_others
from companion.journal.vault import Vault
from companion.journey import DoorAnswer, Journey, WayOn
from companion.progress import Progress
from companion.text import clean
from companion.views.location import Location, guess_country

K = TypeVar("K", bound=JournalRecord)


class Session:
    """A sitting of one person.

    Methods that keep something return once it is on the disk, and raise ``NotKeptError`` if it is not.
    """

    def __init__(self, guide_files: GuideFiles, vault: Vault, problem: str = "") -> None:
        self.guide_files = guide_files
        self.problem = problem
        """Why nothing is kept this time, as a sentence; empty if all is well."""
        self.mend: Callable[[], Vault] | None = None
        """Puts a whole copy in the place of the damaged journal, if there is one, and opens it."""
        self.begin_with(vault)

    def begin_with(self, vault: Vault) -> None:
        """Take up what a journal holds. Of one that is locked, that is nothing."""
        self.vault = vault
        self.waits = vault.is_locked
        """Whether what the journal holds was not taken up yet."""
        self._progress = Progress(vault, self.guide_files)
        kept = self._progress.start
        self.is_new = kept.place is None
        """Whether nobody has read this guide here before."""
        self.has_begun = False
        """Whether the person was led to where they begin: a face that is changed to goes on from there."""
        self.day_mentioned = ""
        """The day of the year that was told of as near in this sitting, by its id."""
        self.read_through = ReadThrough(vault)
        self.journey = self._progress.journey()
        self.draft = kept.draft
        self._kept_place = self.journey.place
        self._kept_read = kept.read

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase is needed before anything can be kept, or what was kept be seen."""
        return self.vault.is_locked

    @property
    def caution(self) -> str:
        """A sentence on who else may read what is kept here; empty if nobody can."""
        path = self.vault.path
        if path is None or self.vault.has_passphrase or not is_open_to_others(path):
            return ""
        return (
            "Your journal could not be closed to other users of this computer."
            " A passphrase would keep them from reading it."
        )

    @property
    def today(self) -> dt.date:
        """This day, as the person's own clock shows it."""
        return self.vault.now().date()

    # --- reading --------------------------------------------------------------------------------------

    def go(self, journey: Journey) -> None:
        """Go where an act led. The face draws that first and calls ``keep_place`` after."""
        journey.here()  # a broken page raises before anything has moved
        self.journey = journey

    def reload(self) -> None:
        """Read the guide's files again, and stay where the person is.

        Raises:
            GuideError: if they are broken. Nothing has changed then.
        """
        guide_files = GuideFiles(self.guide_files.folder)
        guide_files.require("feelings")
        journey = replace(self.journey, guide=guide_files.guide, pages_of=guide_files.step)
        journey.here()
        self.guide_files, self.journey = guide_files, journey.settled()

    def return_to(self, place: Place) -> None:
        """Go back to where the person was, because what they went to cannot be shown."""
        self.journey = replace(self.journey, place=place)

    def keep_place(self) -> None:
        """Keep the place and the steps read, if they changed."""
        journey = self.journey
        if journey.read != self._kept_read:
            self._kept_read = self._progress.put_read(self._kept_read, journey.read)
            self.journey = replace(journey, read=self._kept_read)
        if journey.place != self._kept_place:
            self._progress.put_place(journey.place)
            self._kept_place = journey.place

    def answer_door(self, answer: DoorAnswer) -> None:
        """Answer the door the person stands at, and remember it."""
        part = self.journey.here().stop.part
        assert part, "only a door asks"
        self._choose(self.journey.answer(part, answer))

    def close_door(self, part: str) -> None:
        """Shut the door of a part that was opened, and remember it."""
        self._choose(self.journey.close_door(part))

    def wording(self) -> Wording:
        """Return the person's own words."""
        choices = self.journey.choices
        return Wording(self.guide_files.guide, choices.words, choices.role)

    # --- keeping --------------------------------------------------------------------------------------

    def keep_check_in(self, check_in: CheckIn) -> WayOn:
        """Keep a check-in and say what it does to the way on."""
        kept = replace(check_in, line=clean(check_in.line), step=self._step())
        self._keep(kept, check_in=None)
        weights = [weight.weight for weight in self.guide_files.feelings.weights]
        way_on = self.journey.visit.way_on(kept.weight, weights)
        self.journey = self.journey.checked_in(kept.weight)
        return way_on

    def leave_check_in(self) -> None:
        """Go on without checking in; this step does not ask again."""
        self.journey = self.journey.checked_in("")
        self.set_draft(check_in=None)

    def keep_note(self, text: str) -> None:
        """Keep something the person wrote for themselves."""
        self._keep(Note(clean(text), step=self._step()), note="")

    def keep_answer(self, page: WritePage, text: str) -> None:
        """Keep what the person wrote where a page asked for it."""
        step, ask = self._step(), self.wording().fill(page.ask.strip())
        answers = drafts.with_one(self.draft.answers, page.id, "")
        self._keep(Note(clean(text), step=step, page=page.id, ask=ask), answers=answers)

    def keep_sorting(self, sorting: Sorting) -> None:
        """Keep where the person put things, on a page that asked."""
        sortings = drafts.with_one(self.draft.sortings, sorting.page, None)
        self._keep(replace(sorting, line=clean(sorting.line), step=self._step()), sortings=sortings)

    def keep_line(self, ask: str, text: str) -> None:
        """Keep a line written at the end of an exercise."""
        self.vault.put(Note(clean(text), step=self._step(), ask=ask))

    def _keep(self, what: JournalRecord, **draft: Unpack[DraftChanges]) -> None:
        """Keep something, and change the draft it was made of, which may fail: what was asked for is kept."""
        self.vault.put(what)
        with contextlib.suppress(JournalError):
            self.set_draft(**draft)

    def keep_question(self) -> bool:
        """Keep what the page is about as a question to ask somebody; say whether there is anything to ask.

        That is the page's first claim, or else what its step says. The same question is kept once.
        """
        here = self.journey.here()
        if not here.stop.step:
            return False
        claim = here.page.claims[0] if isinstance(here.page, TextPage) and here.page.claims else ""
        about = self.guide_files.claims[claim].says if claim else here.stop.step.gist
        self.add_question(self.wording().fill(about.strip()), claim, here.stop.step.step)
        return True

    def add_question(self, text: str, claim: str = "", step: str = "") -> None:
        """Keep a question after the others, unless the same was kept before, wherever it stands by now."""
        kept = [entry.record for entry in self.vault.entries(Question)]
        if all((one.text, one.claim, one.step) != (text, claim, step) for one in kept):
            last = max((one.order for one in kept), default=-1)
            self.vault.put(Question(text, claim, step, order=last + 1))

    def decline_check_in(self) -> None:
        """Go on without checking in, where this step is not to ask again, in this sitting or another."""
        declined = {**self.journey.choices.declined, self._step(): "yes"}
        self._go_on_choosing(declined=declined)

    def pause_check_ins(self) -> None:
        """Go on without checking in, where no step is to ask any more."""
        self._go_on_choosing(check_ins=False)

    def _go_on_choosing(self, **changes: Unpack[ChoiceChanges]) -> None:
        beyond, visit = self.journey.on(), self.journey.checked_in("").visit
        self.choose(**changes)
        self.go(replace(beyond, choices=self.journey.choices, visit=visit))

    # --- what was kept ----------------------------------------------------------------------------------

    def questions(self) -> list[Entry[Question]]:
        """Return the questions in the person's order."""
        return sorted(self.vault.entries(Question), key=lambda entry: entry.record.order)

    def correct(self, entry: Entry[K], what: K, when: dt.datetime | None = None) -> bool:
        """Put something else in the place of what was kept, about the same moment or another; say whether it
        took that place. It is kept as an entry of its own where another window changed the same words.
        """
        return self.vault.correct(entry, what, when or entry.when)

    def forget(self, entry: Entry[K]) -> None:
        """Forget something that was kept: nothing of its words stays in the file."""
        self.vault.forget(entry.id)

    def bring_back(self, entry: Entry[K]) -> None:
        """Keep again what was just forgotten."""
        self.vault.put(entry.record, id=entry.id, when=entry.when)

    def _step(self) -> str:
        """The id of the step the person is in; empty where they are in none."""
        stop = self.journey.stop()
        return stop.step.step if stop.step else ""

    def draft_answer(self, page: WritePage, text: str) -> None:
        """Keep an answer as a draft; an empty one is none."""
        self.set_draft(answers=drafts.with_one(self.draft.answers, page.id, text))

    def draft_sorting(self, page: str, sorting: Sorting | None) -> None:
        """Keep a sorting as a draft; None is none."""
        self.set_draft(sortings=drafts.with_one(self.draft.sortings, page, sorting))

    def set_draft(self, **changes: Unpack[DraftChanges]) -> None:
        """Keep what is being written, or forget it once it was kept or dropped."""
        self.draft = drafts.put(self.vault, self.draft, **changes)

    def choose(self, **changes: Unpack[ChoiceChanges]) -> None:
        """Set a choice, such as ``role="partner"``, and remember it."""
        self._choose(replace(self.journey, choices=replace(self.journey.choices, **changes)))

    def forget_day(self, id: str) -> None:
        """Forget a day of the year that was written down: nothing of its name stays in the file."""
        choices = self.journey.choices
        days, silent = (
            {one: name for one, name in some.items() if one != id}
            for some in (choices.hard_days, choices.silent_days)
        )
        self.choose(hard_days=days, silent_days=silent)
        self.vault.clear_before("choices")

    def _choose(self, after: Journey) -> None:
        """Remember what the journey after a choice has chosen, and go on from there."""
        after.here()  # a broken page raises before anything is written
        choices = after.choices
        if not self.vault.is_locked:  # on the lock screen a country holds for this time only
            choices = self._progress.put_choices(self.journey.choices, after.choices)
        self.journey = replace(after, choices=choices).settled()

    # --- where ----------------------------------------------------------------------------------------

    def location(self) -> Location:
        """Return the country that was chosen, or a guess, or nothing. Never assumes one."""
        if chosen := self.journey.choices.country:
            return Location(chosen)
        return guess_country(self.guide_files)

    def close(self) -> None:
        """Keep the place and close the journal. What cannot be kept now was never called kept."""
        with contextlib.suppress(JournalError):
            self.keep_place()
        self.vault.close()
