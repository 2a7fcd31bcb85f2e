"""Measures the program against the floor, in one run: ``python -m tests.bench``.

Each figure is a median over runs that take turns. What counts are the ratios; milliseconds and MiB stand
beside them to be understood.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import platform
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import companion
from companion.guide import cache
from companion.guide.load import shipped
from tests.bench import keep, peers
from tests.bench.programs import SHEETS, floor, growth, least, start
from tests.bench.table import Row, lines, take_turns

LAST, FRAMES = ", last byte", ", frames"

ROWS = [
    Row("start to the first words", "companion", "words", "bare", "words"),
    Row("start to the first whole frame", "companion", "frame", "bare", "frame", 1.25),
    Row("memory once open (MiB)", "companion", "memory", "bare", "memory", 1.25),
    Row("key to the next page", "companion", "next page", "bare", "next page", 1.5),
    Row(f"key to the next page{LAST}", "companion", f"next page{LAST}", "bare", f"next page{LAST}", 1.5),
    *(Row(f"key to {key.to}", "companion", key.to, "bare", "next page", 3.0) for key in SHEETS),
    *(
        Row(f"key to {key.to}{LAST}", "companion", f"{key.to}{LAST}", "bare", f"next page{LAST}", 3.0)
        for key in SHEETS
    ),
    *(
        Row(f"key to {key.to}{FRAMES}", "companion", f"{key.to}{FRAMES}", "bare", f"next page{FRAMES}", 1.0)
        for key in SHEETS
    ),
    *(
        Row(f"key to {key.to}, the first time", "companion", f"{key.to}, first", "bare", "next page")
        for key in SHEETS
    ),
    Row("`companion --version`", "--version", "all", "pass", "all", 2.0),
    Row("`companion resources --country GB`", "resources", "all", "pass", "all", 4.0),
    Row("`companion --plain`, first page", "--plain", "frame", "pass", "all"),
    Row("keep to acknowledged", "keep", "kept", "insert", "kept"),
    Row("keep to acknowledged, sealed", "keep, sealed", "kept", "insert", "kept"),
    Row("100,000 check-ins", "100,000 check-ins", "frame", "100 check-ins", "frame", 1.3),
    Row(
        "100,000 check-ins, sealed, to the lock",
        "100,000 check-ins, sealed",
        "frame",
        "100 check-ins, sealed",
        "frame",
        1.3,
    ),
    Row(
        "100,000 check-ins, sealed, from the passphrase to the page",
        "100,000 check-ins, sealed",
        "unlock, first",
        "100 check-ins, sealed",
        "unlock, first",
        1.3,
    ),
    Row("5,000 steps", "5,000 steps", "frame", "12 steps", "frame", 1.3),
    Row("5,000 steps, from YAML", "5,000 steps in YAML", "frame", "12 steps", "frame"),
    Row("5,000 steps, key to the next page", "5,000 steps", "next page", "12 steps", "next page"),
    *(Row(f"{name}: start", name, "frame", "bare", "frame") for name in peers.ON_SCREEN),
    *(Row(f"{name}: a key", name, "help, first", "bare", "next page") for name in peers.ON_SCREEN),
    *(Row(f"{name}: memory (MiB)", name, "memory", "bare", "memory") for name in peers.ON_SCREEN),
    *(Row(f"{name}: start to end", name, "all", "pass", "all") for name in peers.PRINTING),
]


def main() -> None:
    """Measure, and print a table."""
    usage = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    usage.add_argument("--runs", type=int, default=15, help="how often each program takes its turn")
    usage.add_argument("--no-growth", action="store_true", help="leave out many check-ins and a long guide")
    usage.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="install other programs there, and let them take turns"
    )
    usage.add_argument("--only", default="", metavar="WORDS", help="only the figures with this in their name")
    usage.add_argument("--size", default="80x24", metavar="COLUMNSxROWS", help="of the terminal")
    args = usage.parse_args()
    columns, _, height = args.size.partition("x")
    rows = [row for row in ROWS if args.only in row.title]
    needed = {name for row in rows for name in (row.program, row.against)}

    compileall.compile_dir(Path(companion.__file__).parent, quiet=1)  # as pip does where it installs
    cache.write(shipped())  # as is done where it is built
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        programs = [floor(scratch), least(scratch), *start(scratch)]
        if not args.no_growth:
            programs += growth(scratch)
        if args.peers:
            programs += peers.installed(args.peers, scratch)
        size = int(columns), int(height)
        programs = [replace(one, size=size) for one in programs if one.name in needed]
        samples = take_turns(programs, args.runs)
        if "keep" in needed:
            samples |= keep.measured(scratch, args.runs)
    others = [program.name for program in programs if program.name in (*peers.ON_SCREEN, *peers.PRINTING)]
    print(_of_what(), *peers.versions(args.peers, others), sep=", ", end="\n\n")
    print(*lines(rows, samples), sep="\n")


def _of_what() -> str:
    return f"{dt.date.today()}, Python {platform.python_version()}, Textual {version('textual')}"


if __name__ == "__main__":
    main()
