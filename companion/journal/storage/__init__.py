"""The journal's file: its path, its tables, its locks, and the files beside it."""
