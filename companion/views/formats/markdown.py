"""Views as Markdown. Text is escaped, so that none of it becomes a heading, a list or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.views.block import SIGNS, Block, View

_HARD = "  \n"
"""A hard line break, which keeps the line breaks that a person typed."""
_LEADS = {"title": "## ", "heading": "### ", "item": "- ", "point": "- "}


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
    if (block.kind == "item" and before in ("item", "note")) or block.kind == before == "point":
        return "\n"
    if block.kind == "note":
        return f"{_HARD}  "
    # A line after an empty one begins a paragraph, and so does one after a heading.
    return _HARD if block.kind == "line" and before in ("text", "line") and _words(block) else "\n\n"


def _said(block: Block) -> str:
    # A claim always appears with its standing, and a service with its number.
    sign = f"{SIGNS[block.standing].sign} " if block.standing else ""
    lead = f"**{sign}{text(block.lead)}**{' ' * 2 if block.kind == 'number' else ': '}" if block.lead else ""
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
"""Characters that begin Markdown syntax within a line. An underscore within a word does not."""
_AT_START = re.compile(
    r"([0-9]{0,9})(?:(?<=[0-9])[.)](?=\s|$)|(?<![0-9])(?:>|[#+-]+(?=\s|$)|[-=:][-=:\s]*$))"
)
"""Characters that begin a list item, a quotation, a heading, a rule or a table at the start of a line."""


def text(line: str) -> str:
    """Return one line of text escaped, so that Markdown shows it as it was typed."""
    bare = line.lstrip(" \t")
    # Four spaces would begin a code block; no-break spaces are as wide and do not.
    indent = line[: len(line) - len(bare)].replace("\t", " " * 4).replace(" ", "\N{NO-BREAK SPACE}")
    digits = start.end(1) if (start := _AT_START.match(bare)) else 0
    first = bare[:digits] + "\\" if start else ""
    return indent + first + _ANYWHERE.sub(r"\\\g<0>", bare[digits:].rstrip(" "))
