"""Runs something once after a pause, however often it was asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class _Timer(Protocol):
    def stop(self) -> None: ...


class Debouncer:
    """Calls that wait for their moment, each under a key; ``set_timer`` calls one after some seconds."""

    def __init__(self, set_timer: Callable[[float, Callable[[], object]], _Timer]) -> None:
        self._set_timer = set_timer
        self._waiting: dict[object, _Timer] = {}

    def debounce(self, key: object, seconds: float, call: Callable[[], object]) -> None:
        """Call it after a pause: a later one of the same key takes an earlier one's place."""
        self.cancel(key)

        def run() -> None:  # Textual would await what a timer's function returns
            self._waiting.pop(key, None)
            call()

        self._waiting[key] = self._set_timer(seconds, run)

    def within(self, key: object, seconds: float, call: Callable[[], object]) -> None:
        """Call it after so many seconds at the latest: later ones of the same key do not put it off."""
        if key not in self._waiting:
            self.debounce(key, seconds, call)

    def cancel(self, key: object) -> None:
        """Do not call it after all."""
        if timer := self._waiting.pop(key, None):
            timer.stop()

    def cancel_all(self) -> None:
        """Call nothing that waits."""
        for key in list(self._waiting):
            self.cancel(key)
