"""A talk that leads through an exercise, one move at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.flows.steady import ways_on
from companion.guide.model import Exercise
from companion.plain.prompt import BACK, Talk
from companion.plain.questions import choose, tell
from companion.sheets import steady

if TYPE_CHECKING:
    from companion.plain.face import PlainFace


def exercise(face: PlainFace, one: Exercise, write: Callable[[], None]) -> Talk:
    """Lead through an exercise, one move at a time."""
    number = 0
    while True:
        tell(steady.move(one, number, face.session.wording()))
        choices = ways_on(one, number)
        answer = yield from choose(
            choices, f"A number, or Enter for {choices[0].label}: ", enter=choices[0].id
        )
        if answer == BACK and number:
            number -= 1
        elif answer == "next":
            number += 1
        elif answer == "again":
            number = 0
        else:
            return write if answer == "write" else None
