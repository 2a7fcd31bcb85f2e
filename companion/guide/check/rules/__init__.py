"""The rules a guide is checked by: one module for each."""
