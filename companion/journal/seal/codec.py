"""How a row's text is written to the file and read back. The vault has one code path over every codec."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Meta

from companion.text import COMMANDING


class RowDamagedError(Exception):
    """A row is not what was written."""


class Codec(Protocol):
    """Turns the text of a row into its body, and back."""

    def seal(self, id: bytes, text: str) -> str | bytes:
        """Return the body to store for the row ``id``."""
        ...

    def open(self, id: bytes, body: str | bytes) -> str:
        """Return the text of a body.

        Raises:
            RowDamagedError: if the body is not what ``seal`` returned for this row.
        """
        ...


class PlainCodec:
    """No passphrase: JSON text, readable by any tool, with a checksum in front so that damage is noticed.

    The body is ``["crc", …]``: a JSON list whose first item is the CRC-32 of the id and the rest, in
    hexadecimal.
    """

    def seal(self, id: bytes, text: str) -> str:
        """Put the checksum in front."""
        return f'["{self._sum(id, text)}",{text[1:]}'

    def open(self, id: bytes, body: str | bytes) -> str:
        """Check the checksum and take it off."""
        if not isinstance(body, str):
            raise RowDamagedError
        text = "[" + body[12:]
        if body[:12] != f'["{self._sum(id, text)}",':
            raise RowDamagedError
        return text

    @staticmethod
    def _sum(id: bytes, text: str) -> str:
        return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass'), zlib.crc32(id)):08x}"


FARTHEST = 50_000_000_000
"""Seconds from 1970 to where any calendar of this program ends, some fifteen centuries either way."""
_MOST = 2**53
"""No whole number in a row is larger: up to here every reader of JSON tells them apart."""


class Row(msgspec.Struct, array_like=True, frozen=True):
    """The text of a row: a JSON list."""

    kind: str
    when: Annotated[int, Meta(ge=-FARTHEST, le=FARTHEST)]
    """The moment it is about, in UTC seconds."""
    zone: Annotated[int, Meta(gt=-24 * 60, lt=24 * 60)]
    """The person's zone at that moment, in minutes."""
    version: Annotated[int, Meta(ge=-_MOST, le=_MOST)]
    """When this version was written, in milliseconds; the newest counts."""
    data: msgspec.Raw
    """What was kept, or null for what was forgotten."""

    @property
    def forgotten(self) -> bool:
        """Whether only the mark is left."""
        return bytes(self.data) == b"null"

    @property
    def rank(self) -> tuple[int, bool, bytes, str, int, int]:
        """Of two versions of an entry, the one that ranks higher counts, wherever they were written."""
        return self.version, self.forgotten, bytes(self.data), self.kind, self.when, self.zone

    @property
    def moment(self) -> dt.datetime:
        """The moment, in the zone the person was in."""
        return dt.datetime.fromtimestamp(self.when, dt.timezone(dt.timedelta(minutes=self.zone)))


def read_row(text: str) -> Row:
    """Return what a row's text says.

    Raises:
        RowDamagedError: if it is no row, or would command the terminal it is shown on: this program takes
            such characters out before it keeps anything.
    """
    try:
        row = msgspec.json.decode(text, type=Row)
        commands = COMMANDING.search(text) or ("\\u" in text and _commands(msgspec.json.decode(text)))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):  # lists within lists without end
        raise RowDamagedError from None
    if commands:
        raise RowDamagedError
    return row


def _commands(data: Any) -> bool:
    if isinstance(data, str):
        return COMMANDING.search(data) is not None
    if isinstance(data, dict):
        return any(_commands(key) or _commands(value) for key, value in data.items())
    return isinstance(data, list) and any(map(_commands, data))
