"""The diary in a window: the picture over days, and under it the entries, with keys and the mouse."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot

import companion.tui
from companion.flows.dialogs import Diary as kept_diary
from companion.guide.model import Feeling, Feelings, Weight
from companion.journal.model import CheckIn, Entry
from companion.tui.documents.diary import DiaryDocument
from companion.tui.drawing.diary_header import Days, top
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.styled_lines import text_of
from companion.tui.terminal.state import Kind, Terminal
from companion.tui.themed_app import ThemedApp
from companion.tui.widgets.document_view import DocumentView
from companion.views.journal.mood_chart import kept_by_day
from companion.views.journal.periods import Span
from tests.few import few, first

FEELINGS = Feelings(
    weights=tuple(Weight(id, id.replace("-", " ")) for id in ("very-heavy", "heavy", "light")),
    feelings=tuple(Feeling(id, id.replace("-", " ")) for id in ("sad", "numb", "calm")),
)
TODAY = dt.date(2026, 11, 24)
SIZES = [(40, 12), (72, 20), (80, 24), (120, 40), (200, 60)]


def entry(day: dt.date, weight: str = "", *feelings: str, line: str = "", hour: int = 12) -> Entry[CheckIn]:
    when = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)
    return Entry(when.isoformat().encode(), when, CheckIn(weight, feelings, line))


THREE = [
    entry(TODAY, "heavy", "sad", line="A quiet evening."),
    entry(TODAY, "light", hour=8),
    entry(TODAY - dt.timedelta(40), "very-heavy", "sad", "numb"),
]
UTF_8 = Kind()


@cache
def many() -> list[Entry[CheckIn]]:
    """Thirty-four years of eight entries a day."""
    return [entry(TODAY - dt.timedelta(n // 8), "heavy", "sad", hour=23 - n % 8) for n in range(100_000)]


class Host:
    """What a diary needs to be shown."""

    def __init__(self, app: DiaryApp) -> None:
        self.app = app
        self.session = SimpleNamespace(today=TODAY, vault=SimpleNamespace(changes=0))
        self.stack = self.runner = self

    def redraw(self, document: DiaryDocument) -> None:
        self.app.page.show(document)

    def answer(self, _: DiaryDocument, answer: str) -> None:
        self.app.opened.append(bytes.fromhex(answer))


class DiaryApp(ThemedApp):
    """Shows a diary, moves as the program would, and notes what is to be opened."""

    CSS_PATH = str(Path(companion.tui.__file__).parent / "companion.tcss")
    BINDINGS = [Binding("minus", "days(-1)"), Binding("plus", "days(1)"), Binding("v", "span")]

    def __init__(self, entries: Sequence[Entry[CheckIn]], span: Span, kind: Kind) -> None:
        super().__init__(Terminal(kind))
        self.apply_theme("dusk")
        self.page = DocumentView()
        self.entries, self.opened = entries, list[bytes]()
        self.diary = kept_diary(lambda: self.entries, FEELINGS)
        self.view = DiaryDocument(Host(self), self.diary, span=span)  # type: ignore[arg-type]

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.animation_level = "none"

    def on_resize(self, event: events.Resize) -> None:
        self.view.lay_out(Measures.of(*event.size)._replace(height=event.size.height))
        self.page.show(self.view)

    def show_entries(self, entries: Sequence[Entry[CheckIn]], about: str = "") -> None:
        self.entries, self.diary.about = entries, about
        self.view.ask_again()

    def action_days(self, by: int) -> None:
        self.view.show_other_days(by)

    def action_span(self) -> None:
        self.view.show_span()


class Diary:
    """An open diary."""

    def __init__(self, app: DiaryApp, pilot: Pilot[None]) -> None:
        self.app, self.view, self.pilot = app, app.view, pilot

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        return next(line for line in self.lines if line.strip()).strip(" ▁▂▃▄▅▆▇█")

    @property
    def pointed_at(self) -> str:
        """The line the pointer is at, if it can be seen."""
        return next((line.partition("▸ ")[2] for line in self.lines if "▸" in line), "")

    def row(self, label: str) -> str:
        """What stands behind a label."""
        line = next(line for line in self.lines if line.strip().startswith(f"{label} "))
        return line.partition(label)[2].strip()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, text: str, within: int = 0) -> None:
        y = next(n for n, line in enumerate(self.lines) if text in line)
        await self.click_at(self.lines[y].index(text) + within, y)

    async def click_at(self, x: int, y: int) -> None:
        await self.pilot.click(offset=(x, y))
        await self.pilot.pause()


Open = Callable[..., AbstractAsyncContextManager[Diary]]


@pytest.fixture
def open_diary() -> Open:
    @asynccontextmanager
    async def open_one(
        entries: Sequence[Entry[CheckIn]],
        size: tuple[int, int] = (80, 40),
        span: Span = "month",
        kind: Kind = UTF_8,
    ) -> AsyncIterator[Diary]:
        app = DiaryApp(entries, span, kind)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Diary(app, pilot)

    return open_one


# --- what is seen -----------------------------------------------------------------------------------------


async def test_the_picture_stands_above_the_entries_the_latest_first(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        seen = [line.strip() for line in diary.lines if line.strip()]
        assert seen[0] == "November 2026"
        assert seen[-6:] == [
            "▸ Tuesday 24 November 2026, 12:00",
            "heavy · sad · A quiet evening.",
            "Tuesday 24 November 2026, 08:00",
            "light",
            "Thursday 15 October 2026, 12:00",
            "very heavy · sad, numb",
        ]


async def test_what_was_chosen_is_marked_under_its_day(open_diary: Open) -> None:
    async with open_diary(THREE, span="week") as diary:
        head = next(line for line in diary.lines if "24" in line and "25" in line)
        assert [line.index("●") for line in diary.lines if "●" in line] == [head.index("24")] * 3
        assert diary.row("very heavy") == "·"


async def test_days_without_an_entry_stay_empty(open_diary: Open) -> None:
    async with open_diary([THREE[0]]) as diary:
        assert [diary.row(label) for label in ("very heavy", "heavy", "light", "sad")] == ["·", "●", "·", "●"]


async def test_an_empty_diary_says_what_will_stand_here(open_diary: Open) -> None:
    async with open_diary([]) as diary:
        assert "There is nothing here yet. When you check in," in diary.text
        await diary.press("down", "end", "pageup", "home", "enter", "minus", "plus", "v")
        assert diary.app.opened == []


async def test_where_no_entry_fits_a_sentence_says_so(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        diary.app.show_entries([], "Only: calm")
        await diary.press("down", "enter")
        assert "Only: calm" in diary.text
        assert "Nothing you kept matches this." in diary.text


@pytest.mark.parametrize(
    ("size", "span"),
    few(
        itertools.product(SIZES, ["week", "month", "all"]),
        *zip(SIZES, ["month", "week", "all", "month", "all"], strict=True),
    ),
)
async def test_all_of_the_picture_is_there_in_every_window(
    open_diary: Open, size: tuple[int, int], span: Span
) -> None:
    """Every weight of every day is a mark or a dot, however many lines it takes."""
    days, last = (30, 30) if span == "month" else (7, 29)
    entries = [entry(dt.date(2026, 11, last - n), "heavy", "sad", "numb") for n in range(days)]
    async with open_diary(entries, size, span) as diary:
        width, _ = size
        seen: list[str] = []
        while True:
            seen += diary.lines
            at = diary.view.top
            assert all(cell_len(line) <= width for line in diary.lines)
            await diary.press("pagedown")
            if diary.view.top == at:
                break
        drawn = [text_of(line) for line in diary.view._above.lines]
        assert sum(line.count("●") for line in drawn if line.startswith("heavy")) == days
        assert sum(line.count("·") for line in drawn if line.startswith("very heavy")) == days
        assert any("heavy" in line and "●" in line for line in seen)


async def test_where_a_month_does_not_fit_it_goes_on_below_with_a_new_week(open_diary: Open) -> None:
    async with open_diary(THREE, (40, 50)) as diary:
        words = [line.strip("▁▂▃▄▅▆▇█").split() for line in diary.lines]
        heads = [line for line in words if line and all(map(str.isdecimal, line))]
        assert heads == [["1", "2", "9", "16"], ["23", "30"]]


async def test_long_words_and_long_lines_do_not_leave_the_column(open_diary: Open) -> None:
    words = "a-very-long-word-of-my-own-that-goes-on-and-on"
    long = entry(TODAY, "heavy", words, line="wide 漢字 " * 50 + "\n[b]not markup[/b]")
    async with open_diary([long], (40, 30)) as diary:
        assert all(cell_len(line) <= 40 for line in diary.lines)
        assert (
            next(line for line in diary.lines if line.startswith("    heavy · a-very")).rstrip("▁▂▃▄▅▆▇█ ")[
                -1
            ]
            == "…"
        )
        assert "a-very-long" in diary.text
        assert "on-and-on" in diary.text


async def test_a_persons_brackets_are_shown_as_they_are(open_diary: Open) -> None:
    async with open_diary([entry(TODAY, "[b]so[/b]", "[/oops]", line="[red]x")]) as diary:
        assert "[b]so[/b] · [/oops] · [red]x" in diary.text


async def test_a_modest_terminal_gets_signs_it_has(open_diary: Open) -> None:
    async with open_diary(THREE, span="week", kind=Kind(is_modest=True)) as diary:
        strips = diary.app.screen._compositor.render_strips()
        filtered = "\n".join(
            "".join(segment.text for segment in diary.app._plain_letters.apply(list(strip), None))
            for strip in strips
        )
        rows = [line.split() for line in filtered.split("\n")]
        assert ["heavy", "*"] in rows
        assert ["very", "heavy", "-"] in rows
        assert "> Tuesday 24 November" in filtered


# --- keys -------------------------------------------------------------------------------------------------


async def test_the_pointer_moves_and_enter_opens_the_entry_it_is_at(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        await diary.press("down", "enter", "down", "down", "space", "up", "enter")
        assert diary.app.opened == [THREE[1].id, THREE[2].id, THREE[1].id]
        assert diary.pointed_at == "Tuesday 24 November 2026, 08:00"


async def test_left_and_right_ask_for_other_days_and_stop_where_nothing_is(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        titles = []
        for key in ("minus", "minus", "plus", "plus"):
            await diary.press(key)
            titles.append(diary.title)
        assert titles == ["October 2026", "October 2026", "November 2026", "November 2026"]


async def test_v_shows_a_week_then_a_month_then_all(open_diary: Open) -> None:
    async with open_diary(THREE, span="week") as diary:
        titles = [diary.title]
        for _ in range(3):
            await diary.press("v")
            titles.append(diary.title)
        assert titles == [
            "23 to 29 November 2026",
            "November 2026",
            "15 October to 24 November 2026",
            "23 to 29 November 2026",
        ]


async def test_all_says_what_a_column_is(open_diary: Open) -> None:
    async with open_diary([*THREE, entry(dt.date(2024, 1, 1), "light")], span="all") as diary:
        assert "One column for each month." in diary.text


def test_words_for_other_days_that_need_a_second_line_are_there_and_can_be_clicked() -> None:
    days = Days(kept_by_day(THREE), FEELINGS, "month", TODAY, TODAY)
    for width in (80, 24, 12):
        header = top(days, width, margin=0, note="", is_list_empty=False)
        texts = [text_of(line) for line in header.lines]
        assert max(map(cell_len, texts[: header.chart_at])) <= width
        for word, leads_to in (("week", "week"), ("all", "all"), ("earlier", -1)):
            row = next(number for number, text in enumerate(texts) if word in text)
            assert header.link_at(texts[row].index(word), row) == leads_to


async def test_keys_lead_through_the_picture_to_the_entries_in_the_smallest_window(open_diary: Open) -> None:
    """No line is passed over: each is seen after some press."""
    async with open_diary(THREE, (40, 12)) as diary:
        assert diary.pointed_at == ""
        await diary.press("enter")
        assert diary.app.opened == []  # what cannot be seen is shown first
        assert diary.pointed_at == "Tuesday 24 November 2026, 12:00"
        await diary.press("home")
        seen = set(diary.lines)
        while not diary.pointed_at:
            at = diary.view.top
            await diary.press("down")
            assert diary.view.top - at <= 2
            seen |= set(diary.lines)
        words = "\n".join(seen)
        assert all(
            text_of(line).strip() in words for line in diary.view._above.lines if text_of(line).strip()
        )
        await diary.press("enter")
        assert diary.app.opened == [THREE[0].id]


async def test_up_from_the_latest_entry_goes_back_to_the_top_of_the_picture(open_diary: Open) -> None:
    async with open_diary(THREE, (40, 12)) as diary:
        await diary.press("end")
        assert diary.pointed_at == "Thursday 15 October 2026, 12:00"
        await diary.press(*["up"] * 14)
        assert diary.title == "November 2026"


@pytest.mark.parametrize("size", first([(80, 24), (40, 12), (200, 60)], of_one=True))
async def test_a_hundred_thousand_entries_are_a_list_like_any_other(
    open_diary: Open, size: tuple[int, int]
) -> None:
    """Only what is seen is drawn: the diary has no widget for an entry, and draws no line out of sight."""
    async with open_diary(many(), size) as diary:
        asked: list[int] = []
        line = diary.view.line
        diary.view.line = lambda number: asked.append(number) or line(number)  # type: ignore[method-assign]
        await diary.press("end", "enter")
        assert diary.app.opened == [many()[-1].id]
        await diary.press("pageup", "up", "enter", "home")
        assert diary.title == "November 2026"
        await diary.press("v", "v", "v")
        assert len(asked) < 25 * size[1]
        assert not diary.app.page.children


async def test_after_scrolling_with_the_wheel_the_pointer_comes_to_what_is_seen(open_diary: Open) -> None:
    async with open_diary(many()) as diary:
        diary.view.scroll_to(5000)
        await diary.press("down")
        assert diary.pointed_at
        assert diary.view.top == 5000


async def test_paging_comes_past_every_entry(open_diary: Open) -> None:
    entries = many()[:60]
    async with open_diary(entries, (80, 24)) as diary:
        seen: set[str] = set()
        while diary.view.pointer < 59:
            seen |= {line.strip(" ▸▁▂▃▄▅▆▇█") for line in diary.lines}
            await diary.press("pagedown")
        assert sum(line.startswith("Tuesday 24 November 2026, ") for line in seen) == 8
        assert len({line for line in seen if "November 2026, " in line}) == 60


# --- the mouse --------------------------------------------------------------------------------------------


async def test_a_click_on_an_entry_opens_it(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        await diary.click("very heavy · sad, numb")
        await diary.click("Tuesday 24 November 2026, 08:00")
        assert diary.app.opened == [THREE[2].id, THREE[1].id]


async def test_a_click_on_a_day_points_at_its_entries(open_diary: Open) -> None:
    async with open_diary([*THREE, *many()[400:]], (80, 24), "month") as diary:
        await diary.press("minus", "minus")
        await diary.click("●")
        assert diary.pointed_at.startswith("Tuesday 1 September 2026, 23:00")
        assert diary.app.opened == []


async def test_a_click_on_a_day_with_nothing_does_nothing(open_diary: Open) -> None:
    async with open_diary(THREE, span="week") as diary:
        await diary.click("26")
        assert diary.pointed_at == "Tuesday 24 November 2026, 12:00"


async def test_other_days_are_reached_by_clicking_their_names(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        titles = []
        for word in ("earlier", "later", "week", "all", "month"):
            await diary.click(word)
            titles.append(diary.title)
        assert titles == [
            "October 2026",
            "November 2026",
            "23 to 29 November 2026",
            "15 October to 24 November 2026",
            "November 2026",
        ]


async def test_earlier_and_later_are_offered_only_where_there_is_something(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        assert "earlier" in diary.text
        assert "later" not in diary.text
        await diary.press("minus")
        assert "earlier" not in diary.text
        assert "later" in diary.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_meets_what_is_under_it_in_every_window(
    open_diary: Open, size: tuple[int, int]
) -> None:
    async with open_diary(many()[:400], size, "week") as diary:
        await diary.press("end")
        y = next(n for n, line in enumerate(diary.lines) if "▸" in line)
        expected = diary.lines[y - 2].strip()
        await diary.click_at(10, y - 2)
        assert diary.pointed_at.strip(" ▁▂▃▄▅▆▇█") == expected.strip(" ▁▂▃▄▅▆▇█")
        assert len(diary.app.opened) == 1


# --- what changes -----------------------------------------------------------------------------------------


async def test_when_an_entry_is_forgotten_the_pointer_stays_at_its_place(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        await diary.press("down")
        left = [THREE[0], THREE[2]]
        diary.app.show_entries(left)
        await diary.pilot.pause()
        assert diary.pointed_at == "Thursday 15 October 2026, 12:00"
        diary.app.show_entries(THREE)
        await diary.pilot.pause()
        assert diary.pointed_at == "Thursday 15 October 2026, 12:00"
        diary.app.show_entries([])
        await diary.press("down", "enter")
        assert diary.app.opened == []


async def test_an_entry_can_be_pointed_at_by_its_id(open_diary: Open) -> None:
    async with open_diary(many(), (80, 24)) as diary:
        diary.view._point(50_000)
        await diary.press("enter")
        assert diary.app.opened == [many()[50_000].id]


async def test_the_pointer_stays_in_sight_while_the_window_changes(open_diary: Open) -> None:
    async with open_diary(many(), (80, 24)) as diary:
        diary.view._point(50_000)
        for size in [(40, 12), (200, 60), (60, 13), (80, 24)]:
            await diary.pilot.resize_terminal(*size)
            await diary.pilot.pause()
            assert diary.pointed_at
            assert diary.view.pointed_at == many()[50_000].id


async def test_the_terminals_cursor_stands_at_the_pointer(open_diary: Open) -> None:
    async with open_diary(THREE) as diary:
        await diary.press("down")
        x, y = diary.app.page.cursor_screen_offset
        assert diary.lines[y][x:].startswith("▸ Tuesday 24 November 2026, 08:00")
