"""Lets programs take turns, and prints what they took as ratios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.programs import Figures, Program

Samples = Mapping[str, Sequence[Figures]]
"""What each run of each program told, by the program's name, in the order of the turns."""

_WARM_UP = 1


class Row(NamedTuple):
    """A figure of one program against a figure of another."""

    title: str
    program: str
    figure: str
    against: str
    floor: str
    """The figure of the other one."""
    goal: float | None = None


def take_turns(programs: Sequence[Program], runs: int) -> dict[str, list[Figures]]:
    """Run each program in turn, so that a machine that slows down is fair to all. Some runs warm up."""
    samples: dict[str, list[Figures]] = {program.name: [] for program in programs}
    for turn in range(-_WARM_UP, runs):
        for program in programs:
            figures = program.run()
            if turn >= 0:
                samples[program.name].append(figures)
    return samples


def lines(rows: Iterable[Row], samples: Samples) -> list[str]:
    """Return a table: each ratio of medians, the middle half of the ratios of single turns, and the goal."""
    found = ["| what | ours | against | ratio | half of the turns | goal |", "|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        if row.program not in samples or row.against not in samples:
            continue
        ours = [figures[row.figure] for figures in samples[row.program]]
        floor = [figures[row.floor] for figures in samples[row.against]]
        turns = [one / other for one, other in zip(ours, floor, strict=True)]
        low, _, high = quantiles(turns, n=4) if len(turns) > 1 else (turns[0],) * 3
        ratio = median(ours) / median(floor)
        goal = "" if row.goal is None else f"{row.goal:g}{'' if ratio <= row.goal else ' missed'}"
        found.append(
            f"| {row.title} | {median(ours):.1f} | {median(floor):.1f} | {ratio:.2f}"
            f" | {low:.2f} to {high:.2f} | {goal} |"
        )
    return found
