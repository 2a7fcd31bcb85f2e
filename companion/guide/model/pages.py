"""``steps/<id>.yaml`` and ``steady.yaml``: the pages of a step, and the exercises a page may offer.

The kinds of pages are few and closed. Nothing on a page has to be done.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from companion.guide.model.record import GuideRecord, Id, Line, Prose, RoleName

Audience = Annotated[tuple[RoleName, ...], Meta(min_length=1)]
"""Whom a page is for; without it, everybody."""


class TextPage(GuideRecord, frozen=True, tag_field="page", tag="text"):
    """Something to read."""

    text: Prose
    title: Line | None = None
    audience: Audience | None = field(name="for", default=None)
    claims: tuple[Id, ...] = ()
    more: Prose | None = None
    """A longer explanation, opened by a key."""
    always: bool = False
    """Whether it is shown to those, too, who read each step in a sentence: for what must not be missed."""


class CheckInPage(GuideRecord, frozen=True, tag_field="page", tag="check_in"):
    """Asks how the person is, before or after a step."""

    when: Literal["before", "after"]
    audience: Audience | None = field(name="for", default=None)


class WritePage(GuideRecord, frozen=True, tag_field="page", tag="write"):
    """Asks for a line or more for oneself."""

    id: Id
    """What is written hangs on it."""
    ask: Line
    text: Prose | None = None
    """Said under the question."""
    audience: Audience | None = field(name="for", default=None)


class SortPlace(GuideRecord, frozen=True):
    """Where a thing may be put."""

    place: Id
    label: Line


class SortItem(GuideRecord, frozen=True):
    """Something to put somewhere."""

    thing: Id
    label: Line


class SortPage(GuideRecord, frozen=True, tag_field="page", tag="sort"):
    """Things to put where they belong for this person. No place is the right one."""

    id: Id
    """What is kept hangs on it."""
    title: Line
    text: Prose
    places: Annotated[tuple[SortPlace, ...], Meta(min_length=2)]
    things: Annotated[tuple[SortItem, ...], Meta(min_length=2)]
    audience: Audience | None = field(name="for", default=None)


class SteadyPage(GuideRecord, frozen=True, tag_field="page", tag="steady"):
    """Offers something that may steady: exercises from ``steady.yaml``."""

    title: Line
    text: Prose
    exercises: tuple[Id, ...] = ()
    """Those that are offered; without any, all."""
    audience: Audience | None = field(name="for", default=None)


Page = TextPage | CheckInPage | WritePage | SortPage | SteadyPage


class StepText(GuideRecord, frozen=True):
    """The pages of one step, and when they were changed."""

    pages: Annotated[tuple[Page, ...], Meta(min_length=1)]
    changed: dict[dt.date, Line]


class Exercise(GuideRecord, frozen=True):
    """A short exercise in words, moved on by the person."""

    exercise: Id
    title: Line
    about: Line
    """What one does in it, in one sentence."""
    moves: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    ask: Line | None = None
    """What one may write down at its end, for those exercises that lead to a sentence."""


class Steady(GuideRecord, frozen=True):
    """``steady.yaml``."""

    exercises: Annotated[tuple[Exercise, ...], Meta(min_length=1)]
