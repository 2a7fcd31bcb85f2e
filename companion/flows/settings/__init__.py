"""Flows for settings: choices, appearance, keys, and the journal's passphrase and state."""
