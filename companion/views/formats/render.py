"""A view as a file: a page for a browser, plain text or Markdown, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

from companion.views.block import View


def render(path: Path, view: View, language: str) -> str:
    """Return what is written to a file of that name. Markdown, where its ending says neither."""
    if path.suffix.lower() in (".html", ".htm"):
        from companion.views.formats.html import html

        return html(view, language)
    if path.suffix.lower() in (".txt", ""):
        from companion.views.formats.plain_text import plain_text

        return plain_text(view)
    from companion.views.formats.markdown import markdown

    return markdown(view)
