"""Things to put somewhere: Space puts the one the pointer is at in the next place, and at last nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from companion.flows.ui import Choice
from companion.tui.widgets.picker import Picker


class Sorter(Picker):
    """A list of things, each with the place it was put behind it, in words."""

    def __init__(self, things: Sequence[Choice], places: Sequence[Choice]) -> None:
        super().__init__(things, "any")
        self.places = tuple(places)
        self.placed: dict[str, str] = {}
        """By thing: its place."""

    def put(self, placed: Mapping[str, str]) -> None:
        """Put things where they were; what is no longer there is left out."""
        things, places = ({one.id for one in some} for some in (self.choices, self.places))
        self.placed = {id: place for id, place in placed.items() if id in things and place in places}
        self.refresh()

    def text_of(self, choice: Choice, width: int) -> Content:
        """Return a thing and the place it was put, the places under each other where there is room."""
        widest = max(cell_len(thing.label) for thing in self.choices)
        longest = max(cell_len(place.label) for place in self.places)
        put = next((place.label for place in self.places if place.id == self.placed.get(choice.id)), " ")
        room = widest + len(f"  [{put}]") + longest - cell_len(put) <= width
        gap = widest - cell_len(choice.label) if room else 0
        return Content(f"{choice.label}{' ' * gap}  [{put}]")

    def take(self, id: str) -> None:
        """Put a thing in the next place."""
        order = ["", *(place.id for place in self.places)]
        after = order[(order.index(self.placed.get(id, "")) + 1) % len(order)]
        others = {one: place for one, place in self.placed.items() if one != id}
        self.placed = {**others, id: after} if after else others
        self.refresh(layout=True)
        self.post_message(self.Changed())
