"""Encryption of the journal: plain and sealed rows, the passphrase, and the lock in the file."""
