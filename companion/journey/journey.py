"""The journey: where the person is in a guide, and where each of their acts leads."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from companion.guide.load import fingerprint
from companion.guide.model import CheckInPage, Guide, Page, Part, Step, StepText
from companion.journal.model import Choices, Place, StepsRead
from companion.journey.stops import (
    GIST,
    DoorAnswer,
    Stop,
    door_answer,
    gist_of,
    in_brief,
    nearest,
    order_of,
    pages_for,
    stops_of,
)
from companion.journey.visit import Visit


class Here(Struct, frozen=True):
    """Where the person is, as a screen needs it."""

    stop: Stop
    scroll: int = 0
    page: Page | None = None
    """The page of a step; None at a stop that has none."""
    index: int = 0
    """The page's position among those that are shown to this person."""
    count: int = 1
    folded: bool = False
    """Whether the page is the step's gist, with its own pages behind it."""
    changed: bool = False
    """Whether the step says something else than when it was read."""


class Journey(Struct, frozen=True):
    """A person's way through a guide. Every act returns the journey after it."""

    guide: Guide
    pages_of: Callable[[str], StepText]
    """Reads a step by its id. May raise ``GuideError``, and so may all that looks at pages."""
    place: Place = Place("welcome")
    read: StepsRead = field(default_factory=StepsRead)
    choices: Choices = field(default_factory=Choices)
    visit: Visit = field(default_factory=Visit)

    # --- where am I -----------------------------------------------------------------------------------

    def stops(self) -> list[Stop]:
        """Return the stops there are for this person, in order: what lies behind a shut door is not among
        them.
        """
        return stops_of(self.guide, self.choices)

    def door(self, part: Part) -> DoorAnswer | None:
        """Return what was answered at a part's door, or None if nothing was."""
        return door_answer(part, self.choices)

    def stop(self) -> Stop:
        """Return the stop the place stands for, or the nearest there is."""
        stops = self.stops()
        for stop in stops:
            if self.place.stop == stop.id or (stop.step and self.place.stop in stop.step.was):
                return stop
        for part in self.guide.parts:
            # At a door that was opened stands the first step now; before a step behind a shut one, the door.
            if self.place.stop in (part.part, *(id for step in part.steps for id in (step.step, *step.was))):
                return next(stop for stop in stops if stop.part == part)
        steps = [stop for stop in stops if stop.kind in ("step", "door")]
        return min(steps, key=lambda stop: (abs(stop.order - self.place.order), stop.order))

    def here(self) -> Here:
        """Return the place with all a screen needs to show it."""
        stop = self.stop()
        exact = self.place.stop in (stop.id, *(stop.step.was if stop.step else ()))
        scroll = self.place.scroll if exact else 0
        if not stop.step:
            return Here(stop, scroll)
        shown = self._shown(stop)
        pages = self.pages_of(stop.id).pages
        if not shown:
            return Here(stop, count=0)
        index = nearest(shown, self.place.page if exact else GIST)
        same_page = shown[index] == self.place.page
        return Here(
            stop,
            scroll=scroll if same_page else 0,
            page=gist_of(stop.step) if shown[index] == GIST else pages[shown[index]],
            index=index,
            count=len(shown),
            folded=shown[index] == GIST,
            changed=self.changed_since_read(stop.id),
        )

    def is_read(self, step: Step) -> bool:
        """Whether a step was read to its end, under its id or one it had before."""
        return any(id in self.read.steps for id in (step.step, *step.was))

    def changed_since_read(self, step: str) -> bool:
        """Whether a step that was read, under its id or one it had before, says something else now."""
        steps = (one for part in self.guide.parts for one in part.steps)
        ids = next((step, *one.was) for one in steps if one.step == step)
        before = next((self.read.steps[id] for id in ids if id in self.read.steps), None)
        return before is not None and before != fingerprint(self.pages_of(step))

    # --- moving ---------------------------------------------------------------------------------------

    def on(self) -> Journey:
        """Go to the next page. Past the last page of a step, the step counts as read. A door waits for an
        answer.
        """
        here = self.here()
        if here.stop.kind == "door":
            return self
        if here.stop.kind == "step":
            shown = self._shown(here.stop)
            if later := [n for n in shown if n > self._page_at(here)]:
                return self._at(here.stop, later[0])
            read = shown and GIST not in shown
            return (self._with_read(here.stop) if read else self)._step_over(here.stop, forward=True)
        return self._step_over(here.stop, forward=True)

    def back(self) -> Journey:
        """Go to the page before; from the first page of a step, to the last page of the stop before it."""
        here = self.here()
        if here.stop.kind == "step" and (
            earlier := [n for n in self._shown(here.stop) if n < self._page_at(here)]
        ):
            return self._at(here.stop, earlier[-1])
        return self._step_over(here.stop, forward=False)

    def skip(self) -> Journey:
        """Leave a step for the next stop, whether it was read or not."""
        stop = self.stop()
        return self if stop.kind == "door" else self._step_over(stop, forward=True)

    def unfold(self) -> Journey:
        """Open the pages of a step that is read in brief, at the first of them."""
        return replace(self, visit=self.visit.unfolded_at(self.stop().id))._forward_to_a_page()

    def go_to(self, id: str) -> Journey:
        """Go to the first page of a stop for this person, by its id. Behind a shut door, that is the door."""
        stop = replace(self, place=Place(id, order=order_of(self.guide, id))).stop()
        return self._at(stop, GIST if self._is_in_brief(stop) else 0).settled()

    def open_page(self, id: str, page: int) -> Journey:
        """Go to a page of a step by its position in the step's file, or ``GIST``; or to another stop.

        Of a step that is read in brief, the pages are opened. For a page that is not for this person, it is
        the next that is, or the last.
        """
        there = self.go_to(id)
        stop = there.stop()
        if not stop.step or id not in (stop.id, *stop.step.was):
            return there
        if page != GIST and there._is_in_brief(stop):
            there = replace(there, visit=self.visit.unfolded_at(stop.id))
        return there._at(stop, page).settled()

    def settled(self) -> Journey:
        """Stand at the page that is shown, where the one of the place is not for this person any more."""
        here = self.here()
        shown = self._shown(here.stop)
        return self._at(here.stop, shown[here.index]) if shown and self.place.page not in shown else self

    def scrolled(self, scroll: int) -> Journey:
        """Note how much of the page stands before the first line on the screen."""
        here = self.here()
        page = self._shown(here.stop)[here.index] if here.count and here.stop.step else 0
        return replace(self, place=Place(here.stop.id, page, scroll, here.stop.order))

    def answer(self, part: Part, answer: DoorAnswer) -> Journey:
        """Answer a part's door: read on behind it, or go round it."""
        doors = {**self.choices.doors, part.part: answer}
        after = replace(self, choices=replace(self.choices, doors=doors))
        at_door = replace(after, place=Place(part.part))
        if answer == "open":
            return at_door.go_to(part.steps[0].step)._forward_to_a_page()
        return at_door._step_over(at_door.stop(), forward=True)

    def close_door(self, part: str) -> Journey:
        """Shut the door of a part again. Whoever is behind it comes back to before it."""
        doors = {**self.choices.doors, part: "closed"}
        after = replace(self, choices=replace(self.choices, doors=doors))
        inside = (own := self.stop().part) is not None and own.part == part
        return (
            replace(after, place=Place(part))._step_over(Stop("door", part), forward=False)
            if inside
            else after
        )

    # --- checking in ----------------------------------------------------------------------------------

    def checked_in(self, weight: str) -> Journey:
        """Note a check-in, so that this step does not ask again and the next one can be compared."""
        return replace(self, visit=self.visit.checked_in_at(self.stop().id, weight))

    # --- within ---------------------------------------------------------------------------------------

    def _shown(self, stop: Stop) -> list[int]:
        """The pages of a step that are for this person now, by their position in its file."""
        role = self.choices.role or "person"
        ids = (stop.id, *(stop.step.was if stop.step else ()))
        asked = stop.id in self.visit.checked_in or any(id in self.choices.declined for id in ids)
        asks = self.choices.check_ins and not asked
        pages = self.pages_of(stop.id).pages if stop.step else ()
        theirs = pages_for(pages, role)
        if self._is_in_brief(stop):
            return in_brief(pages, theirs)
        return [n for n in theirs if asks or not isinstance(pages[n], CheckInPage)]

    def _is_in_brief(self, stop: Stop) -> bool:
        """Whether a stop is a step that is read in its sentence."""
        is_brief = self.choices.density == "brief" and stop.id not in self.visit.unfolded
        return stop.step is not None and is_brief

    def _page_at(self, here: Here) -> int:
        """The page of the place, though it may be one that is not shown any more: a check-in that was
        answered.
        """
        if here.stop.id == self.place.stop:
            return self.place.page
        shown = self._shown(here.stop)
        return shown[here.index] if shown else 0

    def _at(self, stop: Stop, page: int) -> Journey:
        return replace(self, place=Place(stop.id, page, 0, stop.order))

    def _step_over(self, stop: Stop, *, forward: bool) -> Journey:
        """Go to the next stop that has something to show or to ask, or stay where there is none."""
        stops = self.stops()
        position = next(n for n, other in enumerate(stops) if other.id == stop.id)
        beyond = stops[position + 1 :] if forward else stops[:position][::-1]
        for other in beyond:
            if other.part and other.kind == "door" and self.door(other.part):
                continue  # it was answered, and is not asked again
            shown = self._shown(other)
            if shown or not other.step:
                return self._at(other, 0 if not shown else shown[0] if forward else shown[-1])
        return self

    def _forward_to_a_page(self) -> Journey:
        stop = self.stop()
        shown = self._shown(stop)
        return self._at(stop, shown[0]) if shown else self._step_over(stop, forward=True)

    def _with_read(self, stop: Stop) -> Journey:
        steps = {**self.read.steps, stop.id: fingerprint(self.pages_of(stop.id))}
        return replace(self, read=StepsRead(steps))
