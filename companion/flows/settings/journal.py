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
from companion.messages import gettext as _
from companion.messages import ngettext
from companion.views.block import Block, block
from companion.views.journal.erasing import BEYOND_REACH, left, removed

_WORD = "erase"
_MINUTES = (1, 5, 15, 0)


async def journal(ui: UI) -> None:
    """Show the actions for the journal."""
    at: str | None = ""
    while at is not None and ui.session.vault.is_on_disk:
        protected, rows = _protection(ui)
        rows += [Choice("export", _("Export a copy you can read")), Choice("erase", _("Erase everything"))]
        file = _("Your journal is one file on this computer.")
        text = [block("quiet", f"{file} {protected}")]
        at = await ui.choose(Menu("journal", _("Your journal"), rows, text, at=at))
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
        open_to = _("The file has no passphrase. Anyone who can use your account can read it.")
        return open_to, [Choice("set", _("Set a passphrase"))]
    return _("The file has a passphrase."), [
        Choice("change", _("Change the passphrase")),
        Choice("remove", _("Remove the passphrase")),
        Choice("lock_after", _("Lock automatically"), _after(ui.session.journey.choices.lock_after)),
    ]


def _after(minutes: int) -> str:
    """Return when the journal is locked."""
    if not minutes:
        return _("Never")
    return ngettext("After {count} minute", "After {count} minutes", minutes).format(count=minutes)


async def _of_one_only_read(ui: UI) -> None:
    """Offer an export of a journal that can be read but not written."""
    rows = [Choice("export", _("Export a copy you can read"))] if ui.session.vault.source else []
    rows.append(Choice("back", _("Back")))
    nothing = _("Nothing is kept this time, so there is no journal to protect or erase.")
    text = [block("text", nothing)]
    while await ui.choose(Menu("journal", _("Your journal"), rows, text)) == "export":
        await export(ui)


async def _lock_after(ui: UI) -> None:
    rows = [Choice(str(minutes), _after(minutes)) for minutes in _MINUTES]
    now = str(ui.session.journey.choices.lock_after)
    what = _(
        "If you do nothing for the time you choose, the screen goes blank and your journal is locked. To"
        " come back, press escape and type your passphrase. For help now, press f1."
    )
    text = [block("quiet", what)]
    minutes = await ui.choose(Menu("lock after", _("Lock automatically"), rows, text, now=now))
    if minutes is not None and ui.attempt(partial(ui.session.choose, lock_after=int(minutes))):
        ui.apply_choices()


# --- erasing ------------------------------------------------------------------------------------------


async def _erase(ui: UI) -> None:
    """Explain what erasing does and cannot do. Erase everything once the person has typed the word for it."""
    text = [
        block("text", _("This overwrites and erases everything you kept, for good.")),
        block("text", _("This program does not erase these:")),
        *_beyond_reach(),
        *(block("text", left(one)) for one in journals.namesakes(ui.session)),
    ]
    rows = [Choice("back", _("Not now")), Choice("on", _("Continue"))]
    menu, typed = Menu("before erasing", _("Erase everything"), rows, text), None
    while typed is None:
        if await ui.choose(menu) != "on":
            return
        ask = _("To erase everything, type {word}.").format(word=_WORD)
        typed = await ui.write(TextPrompt("erase", ask, one_line=True, does=_("Erase everything")))
    if _WORD not in readings(typed.strip()):
        ui.notify(_("Nothing was erased."))
        return
    try:
        files = journals.erase(ui.session)
    except JournalError as error:
        ui.notify_error(error)
    else:
        raise Elsewhere(_erased(ui, files))


async def _erased(ui: UI, files: list[Path]) -> None:
    rows = [Choice("leave", _("Quit")), Choice("read", _("Read without keeping anything"))]
    text = [block("text", removed(files)), block("text", _("These may still be there:")), *_beyond_reach()]
    if await ui.choose(Menu("erased", _("Erased"), rows, text)) == "leave":
        raise Leave


def _beyond_reach() -> list[Block]:
    return [block("item", _(one)) for one in BEYOND_REACH]
