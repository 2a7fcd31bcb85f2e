"""The terminal: its abilities, its modes, its keys and its output."""
