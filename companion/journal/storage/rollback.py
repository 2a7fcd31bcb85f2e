"""Reconstructs a file as it was before an interrupted change, from the SQLite rollback journal beside it.

SQLite would undo the change itself, but by writing to the file. A file that belongs to another program or is
read-only must stay as it is. The layout is the one in SQLite's "Database File Format", section 3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The first bytes of a SQLite rollback journal."""
_ALL_THAT_FOLLOW = 0xFFFFFFFF
"""A page count that means: all pages up to the end of the file."""
_SIZES = [1 << n for n in range(9, 17)]
"""Valid sizes of sectors and pages, in bytes."""


def before_last_change(path: Path) -> bytes:
    """Return the bytes of a file as they were before the change that its rollback journal records.

    Raises:
        OSError: if a file cannot be read.
        ValueError: if there is no valid rollback journal.
    """
    before = path.with_name(f"{path.name}-journal").read_bytes()
    now = path.read_bytes()
    if len(before) < 28 or not before.startswith(MAGIC):
        raise ValueError("There is nothing to take back.")
    pages, sector, page_size = struct.unpack(">III", before[16:28])
    size = pages * page_size
    if not (sector in _SIZES and page_size in _SIZES and 0 < size <= len(now) + len(before)):
        raise ValueError("This is no journal as SQLite writes them.")
    image = bytearray(now[:size].ljust(size, b"\0"))
    taken = set()
    for number, page in _pages(before, sector, page_size):
        if number not in taken and 0 < number <= pages:  # the first copy of a page is the oldest
            taken.add(number)
            image[(number - 1) * page_size : number * page_size] = page
    return bytes(image)


def _pages(journal: bytes, sector: int, page_size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number and content of each old page, up to the first incomplete one."""
    at = 0
    while journal[at : at + 8] == MAGIC:
        count, seed = struct.unpack(">II", journal[at + 8 : at + 16])
        at += sector
        if count == _ALL_THAT_FOLLOW:
            count = (len(journal) - at) // (page_size + 8)
        for _ in range(count):
            number, page, told = (
                journal[at : at + 4],
                journal[at + 4 : at + 4 + page_size],
                journal[at + 4 + page_size : at + 8 + page_size],
            )
            if len(told) < 4 or int.from_bytes(told, "big") != _sum(page, seed):
                return
            yield int.from_bytes(number, "big"), page
            at += page_size + 8
        at += -at % sector


def _sum(page: bytes, seed: int) -> int:
    """Return SQLite's checksum of a page: ``seed`` plus every 200th byte, counted from the end."""
    return (seed + sum(page[at] for at in range(len(page) - 200, 0, -200))) & 0xFFFFFFFF
