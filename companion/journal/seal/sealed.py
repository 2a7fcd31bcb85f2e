"""Encryption of rows: XChaCha20-Poly1305, with the key from Argon2id. Imported only if there is a passphrase.

Both algorithms come from libsodium, through PyNaCl. FORMAT.md describes how to read a sealed row without this
program.
"""

from __future__ import annotations

import os
import zlib

from nacl import bindings
from nacl.exceptions import CryptoError

from companion.journal.errors import LOCK_DAMAGED, DamagedError, JournalError, WrongPassphraseError
from companion.journal.seal.codec import RowDamagedError
from companion.journal.seal.lock import Lock
from companion.messages import gettext as _

PASSES = 3
"""The number of passes of Argon2id for a new passphrase."""
MEMORY = 128 * 1024 * 1024
"""The memory of Argon2id for a new passphrase, in bytes. Every guess costs an attacker as much."""
MOST_PASSES, LEAST_MEMORY, MOST_MEMORY = 64, 8 * 1024, 1024 * 1024 * 1024
"""The limits for the parameters in a file. More would freeze this computer; less is refused by libsodium."""
PADDING = 256
"""The block size in bytes to which texts are padded, so that their length reveals little."""

_KEY, _NONCE = 32, bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_PROOF = b"proof"
_CHECKED = 4
"""The length of the lock's checksum, in bytes."""


class SealedCodec:
    """The codec of a journal with a passphrase. Without the key, no one can open its rows."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, id: bytes, text: str) -> bytes:
        """Return nonce and ciphertext. The row's id is authenticated, so that rows cannot be swapped."""
        data = text.encode("utf-8")
        return self._encrypt(id, data + b" " * (-len(data) % PADDING))

    def open(self, id: bytes, body: str | bytes) -> str:
        """Return the text without its padding."""
        if not isinstance(body, bytes):
            raise RowDamagedError
        try:
            return self._decrypt(id, body).decode("utf-8").rstrip(" ")
        except UnicodeDecodeError:  # sealed by another program that knows the passphrase
            raise RowDamagedError from None

    def _encrypt(self, id: bytes, data: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(data, id, nonce, self._key)

    def _decrypt(self, id: bytes, body: bytes) -> bytes:
        try:
            return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
                body[_NONCE:], id, body[:_NONCE], self._key
            )
        except (CryptoError, ValueError, TypeError):
            raise RowDamagedError from None


def new_lock(passphrase: str) -> tuple[Lock, SealedCodec]:
    """Return a lock for a new passphrase, which must be normalized, and the lock's codec."""
    salt = os.urandom(bindings.crypto_pwhash_SALTBYTES)
    codec = SealedCodec(_derive(passphrase, salt, PASSES, MEMORY))
    proof = codec._encrypt(_PROOF, b"{}")
    return Lock(salt, PASSES, MEMORY, _sum(salt, PASSES, MEMORY, proof) + proof), codec


def unlock(lock: Lock, passphrase: str) -> SealedCodec:
    """Return the codec that a passphrase unlocks. This is deliberately slow and takes a lot of memory.

    Raises:
        WrongPassphraseError: if the passphrase is wrong.
        DamagedError: if the lock is damaged, so that no passphrase can open it.
        JournalError: if there is too little memory at the moment.
    """
    proof = lock.proof[_CHECKED:]
    if lock.proof[:_CHECKED] != _sum(lock.salt, lock.passes, lock.memory, proof):
        raise DamagedError(_(LOCK_DAMAGED))
    if not (0 < lock.passes <= MOST_PASSES and LEAST_MEMORY <= lock.memory <= MOST_MEMORY):
        raise DamagedError(_("Your journal is damaged: it asks for more memory than any journal needs."))
    codec = SealedCodec(_derive(passphrase, lock.salt, lock.passes, lock.memory))
    try:
        codec._decrypt(_PROOF, proof)
    except RowDamagedError:
        raise WrongPassphraseError from None
    return codec


def _derive(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    words = passphrase.encode("utf-8", "surrogatepass")
    try:
        return bindings.crypto_pwhash_alg(
            _KEY, words, salt, passes, memory, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    except RuntimeError:
        needed = memory // 1024 // 1024
        said = _(
            "Your journal cannot be unlocked right now. It needs {size} MB of memory for a moment, and this"
            " computer has none to spare. Close other programs, then try again."
        )
        raise JournalError(said.format(size=needed)) from None


def _sum(salt: bytes, passes: int, memory: int, proof: bytes) -> bytes:
    """Return a checksum of the lock, which tells a damaged lock from a wrong passphrase."""
    return zlib.crc32(b"%s %d %d %s" % (salt, passes, memory, proof)).to_bytes(_CHECKED, "big")
