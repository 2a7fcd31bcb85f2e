"""How a row's text is written to the file and read back. The vault has one code path over every codec."""

from __future__ import annotations

import zlib
from typing import Protocol

import msgspec


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


class Plain:
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


class Row(msgspec.Struct, array_like=True, frozen=True):
    """The text of a row: a JSON list."""

    kind: str
    when: int
    """The moment it is about, in UTC seconds."""
    zone: int
    """The person's zone at that moment, in minutes."""
    version: int
    """When this version was written, in milliseconds; the newest counts."""
    data: msgspec.Raw
    """What was kept, or null for what was forgotten."""

    @property
    def forgotten(self) -> bool:
        """Whether only the mark is left."""
        return bytes(self.data) == b"null"
