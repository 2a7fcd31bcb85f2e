"""What is open, one thing over the other: the topmost asks, and what it lies on goes on after it."""

from __future__ import annotations

from msgspec import Struct

from companion.flows.face import Opened
from companion.plain.prompt import Prompt, Talk


class Layer(Struct, eq=False):
    """Something that is open."""

    name: str
    talk: Talk
    title: str = ""
    """What it is called where somebody comes back to it."""
    is_form: bool = False
    """Whether something is filled in there, so that letters may be the beginning of a word."""
    opened: Opened | None = None
    """The sheet, if it is one."""
    is_silent: bool = False
    """Whether it begins without saying what it is, because somebody comes back to it."""
    prompt: Prompt | None = None
    """What it asks now; None before it has begun."""

    @property
    def over(self) -> bool:
        """Whether it lies over what it was opened from."""
        return self.opened is not None and self.opened.over

    @property
    def passing(self) -> bool:
        """Whether another may take its place: not if something is written in it, or it lies under all."""
        return not self.is_form and self.name not in (PAGE, LOCK)


PAGE, LOCK, HIDDEN = "reading", "lock", "quiet"
"""The page that lies under everything, the lock over it, and what hides both."""

_OVER_A_SHEET = ("keys", "help", "resources", "summary")
"""What is only looked at, from everywhere: whatever it lies on asks again after it."""


class Pile:
    """The things that are open."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []

    @property
    def top(self) -> Layer | None:
        """What lies on top."""
        return self.layers[-1] if self.layers else None

    def holds(self, name: str) -> bool:
        """Whether something of that name is open."""
        return any(layer.name == name for layer in self.layers)

    def open(self, layer: Layer) -> None:
        """Lay something on top. What only shows something gives its place to it, and nothing lies there
        twice: something that is being filled in comes to the top as it is.
        """
        same = next((other for other in self.layers if other.name == layer.name), None)
        if same and same.is_form:
            del self.layers[self.layers.index(same) + 1 :]
            return
        if same:
            self.close(same)
        over = layer.over or layer.name in (*_OVER_A_SHEET, LOCK, HIDDEN)
        if self.top and self.top.passing and not over:
            self.layers.pop()
        self.layers.append(layer)

    def close(self, layer: Layer) -> None:
        """Take something away, wherever it lies."""
        self.layers = [other for other in self.layers if other is not layer]

    def close_all(self) -> None:
        """Take away all but the page."""
        self.layers = [layer for layer in self.layers if layer.name == PAGE]

    def advance(self, layer: Layer, answer: str | None) -> None:
        """Let it go on with an answer, or begin; once it is over, close it and do what follows."""
        try:
            layer.prompt = next(layer.talk) if answer is None else layer.talk.send(answer)
        except StopIteration as over:
            self.close(layer)
            if over.value:
                over.value()
        except BaseException:
            self.close(layer)
            raise
