"""The times that decide whether a key counts, or was pressed too early for what is shown."""

from __future__ import annotations

from textual._time import get_time


class KeyClock:
    """The time of the current key, and the time before which keys are ignored."""

    def __init__(self) -> None:
        self.pressed_at = 0.0
        """The time at which the key or mouse button that is being handled was pressed."""
        self.ignored_before = 0.0
        """The time before which a key was meant for something that is no longer shown."""

    @property
    def now(self) -> float:
        """The current time, by the clock that also times keys."""
        return get_time()

    @property
    def is_in_time(self) -> bool:
        """Whether the current key is meant for what is shown."""
        return self.pressed_at >= self.ignored_before

    def ignore_earlier_keys(self) -> None:
        """Ignore the keys that were pressed before now, except those that always work."""
        self.ignored_before = self.now
