"""Renders a view as HTML, plain text or Markdown, depending on the extension of a file's name."""

from __future__ import annotations

from pathlib import Path

from companion.views.block import View


def render(path: Path, view: View, language: str) -> str:
    """Return a view as the content of the file ``path``. Unknown extensions give Markdown.

    ``language`` is the guide's language tag, such as ``en``.
    """
    if path.suffix.lower() in (".html", ".htm"):
        from companion.views.formats.html import html

        return html(view, language)
    if path.suffix.lower() in (".txt", ""):
        from companion.views.formats.plain_text import plain_text

        return plain_text(view)
    from companion.views.formats.markdown import markdown

    return markdown(view)
