"""What a file was before a change that was cut short, told from SQLite's journal beside it.

SQLite itself takes such a change back, but by writing to the file: another's file, or one that may only be
read, stays as it is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How SQLite's own journal begins."""
_ALL_THAT_FOLLOW = 0xFFFFFFFF
_SIZES = [1 << n for n in range(9, 17)]
"""Sizes that sectors and pages may have, in bytes."""


def before_last_change(path: Path) -> bytes:
    """Return the bytes of a file as they were before the change that its journal tells of.

    Raises:
        OSError: if it cannot be read.
        ValueError: if there is no such journal.
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
        if number not in taken and 0 < number <= pages:  # the first of several is the oldest
            taken.add(number)
            image[(number - 1) * page_size : number * page_size] = page
    return bytes(image)


def _pages(journal: bytes, sector: int, page_size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the old pages with their numbers, up to the first that was not written to its end."""
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
    """SQLite's checksum of a page: every two-hundredth byte, from the end."""
    return (seed + sum(page[at] for at in range(len(page) - 200, 0, -200))) & 0xFFFFFFFF
