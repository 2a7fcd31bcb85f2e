"""Flows for setting, changing and removing the journal's passphrase, and for exporting the journal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from companion.flows.dialogs import Choice, Menu, PassphraseField, PassphraseForm
from companion.flows.keeping import save_to_file
from companion.flows.ui import UI
from companion.journal.erasing import remove
from companion.journal.errors import JournalError
from companion.journal.seal.passphrase import codec_for, new_lock, remove_passphrase, set_lock
from companion.journal.storage.strays import without_lock
from companion.journals import readable
from companion.messages import N_
from companion.messages import gettext as _
from companion.views.block import block

Wanted = Literal["set", "change", "remove"]

_TITLES = {
    "set": N_("Set a passphrase"),
    "change": N_("Change the passphrase"),
    "remove": N_("Remove the passphrase"),
}
_DOES = {
    # Translators: sets a passphrase. At most 12 letters fit beside the keys.
    "set": N_("Set"),
    # Translators: changes the passphrase
    "change": N_("Change"),
    # Translators: removes the passphrase
    "remove": N_("Remove"),
}
_DONE = {
    "set": N_("The passphrase has been set."),
    "change": N_("The passphrase has been changed."),
    "remove": N_("The passphrase has been removed."),
}
_BEFORE = (
    N_("No one can read your journal without the passphrase, not even someone who has the file."),
    N_(
        "If you forget the passphrase, no one can recover what is in the journal. There is no way around"
        " that."
    ),
    N_("You may want to write the passphrase down, and keep it with your important papers."),
    N_("Copies you made earlier do not change: anyone who could read them still can."),
)
_ADVICE = N_("Four or five unrelated words are hard to guess and easy to type.")
_HAS_ONE = N_("Your journal already has a passphrase. You can change or remove it.")
_HAS_NONE = N_("Your journal has no passphrase. You can set one.")
_REMOVING = N_("Without a passphrase, anyone who can use your account can read your journal.")


async def passphrase(ui: UI, wanted: Wanted, *, is_known: bool = False) -> None:
    """Set, change or remove the passphrase, as ``wanted`` says.

    ``is_known`` says that the journal was just unlocked, so the present passphrase is not asked for again.

    Raises:
        JournalError: if there is no passphrase to change or remove, or there already is one to set.
    """
    session = ui.session
    if session.vault.has_passphrase == (wanted == "set"):
        raise JournalError(_(_HAS_ONE) if wanted == "set" else _(_HAS_NONE))
    fields = []
    if wanted != "set" and not is_known:
        fields.append(
            PassphraseField("present", _("The current passphrase"), partial(codec_for, session.vault))
        )
    if wanted != "remove":
        fields.append(
            PassphraseField("new", _("The new passphrase"), new_lock, twice=_("The new passphrase again"))
        )
    title, advice = _(_TITLES[wanted]), _(_REMOVING) if wanted == "remove" else _(_ADVICE)
    form = PassphraseForm(title, advice, fields, _(_DOES[wanted]))
    found = await (_set(ui, form) if wanted == "set" else ui.ask_passphrases(form))
    if found is None:
        return
    is_clear = False

    def put() -> None:
        nonlocal is_clear
        vault = session.vault  # a command creates the journal only now
        is_clear = remove_passphrase(vault) if wanted == "remove" else set_lock(vault, *found[-1])

    if ui.attempt(put):
        if wanted == "remove":  # the country is then readable in the journal itself
            ui.attempt(partial(session.make_country_readable, False))
        ui.apply_choices()
        done = _(_DONE[wanted])
        close = _("Close this program's other windows, so that older copies of your words are erased too.")
        ui.notify(done if is_clear else f"{done} {close}")
        if wanted != "remove" and (older := without_lock(session.vault)):
            await _remove_older(ui, older, done)


async def _set(ui: UI, form: PassphraseForm) -> Sequence[Any] | None:
    """Ask for the new passphrase. Leaving the form leads back to what a passphrase means."""
    while await _still_wanted(ui):
        if found := await ui.ask_passphrases(form):
            return found
    return None


async def _still_wanted(ui: UI) -> bool:
    """Explain what a passphrase means, and offer an export first; return whether to set one."""
    rows = [
        Choice("set", _("Set a passphrase")),
        Choice("export", _("First export a copy you can read")),
        Choice("back", _("Not now")),
    ]
    text = [block("text", _(one)) for one in _BEFORE]
    menu = Menu("before passphrase", _(_TITLES["set"]), rows, text, before_secret=True)
    while (answer := await ui.choose(menu)) == "export":
        await export(ui)
    return answer == "set"


async def export(ui: UI) -> None:
    """Ask for a file name and export the journal to that file, in readable form."""
    await save_to_file.write(ui, "journal.md", partial(_readable, ui))


def _readable(ui: UI, path: Path) -> str:
    if " " in path.name and "." not in path.name:  # a passphrase typed too early would be shown on the screen
        raise JournalError(_("That looks like a passphrase. Type a name for the file, such as journal.md."))
    return readable(ui.session)


async def _remove_older(ui: UI, files: list[Path], done: str) -> None:
    """Offer to overwrite and delete older journal files that do not have the passphrase.

    A restored backup left them beside the journal.
    """
    rows = [
        Choice("keep", _("Keep these files as they are")),
        Choice("remove", _("Overwrite and erase these files")),
    ]
    text = [
        block(
            "text",
            _("Older files of your journal are still in its folder. This passphrase does not protect them."),
        ),
        *(block("item", file.name) for file in files),
    ]
    answer = await ui.choose(Menu("older files", done, rows, text))
    journal = ui.session.vault.path
    if answer == "keep":
        ui.notify(done)
    elif answer == "remove" and journal and ui.attempt(partial(remove, files, journal)):
        older = _("The older files have been erased.")
        ui.notify(f"{done} {older}")
