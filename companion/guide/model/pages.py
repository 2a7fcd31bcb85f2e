"""The records of ``steps/<id>.yaml`` and ``steady.yaml``: the pages of a step, and exercises.

There are only a few kinds of pages; each is a record named in ``Page``. The person may skip anything on a
page. ``texts`` lists the texts of a page for the code that shows, searches or checks it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, field

from companion.guide.model.record import GuideRecord, Id, Line, Prose, RoleName

Audience = Annotated[tuple[RoleName, ...], Meta(min_length=1)]
"""Who a page is for; without it, everyone."""


class TextPage(GuideRecord, frozen=True, tag_field="page", tag="text"):
    """Something to read."""

    text: Prose
    title: Line | None = None
    audience: Audience | None = field(name="for", default=None)
    claims: tuple[Id, ...] = ()
    more: Prose | None = None
    """A longer explanation, opened by a key."""
    ask: Line | None = None
    """A question that the person may want to ask someone about this, in the person's own voice."""
    always: bool = False
    """Whether the page is also shown to people who read in brief, because it must not be missed."""


class CheckInPage(GuideRecord, frozen=True, tag_field="page", tag="check_in"):
    """A check-in: it asks how the person is, before or after a step."""

    when: Literal["before", "after"]
    audience: Audience | None = field(name="for", default=None)


class WritePage(GuideRecord, frozen=True, tag_field="page", tag="write"):
    """A question that the person answers in writing, for themselves."""

    id: Id
    """The id under which the answer is kept."""
    ask: Line
    text: Prose | None = None
    """A text below the question."""
    audience: Audience | None = field(name="for", default=None)
    keep_out_of_summary: bool = False
    """Whether the summary leaves out what is written here, because it was written to be put down."""


class SortPlace(GuideRecord, frozen=True):
    """A place for items on a sorting page."""

    place: Id
    label: Line


class SortItem(GuideRecord, frozen=True):
    """An item that the person puts in a place."""

    thing: Id
    label: Line


class SortPage(GuideRecord, frozen=True, tag_field="page", tag="sort"):
    """Items that the person sorts into places. No place is the right one."""

    id: Id
    """The id under which the person's sorting is kept."""
    title: Line
    text: Prose
    places: Annotated[tuple[SortPlace, ...], Meta(min_length=2)]
    things: Annotated[tuple[SortItem, ...], Meta(min_length=2)]
    audience: Audience | None = field(name="for", default=None)


class SteadyPage(GuideRecord, frozen=True, tag_field="page", tag="steady"):
    """An offer of steadying exercises from ``steady.yaml``."""

    title: Line
    text: Prose
    exercises: tuple[Id, ...] = ()
    """The exercises on offer; without any, all exercises."""
    audience: Audience | None = field(name="for", default=None)


Page = TextPage | CheckInPage | WritePage | SortPage | SteadyPage


class PageText(NamedTuple):
    """A text on a page, as its author wrote it."""

    kind: Literal["heading", "text", "more", "label", "question"]
    at: tuple[str | int, ...]
    """The keys and positions that lead to it in the page's YAML."""
    raw: str


def texts(page: Page) -> Iterator[PageText]:
    """Yield every text of a page, its heading first. A page that asks how it is has none of its own."""
    if isinstance(page, CheckInPage):
        return
    if isinstance(page, WritePage):
        yield PageText("heading", ("ask",), page.ask)
    elif page.title:
        yield PageText("heading", ("title",), page.title)
    if page.text:
        yield PageText("text", ("text",), page.text)
    if isinstance(page, TextPage) and page.more:
        yield PageText("more", ("more",), page.more)
    if isinstance(page, TextPage) and page.ask:
        yield PageText("question", ("ask",), page.ask)
    if isinstance(page, SortPage):
        for n, place in enumerate(page.places):
            yield PageText("label", ("places", n, "label"), place.label)
        for n, thing in enumerate(page.things):
            yield PageText("label", ("things", n, "label"), thing.label)


def kept_id(page: Page) -> str | None:
    """Return the id under which a journal keeps what is answered on a page; None where nothing is."""
    return page.id if isinstance(page, WritePage | SortPage) else None


class StepText(GuideRecord, frozen=True):
    """The pages of one step, and the dates of their changes."""

    pages: Annotated[tuple[Page, ...], Meta(min_length=1)]
    changed: dict[dt.date, Line]


class Exercise(GuideRecord, frozen=True):
    """A short exercise in words, through which the person moves at their own pace."""

    exercise: Id
    title: Line
    about: Line
    """A sentence about what one does in the exercise."""
    moves: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    ask: Line | None = None
    """A question at its end that the person may answer in writing, if the exercise leads to a sentence."""


class Steady(GuideRecord, frozen=True):
    """The content of ``steady.yaml``: all exercises."""

    exercises: Annotated[tuple[Exercise, ...], Meta(min_length=1)]
