"""Finds what can be done by its name: Textual's palette with our commands, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


class Offered(Provider):
    """Offers the commands that did something where the palette was opened."""

    @property
    def _named(self) -> Sequence[tuple[str, Callable[[], None]]]:
        app: CompanionApp = self.app  # type: ignore[assignment] # there is no other app
        return [
            (f"{one.name}: {one.help}  {app.own_key(one).shown}", partial(app.run_command, one))
            for one in app.before_palette
        ]

    async def discover(self) -> Hits:
        """Yield all of them, while nothing is typed."""
        for text, act in self._named:
            yield DiscoveryHit(text, act)

    async def search(self, query: str) -> Hits:
        """Yield those that fit what is typed, the best first."""
        matcher = self.matcher(query)
        for text, act in self._named:
            if score := matcher.match(text):
                yield Hit(score, matcher.highlight(text), act, text=text)


class Palette(CommandPalette):
    """Textual's palette, in which nothing blinks."""

    def __init__(self) -> None:
        super().__init__(placeholder="A few letters of what you want to do", id="palette")

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.query_one(Input).cursor_blink = False
