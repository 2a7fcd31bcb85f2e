"""Days that may be hard: written down by the person alone, told of in one quiet line, silenced by one key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.dates import month_names
from companion.journal.model import Choices, Place, Start
from tests.tui.conftest import SUNDAY_EVENING

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
KeptStart = Callable[[], Start]
OPEN = "k end enter"
PAGE = Place("two", order=1)


def day(away: int = 0) -> dt.date:
    return SUNDAY_EVENING.date() + dt.timedelta(away)


def id_of(when: dt.date) -> str:
    return f"{when:%m-%d}"


def said(when: dt.date) -> str:
    return f"{when.day} {month_names()[when.month - 1]}"


async def test_a_day_is_written_down_and_its_name_can_be_left_out(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*OPEN.split())
        assert window.top == "Days that may be hard"
        await window.choose_row("Add a day")
        await window.type("3 march")
        await window.press("enter")
        assert "3 March. You can give this day a name." in window.words
        assert kept_start().choices.hard_days == {"03-03": ""}
        await window.press("enter")
        assert window.pointed_at == "Add a day"
        await window.press("enter")
        await window.type("2026-04-05")
        await window.press("enter")
        await window.paste("[Ada]'s day")
        await window.press("enter")
        assert "5 April, [Ada]'s day" in window.words
    assert kept_start().choices.hard_days == {"03-03": "", "04-05": "[Ada]'s day"}


async def test_what_is_no_day_is_told_and_stays_to_be_changed(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*OPEN.split())
        await window.choose_row("Add a day")
        await window.type("31 april")
        await window.press("enter")
        assert window.top.startswith("Type a day and a month, such as 24 December.")
        assert "31 april" in window.text
        assert kept_start().choices.hard_days == {}


@pytest.mark.parametrize(("away", "line"), [(0, "Today is"), (1, "Tomorrow is"), (-1, "Yesterday was")])
async def test_near_a_day_one_line_is_said_once_when_the_program_opens(
    away: int, line: str, open_window: Open, put: Put
) -> None:
    when = day(away)
    put(PAGE, Choices(hard_days={id_of(when): "Ada"}))
    async with open_window((120, 24)) as window:
        told = f"{line} a day you wrote down: {said(when)}, Ada. Press x to stop this reminder."
        assert window.words.startswith(told)
        assert window.words.count("Ada") == 1
        await window.press("right", "left")
        assert "Ada" not in window.text


async def test_x_says_no_more_of_it_then_and_the_next_time(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(PAGE, Choices(hard_days={id_of(day()): "Ada"}))
    async with open_window() as window:
        await window.press("x")
        told = "You will not be reminded of this day again. You can still find it under k."
        assert window.words.startswith(told)
    assert kept_start().choices.silent_days == {id_of(day()): "yes"}
    async with open_window() as window:
        assert "wrote down" not in window.text
        before = window.lines
        await window.press("x")
        assert window.lines == before
        await window.press(*OPEN.split())
        assert f"{said(day())}, Ada no reminder" in window.words


async def test_x_twice_silences_no_day_that_was_not_told_of(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(PAGE, Choices(hard_days={id_of(day()): "", id_of(day(1)): ""}))
    async with open_window() as window:
        await window.press("x", "x", "x")
    assert kept_start().choices.silent_days == {id_of(day()): "yes"}


async def test_far_from_every_day_nothing_is_said_and_x_does_nothing(open_window: Open, put: Put) -> None:
    put(PAGE, Choices(hard_days={id_of(day(9)): "Ada", id_of(day(-2)): ""}))
    async with open_window() as window:
        before = window.lines
        await window.press("x")
        assert window.lines == before
        await window.press("?", *"stop rem")
        assert "stop reminding me of this day" not in window.words


async def test_the_line_names_the_key_that_is_ones_own(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(PAGE, Choices(hard_days={id_of(day()): ""}, keys={"hush": "z", "kept": "y"}))
    async with open_window((120, 24)) as window:
        assert "Press z to stop this reminder." in window.words
        await window.press("?", *"stop rem")
        assert "z stop reminder stop reminding me of this day" in window.words
        await window.press("escape", "z")
        assert "You can still find it under y." in window.words
    assert kept_start().choices.silent_days


async def test_where_one_chooses_where_to_begin_the_line_is_said_there(open_window: Open, put: Put) -> None:
    put(PAGE, Choices(hard_days={id_of(day()): ""}, returning="ask"))
    async with open_window() as window:
        assert window.top.startswith("Today is a day you wrote down")
        await window.press("enter")
        assert "wrote down" not in window.text


async def test_a_silent_day_can_be_told_of_again(open_window: Open, put: Put, kept_start: KeptStart) -> None:
    put(PAGE, Choices(hard_days={"03-03": ""}, silent_days={"03-03": "yes"}))
    async with open_window() as window:
        await window.press(*OPEN.split())
        await window.choose_row("3 March")
        await window.choose_row("Remind me of this day")
        assert window.top == "Days that may be hard"
    assert kept_start().choices.silent_days == {}


async def test_of_a_day_that_was_forgotten_no_word_is_in_the_file_or_its_copy(
    open_window: Open, put: Put, journal: Path
) -> None:
    put(PAGE, Choices(hard_days={"03-03": "Heronsday"}))
    assert [file.name for file in journal.parent.iterdir() if b"Heronsday" in file.read_bytes()]
    async with open_window() as window:
        await window.press(*OPEN.split())
        await window.choose_row("3 March")
        await window.choose_row("Delete this day")
        assert "Heronsday" not in window.text
        assert not [file for file in journal.parent.iterdir() if b"Heronsday" in file.read_bytes()]


async def test_a_day_that_was_forgotten_is_brought_back_as_it_was(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    chosen = Choices(hard_days={"03-03": "a name"}, silent_days={"03-03": "yes"})
    put(PAGE, chosen)
    async with open_window() as window:
        await window.press(*OPEN.split(), "enter")
        await window.choose_row("Delete this day")
        assert kept_start().choices == Choices()
        await window.choose_row("Undo")
        assert "3 March, a name" in window.words
    assert kept_start().choices == chosen
