"""How much longer the diary takes with 100,000 entries than with 100: ``python -m tests.bench.diary``.

Each figure is a median of 15, the two sizes taking turns. No test rests on it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from types import SimpleNamespace
from typing import Any

from companion.flows.dialogs import Diary
from companion.guide.load import GuideFiles, shipped
from companion.journal.model import CheckIn, Entry
from companion.tui.documents.diary import DiaryDocument
from companion.tui.drawing.measures import Measures
from companion.views.journal.mood_chart import kept_by_day

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


def shown(some: Entries) -> DiaryDocument:
    """Return a diary, laid out, that nobody looks at."""
    session = SimpleNamespace(today=NOW.date(), vault=SimpleNamespace(changes=0))
    host: Any = SimpleNamespace(session=session, show_again=lambda _: None)
    document = DiaryDocument(host, Diary(lambda: some, GuideFiles(shipped()).feelings))
    document.lay_out(Measures.of(80, 24))
    return document


def all_lines(diary: DiaryDocument) -> None:
    """Make what is seen, as a frame does."""
    for y in range(diary.measures.height):
        diary.line(diary.top + y)


ACTS: dict[str, Callable[[DiaryDocument], object]] = {
    "the picture of another month": lambda diary: diary.show_days("month", diary.at - dt.timedelta(30)),
    "all there is as a picture": lambda diary: diary.show_days("all", diary.at),
    "all lines that are seen": all_lines,
    "a step down the list": lambda diary: diary.move(1, 0),
    "a page down the list": lambda diary: diary.move(8, 0),
    "to the end of the list": lambda diary: diary.move_to_edge(1),
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


def main() -> None:
    """Measure, and print a table."""
    sizes = entries(FEW), entries(MANY)
    diaries = [shown(some) for some in sizes]
    print(f"{'entries':32} {FEW:>9,} {MANY:>9,}   ratio")
    compare("by day, when it is opened", *(partial(kept_by_day, some) for some in sizes))
    for name, act in ACTS.items():
        compare(name, *(partial(act, diary) for diary in diaries))


if __name__ == "__main__":
    main()
