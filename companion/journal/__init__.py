"""The person's journal: one file on their own computer."""
