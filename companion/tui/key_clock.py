"""The moments by which a key counts, or comes too early for what is shown."""

from __future__ import annotations

from textual._time import get_time


class KeyClock:
    """Knows when the key was pressed that is acted on, and which keys came too early."""

    def __init__(self) -> None:
        self.pressed_at = 0.0
        """The moment at which the key or the button was pressed for which something is done now."""
        self.ignored_before = 0.0
        """The moment before which a key was meant for something that is gone."""

    @property
    def now(self) -> float:
        """This moment, as keys are timed."""
        return get_time()

    @property
    def is_in_time(self) -> bool:
        """Whether a key that was pressed now is meant for what is shown."""
        return self.pressed_at >= self.ignored_before

    def ignore_earlier_keys(self) -> None:
        """Let keys that were pressed before this moment lead nowhere, but for those that always work."""
        self.ignored_before = self.now
