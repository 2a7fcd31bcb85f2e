"""The floor: the least that Textual can be asked for, a page of text and a key that shows another one."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

_PARAGRAPH = (
    "A page of words as long as those of a guide, wrapped to the width of the window. It says nothing, and "
    "it is there to be drawn: a page of some sixty words, which is what one idea takes."
)
PAGES = (f"One\n\n{_PARAGRAPH}\n\n{_PARAGRAPH}", f"Two\n\n{_PARAGRAPH[::-1]}\n\n{_PARAGRAPH[::-1]}")


class Bare(App[None]):
    """One page, and another."""

    BINDINGS = [("n", "next", "Next page")]

    def compose(self) -> ComposeResult:
        """Yield the page."""
        yield Static(PAGES[0], markup=False)

    def action_next(self) -> None:
        """Show the other page."""
        page = self.query_one(Static)
        page.update(PAGES[page.content == PAGES[0]])


if __name__ == "__main__":
    Bare().run()
