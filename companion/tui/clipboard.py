"""Copying what is selected: in the field that is written in, or else on the screen."""

from __future__ import annotations

from textual.app import App
from textual.widgets import TextArea


def copy_selected(app: App[None]) -> bool:
    """Copy what is selected, and select nothing any more, so that the same key can do something else then.

    Say whether anything was selected. A passphrase never is: its field gives it to nobody.
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
