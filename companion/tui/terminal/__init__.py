"""The terminal itself: what it can do, its modes, its keys, and what is written to it."""
