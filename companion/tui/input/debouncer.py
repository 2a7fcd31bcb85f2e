"""Runs a function once after a pause, even if it is requested many times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class _Timer(Protocol):
    def stop(self) -> None: ...


class Debouncer:
    """Delayed calls, each with a key. ``set_timer`` calls a function after some seconds."""

    def __init__(self, set_timer: Callable[[float, Callable[[], object]], _Timer]) -> None:
        self._set_timer = set_timer
        self._waiting: dict[object, _Timer] = {}

    def debounce(self, key: object, seconds: float, call: Callable[[], object]) -> None:
        """Call a function after a pause. A later request with the same key replaces an earlier one."""
        self.cancel(key)

        def run() -> None:  # Textual would await the result of a timer's function
            self._waiting.pop(key, None)
            call()

        self._waiting[key] = self._set_timer(seconds, run)

    def within(self, key: object, seconds: float, call: Callable[[], object]) -> None:
        """Call a function within so many seconds. Later requests with the same key do not delay it."""
        if key not in self._waiting:
            self.debounce(key, seconds, call)

    def cancel(self, key: object) -> None:
        """Cancel the call with this key, if one is waiting."""
        if timer := self._waiting.pop(key, None):
            timer.stop()

    def cancel_all(self) -> None:
        """Cancel all waiting calls."""
        for key in list(self._waiting):
            self.cancel(key)
