"""Hands keys on one by one, each to what the one before has led to: another field, or another screen."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from textual import events
from textual._time import get_time
from textual.message_pump import MessagePump
from textual.screen import Screen

from companion.tui.keyboard import EscapeOrAlt, Typed, key

_AT_MOST = 5.0
"""Seconds after which a key is handed on although the one before may not be done: nothing is ever deaf."""
_AT_ONCE, _PAUSE = 0.02, 0.005
"""For so many seconds it is looked without a pause whether it is done, and then after pauses."""


def waits_for_messages(node: MessagePump) -> bool:
    """Return whether a widget has done all it was told, and is not in the middle of anything."""
    ready: asyncio.Event = node._message_queue.ready_event
    return bool(ready._waiters) and not ready.is_set() and not node._pending_message


class Writing(Protocol):
    """What keys are handed to."""

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""

    @property
    def is_settled(self) -> bool:
        """Whether what was pressed before is done."""

    @property
    def is_writing(self) -> bool:
        """Whether something is being written, and letters are no keys."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something once what waits is done."""


class TypeAhead:
    """The keys that were pressed and wait for those before them.

    A key that comes alone is handed on at once. Keys that come together go to what has the focus once those
    before them are done, and not to what had it when they arrived.
    """

    def __init__(self, app: Writing, hand_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[events.Event] = deque()
        self._since = 0.0
        """The moment at which the last key was handed on, or the first one began to wait."""
        self._looks_again = False
        self.pressed_at = 0.0
        """The moment at which the key was pressed that was handed on last."""

    def __len__(self) -> int:
        """Return how many keys wait."""
        return len(self._waiting)

    async def take(self, event: events.Event) -> None:
        """Hand a key on, once all before it are done."""
        if not self._waiting:
            self._since = max(self._since, get_time())
        self._waiting.append(event)
        if not self._looks_again:
            await self._go_on()

    async def _go_on(self) -> None:
        """Hand on what waits, as long as nothing has to be done before."""
        self._looks_again = False
        while self._waiting and not self._app.is_leaving:
            waited = get_time() - self._since
            if not self._app.is_settled and waited < _AT_MOST:
                self._looks_again = True
                pause = 0 if waited < _AT_ONCE else _PAUSE
                asyncio.get_running_loop().call_later(pause, self._app.call_later, self._go_on)
                return
            self._since = get_time()
            event = self._waiting.popleft()
            self.pressed_at = event.time
            now, later = self._meaning(event)
            if later:
                later.time = event.time
                self._waiting.appendleft(later)
            await self._hand_on(now)

    def _meaning(self, event: events.Event) -> tuple[events.Event, events.Event | None]:
        """Return what is to be handed on, and what of it later.

        Where nothing is written, letters are keys, and so is Escape before one. Where something is, such a
        key is one with Alt if that does anything, as it does for help; otherwise it is a letter of the text.
        """
        writes = self._app.is_writing
        if isinstance(event, EscapeOrAlt):
            after = events.Key(event.key, event.character)
            if not writes:
                return events.Key("escape", "\x1b"), after
            from companion.tui.latin_keys import held_key  # no first frame needs it

            with_alt = held_key(f"alt+{event.key}", self._app.screen)
            return (
                events.Key(with_alt, None) if with_alt in self._app.screen.active_bindings else after
            ), None
        if isinstance(event, Typed):
            if writes:
                return events.Paste(event.text), None
            first, rest = event.text[0], event.text[1:]
            return key(first), Typed(rest) if len(rest) > 1 else key(rest)
        return event, None
