"""Commands for authors of a guide."""
