"""Setting, changing and removing the passphrase of the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Literal

from companion.flows import files
from companion.flows.ui import UI, Choice, Menu, Secret, Secrets
from companion.journal.erasing import remove
from companion.journal.passphrase import codec_for, new_lock, remove_passphrase, set_lock
from companion.keeping import readable
from companion.opening import not_under
from companion.sheets.block import block

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
_ADVICE = "Four or five words that do not belong together are hard to guess and easy to type."
_REMOVING = "Without a passphrase, whoever can use your account can read your journal."


async def passphrase(ui: UI, wanted: Wanted) -> None:
    """Set, change or remove it, by what is wanted."""
    if wanted == "set" and not await _still_wanted(ui):
        return
    vault = ui.session.vault
    fields = [Secret("present", "The passphrase it has now", partial(codec_for, vault))]
    if wanted != "remove":
        new = Secret("new", "The new passphrase", new_lock, twice="The same once more")
        fields = [new] if wanted == "set" else [*fields, new]
    advice = _REMOVING if wanted == "remove" else _ADVICE
    found = await ui.ask_secrets(Secrets(_TITLES[wanted], advice, fields, _DOES[wanted]))
    if found is None:
        return
    is_clear = False

    def put() -> None:
        nonlocal is_clear
        lock: Any = found[-1]
        is_clear = remove_passphrase(vault) if wanted == "remove" else set_lock(vault, *lock)

    if ui.attempt(put):
        ui.take_effect()
        done = _DONE[wanted]
        ui.say(done if is_clear else f"{done} Close other windows, so that older words go too.")
        if wanted != "remove" and (older := not_under(vault)):
            await _remove_older(ui, older, done)


async def _still_wanted(ui: UI) -> bool:
    """Say what a passphrase means before one is set, and offer a copy first."""
    rows = [
        Choice("set", "Set a passphrase"),
        Choice("export", "Write a copy to read first"),
        Choice("back", "Not now"),
    ]
    text = [
        block("text", "With a passphrase, your journal can be read by nobody who does not know it."),
        block(
            "text", "If it is forgotten, nobody can bring back what is in the journal. There is no way round."
        ),
        block("text", "You may want to write it down, and keep it where you keep papers."),
    ]
    menu = Menu("before passphrase", _TITLES["set"], rows, text)
    while (answer := await ui.choose(menu)) == "export":
        await export(ui)
    return answer == "set"


async def export(ui: UI) -> None:
    """Ask where a copy to read should go, and write it there."""
    await files.write(ui, "journal.md", partial(_readable, ui))


def _readable(ui: UI, _: Path) -> str:
    return readable(ui.session)


async def _remove_older(ui: UI, files: list[Path], done: str) -> None:
    """Offer to remove files that were kept aside when a copy took their place, and lack the passphrase."""
    rows = [Choice("remove", "Overwrite and remove them"), Choice("keep", "Keep them as they are")]
    text = [
        block("text", "Older files of your journal lie beside it, and do not have the passphrase."),
        *(block("item", file.name) for file in files),
    ]
    answer = await ui.choose(Menu("older files", done, rows, text))
    journal = ui.session.vault.path
    if answer == "keep":
        ui.say(done)
    elif answer == "remove" and journal and ui.attempt(partial(remove, files, journal)):
        ui.say(f"{done} The older files are removed.")
