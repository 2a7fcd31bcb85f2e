"""Turns the blocks of a view into sentences for a screen reader, which name the kind of block in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.messages import comma_list, pgettext
from companion.messages import gettext as _
from companion.plain.fitting import fitted
from companion.views.block import Block
from companion.views.formats.plain_text import apart

_ENOUGH, _TOO_MUCH = 12, 22
"""The number of lines after which a new subject waits for Enter, and the most lines printed at once."""


def sentence(block: Block) -> str:
    """Return the text of a block as sentences. Its line breaks are kept."""
    text = comma_list("".join(run.text for run in block.runs).split("  ·  "))
    if block.kind == "hint" or (block.kind == "mark" and not block.lead):
        typed, gap, does = text.partition("  ")
        said = pgettext("what to type and what it does", "{typed}: {does}")
        return said.format(typed=typed, does=does) if gap else text
    if block.kind in ("title", "heading"):
        # Translators: said before a heading, which is not seen as one line by line.
        return _("Heading: {text}").format(text=text)
    if block.kind in ("mark", "point", "note") and block.lead:
        # Translators: {label} says how good the evidence is, such as "partly supported".
        return _("Claim, {label}: {claim}").format(label=block.lead, claim=text)
    if block.kind == "number":
        if block.lead:
            return _("{service}: call {number}").format(service=text, number=block.lead)
        return _("Service: {service}").format(service=text)
    return f"- {text}" if block.kind == "item" else text


def lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block, wrapped to the terminal's width."""
    for line in sentence(block).split("\n"):
        yield from fitted(line) or [""]


def in_turns(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield groups of lines to print at once, with a pause after each group.

    Pauses come between subjects. A subject is only divided if it is too long for one group. A short text is
    one group.
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
    """Yield the blocks of each subject: the block that begins it, and those that belong to it."""
    subject: list[Block] = []
    for block in blocks:
        if subject and block.kind in _SUBJECTS and subject[-1].kind not in _LEADING:
            yield subject
            subject = []
        subject.append(block)
    yield subject


def all_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of blocks, with an empty line between paragraphs."""
    last = ""
    for block in blocks:
        yield from _paragraph(block, last)
        last = block.kind


def _paragraph(block: Block, last: str) -> Iterator[str]:
    if apart(last, block):
        yield ""
    yield from lines(block)


_LEADING = ("title", "heading")
"""The kinds of block that must not be the last one before a pause."""
_SUBJECTS = ("title", "heading", "number", "text", "mark", "point")
"""The kinds of block that begin a new subject."""
