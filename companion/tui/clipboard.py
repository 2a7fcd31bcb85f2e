"""Copies the selected text, from the text field or from the screen."""

from __future__ import annotations

from textual.app import App
from textual.widgets import TextArea


def copy_selected(app: App[None]) -> bool:
    """Copy the selected text and clear the selection, so that the same key can quit next.

    Return whether anything was selected. A passphrase is never copied, because its field does not give it
    away.
    """
    field = app.focused if isinstance(app.focused, TextArea) else None
    selected = (field.selected_text if field else "") or app.screen.get_selected_text()
    if not selected:
        return False
    app.copy_to_clipboard(selected)
    app.screen.clear_selection()
    if field:
        field.move_cursor(field.cursor_location)
    return True
