"""A layer of the line-by-line interface: a page, dialog or view that is open."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from companion.flows.dialogs import ViewDialog

PAGE, LOCK, HIDDEN = "reading", "lock", "quiet"
"""The names of three layers: the page at the bottom, the lock above it, and the empty screen over both."""


class Layer(Struct, eq=False):
    """A dialog, view or page that is open."""

    name: str
    back: str = ""
    """The sentence to say when the person comes back to the layer."""
    is_form: bool = False
    """Whether the layer is a form, where a letter may be the beginning of an answer and not a command."""
    view: ViewDialog | None = None
    """The view; None for any other layer."""
    says: Callable[[], object] | None = None
    """Returns a value that changes whenever the text of the layer changes; None if the text never changes."""
    is_resumed: bool = False
    """Whether the person is about to come back to the layer, which is then announced."""

    @property
    def is_transient(self) -> bool:
        """Whether another layer may replace this one. A form, the page and the lock are never replaced."""
        return not self.is_form and self.name not in (PAGE, LOCK)


class SaysOtherwise(Exception):
    """Raised when the text above an open question is out of date and has to be printed again."""
