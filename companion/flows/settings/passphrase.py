"""Flows for setting, changing and removing the journal's passphrase, and for exporting the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

from companion.flows.dialogs import Choice, Menu, PassphraseField, PassphraseForm
from companion.flows.keeping import save_to_file
from companion.flows.ui import UI
from companion.journal.erasing import remove
from companion.journal.errors import JournalError
from companion.journal.seal.passphrase import codec_for, new_lock, remove_passphrase, set_lock
from companion.journal.storage.strays import without_lock
from companion.journals import readable
from companion.views.block import block

Wanted = Literal["set", "change", "remove"]

_TITLES = {
    "set": "Set a passphrase",
    "change": "Change the passphrase",
    "remove": "Remove the passphrase",
}
_DOES = {"set": "Set it", "change": "Change it", "remove": "Remove it"}
_DONE = {
    "set": "The passphrase is set.",
    "change": "The passphrase is changed.",
    "remove": "The passphrase is removed.",
}
_BEFORE = (
    "Nobody can read your journal without the passphrase, not even someone who has the file.",
    "If it is forgotten, nobody can bring back what is in the journal. There is no way round.",
    "You may want to write it down, and keep it where you keep papers.",
    "Copies you made before stay as they are: whoever could read them still can.",
)
_ADVICE = "Four or five words that do not belong together are hard to guess and easy to type."
_HAS_ONE = "Your journal has a passphrase already. It can be changed or removed."
_HAS_NONE = "Your journal has no passphrase. One can be set."
_REMOVING = "Without a passphrase, whoever can use your account can read your journal."


async def passphrase(ui: UI, wanted: Wanted, *, is_known: bool = False) -> None:
    """Set, change or remove the passphrase, as ``wanted`` says.

    ``is_known`` says that the journal was just unlocked, so the present passphrase is not asked for again.

    Raises:
        JournalError: if there is no passphrase to change or remove, or there already is one to set.
    """
    session = ui.session
    if session.vault.has_passphrase == (wanted == "set"):
        raise JournalError(_HAS_ONE if wanted == "set" else _HAS_NONE)
    if wanted == "set" and not await _still_wanted(ui):
        return
    fields = []
    if wanted != "set" and not is_known:
        fields.append(
            PassphraseField("present", "The passphrase it has now", partial(codec_for, session.vault))
        )
    if wanted != "remove":
        fields.append(PassphraseField("new", "The new passphrase", new_lock, twice="The same once more"))
    advice = _REMOVING if wanted == "remove" else _ADVICE
    found = await ui.ask_passphrases(PassphraseForm(_TITLES[wanted], advice, fields, _DOES[wanted]))
    if found is None:
        return
    is_clear = False

    def put() -> None:
        nonlocal is_clear
        vault = session.vault  # a command creates the journal only now
        is_clear = remove_passphrase(vault) if wanted == "remove" else set_lock(vault, *found[-1])

    if ui.attempt(put):
        ui.apply_choices()
        done = _DONE[wanted]
        ui.notify(done if is_clear else f"{done} Close other windows, so that older words go too.")
        if wanted != "remove" and (older := without_lock(session.vault)):
            await _remove_older(ui, older, done)


async def _still_wanted(ui: UI) -> bool:
    """Explain what a passphrase means, and offer an export first; return whether to set one."""
    rows = [
        Choice("set", "Set a passphrase"),
        Choice("export", "Write a copy to read first"),
        Choice("back", "Not now"),
    ]
    text = [block("text", one) for one in _BEFORE]
    menu = Menu("before passphrase", _TITLES["set"], rows, text, before_secret=True)
    while (answer := await ui.choose(menu)) == "export":
        await export(ui)
    return answer == "set"


async def export(ui: UI) -> None:
    """Ask for a file name and export the journal to that file, in readable form."""
    await save_to_file.write(ui, "journal.md", partial(_readable, ui))


def _readable(ui: UI, path: Path) -> str:
    if " " in path.name and "." not in path.name:  # a passphrase typed too early would be shown on the screen
        raise JournalError("That looks like a passphrase. A name such as journal.md will do.")
    return readable(ui.session)


async def _remove_older(ui: UI, files: list[Path], done: str) -> None:
    """Offer to overwrite and delete older journal files that do not have the passphrase.

    A restored backup left them beside the journal.
    """
    rows = [Choice("keep", "Keep them as they are"), Choice("remove", "Overwrite and remove them")]
    text = [
        block("text", "Older files of your journal lie beside it, and do not have the passphrase."),
        *(block("item", file.name) for file in files),
    ]
    answer = await ui.choose(Menu("older files", done, rows, text))
    journal = ui.session.vault.path
    if answer == "keep":
        ui.notify(done)
    elif answer == "remove" and journal and ui.attempt(partial(remove, files, journal)):
        ui.notify(f"{done} The older files are removed.")
