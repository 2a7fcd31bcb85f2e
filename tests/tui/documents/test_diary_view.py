"""What the diary shows for some entries: the picture over days, the entries with it, and the one pointer."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from rich.cells import cell_len

from companion.charset import plain_signs
from companion.flows.commands import EARLIER, FILTER, LATER, OPEN
from companion.flows.dialogs import ONLY_SOME
from companion.flows.dialogs import Diary as Asked
from companion.guide.model import Feeling, Feelings, Weight
from companion.journal.model import CheckIn, Entry
from companion.tui.documents.diary import DiaryDocument
from companion.tui.drawing.diary_picture import signs_of
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.styled_lines import HERE, target_at, text_of
from companion.views.journal.mood_chart import SPANS, Span

FIVE = ("very heavy", "heavy", "in between", "lighter", "light")
TODAY = dt.date(2026, 11, 24)
SIZES = [(40, 12), (80, 24), (120, 40)]


def guide(weights: Sequence[str] = FIVE) -> Feelings:
    words = ("sad", "numb", "calm")
    return Feelings(
        weights=tuple(Weight(one.replace(" ", "-"), one) for one in weights),
        feelings=tuple(Feeling(one, one) for one in words),
    )


def entry(day: dt.date, weight: str = "", *feelings: str, line: str = "", hour: int = 12) -> Entry[CheckIn]:
    when = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)
    return Entry(when.isoformat().encode(), when, CheckIn(weight, feelings, line))


def november(day: int, weight: str = "", *feelings: str, line: str = "", hour: int = 12) -> Entry[CheckIn]:
    return entry(dt.date(2026, 11, day), weight, *feelings, line=line, hour=hour)


class Diary:
    """A diary that is open."""

    def __init__(
        self,
        entries: Sequence[Entry[CheckIn]],
        size: tuple[int, int] = (80, 24),
        span: Span = "month",
        feelings: Feelings | None = None,
    ) -> None:
        self.entries, self.answers = sorted(entries, key=lambda one: one.when, reverse=True), list[object]()
        runner = SimpleNamespace(answer=lambda _document, answer: self.answers.append(answer))
        session = SimpleNamespace(today=TODAY, vault=SimpleNamespace(changes=0))
        stack = SimpleNamespace(redraw=lambda _document: None)
        host: Any = SimpleNamespace(session=session, stack=stack, runner=runner)
        self.asked = Asked(lambda: self.entries, feelings or guide())
        self.document = DiaryDocument(host, self.asked, span=span)
        self.document.lay_out(Measures.of(*size))

    @property
    def lines(self) -> list[str]:
        """What is seen, without the space at the left."""
        document = self.document
        numbers = range(document.top, document.top + document.measures.height)
        return [text_of(document.line(n)).rstrip() if n < document.height else "" for n in numbers]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def pointed_at(self) -> str:
        (line,) = (found[1] for line in self.lines if (found := re.search(r"▸ (\w+day .*)", line)))
        return line.rstrip()

    def after(self, label: str) -> str:
        """What is behind a label, up to the next part of the line."""
        return re.split(r"  |>|\]", self.text.split(label, 1)[1].split("\n")[0])[0].strip()

    def click(self, text: str) -> None:
        y = next(n for n, line in enumerate(self.lines) if text in line)
        x, line = self.lines[y].index(text), self.document.top + y
        target = target_at(self.document.line(line), x)
        if target.startswith(HERE):
            self.document.follow(target.removeprefix(HERE))
        elif target:
            self.document.acts[target.removeprefix("screen.")]()
        else:
            self.document.click(x, line)


# --- the picture ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weights", [FIVE, FIVE[:2], FIVE[1:4], [f"weight {n}" for n in range(8)]])
def test_each_weight_has_a_sign_of_its_own_without_colours_and_on_modest_terminals(
    weights: Sequence[str],
) -> None:
    signs = [sign for sign, _tint in signs_of(guide(weights)).values()]
    tints = [tint.partition(" on ")[2] for _sign, tint in signs_of(guide(weights)).values()]
    for shown in (signs, [plain_signs(sign) for sign in signs]):
        assert len({*shown, "·", "-", "+", "?", "□", " "}) == len(weights) + 6
        assert set(map(cell_len, shown)) == {1}
    assert signs[0] == "█"
    assert signs[-1] == "▁"
    assert (tints[0], tints[-1]) == ("$step5", "$step1")


def test_a_month_is_a_calendar_with_what_was_chosen_beside_each_day() -> None:
    diary = Diary([november(4, "very-heavy"), november(5, "light"), november(24, "heavy")])
    head = next(line for line in diary.lines if "Mon" in line)
    week = next(line for line in diary.lines if " 4 " in line)
    assert head.split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert week.split() == ["2", "3", "4", "█", "5", "▁", "6", "7", "8"]
    assert [week.index(day) for day in ("2", "4", "8")] == [
        head.index(name) + 1 for name in ("Mon", "Wed", "Sun")
    ]
    assert "█ very heavy   ▆ heavy   ▅ in between   ▃ lighter   ▁ light" in diary.text


def test_several_check_ins_of_a_day_are_seen_in_their_order_and_more_than_fit_are_a_plus() -> None:
    weights = ["light", "very-heavy", "heavy", "heavy", "heavy"]
    days = [november(n, weight, hour=8 + at) for n in range(2, 6) for at, weight in enumerate(weights[:n])]
    diary = Diary(days)
    week = next(line for line in diary.lines if line.startswith("  2"))
    assert " 2 ▁ █    3 ▁ █ ▆  4 ▁█▆▆ ▸ 5 ▁█▆▆▆" in week
    narrow = next(line for line in Diary(days, (40, 12)).lines if line.startswith("  2"))
    assert narrow.startswith("  2▁█  3▁+  4▁+▸ 5▁+")


def test_today_and_the_day_pointed_at_are_marked_without_colours() -> None:
    diary = Diary([november(24, "heavy"), november(20, "light")])
    assert "▸24 ▆" in diary.text
    diary.document.move(1, 0)
    assert "[24]▆" in diary.text
    assert "▸20 ▁" in diary.text
    styles = {text: style for n in range(diary.document.height) for text, style in diary.document.line(n)}
    assert styles["[24]"] == "underline@here/2026-11-24"
    assert styles["▸20 "] == "bold $foreground on $selection@here/2026-11-20"


@pytest.mark.parametrize(("check_ins", "shown"), [(0, "[24] "), (1, "[24]▆"), (2, "[24▆▆"), (3, "[24▆+")])
def test_in_a_narrow_window_a_second_check_in_of_today_takes_the_place_of_its_bracket(
    check_ins: int, shown: str
) -> None:
    today = [november(24, "heavy", hour=8 + n) for n in range(check_ins)]
    diary = Diary([november(20, "light"), *today], (40, 12))
    diary.document.follow("2026-11-20")
    assert f"{shown} 25" in diary.text


def test_what_the_guide_does_not_know_and_what_was_not_given_have_signs_that_the_legend_explains() -> None:
    diary = Diary([november(3, "so-so"), november(4, "", "sad"), november(5, "heavy", "far off")])
    assert "· how heavy: not given   □ so so" in diary.text
    assert diary.after(" 3") == "□"
    assert diary.after(" 4 ") == "·"
    assert "sad 4   far off 5" in diary.text
    assert "□" not in Diary([november(5, "heavy")]).text


def test_a_week_shows_the_time_of_each_check_in() -> None:
    diary = Diary(
        [november(24, "heavy", "sad", hour=8), november(24, "light", hour=21), november(27, "", "sad")],
        span="week",
    )
    assert "23 to 29 November 2026" in diary.text
    assert "[Tue 24]  08:00 ▆  21:00 ▁" in diary.text
    assert "▸Fri 27   12:00 ·" in diary.text
    assert "sad Tue Fri" in diary.text


def test_all_days_are_a_line_for_each_month_and_months_with_nothing_have_none() -> None:
    entries = [entry(dt.date(2025, 12, 31), "light"), november(2, "heavy", "sad"), november(2, "light")]
    wide, narrow = (Diary(entries, size, "all") for size in [(80, 24), (40, 12)])
    for diary, signs in ((wide, "▁▆"), (narrow, "▆")):
        rows = [line for line in diary.lines if line.startswith(("Dec", "Nov", "2025", "2026"))]
        assert [row.split() for row in rows] == [["2025"], ["Dec", "▁"], ["2026"], ["Nov", signs]]
    assert "31 December 2025 to 2 November 2026" in wide.text
    assert "sad Nov" in wide.text


def test_of_many_years_the_months_around_the_pointer_are_shown_with_their_year_and_the_legend() -> None:
    entries = [entry(TODAY - dt.timedelta(n), "heavy") for n in range(3_000)]
    for size in SIZES:
        diary = Diary(entries, size, "all")
        for _ in range(3):
            diary.document.move_to_edge(1)
            diary.document.scroll_to(diary.document.top // 2)
            year = diary.pointed_at.split()[3].rstrip(",")
            months = [line.split()[0] for line in diary.lines if line[:4].strip()]
            at = max(n for n, word in enumerate(months) if word.isdecimal() and word <= year)
            assert months[at] == year
            assert size == (40, 12) or "█ very heavy" in diary.text


@pytest.mark.parametrize(("size", "span"), list(itertools.product(SIZES, SPANS)))
def test_everything_fits_and_an_entry_is_always_on_the_screen(size: tuple[int, int], span: Span) -> None:
    words = ("sad", "numb", "calm", "a-very-long-word-of-my-own-that-goes-on-and-on", "[b]漢字[/b]")
    days = [TODAY - dt.timedelta(n) for n in range(200)]
    diary = Diary(
        [entry(day, "heavy", *words, hour=hour) for day in days for hour in (3, 8, 9, 21)], size, span
    )
    for _ in range(40):
        assert len(diary.lines) <= diary.document.measures.height
        assert all(cell_len(line) <= diary.document.measures.column for line in diary.lines)
        shown = diary.pointed_at
        assert re.match(r"\w+day \d+ \w+ 2026, \d\d:00$", shown)
        day = re.search(r"day (\d+)", shown)
        assert span == "all" or re.search(rf"▸(\w\w\w )?\s*{day and day[1]}\b", diary.text), diary.text
        diary.document.move(3 if size[0] == 40 else 8, 0)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("span", SPANS)
def test_any_day_the_calendar_has_can_be_drawn(day: dt.date, span: Span) -> None:
    assert Diary([entry(day, "heavy")], span=span).pointed_at


# --- the pointer ------------------------------------------------------------------------------------------


def test_the_picture_follows_the_list_and_the_list_follows_the_picture() -> None:
    october = entry(dt.date(2026, 10, 15), "light")
    diary = Diary([november(24, "heavy"), november(20, "light"), november(20, "heavy", hour=8), october])
    titles = []
    for step in (1, 1, 1):
        diary.document.move(step, 0)
        titles.append((diary.pointed_at, diary.lines[1].split("  ")[0]))
    assert titles == [
        ("Friday 20 November 2026, 12:00", "November 2026 ←"),
        ("Friday 20 November 2026, 08:00", "November 2026 ←"),
        ("Thursday 15 October 2026, 12:00", "October 2026 →"),
    ]
    diary.document.acts["later"]()
    assert diary.pointed_at == "Friday 20 November 2026, 12:00"
    diary.click("[24]")
    assert diary.pointed_at == "Tuesday 24 November 2026, 12:00"
    diary.click("23")
    assert diary.pointed_at == "Tuesday 24 November 2026, 12:00"
    for name in ("←", "→"):
        diary.click(name)
    assert diary.lines[1].startswith("November 2026")
    assert diary.answers == []


@pytest.mark.parametrize("size", SIZES)
def test_keys_the_wheel_and_clicks_open_the_entry_that_is_seen(size: tuple[int, int]) -> None:
    entries = [entry(TODAY - dt.timedelta(n), "heavy") for n in range(5_000)]
    diary = Diary(entries, size)
    diary.document.move(1, 0)
    diary.document.choose()
    diary.document.scroll_to(diary.document.top + 60)
    x, y = diary.document.cursor
    assert diary.lines[y - diary.document.top][x:].startswith(f"▸ {diary.pointed_at}")
    diary.document.choose()
    at = diary.document.pointer
    diary.click(diary.pointed_at)
    diary.document.move_to_edge(1)
    diary.document.choose()
    expected = [entries[n].id.hex() for n in (1, at, at, 4_999)]
    assert diary.answers == expected
    assert at >= 25


def test_paging_comes_past_every_entry() -> None:
    diary = Diary([entry(TODAY - dt.timedelta(n), "heavy") for n in range(90)])
    seen: set[str] = set()
    while diary.document.pointer < 89:
        seen |= {line.strip(" ▸") for line in diary.lines if re.search(r"day .*, 12:00$", line)}
        diary.document.move(8, 0)
    assert len(seen | {diary.pointed_at}) == 90


def test_when_an_entry_goes_the_pointer_stays_at_its_place_and_it_follows_one_that_moves() -> None:
    diary = Diary([november(24, "heavy"), november(20, "light"), november(3, "heavy")])
    diary.document.move(1, 0)
    first, second, third = diary.entries
    diary.entries = [first, third, Entry(second.id, dt.datetime(2026, 9, 1, 7, tzinfo=dt.UTC), second.record)]
    diary.document.ask_again()
    assert diary.pointed_at == "Tuesday 1 September 2026, 07:00"
    diary.entries = [first, third]
    diary.document.ask_again()
    assert diary.pointed_at == "Tuesday 3 November 2026, 12:00"


# --- with nothing to show ---------------------------------------------------------------------------------


def test_an_empty_diary_offers_nothing_that_does_nothing_and_the_cursor_is_at_its_words() -> None:
    diary = Diary([])
    assert "There is nothing here yet. When you check in," in diary.text
    assert not {OPEN, EARLIER, LATER} & set(diary.document.commands())
    assert set(diary.document.acts) == {"only"}
    assert diary.document.cursor == (0, 1)
    for act in (diary.document.choose, lambda: diary.document.move(1, 0), lambda: diary.document.click(5, 5)):
        act()
    assert diary.answers == []


def test_where_no_entry_fits_a_sentence_says_so_and_the_filter_is_offered() -> None:
    diary = Diary([november(24, "heavy")])
    diary.entries, diary.asked.about = [], "Only entries with “gull”."
    diary.document.ask_again()
    assert "Only entries with “gull”.\n\nNothing you kept matches this choice." in diary.text
    assert any(one.keys == FILTER.keys for one in diary.document.commands())
    diary.document.acts["only"]()
    assert diary.answers == [ONLY_SOME]


def test_earlier_and_later_are_offered_only_where_there_is_something() -> None:
    diary = Diary([november(24, "heavy"), entry(dt.date(2026, 9, 1), "light")])
    assert EARLIER in diary.document.commands()
    assert LATER not in diary.document.commands()
    diary.document.acts["earlier"]()
    assert diary.pointed_at == "Tuesday 1 September 2026, 12:00"
    assert EARLIER not in diary.document.commands()
    assert LATER in diary.document.commands()
