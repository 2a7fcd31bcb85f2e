"""Exercises that may steady: what there is, and each move of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.guide.model import Exercise
from companion.guide.wording import Wording
from companion.views.block import Block, block, prose


def offered(exercises: Mapping[str, Exercise], ids: Sequence[str] = ()) -> list[Exercise]:
    """Return the exercises named, in that order; all where none is named. One that is gone is left out."""
    return [exercises[id] for id in ids or exercises if id in exercises]


def move(exercise: Exercise, number: int, wording: Wording) -> list[Block]:
    """Return one move of an exercise, counted from 0."""
    return [block("title", exercise.title.strip()), *prose(wording.paragraphs(exercise.moves[number]))]
