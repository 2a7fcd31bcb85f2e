"""The journey: the person's place in a guide, and the place to which each action leads."""

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
from companion.journey.visit import Jump, Visit


class Here(Struct, frozen=True):
    """The current stop and page, with the details that a screen needs."""

    stop: Stop
    scroll: int = 0
    page: Page | None = None
    """The page of a step; None at a stop without pages."""
    index: int = 0
    """The page's position among the pages that are shown to this person."""
    count: int = 1
    """The number of pages that are shown to this person."""
    folded: bool = False
    """Whether the page is the step's gist, which is shown instead of its pages until they are opened."""
    changed: bool = False
    """Whether the step has changed since it was read."""
    answer: DoorAnswer | None = None
    """The answer that was given at this door before."""

    @property
    def waits(self) -> bool:
        """Whether this is a door without an answer, which nothing but an answer passes."""
        return self.stop.kind == "door" and self.answer is None


class Journey(Struct, frozen=True):
    """A person's way through a guide. Every action returns a new journey."""

    guide: Guide
    pages_of: Callable[[str], StepText]
    """Reads a step by its id. It may raise ``GuideError``, and so may every method that looks at pages."""
    place: Place = Place("welcome")
    read: StepsRead = field(default_factory=StepsRead)
    choices: Choices = field(default_factory=Choices)
    visit: Visit = field(default_factory=Visit)

    # --- the current place ----------------------------------------------------------------------------

    def stops(self) -> list[Stop]:
        """Return the stops for this person, in order. Steps behind a closed door are left out."""
        return stops_of(self.guide, self.choices)

    def door(self, part: Part) -> DoorAnswer | None:
        """Return the answer at a part's door, or None if there is none yet."""
        return door_answer(part, self.choices)

    def stop(self) -> Stop:
        """Return the stop of the current place, or the nearest stop if that one is gone."""
        stops = self.stops()
        for stop in stops:
            if self.place.stop == stop.id or (stop.step and self.place.stop in stop.step.was):
                return stop
        for part in self.guide.parts:
            # A step behind a closed door leads to the door.
            if self.place.stop in (part.part, *(id for step in part.steps for id in (step.step, *step.was))):
                return next(stop for stop in stops if stop.part == part)
        steps = [stop for stop in stops if stop.kind in ("step", "door")]
        return min(
            steps, key=lambda stop: (abs(stop.order - self.place.order), stop.order, stop.kind == "door")
        )

    def here(self) -> Here:
        """Return the current stop and page, with the details that a screen needs."""
        stop = self.stop()
        exact = self.place.stop in (stop.id, *(stop.step.was if stop.step else ()))
        scroll = self.place.scroll if exact else 0
        if not stop.step:
            return Here(stop, scroll, answer=self.door(stop.part) if stop.part else None)
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
        """Whether a step was read to its end, under its current id or an earlier one."""
        return any(id in self.read.steps for id in (step.step, *step.was))

    def changed_since_read(self, step: str) -> bool:
        """Whether a step has changed since it was read, under its current id or an earlier one."""
        steps = (one for part in self.guide.parts for one in part.steps)
        ids = next((step, *one.was) for one in steps if one.step == step)
        before = next((self.read.steps[id] for id in ids if id in self.read.steps), None)
        return before is not None and before != fingerprint(self.pages_of(step))

    # --- moving ---------------------------------------------------------------------------------------

    def on(self) -> Journey:
        """Go to the next page. After the last page of a step, the step counts as read.

        At a door, the journey stays until the door is answered. Later, it goes on as the answer says.
        """
        here = self.here()
        if here.waits:
            return self
        if here.stop.kind == "step":
            shown = self._shown(here.stop)
            if later := [n for n in shown if n > self._page_at(here)]:
                return self._read_on(self._at(here.stop, later[0]))
            read = shown and GIST not in shown
            after = self._with_read(here.stop) if read else self
            return self._read_on(after._step_over(here.stop, forward=True))
        return self._read_on(self._step_over(here.stop, forward=True))

    def back(self) -> Journey:
        """Go to the previous page; from the first page of a step, to the last page of the previous stop.

        From a page that was jumped to, go back to where the jump began. An answered door is a stop on the way
        back, where it can be answered again.
        """
        if (jumps := self.visit.jumps) and jumps[-1].leads_to(self.place):
            before = replace(self, place=jumps[-1].before, visit=replace(self.visit, jumps=jumps[:-1]))
            return before.settled()
        here = self.here()
        if here.stop.kind == "step" and (
            earlier := [n for n in self._shown(here.stop) if n < self._page_at(here)]
        ):
            return self._at(here.stop, earlier[-1])
        return self._step_over(here.stop, forward=False)

    def skip(self) -> Journey:
        """Go to the next stop without marking the step as read."""
        stop = self.stop()
        waits = stop.kind == "door" and stop.part and not self.door(stop.part)
        return self if waits else self._jump(self._step_over(stop, forward=True))

    def turn_to(self, index: int) -> Journey:
        """Go to a page of this step by its position among the pages that are shown to this person."""
        stop = self.stop()
        return self._jump(self._at(stop, self._shown(stop)[index]))

    def jumped_from(self, place: Place) -> Journey:
        """Remember the place from which this one was jumped to, so that going back leads there."""
        jumps = (*self.visit.jumps, Jump(place, self.place))
        return replace(self, visit=replace(self.visit, jumps=jumps))

    def unfold(self) -> Journey:
        """Open the pages of a step that is shown in brief, and go to the first of them."""
        return replace(self, visit=self.visit.unfolded_at(self.stop().id))._forward_to_a_page()

    def go_to(self, id: str) -> Journey:
        """Go to the first page of a stop by its id. A step behind a closed door leads to the door."""
        stop = replace(self, place=Place(id, order=order_of(self.guide, id))).stop()
        return self._at(stop, GIST if self._is_in_brief(stop) else 0).settled()

    def open_page(self, id: str, page: int) -> Journey:
        """Go to a page by its position in the step's file, or to the gist with ``GIST``.

        If the step is shown in brief, its pages are opened. If the page is not for this person, the journey
        goes to the next page that is, or to the last one. An id of another stop leads to that stop.
        """
        there = self.go_to(id)
        stop = there.stop()
        if not stop.step or id not in (stop.id, *stop.step.was):
            return there
        if page != GIST and there._is_in_brief(stop):
            there = replace(there, visit=self.visit.unfolded_at(stop.id))
        return there._at(stop, page).settled()

    def settled(self) -> Journey:
        """Move to a page that is shown, if the current page is no longer for this person."""
        here = self.here()
        shown = self._shown(here.stop)
        return self._at(here.stop, shown[here.index]) if shown and self.place.page not in shown else self

    def scrolled(self, scroll: int) -> Journey:
        """Return the journey with a scroll position, counted as in ``Place.scroll``."""
        here = self.here()
        page = self._shown(here.stop)[here.index] if here.count and here.stop.step else 0
        return replace(self, place=Place(here.stop.id, page, scroll, here.stop.order))

    def answer(self, part: Part, answer: DoorAnswer) -> Journey:
        """Answer a part's door, and go to its first page or past the part."""
        doors = {**self.choices.doors, part.part: answer}
        after = replace(self, choices=replace(self.choices, doors=doors))
        at_door = replace(after, place=Place(part.part))
        if answer == "open":
            return self._read_on(at_door.go_to(part.steps[0].step)._forward_to_a_page())
        return self._read_on(at_door._step_over(at_door.stop(), forward=True))

    def close_door(self, part: str) -> Journey:
        """Close the door of a part again. A person behind it goes back to the stop before the part."""
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
        """Record a check-in, so that this step does not ask again and the next weight can be compared."""
        return replace(self, visit=self.visit.checked_in_at(self.stop().id, weight))

    # --- private --------------------------------------------------------------------------------------

    def _shown(self, stop: Stop) -> list[int]:
        """Return the positions in the step's file of the pages that are shown to this person now."""
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
        """Whether a stop is a step that is shown as its gist."""
        is_brief = self.choices.density == "brief" and stop.id not in self.visit.unfolded
        return stop.step is not None and is_brief

    def _page_at(self, here: Here) -> int:
        """Return the page of the place, even if it is no longer shown, such as an answered check-in."""
        if here.stop.id == self.place.stop:
            return self.place.page
        shown = self._shown(here.stop)
        return shown[here.index] if shown else 0

    def _read_on(self, there: Journey) -> Journey:
        """Return ``there``. Going back from there leads here, even if it was once jumped to."""
        jumps = self.visit.jumps
        return there.jumped_from(self.place) if jumps and jumps[-1].leads_to(there.place) else there

    def _jump(self, there: Journey) -> Journey:
        is_other = (there.place.stop, there.place.page) != (self.place.stop, self.place.page)
        return there.jumped_from(self.place) if is_other else self

    def _at(self, stop: Stop, page: int) -> Journey:
        return replace(self, place=Place(stop.id, page, 0, stop.order))

    def _step_over(self, stop: Stop, *, forward: bool) -> Journey:
        """Go to the next stop that has a page to show or a door to answer; stay if there is none."""
        stops = self.stops()
        position = next(n for n, other in enumerate(stops) if other.id == stop.id)
        beyond = stops[position + 1 :] if forward else stops[:position][::-1]
        for other in beyond:
            if forward and other.part and other.kind == "door" and self.door(other.part):
                continue  # an answered door is not asked again
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
