"""The journal's file: where it is, its tables, its locks, and the files beside it."""
