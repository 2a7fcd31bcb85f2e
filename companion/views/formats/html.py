"""Views as an HTML page that is whole by itself: no script, nothing fetched, nothing to follow. Whatever was
typed is text in it, and the title a browser shows tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from companion.guide.prose import Run
from companion.text import clean, isolated
from companion.views.block import Block, View

_STYLE = Path(__file__).with_name("page.css")
_TITLE = "Page"
"""What a browser, its history and the head of a printed view call the page, whatever it is about."""

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""

_TAGS = {"title": "h2", "heading": "h3"}
_CLASSES = {"mark": "mark", "quiet": "quiet", "hint": "quiet"}
_LISTED = ("item", "note")
_WITH_LINES = ("text", "line", "number")
"""What a line may stand under in one paragraph."""


def html(view: View, language: str) -> str:
    """Return a view as a page in a language, such as ``en``."""
    groups = [group for group in _split(view.blocks, _belongs) if any(map(_words, group))]
    title = _element("h1", _text(view.title)) if view.title.strip() else ""
    body = "\n".join(filter(None, [title, *map(_together, groups)]))
    style = _STYLE.read_text(encoding="utf-8")
    return _PAGE.format(language=_text(language), title=_TITLE, style=style, body=body)


def _split(blocks: Iterable[Block], belongs: Callable[[Block, Block], bool]) -> Iterator[list[Block]]:
    """Yield blocks in groups: each goes with the one before it if it belongs to that."""
    group: list[Block] = []
    for block in blocks:
        if group and not belongs(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _belongs(before: Block, block: Block) -> bool:
    """Whether both are items of one list, or lines of one paragraph."""
    if block.kind == "line":
        # A line under an empty one begins a paragraph.
        return before.kind in _WITH_LINES and bool(_words(before)) == bool(_words(block))
    return block.kind in _LISTED and before.kind in _LISTED


def _together(group: list[Block]) -> str:
    kind = group[0].kind
    if kind in _LISTED:
        items = _split(group, lambda _, block: block.kind == "note")
        return "\n".join(["<ul>", *map(_item, items), "</ul>"])
    return _element(_TAGS.get(kind, "p"), "<br>".join(map(_said, group)), _CLASSES.get(kind, ""))


def _item(blocks: list[Block]) -> str:
    """An item with the notes under it."""
    item, *notes = blocks
    return _element("li", _said(item) + "".join(_element("p", _said(note)) for note in notes))


def _element(tag: str, inside: str, css_class: str = "") -> str:
    """Return an element whose direction of writing is that of its text."""
    named = f' class="{css_class}"' if css_class else ""
    return f'<{tag}{named} dir="auto">{inside}</{tag}>'


def _said(block: Block) -> str:
    """Return what a block says, behind what stands out in it."""
    after = "  " if block.kind == "number" else ": "
    lead = f"<strong>{_text(block.lead)}</strong>{after}" if block.lead else ""
    return lead + "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    return f"<em>{_text(run.text)}</em>" if run.emphasis else _text(run.text)


def _words(block: Block) -> str:
    """What is left to read once everything that commands is gone."""
    return clean("".join([block.lead, *(run.text for run in block.runs)])).strip()


def _text(text: str) -> str:
    """Return a text that is nothing but text in HTML, whatever was typed."""
    return escape(isolated(clean(text))).replace("\n", "<br>")
