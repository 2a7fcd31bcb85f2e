"""Does what a key is for before the next one is looked at: so each goes where those before it have led, to
another field or another document.
"""

from __future__ import annotations

from textual import events

from companion.flows.commands import HELP
from companion.flows.key_bindings import letters
from companion.tui.main_screen import Desk
from companion.tui.stacking import StackingApp
from companion.tui.terminal.keyboard import EscapeOrAlt, Typed, key

Input = events.Key | events.Paste


async def press(app: StackingApp, desk: Desk, event: Input) -> None:
    """Do what was typed, one key after the other where several came at once."""
    app.app_focus = True  # whether or not the terminal said so
    later: Input | None = event
    while later and not app.is_leaving:
        now, later = _meaning(app, later)
        await _do(app, desk, now)


def _meaning(app: StackingApp, event: Input) -> tuple[Input, Input | None]:
    """Return what is to be done, and what of it later.

    Where nothing is written, letters are keys, and so is Escape before one. Where something is, such a
    key is one with Alt if that does anything, as it does for help; otherwise it is a letter of the text.
    """
    writes = app.document.field is not None
    if isinstance(event, EscapeOrAlt):
        after = events.Key(event.key, event.character)
        if not writes:
            return events.Key("escape", "\x1b"), after
        with_alt = _meant(app, events.Key(f"alt+{event.key}", None))
        return events.Key(with_alt, None) if with_alt in app.screen.active_bindings else after, None
    if isinstance(event, Typed):
        if writes:
            return events.Paste(event.text), None
        first, rest = event.text[0], event.text[1:]
        return key(first), Typed(rest) if len(rest) > 1 else key(rest)
    return event, None


async def _do(app: StackingApp, desk: Desk, event: Input) -> None:
    """Do what the key does while typing, too; or else write; or else do what it does here."""
    if isinstance(event, events.Key) and "+" in event.key:
        event.key = _meant(app, event)
    if app.document.is_before_secret and _is_of_secret(app, event):
        return
    if isinstance(event, events.Key) and await app._check_bindings(event.key, priority=True):
        return
    if app.document.field and await desk.page.type(event):
        return
    if isinstance(event, events.Key):
        await app._check_bindings(_meant(app, event))
        desk.page.typed()


def _is_of_secret(app: StackingApp, event: Input) -> bool:
    """Return whether a key may be a letter of a passphrase, typed too early. Help still opens."""
    if not isinstance(event, events.Key) or not event.is_printable:
        return False
    return _meant(app, event) not in ("space", HELP.letter)


def _meant(app: StackingApp, event: events.Key) -> str:
    """Return the name of the key that is meant, on a Latin keyboard."""
    from companion.tui.terminal.latin_keys import held_key, letter_key  # no first frame needs it

    if "+" in event.key:
        return held_key(event.key, app.screen)
    return letter_key(event, letters(app.session.journey.choices.keys))
