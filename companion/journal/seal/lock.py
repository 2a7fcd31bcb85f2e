"""The lock of a journal with a passphrase, as the file holds it. It tells nothing about what it locks."""

from __future__ import annotations

from typing import NamedTuple


class Lock(NamedTuple):
    """The file's one row about its passphrase. No row: no passphrase."""

    salt: bytes
    passes: int
    memory: int
    """In bytes."""
    proof: bytes
    """Opens with the right passphrase alone."""

    @property
    def is_well_formed(self) -> bool:
        """Whether each part is of its kind, as a flipped bit or another program may have left it."""
        return (
            isinstance(self.salt, bytes)
            and len(self.salt) == 16
            and isinstance(self.passes, int)
            and isinstance(self.memory, int)
            and isinstance(self.proof, bytes)
        )
