"""Blocks of a view as sentences that make sense when they are read aloud: what they are is said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.plain.fitting import fitted
from companion.views.block import Block
from companion.views.formats.plain_text import apart

_ENOUGH, _TOO_MUCH = 12, 22
"""After how many lines a new subject waits until the person goes on, and how many are said at once."""


def sentence(block: Block) -> str:
    """Return what a block says, on one line for each line it has."""
    text = "".join(run.text for run in block.runs).replace("  ·  ", ", ")
    if block.kind == "hint" or (block.kind == "mark" and not block.lead):
        return text.replace("  ", ": ", 1)
    if block.kind in ("title", "heading"):
        return f"Heading: {text}"
    if block.kind in ("mark", "note") and block.lead:
        return f"Claim, {block.lead}: {text}"
    if block.kind == "number":
        return f"{text}: call {block.lead}" if block.lead else f"Service: {text}"
    return f"- {text}" if block.kind == "item" else text


def lines(block: Block) -> Iterator[str]:
    """Yield a block's lines, none wider than the terminal."""
    for line in sentence(block).split("\n"):
        yield from fitted(line) or [""]


def in_turns(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield the lines to say at once: all of them, if they are few. Otherwise a pause tears nothing apart
    that belongs together, unless that is long.
    """
    if len(at_once := list(all_lines(blocks))) <= _TOO_MUCH:
        yield at_once
        return
    turn: list[str] = []
    for subject in _subjects(blocks):
        if turn and (len(turn) >= _ENOUGH or len(turn) + len(list(all_lines(subject))) >= _TOO_MUCH):
            yield turn
            turn = []
        last = "text" if turn else ""
        for block in subject:
            for line in _paragraph(block, last):
                if len(turn) >= _TOO_MUCH:
                    yield turn
                    turn = []
                turn.append(line)
            last = block.kind
    yield turn


def _subjects(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield what belongs together: what begins something new, with all that follows from it."""
    subject: list[Block] = []
    for block in blocks:
        if subject and block.kind in _SUBJECTS and subject[-1].kind not in _LEADING:
            yield subject
            subject = []
        subject.append(block)
    yield subject


def all_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of blocks, an empty one between paragraphs."""
    last = ""
    for block in blocks:
        yield from _paragraph(block, last)
        last = block.kind


def _paragraph(block: Block, last: str) -> Iterator[str]:
    if apart(last, block):
        yield ""
    yield from lines(block)


_LEADING = ("title", "heading")
"""What must not be the last thing before a pause."""
_SUBJECTS = ("title", "heading", "number", "text", "mark")
"""What begins something new."""
