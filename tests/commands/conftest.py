"""The program at a prompt, and its journal: see tests/prompts.py."""

from tests.prompts import (
    as_somebody,
    cheap,
    companion,
    environment,
    journal,
    kept,
    locked,
    one_sentence,
    prompt,
    sit,
    start,
    terminal,
)

__all__ = [
    "as_somebody",
    "cheap",
    "companion",
    "environment",
    "journal",
    "kept",
    "locked",
    "one_sentence",
    "prompt",
    "sit",
    "start",
    "terminal",
]
