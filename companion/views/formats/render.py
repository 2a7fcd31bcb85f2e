"""A sheet as a file: a page for a browser, plain text or Markdown, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

from companion.views.block import Sheet


def written_as(path: Path, sheet: Sheet, language: str) -> str:
    """Return what is written to a file of that name. Markdown, where its ending says neither."""
    if path.suffix.lower() in (".html", ".htm"):
        from companion.views.formats.html import html

        return html(sheet, language)
    if path.suffix.lower() in (".txt", ""):
        from companion.views.formats.plain_text import plain_text

        return plain_text(sheet)
    from companion.views.formats.markdown import markdown

    return markdown(sheet)
