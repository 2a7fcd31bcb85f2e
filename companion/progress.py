"""The person's progress in one guide, kept apart from the progress in other guides.

A journal has singleton rows for the place, the steps read and the choices. They belong to one guide, the home
guide: the guide that comes with the program, or the guide with which the journal was begun. For all other
guides, one more row holds places, steps read, doors, and steps that must not ask again. A program that does
not know that row still finds the place in the home guide.
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
    """The progress that a journal holds for one guide.

    Methods that keep something return once it is on disk, and raise ``NotKeptError`` if it could not be
    written.
    """

    def __init__(self, vault: Vault, guide_files: GuideFiles) -> None:
        """Read the progress. For a locked journal, it is empty.

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
        """The progress in this guide at the start of the session."""

    def journey(self) -> Journey:
        """Return the journey from the person's last place, or from the welcome page for a new person."""
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
        """Keep the person's place."""
        if self._is_home:
            self._name_home()
            self._vault.put(place)
        else:
            self._change({}, {"places": {**self._guides.places, self._guide: place}})

    def put_read(self, before: StepsRead, after: StepsRead) -> StepsRead:
        """Keep the steps read, and return them with those that another window has added."""
        if self._is_home:
            self._name_home()
            return self._vault.put_change(before, after)
        self._change(self._among_all(steps=before.steps), self._among_all(steps=after.steps))
        return StepsRead(self._of(self._guides.steps))

    def put_choices(self, before: Choices, after: Choices) -> Choices:
        """Keep the choices, and return them with the changes of other windows."""
        if self._is_home:
            self._name_home()
            return self._vault.put_change(before, after)
        was, now = ({"doors": one.doors, "declined": one.declined} for one in (before, after))
        if was != now:
            self._change(self._among_all(**was), self._among_all(**now))
        self._choices = self._vault.put_change(self._without_own(before), self._without_own(after))
        return self._with_own(self._choices)

    def _change(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Keep a change of some fields of ``Guides``. Changes by another window in the meantime stay."""
        was = replace(self._guides, **before)
        self._guides = self._vault.put_change(was, replace(self._guides, home=self._home, **after))

    def _name_home(self) -> None:
        """Record which guide is the home guide, if it is not the one that comes with the program."""
        if not (self._is_shipped or self._guides.home):
            self._change({}, {})

    # --- one guide among others -------------------------------------------------------------------------

    def _with_own(self, choices: Choices) -> Choices:
        doors, declined = self._of(self._guides.doors), self._of(self._guides.declined)
        return replace(choices, doors=doors, declined=declined)

    def _without_own(self, choices: Choices) -> Choices:
        return replace(choices, doors=self._choices.doors, declined=self._choices.declined)

    def _of(self, kept: dict[str, str]) -> dict[str, str]:
        """Return the values of this guide, by their ids without the guide's prefix."""
        before = f"{self._guide}/"
        return {id.removeprefix(before): one for id, one in kept.items() if id.startswith(before)}

    def _among_all(self, **fields: dict[str, str]) -> dict[str, dict[str, str]]:
        """Return some fields for all guides, with the given values for this one."""
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
    """Return the id of the home guide of a journal that does not name it.

    The home guide is the one that comes with the program if the rows name one of its steps or parts.
    Otherwise it is this guide.
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
