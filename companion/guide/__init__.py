"""Guides: their model, their loader, and the checks that they must pass."""
