"""The content of the steadying exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.guide.model import Exercise
from companion.guide.wording import Wording
from companion.views.block import Block, block, prose


def offered(exercises: Mapping[str, Exercise], ids: Sequence[str] = ()) -> list[Exercise]:
    """Return the exercises with these ids, in this order; all of them if no ids are given.

    Ids that no longer exist are left out.
    """
    return [exercises[id] for id in ids or exercises if id in exercises]


def move(exercise: Exercise, number: int, wording: Wording) -> list[Block]:
    """Return the content of one move of an exercise. ``number`` counts moves from 0."""
    return [block("title", exercise.title.strip()), *prose(wording.paragraphs(exercise.moves[number]))]
