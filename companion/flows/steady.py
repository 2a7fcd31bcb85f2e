"""What can be done after a move of an exercise."""

from __future__ import annotations

from companion.flows.face import Choice
from companion.guide.model import Exercise


def ways_on(exercise: Exercise, number: int) -> list[Choice]:
    """Return what there is after a move, counted from 0; the first is what going on means."""
    if number < len(exercise.moves) - 1:
        return [Choice("next", "Go on"), Choice("done", "That is enough")]
    written = [Choice("write", "Write it down")] if exercise.ask else []
    return [Choice("done", "Back to the page"), *written, Choice("again", "Once more")]
