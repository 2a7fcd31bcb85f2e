"""Measures the time without a key, to lock a journal that has a passphrase."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from companion.dates import seconds as _now
from companion.session import Session

MINUTE = 60.0
"""The number of seconds in a minute, the unit of the person's setting."""


class IdleTimer:
    """Calls ``hide`` when nothing has been pressed for the time that the person chose.

    A single timer waits for the earliest possible moment, so that it does not wake the processor before.
    """

    def __init__(
        self,
        session: Session,
        set_timer: Callable[[float, Callable[[], object]], Timer],
        hide: Callable[[], object],
    ) -> None:
        self._session = session
        self._set_timer = set_timer
        self._hide = hide
        self._last = _now()
        self._timer: Timer | None = None

    @property
    def _limit(self) -> float:
        """The idle time in seconds after which to hide; 0 for never."""
        vault = self._session.vault
        if vault.is_locked or not vault.has_passphrase:
            return 0
        return self._session.journey.choices.lock_after * MINUTE

    def note_activity(self) -> None:
        """Note that something was pressed."""
        self._last = _now()

    def is_over(self) -> bool:
        """Return whether the idle time is over."""
        return bool(self._limit) and _now() - self._last >= self._limit

    def restart(self) -> None:
        """Start counting again, with the current setting."""
        self._last = _now()
        self._wait()

    def _wait(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None
        if limit := self._limit:
            left = max(0.01, self._last + limit - _now())
            self._timer = self._set_timer(left, self._look)

    def _look(self) -> None:
        self._timer = None
        if self.is_over():
            self._hide()
        else:
            self._wait()
