"""The commands about a person's journal: what is in it, its copies, its passphrase."""
