"""How long the diary takes with 100, 5,000 and 100,000 entries: ``python -m tests.bench.diary``.

Each figure is a median of 15, the sizes taking turns. No test rests on it.
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

SIZES, RUNS = (100, 5_000, 100_000), 15
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


def opened(some: Entries) -> DiaryDocument:
    """Return a diary with its visible lines made, that nobody looks at."""
    stack = SimpleNamespace(redraw=all_lines)
    host: Any = SimpleNamespace(
        session=SimpleNamespace(today=NOW.date(), vault=SimpleNamespace(changes=0)), stack=stack
    )
    document = DiaryDocument(host, Diary(lambda: some, GuideFiles(shipped()).feelings))
    document.lay_out(Measures.of(80, 24))
    all_lines(document)
    return document


def all_lines(diary: DiaryDocument) -> None:
    """Make what is seen, as a frame does."""
    for y in range(diary.measures.height):
        diary.line(diary.top + y)


ACTS: dict[str, Callable[[DiaryDocument], object]] = {
    "the month before": lambda diary: diary.show_other_days(-1),
    "a step down the list": lambda diary: diary.move(1, 0),
    "a page down the list": lambda diary: diary.move(8, 0),
    "another span": lambda diary: diary.show_span(),
    "to the end of the list": lambda diary: diary.move_to_edge(1),
    "to its beginning": lambda diary: diary.move_to_edge(-1),
}


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds something takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def compare(name: str, acts: Sequence[Callable[[], object]]) -> None:
    """Let all sizes take turns, and print what they took."""
    turns = [[timed(act) for act in acts] for _ in range(RUNS)]
    print(f"{name:28}", *(f"{median(times):9.2f}ms" for times in zip(*turns, strict=True)))


def main() -> None:
    """Measure, and print a table."""
    print(f"{'entries':28}", *(f"{size:>11,}" for size in SIZES))
    sizes = [entries(size) for size in SIZES]
    compare("opened", [partial(opened, some) for some in sizes])
    diaries = [opened(some) for some in sizes]
    for name, act in ACTS.items():
        compare(name, [partial(act, one) for one in diaries])


if __name__ == "__main__":
    main()
