"""The lock of a journal with a passphrase, as the file holds it.

The lock reveals nothing about the entries.
"""

from __future__ import annotations

from typing import NamedTuple


class Lock(NamedTuple):
    """The row with the parameters of the passphrase. A journal without this row has no passphrase."""

    salt: bytes
    passes: int
    """The number of passes of Argon2id."""
    memory: int
    """The memory of Argon2id, in bytes."""
    proof: bytes
    """A checksum of the lock, then a sealed text that only the right passphrase opens."""

    @property
    def is_well_formed(self) -> bool:
        """Whether each field has the right type, which a flipped bit or another program may have changed."""
        return (
            isinstance(self.salt, bytes)
            and len(self.salt) == 16
            and isinstance(self.passes, int)
            and isinstance(self.memory, int)
            and isinstance(self.proof, bytes)
        )
