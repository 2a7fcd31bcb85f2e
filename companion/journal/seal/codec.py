"""Converts a row's text to the body in the file and back, in plain or sealed form."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Meta

from companion.text import COMMANDING


class RowDamagedError(Exception):
    """Damage to a row: its content is not as it was written."""


class Codec(Protocol):
    """Converts the text of a row to its body and back."""

    def seal(self, id: bytes, text: str) -> str | bytes:
        """Return the body to store for the row ``id``."""
        ...

    def open(self, id: bytes, body: str | bytes) -> str:
        """Return the text of a body.

        Raises:
            RowDamagedError: if the body is not one that ``seal`` returned for this row.
        """
        ...


class PlainCodec:
    """The codec of a journal without a passphrase: JSON text with a checksum that detects damage.

    The body is ``["crc", …]``: a JSON list whose first item is the CRC-32 of the id and the rest, in
    hexadecimal.
    """

    def seal(self, id: bytes, text: str) -> str:
        """Return the text with its checksum in front."""
        return f'["{self._sum(id, text)}",{text[1:]}'

    def open(self, id: bytes, body: str | bytes) -> str:
        """Return the text without its checksum, after checking it."""
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
"""The largest time of a row, in seconds before or after 1970, so that its date stays within ``datetime``."""
_MOST = 2**53
"""The largest integer in a row. Up to here, every JSON reader can represent all integers exactly."""


class Row(msgspec.Struct, array_like=True, frozen=True):
    """The decoded text of a row, which is a JSON list."""

    kind: str
    when: Annotated[int, Meta(ge=-FARTHEST, le=FARTHEST)]
    """The moment that the row is about, in UTC seconds since 1970."""
    zone: Annotated[int, Meta(gt=-24 * 60, lt=24 * 60)]
    """The person's UTC offset at that moment, in minutes."""
    version: Annotated[int, Meta(ge=-_MOST, le=_MOST)]
    """The time at which this version was written, in milliseconds since 1970; the newest wins."""
    data: msgspec.Raw
    """The record as JSON, or null if it was forgotten."""

    @property
    def forgotten(self) -> bool:
        """Whether the row is a tombstone."""
        return bytes(self.data) == b"null"

    @property
    def rank(self) -> tuple[int, bool, bytes, str, int, int]:
        """The sort key for versions of an entry: the highest wins, wherever it was written."""
        return self.version, self.forgotten, bytes(self.data), self.kind, self.when, self.zone

    @property
    def moment(self) -> dt.datetime:
        """The moment that the row is about, in the person's time zone at that time."""
        return dt.datetime.fromtimestamp(self.when, dt.timezone(dt.timedelta(minutes=self.zone)))


def read_row(text: str) -> Row:
    """Decode a row's text.

    Raises:
        RowDamagedError: if the text is not a row, or holds characters that would control a terminal. This
            program removes such characters before it keeps a text.
    """
    try:
        row = msgspec.json.decode(text, type=Row)
        commands = COMMANDING.search(text) or ("\\u" in text and _commands(msgspec.json.decode(text)))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):  # RecursionError: lists nested too deeply
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
