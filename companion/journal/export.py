"""Exports the rows of a journal as a table (CSV) or as JSON lines, and writes the result to a new file."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from companion.journal.errors import JournalError, why
from companion.journal.seal.codec import Row
from companion.journal.storage.sidecar_files import sync_folder
from companion.messages import gettext as _

Rows = Iterable[tuple[bytes, Row]]

_FIXED = ("kind", "id", "when", "version")
_COLUMNS = ("weight", "feelings", "line", "text", "ask", "step", "page", "claim")
"""The fields with a column of their own. All others share the last column, as JSON."""


def in_order(rows: Rows, kind: str = "") -> list[tuple[bytes, Row]]:
    """Return the rows that were not forgotten, oldest first; only those of ``kind`` if it is given."""
    kept = ((id, row) for id, row in rows if not row.forgotten and kind in ("", row.kind))
    return sorted(kept, key=lambda one: (one[1].when, one[0]))


def json_lines(rows: Rows) -> str:
    """Return one line of JSON for each row, with its data as it is stored."""
    lines = (
        msgspec.json.encode(
            {
                "kind": row.kind,
                "id": id.hex(),
                "when": row.moment.isoformat(),
                "version": row.version,
                "data": row.data,
            }
        ).decode()
        for id, row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def table(rows: Rows) -> str:
    """Return all rows as one CSV table (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_FIXED, *_COLUMNS, "more"))
    for id, row in rows:
        fixed = (row.kind, id.hex(), row.moment.isoformat(), row.version)
        writer.writerow((*fixed, *_cells(msgspec.json.decode(row.data))))
    return text.getvalue()


def _cells(data: Any) -> list[str]:
    fields = data if isinstance(data, dict) else {"data": data}
    own = {name: _cell(fields[name]) for name in _COLUMNS if name in fields}
    # A value from a newer version of the program may fit no cell; it goes into the last column.
    own = {name: cell for name, cell in own.items() if cell is not None}
    more = {name: value for name, value in fields.items() if name not in own and value not in ("", [], {})}
    cells = [own.get(name) or "" for name in _COLUMNS]
    return [*cells, msgspec.json.encode(more).decode() if more else ""]


def _cell(value: Any) -> str | None:
    """Return a value as the text of a cell: a text as it is, a list of ids joined by commas.

    Return None for any other value.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) and not set(one) & set(",\n\t") for one in value):
        return ", ".join(value)
    return None


def refuse_taken(path: Path) -> None:
    """Raise ``JournalError`` if a file already has this name."""
    if os.path.lexists(path):
        said = _("{path} already exists, so nothing was written. Choose another name.")
        raise JournalError(said.format(path=path))


def write_new(path: Path, text: str) -> None:
    """Write a text to a new file that only its owner can open, and sync it to the disk.

    Raises:
        JournalError: if the file already exists or cannot be written. No part of it is then left.
    """
    refuse_taken(path)
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise _refused(path, error) from None
    try:
        with open(number, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        raise (_refused(path, error) if isinstance(error, OSError) else error) from None
    with suppress(OSError):  # the text itself is already synced
        sync_folder(path.parent)


def _refused(path: Path, error: OSError) -> JournalError:
    said = _("{path} could not be written.").format(path=path)
    return JournalError(" ".join((said, why(error), _("Choose another place."))))
