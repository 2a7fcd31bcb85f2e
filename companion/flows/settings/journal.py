"""The flow for managing the journal: its passphrase, a readable export, and erasing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from companion import journals
from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.settings.passphrase import export, passphrase
from companion.flows.ui import UI, Elsewhere, Leave
from companion.journal.errors import JournalError
from companion.layouts import readings
from companion.views.block import Block, block
from companion.views.journal.erasing import BEYOND_REACH, left, removed

_WORD = "erase"
_MINUTES = {1: "1 minute", 5: "5 minutes", 15: "15 minutes", 0: "never"}


async def journal(ui: UI) -> None:
    """Show the actions for the journal."""
    at: str | None = ""
    while at is not None and ui.session.vault.is_on_disk:
        protected, rows = _protection(ui)
        rows += [Choice("export", "Write a copy to read"), Choice("erase", "Erase everything")]
        text = [block("quiet", f"It is one file on this computer. {protected}")]
        at = await ui.choose(Menu("journal", "Your journal", rows, text, at=at))
        match at:
            case "set" | "change" | "remove":
                await passphrase(ui, at)
            case "lock_after":
                await _lock_after(ui)
            case "export":
                await export(ui)
            case "erase":
                await _erase(ui)
    if at is not None:
        await _of_one_only_read(ui)


def _protection(ui: UI) -> tuple[str, list[Choice]]:
    """Return a sentence on who can read the journal, and the options to change that."""
    if not ui.session.vault.has_passphrase:
        said = "It has no passphrase. Whoever can use your account can read it."
        return said, [Choice("set", "Set a passphrase")]
    minutes = ui.session.journey.choices.lock_after
    after = _MINUTES.get(minutes, f"{minutes} minutes")
    return "It has a passphrase.", [
        Choice("change", "Change the passphrase"),
        Choice("remove", "Remove the passphrase"),
        Choice("lock_after", "Lock it when no key is pressed", after),
    ]


async def _of_one_only_read(ui: UI) -> None:
    """Offer an export of a journal that can be read but not written."""
    rows = [Choice("export", "Write a copy to read")] if ui.session.vault.source else []
    rows.append(Choice("back", "Back"))
    text = [block("text", "Nothing is kept this time, so there is no journal to protect or to remove.")]
    while await ui.choose(Menu("journal", "Your journal", rows, text)) == "export":
        await export(ui)


async def _lock_after(ui: UI) -> None:
    rows = [Choice(str(minutes), label[0].upper() + label[1:]) for minutes, label in _MINUTES.items()]
    now = str(ui.session.journey.choices.lock_after)
    text = [block("quiet", "The screen is empty then. escape comes back to it, and f1 is help.")]
    minutes = await ui.choose(Menu("lock after", "Lock it when no key is pressed", rows, text, now=now))
    if minutes is not None and ui.attempt(partial(ui.session.choose, lock_after=int(minutes))):
        ui.apply_choices()


# --- erasing ------------------------------------------------------------------------------------------


async def _erase(ui: UI) -> None:
    """Explain what erasing does and cannot do. Erase everything once the person has typed the word for it."""
    text = [
        block("text", "This overwrites and removes all you kept, for good."),
        block("text", "Out of reach of this or any program:"),
        *_beyond_reach(),
        *(block("text", left(one)) for one in journals.namesakes(ui.session)),
    ]
    rows = [Choice("back", "Not now"), Choice("on", "Go on to erase it")]
    if await ui.choose(Menu("before erasing", "Erase everything", rows, text)) != "on":
        return
    ask = f"To erase everything, type {_WORD}."
    typed = await ui.write(TextPrompt("erase", ask, one_line=True, does="Erase it"))
    if typed is None:
        return
    if _WORD not in readings(typed.strip()):
        ui.notify("Nothing was erased.")
        return
    try:
        files = journals.erase(ui.session)
    except JournalError as error:
        ui.notify_error(error)
    else:
        raise Elsewhere(None, _erased(ui, files))


async def _erased(ui: UI, files: list[Path]) -> None:
    rows = [Choice("leave", "Leave"), Choice("read", "Read on; nothing is kept")]
    text = [block("text", removed(files)), block("text", "As said, this stays:"), *_beyond_reach()]
    if await ui.choose(Menu("erased", "Erased", rows, text)) == "leave":
        raise Leave


def _beyond_reach() -> list[Block]:
    return [block("item", f"{one[0].upper()}{one[1:]}.") for one in BEYOND_REACH]
