"""Views as an HTML page that is complete in itself: no script, no external resources, no links.

Typed text is always escaped, and the page's title in the browser reveals nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from companion import messages
from companion.guide.prose import Run
from companion.messages import N_
from companion.messages import gettext as _
from companion.text import clean, isolated
from companion.views.block import SIGNS, Block, View

_STYLE = Path(__file__).with_name("page.css")
_TITLE = N_("Page")
"""The page's title in a browser's tab and history and on a printed page, whatever the page is about."""

_PAGE = """\
<!DOCTYPE html>
<html{language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title dir="auto">{title}</title>
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
_LISTED = ("item", "point", "note")
_WITH_LINES = ("text", "line", "number")
"""The kinds of block that a line can follow within one paragraph."""


def html(view: View, language: str) -> str:
    """Return a view as an HTML page. ``language`` is the guide's language tag, such as ``en``.

    The page names no language if the program's own words on it are in another one.
    """
    groups = [group for group in _split(view.blocks, _belongs) if any(map(_words, group))]
    title = _element("h1", _text(view.title)) if view.title.strip() else ""
    body = "\n".join(filter(None, [title, *map(_together, groups)]))
    style = _STYLE.read_text(encoding="utf-8")
    named = f' lang="{_text(language)}"' if _is_spoken(language) else ""
    return _PAGE.format(language=named, title=_text(_(_TITLE)), style=style, body=body)


def _is_spoken(language: str) -> bool:
    """Return whether the program speaks a language, whatever its region."""
    return messages.language().partition("-")[0] == language.partition("-")[0]


def _split(blocks: Iterable[Block], belongs: Callable[[Block, Block], bool]) -> Iterator[list[Block]]:
    """Yield blocks in groups. A block joins the group of the block before it if ``belongs`` returns True."""
    group: list[Block] = []
    for block in blocks:
        if group and not belongs(group[-1], block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _belongs(before: Block, block: Block) -> bool:
    """Return whether both blocks are items of one list, or lines of one paragraph."""
    if block.kind == "line":
        # A line after an empty one begins a paragraph.
        return before.kind in _WITH_LINES and bool(_words(before)) == bool(_words(block))
    return block.kind in _LISTED and before.kind in _LISTED


def _together(group: list[Block]) -> str:
    kind = group[0].kind
    if kind in _LISTED:
        items = _split(group, lambda _, block: block.kind == "note" != kind)
        return "\n".join(["<ul>", *map(_item, items), "</ul>"])
    return _element(_TAGS.get(kind, "p"), "<br>".join(map(_said, group)), _CLASSES.get(kind, ""))


def _item(blocks: list[Block]) -> str:
    """Return a list item with the notes under it."""
    item, *notes = blocks
    return _element("li", _said(item) + "".join(_element("p", _said(note)) for note in notes))


def _element(tag: str, inside: str, css_class: str = "") -> str:
    """Return an element whose text direction follows its content."""
    named = f' class="{css_class}"' if css_class else ""
    return f'<{tag}{named} dir="auto">{inside}</{tag}>'


def _said(block: Block) -> str:
    """Return the text of a block after its emphasised lead."""
    after = "  " if block.kind == "number" else ": "
    sign, colour = SIGNS[block.standing] if block.standing else ("", "")
    marked = f' class="{colour}" data-sign="{sign}"' if sign else ""
    lead = f'<strong{marked} dir="auto">{_text(block.lead)}</strong>{after}' if block.lead else ""
    return lead + "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    return f"<em>{_text(run.text)}</em>" if run.emphasis else _text(run.text)


def _words(block: Block) -> str:
    """Return the visible text of a block, without control characters."""
    return clean("".join([block.lead, *(run.text for run in block.runs)])).strip()


def _text(text: str) -> str:
    """Return typed text escaped for HTML."""
    return escape(isolated(clean(text))).replace("\n", "<br>")
