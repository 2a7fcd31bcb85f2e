"""Handles each key before the next one, so that every key goes where the keys before it have led.

Keys that come too early wait, and none is lost.
"""

from __future__ import annotations

from textual import events

from companion.flows.commands import HELP
from companion.flows.key_bindings import letters
from companion.session import Session
from companion.tui.document_stack import DocumentStack
from companion.tui.input.key_clock import KeyClock
from companion.tui.main_screen import MainScreen
from companion.tui.terminal.keyboard import EscapeOrAlt, Typed, key
from companion.tui.themed_app import ThemedApp

Input = events.Key | events.Paste


class KeyInput:
    """The keys and pasted texts of the app, in order."""

    def __init__(self, app: ThemedApp, session: Session, stack: DocumentStack, clock: KeyClock) -> None:
        self._app = app
        self._session = session
        self._stack = stack
        self._clock = clock
        self._typed_ahead: list[Input] = []
        """The input that arrived before the screen was there, or while a click was being handled."""
        self._awaited = 1
        """The number of events that must happen before input is handled. The first one is that the screen is
        there.
        """

    async def accept(self, event: Input) -> None:
        """Handle some input, one key after the other if several came at once; or let it wait."""
        screen = self._stack.screen
        if screen is None or self._awaited:
            self._typed_ahead.append(event)
            return
        self._clock.pressed_at = event.time
        self._app.app_focus = True  # even if the terminal has not said so
        later: Input | None = event
        while later and not self._app.is_leaving:
            now, later = self._meaning(later)
            await self._do(screen, now)

    # --- typing ahead ---------------------------------------------------------------------------------

    def wait_for_click(self) -> None:
        """Let input wait until a click has been handled."""
        screen = self._stack.screen
        for clicked in (screen.view.field, screen.view, screen.key_line, screen.top_line) if screen else ():
            if clicked and clicked.call_later(self._app.call_later, self.catch_up):
                self._awaited += 1

    async def catch_up(self) -> None:
        """Handle the input that was waiting, if nothing else delays it."""
        self._awaited -= 1
        typed, self._typed_ahead = self._typed_ahead, []
        for event in typed:
            await self._app.on_event(event)

    # --- what a key is for ----------------------------------------------------------------------------

    def _meaning(self, event: Input) -> tuple[Input, Input | None]:
        """Return the input to handle now, and the input to handle after it.

        If no field has the focus, letters are keys, and so is an Escape before one. If a field has the focus,
        Escape and a letter are that letter with Alt, provided that key does anything, as it does for help;
        otherwise they are text.
        """
        writes = self._stack.top.field is not None
        if isinstance(event, EscapeOrAlt):
            after = events.Key(event.key, event.character)
            if not writes:
                return events.Key("escape", "\x1b"), after
            with_alt = self._latin(events.Key(f"alt+{event.key}", None))
            works = with_alt in self._app.screen.active_bindings
            return events.Key(with_alt, None) if works else after, None
        if isinstance(event, Typed):
            if writes:
                return events.Paste(event.text), None
            first, rest = event.text[0], event.text[1:]
            return key(first), Typed(rest) if len(rest) > 1 else key(rest)
        return event, None

    async def _do(self, screen: MainScreen, event: Input) -> None:
        """Run a command that works while typing, or type into the field, or run any other command."""
        app, stack = self._app, self._stack
        if isinstance(event, events.Key) and "+" in event.key:
            event.key = self._latin(event)
        if stack.top.is_before_secret and self._is_of_secret(event):
            return
        if isinstance(event, events.Key) and await app._check_bindings(event.key, priority=True):
            return
        if stack.top.field and await screen.view.type(event):
            return
        if isinstance(event, events.Key):
            await app._check_bindings(self._latin(event))
            screen.view.typed()

    def _is_of_secret(self, event: Input) -> bool:
        """Return whether a key may be the letter of a passphrase that is typed too early. The key for help
        never is.
        """
        if not isinstance(event, events.Key) or not event.is_printable:
            return False
        return self._latin(event) not in ("space", HELP.letter)

    def _latin(self, event: events.Key) -> str:
        """Return the name of the key in the same position on a Latin keyboard."""
        from companion.tui.terminal.latin_keys import held_key, letter_key  # the first frame does not need it

        if "+" in event.key:
            return held_key(event.key, self._app.screen)
        return letter_key(event, letters(self._session.journey.choices.keys))
