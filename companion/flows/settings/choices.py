"""The flow for the settings: the list of them and the dialog for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from msgspec.structs import replace

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.reading.services import country
from companion.flows.settings.appearance import choose_interface, interface_note, theme_note
from companion.flows.settings.custom_keys import custom_keys, keys_note
from companion.flows.settings.journal import journal
from companion.flows.settings.options import DENSITIES, RETURNING, SETTINGS, Setting
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError
from companion.guide.load import INTERNATIONAL
from companion.guide.model import Word
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.views.block import block


async def choices(ui: UI) -> None:
    """Show all settings and change those that are chosen."""
    text = [block("quiet", _("You do not have to choose anything. You can change it all later."))]
    at: str | None = ""
    while at is not None:
        at = await ui.choose(Menu("choices", _("Settings"), rows(ui.session), text, at=at, has_values=True))
        if at is not None:
            await change(ui, at)


async def change(ui: UI, id: str) -> None:
    """Open the dialog of one setting, and apply what is chosen there."""
    if id in _OPENS:
        await _OPENS[id](ui)
    elif id.startswith(_WORD):
        apply(ui, await _set_word(ui, id.removeprefix(_WORD)))
    else:
        setting = next(one for one in SETTINGS if one.name == id)
        options, now = setting.rows(ui.session), setting.now(ui.session.journey.choices)
        menu = Menu(id, _(setting.label), options, at=now or setting.at, now=now)
        if (option := await ui.choose(menu)) is not None:
            set_option(ui, setting, option)


def set_option(ui: UI, setting: Setting, option: str) -> None:
    """Set one of the options of a setting, by its id."""
    apply(ui, ui.attempt(partial(ui.session.choose, **setting.changes(option))))


def apply(ui: UI, is_kept: bool) -> None:
    """Show the effect of a setting if it was kept."""
    if is_kept:
        ui.apply_choices()
        ui.show_page()


_WORD = "word-"
"""The prefix of a word's id in the list. No other id begins with it."""


def rows(session: Session) -> list[Choice]:
    """Return all settings, each with its current value."""
    chosen, guide = session.journey.choices, session.guide_files.guide
    role = guide.roles.get(chosen.role, _("Not chosen"))  # type: ignore[call-overload]
    density, returning = DENSITIES.get(chosen.density, DENSITIES[""]), RETURNING.get(chosen.returning)
    found = [Choice("role", _("Who you are"), role)]
    found += [Choice(f"{_WORD}{one.word}", one.ask.strip(), _word_note(session, one)) for one in guide.words]
    found += [
        Choice("density", _("How much to read"), _(density)),
        Choice("country", _("Country"), _country_note(session)),
        *_readable_row(session),
        Choice("theme", _("Colours"), theme_note(chosen.theme)),
        Choice("face", _("Display"), interface_note(chosen.face)),
        Choice("keys", _("Keys"), keys_note(chosen.keys)),
        Choice(
            "check_ins", _("Ask how I am at the end of some steps"), _("Yes") if chosen.check_ins else _("No")
        ),
        Choice("returning", _("When you come back"), _(returning or RETURNING["place"])),
        Choice("journal", _("Your journal"), _journal_note(session)),
    ]
    return found


def _readable_row(session: Session) -> list[Choice]:
    """Return the setting that is there only with a passphrase."""
    if not (session.vault.is_on_disk and session.vault.has_passphrase):
        return []
    is_readable = session.is_country_readable
    return [Choice("readable_country", _(_READABLE), _("Known") if is_readable else _("Not known"))]


_READABLE = N_("Country while locked")


async def _readable_country(ui: UI) -> None:
    """Ask whether the country may be read without the passphrase."""
    text = [
        block("text", _("May “help now” use your country while your journal is locked?")),
        block(
            "quiet",
            _(
                "If so, the country is kept in a small file beside the journal. Anyone who can use your"
                " account can read that file. Nothing else is in it."
            ),
        ),
    ]
    rows = [Choice("yes", _("Known")), Choice("no", _("Not known"))]
    now = "yes" if ui.session.is_country_readable else "no"
    id = await ui.choose(Menu("readable country", _(_READABLE), rows, text, now=now))
    if id is not None:
        ui.attempt(partial(ui.session.make_country_readable, id == "yes"))


async def _face(ui: UI) -> None:
    name = await choose_interface(ui)
    if name is not None and ui.attempt(partial(ui.session.choose, face=name)):
        ui.change_interface(name)


_OPENS: dict[str, Callable[[UI], Awaitable[object]]] = {
    "country": country,
    "readable_country": _readable_country,
    "face": _face,
    "keys": custom_keys,
    "journal": journal,
}
"""The settings whose flows save the choice themselves."""


# --- words --------------------------------------------------------------------------------------------


async def _set_word(ui: UI, name: str) -> bool:
    session = ui.session
    word = next(one for one in session.guide_files.guide.words if one.word == name)
    chosen = session.journey.choices.words
    now = chosen.get(name, "")
    usual = _("the guide says {words}").format(words=_says(session, word, ""))
    rows = [Choice("", _("No preference"), usual)]
    rows += [Choice(one.choice, one.label.strip(), _says(session, word, one.choice)) for one in word.choices]
    rows += [Choice(_OWN, word.own.label.strip())] if word.own else []
    is_own = word.own and now not in {one.id for one in rows}
    menu = Menu("word", word.ask.strip(), rows, now=_OWN if is_own else now)
    while (id := await ui.choose(menu)) == _OWN:
        if await _write_word(ui, word):
            return True
        menu = replace(menu, at=_OWN)
    return id is not None and ui.attempt(partial(session.choose, words={**chosen, name: id}))


_OWN = "/own"
"""The id of the option to type a custom word. No choice has an id with a slash."""


async def _write_word(ui: UI, word: Word) -> bool:
    chosen = ui.session.journey.choices.words
    before = chosen.get(word.word, "")

    def keep(own: str) -> None:
        ui.session.choose(words={**chosen, word.word: own})

    text = "" if before in {one.choice for one in word.choices} else before
    return await ui.write(TextPrompt("own word", word.ask.strip(), keep, text, one_line=True)) is not None


def _says(session: Session, word: Word, chosen: str) -> str:
    """Return the word form that the guide's text uses with a given choice, in quotation marks."""
    wording = session.wording()
    forms = replace(wording, chosen={**wording.chosen, word.word: chosen}).forms(word)
    return _("“{words}”").format(words=next(iter(forms.values())))


def _word_note(session: Session, word: Word) -> str:
    return _says(session, word, session.journey.choices.words.get(word.word, ""))


# --- notes --------------------------------------------------------------------------------------------


def _country_note(session: Session) -> str:
    where = session.location()
    if where.code in ("", INTERNATIONAL):
        return _("Not chosen")
    try:
        found = session.guide_files.country(where.code)
    except GuideError:  # a broken file is reported where its services are shown
        found = None
    name = found.name.strip() if found else where.code
    return _("{country}, a guess").format(country=name) if where.guessed else name


def _journal_note(session: Session) -> str:
    vault = session.vault
    if not vault.is_on_disk:
        return _("Nothing is kept this time")
    return _("Has a passphrase") if vault.has_passphrase else _("No passphrase")
