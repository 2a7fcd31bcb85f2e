"""How far a person is in one guide, kept apart from how far they are in others.

A journal has rows for one place, one set of steps read and one set of choices. They belong to one guide, its
home: the one that comes with the program or, in a journal begun with another, that one. What there is of all
other guides (place, steps read, doors, steps that must not ask again) is in one more row. A program that does
not know that row finds the place in the guide it would open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles, shipped
from companion.guide.model import Guide
from companion.journal.model import Choices, Place, Start, StepsRead
from companion.journal.vault import Vault
from companion.journey import Journey


class Progress:
    """Reads and keeps what a journal holds of one guide.

    Methods that keep something return once it is on the disk, and raise ``NotKeptError`` if it is not.
    """

    def __init__(self, vault: Vault, guide_files: GuideFiles) -> None:
        """Read it. Of a journal that is locked, that is nothing.

        Raises:
            JournalError: if the file cannot be read.
            GuideError: if the guide is broken.
        """
        self._vault, self._library, self._guide = vault, guide_files, guide_files.guide.guide
        kept = Start() if vault.is_locked else vault.start()
        self._guides, self._choices = kept.guides, kept.choices
        self._is_shipped = _is_shipped(guide_files)
        self._home = kept.guides.home or (self._guide if self._is_shipped else _home(kept, guide_files.guide))
        self.start = kept if self._is_home else self._own(kept)
        """What there is of this guide."""

    def journey(self) -> Journey:
        """Return the journey from where the person was; of someone new, from the welcome."""
        kept, guide_files = self.start, self._library
        place, read = kept.place or Place("welcome"), kept.read or StepsRead()
        return Journey(guide_files.guide, guide_files.step, place, read, kept.choices)

    @property
    def _is_home(self) -> bool:
        return self._home == self._guide

    def _own(self, kept: Start) -> Start:
        place = kept.guides.places.get(self._guide)
        read = StepsRead(self._of(kept.guides.steps))
        return replace(kept, place=place, read=read, choices=self._with_own(kept.choices))

    # --- keeping --------------------------------------------------------------------------------------

    def put_place(self, place: Place) -> None:
        """Keep where the person is."""
        if self._is_home:
            self._name_home()
            self._vault.put(place)
        else:
            self._change({}, {"places": {**self._guides.places, self._guide: place}})

    def put_read(self, before: StepsRead, after: StepsRead) -> StepsRead:
        """Keep which steps were read, and return which are by now: another window may have read some."""
        if self._is_home:
            self._name_home()
            return self._vault.put_change(before, after)
        self._change(self._among_all(steps=before.steps), self._among_all(steps=after.steps))
        return StepsRead(self._of(self._guides.steps))

    def put_choices(self, before: Choices, after: Choices) -> Choices:
        """Keep what was chosen, and return what is by now."""
        if self._is_home:
            self._name_home()
            return self._vault.put_change(before, after)
        was, now = ({"doors": one.doors, "declined": one.declined} for one in (before, after))
        if was != now:
            self._change(self._among_all(**was), self._among_all(**now))
        self._choices = self._vault.put_change(self._without_own(before), self._without_own(after))
        return self._with_own(self._choices)

    def _change(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Keep the change from some fields to others; what another window changed meanwhile stays changed."""
        was = replace(self._guides, **before)
        self._guides = self._vault.put_change(was, replace(self._guides, home=self._home, **after))

    def _name_home(self) -> None:
        """Say whose the rows are, where that is not the guide one would think."""
        if not (self._is_shipped or self._guides.home):
            self._change({}, {})

    # --- one guide among others -------------------------------------------------------------------------

    def _with_own(self, choices: Choices) -> Choices:
        doors, declined = self._of(self._guides.doors), self._of(self._guides.declined)
        return replace(choices, doors=doors, declined=declined)

    def _without_own(self, choices: Choices) -> Choices:
        return replace(choices, doors=self._choices.doors, declined=self._choices.declined)

    def _of(self, kept: dict[str, str]) -> dict[str, str]:
        """What is kept of this guide, by the ids in it."""
        before = f"{self._guide}/"
        return {id.removeprefix(before): one for id, one in kept.items() if id.startswith(before)}

    def _among_all(self, **fields: dict[str, str]) -> dict[str, dict[str, str]]:
        """Some fields of all guides, in which what is of this one is as given."""
        before = f"{self._guide}/"
        found = {}
        for name, own in fields.items():
            kept: dict[str, str] = getattr(self._guides, name)
            others = {id: one for id, one in kept.items() if not id.startswith(before)}
            found[name] = others | {before + id: one for id, one in own.items()}
        return found


def _is_shipped(guide_files: GuideFiles) -> bool:
    try:
        return guide_files.folder == shipped()
    except FileNotFoundError:
        return False


def _home(kept: Start, guide: Guide) -> str:
    """Return the id of the guide whose rows they are, where a journal does not say.

    It is the one that comes with the program if that knows any step or part in them; else this guide.
    """
    ids = {kept.place.stop} if kept.place else set()
    ids |= {*kept.read.steps, *kept.choices.doors}
    try:
        ours = GuideFiles(shipped()).guide if ids else None
    except (FileNotFoundError, GuideError):
        ours = None
    return guide.guide if ours is None or ids.isdisjoint(_ids(ours)) else ours.guide


def _ids(guide: Guide) -> Iterator[str]:
    for part in guide.parts:
        yield part.part
        for step in part.steps:
            yield from (step.step, *step.was)
