"""Lets a person give commands keys of their own. What would clash is refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from companion.flows.commands import Command
from companion.flows.face import Choice, Face, Menu, Writing
from companion.flows.keys import as_key, changeable, in_force, refused, with_own_key
from companion.journal.errors import JournalError
from companion.sheets.block import block

Keep = Callable[[dict[str, str]], None]
"""Keeps a person's own keys, by action."""

_USUAL = "/usual"
"""Stands among the commands; no action has a slash."""


def keys_note(own: Mapping[str, str]) -> str:
    """Return whether some were changed."""
    return "some are your own" if in_force(own) else "the usual ones"


def offer_keys(face: Face, keep: Keep, back: Callable[[], None], at: str = "") -> None:
    """Offer the commands that can have another key."""
    own = in_force(face.session.journey.choices.keys)
    commands = {command.action: command for command in changeable()}
    rows = [Choice(id, one.help, lead=with_own_key(one, own).letter) for id, one in commands.items()]
    rows += [Choice(_USUAL, "All as they were")] if own else []

    def again(at: str = "") -> None:
        offer_keys(face, keep, back, at)

    def choose(id: str) -> None:
        if id == _USUAL:
            face.told(lambda: keep({}))
            again()
        else:
            _ask(face, commands[id], keep, lambda: again(id))

    text = [
        block(
            "quiet", "h, r, s, e, b, the comma and the question mark stay as they are: the pages name them."
        )
    ]
    face.ask(Menu("own keys", "Keys", rows, choose, text, at=at, back=back))


def _ask(face: Face, command: Command, keep: Keep, again: Callable[[], None]) -> None:
    own = in_force(face.session.journey.choices.keys)

    def take(typed: str) -> None:
        sign = as_key(typed.strip())
        if why := refused(command, sign, own):
            raise JournalError(why)
        others = {action: key for action, key in own.items() if action != command.action}
        keep(others if sign == command.letter else {**others, command.action: sign})

    ask = f"A letter for: {command.help}"
    now = with_own_key(command, own).letter
    face.write(Writing("own key", ask, take, text=now, then=again, one_line=True, does="Use it", back=again))
