"""Commands for the journal: its entries, its backups and its passphrase."""
