"""Views as Markdown. What stands in a view stays text: nothing in it becomes a heading, list or link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.views.block import Block, View

_HARD = "  \n"
"""A line end that stays one: what a person typed is not filled up into one paragraph."""
_LEADS = {"title": "## ", "heading": "### ", "item": "- "}


def markdown(view: View) -> str:
    """Return a view as Markdown."""
    return "".join(_paragraphs(view)).rstrip("\n") + "\n"


def _paragraphs(view: View) -> Iterator[str]:
    yield f"# {text(view.title)}"
    before = "title"
    for block in view.blocks:
        yield _between(before, block)
        yield _LEADS.get(block.kind, "") + _said(block)
        before = block.kind if _words(block) else "title"
    yield "\n"


def _between(before: str, block: Block) -> str:
    if block.kind == "item" and before in ("item", "note"):
        return "\n"
    if block.kind == "note" and before in ("item", "note"):
        return f"{_HARD}  "
    # A line under an empty one begins a paragraph, and so does one under a heading.
    return _HARD if block.kind == "line" and before in ("text", "line") and _words(block) else "\n\n"


def _said(block: Block) -> str:
    # A claim never stands without its mark, nor a service without its number.
    lead = f"**{text(block.lead)}**{' ' * 2 if block.kind == 'number' else ': '}" if block.lead else ""
    return lead + _shown(block)


def _shown(block: Block) -> str:
    if block.kind == "quiet" and _words(block):
        return f"*{text(_words(block))}*"
    if block.kind == "item":
        return f"{_HARD}  ".join(text(line) for line in _words(block).split("\n"))
    return text(_words(block))


def _words(block: Block) -> str:
    said = "".join(run.text for run in block.runs)
    return said if said.strip() else ""


_ANYWHERE = re.compile(r"[\\`*\[|~]|<(?=[A-Za-z/!?]|\S+@)|&(?=[#\w]+;)|(?<![^\W_])_|_(?![^\W_])")
"""What could begin something in the middle of a line; an underscore within a word could not."""
_AT_START = re.compile(
    r"([0-9]{0,9})(?:(?<=[0-9])[.)](?=\s|$)|(?<![0-9])(?:>|[#+-]+(?=\s|$)|[-=:][-=:\s]*$))"
)
"""What could make of a line an item, a quotation, a heading, a rule or a table."""


def text(line: str) -> str:
    """Return one line so that Markdown shows it as it was typed."""
    bare = line.lstrip(" \t")
    # Four spaces would begin a block of code; these are as wide and begin nothing.
    indent = line[: len(line) - len(bare)].replace("\t", " " * 4).replace(" ", "\N{NO-BREAK SPACE}")
    digits = start.end(1) if (start := _AT_START.match(bare)) else 0
    first = bare[:digits] + "\\" if start else ""
    return indent + first + _ANYWHERE.sub(r"\\\g<0>", bare[digits:].rstrip(" "))
