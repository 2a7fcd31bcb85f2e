"""An exercise line by line, one move at a time."""

from __future__ import annotations

from companion.flows.steady import ways_on
from companion.guide.model import Exercise
from companion.plain.conversation import Conversation, Layer
from companion.plain.prompt import BACK
from companion.plain.questions import choose, tell
from companion.sheets import steady


def lead(talk: Conversation, exercise: Exercise) -> bool | None:
    """Lead through an exercise; return whether the person wants to write what it leads to,
    or None if they went back.
    """
    number = 0
    with talk.open(Layer("steady", exercise.title.strip())) as ask:
        while True:
            tell(steady.move(exercise, number, talk.session.wording()))
            rows = ways_on(exercise, number)
            answer = choose(ask, rows, f"A number, or Enter for {rows[0].label}: ", enter=rows[0].id)
            if answer == BACK and number:
                number -= 1
            elif answer == "next":
                number += 1
            elif answer == "again":
                number = 0
            else:
                return None if answer == BACK else answer == "write"
