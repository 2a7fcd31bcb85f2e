"""How much longer the diary takes with 100,000 entries than with 100: ``python -m tests.bench.diary``.

Each figure is a median of 15, the two sizes taking turns. No test rests on it.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from textual.app import ComposeResult

from companion.guide.load import Library, shipped
from companion.journal.model import CheckIn, Entry
from companion.sheets.picture import kept_by_day
from companion.tui.bindings import bindings
from companion.tui.dressed_app import DressedApp
from companion.tui.widgets.diary_view import DiaryView

FEW, MANY, RUNS = 100, 100_000, 15
NOW = dt.datetime(2026, 11, 24, 21, tzinfo=dt.UTC)
Entries = Sequence[Entry[CheckIn]]


def entries(number: int) -> Entries:
    """Return so many check-ins, the latest first, some an hour apart and some a day."""
    what = [
        CheckIn("heavy", ("sad",)),
        CheckIn("light", ("calm", "tired"), "A line."),
        CheckIn("", ("numb",)),
    ]
    return [
        Entry(n.to_bytes(16, "big"), NOW - dt.timedelta(hours=n % 7 + n), what[n % 3]) for n in range(number)
    ]


class Shown(DressedApp):
    """An app with a diary and nothing else."""

    BINDINGS = bindings()

    def __init__(self, some: Entries) -> None:
        super().__init__()
        self.some = some

    def compose(self) -> ComposeResult:
        """Yield the diary."""
        feelings = Library(shipped()).feelings
        yield DiaryView(self.some, kept_by_day(self.some), feelings, today=NOW.date())


def all_lines(view: DiaryView) -> None:
    """Draw what is seen, as a frame does."""
    for y in range(view.size.height):
        view.render_line(y)


ACTS: dict[str, Callable[[DiaryView], object]] = {
    "the picture of another month": lambda view: view.show_days("month", view.at - dt.timedelta(30)),
    "all there is as a picture": lambda view: view.show_days("all", view.at),
    "all lines that are seen": all_lines,
    "a step down the list": lambda view: view.action_step(1),
    "a page down the list": lambda view: view.action_page(1),
    "to the end of the list": lambda view: view.action_edge(1),
}


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds something takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def compare(name: str, *acts: Callable[[], object]) -> None:
    """Let both sizes take turns, and print what they took and the ratio."""
    turns = [[timed(act) for act in acts] for _ in range(RUNS)]
    few, many = (median(times) for times in zip(*turns, strict=True))
    print(f"{name:32} {few:7.2f}ms {many:7.2f}ms {many / few:7.1f}")


async def main() -> None:
    """Measure, and print a table."""
    sizes = entries(FEW), entries(MANY)
    apps = [Shown(some) for some in sizes]
    async with apps[0].run_test(size=(80, 24)), apps[1].run_test(size=(80, 24)):
        views = [app.screen.query_one(DiaryView) for app in apps]
        print(f"{'entries':32} {FEW:>9,} {MANY:>9,}   ratio")
        compare("by day, when it is opened", *(partial(kept_by_day, some) for some in sizes))
        for name, act in ACTS.items():
            compare(name, *(partial(act, view) for view in views))


if __name__ == "__main__":
    asyncio.run(main())
