"""The flow for the settings: the list of them and the dialog for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from msgspec.structs import replace

from companion.flows.commands import CHECK_IN
from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.key_bindings import current_key
from companion.flows.reading.services import country
from companion.flows.settings.appearance import choose_interface, choose_theme, interface_note, theme_note
from companion.flows.settings.custom_keys import custom_keys, keys_note
from companion.flows.settings.journal import journal
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError
from companion.guide.load import INTERNATIONAL
from companion.guide.model import Word
from companion.journal.model import ChoiceChanges
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.views.block import block


async def choices(ui: UI) -> None:
    """Show all settings and change those that are chosen."""
    text = [block("quiet", _("You do not have to choose anything. You can change it all later."))]
    at: str | None = ""
    while at is not None:
        at = await ui.choose(Menu("choices", _("Settings"), _rows(ui.session), text, at=at))
        if at in _OPENS:
            await _OPENS[at](ui)
        elif at is not None and await _set(ui, at):
            ui.apply_choices()
            ui.show_page()


_WORD = "word-"
"""The prefix of a word's id in the list. No other id begins with it."""
_RETURNING = {
    "place": N_("The page where you stopped"),
    "ask": N_("Ask me where to begin"),
    "start": N_("The beginning"),
}
_DENSITIES = {
    "": N_("Short pages"),
    "brief": N_("Each step in one sentence"),
    "full": N_("Short pages, with the extra detail open"),
}

_ASK_HOW_I_AM = N_("Ask how I am at the end of some steps")


def _rows(session: Session) -> list[Choice]:
    chosen, guide = session.journey.choices, session.guide_files.guide
    role = guide.roles.get(chosen.role, _("Not chosen"))  # type: ignore[call-overload]
    density, returning = _DENSITIES.get(chosen.density, _DENSITIES[""]), _RETURNING.get(chosen.returning)
    rows = [Choice("role", _("Who you are"), role)]
    rows += [Choice(f"{_WORD}{one.word}", one.ask.strip(), _word_note(session, one)) for one in guide.words]
    rows += [
        Choice("density", _("How much to read"), _(density)),
        Choice("country", _("Country"), _country_note(session)),
        Choice("theme", _("Light or dark"), theme_note(chosen.theme)),
        Choice("face", _("Display"), interface_note(chosen.face)),
        Choice("keys", _("Keys"), keys_note(chosen.keys)),
        Choice("check_ins", _(_ASK_HOW_I_AM), _("Yes") if chosen.check_ins else _("No")),
        Choice("returning", _("When you come back"), _(returning or _RETURNING["place"])),
        Choice("journal", _("Your journal"), _journal_note(session)),
    ]
    return rows


async def _set(ui: UI, id: str) -> bool:
    """Ask for one setting and save it; return whether it was saved."""
    if id.startswith(_WORD):
        return await _set_word(ui, id.removeprefix(_WORD))
    changes = await _ASKS[id](ui)
    return changes is not None and ui.attempt(partial(ui.session.choose, **changes))


async def _role(ui: UI) -> ChoiceChanges | None:
    rows = [Choice(name, label.strip()) for name, label in ui.session.guide_files.guide.roles.items()]
    rows.append(Choice("unsaid", _("I would rather not say")))
    now = ui.session.journey.choices.role
    id = await ui.choose(Menu("role", _("Who you are"), rows, at=now or "unsaid", now=now))
    return None if id is None else {"role": "" if id == "unsaid" else id}


async def _density(ui: UI) -> ChoiceChanges | None:
    rows = [Choice(id or "usual", _(text)) for id, text in _DENSITIES.items()]
    now = ui.session.journey.choices.density or "usual"
    id = await ui.choose(Menu("density", _("How much to read"), rows, now=now))
    return None if id is None else {"density": "" if id == "usual" else id}


async def _theme(ui: UI) -> ChoiceChanges | None:
    id = await choose_theme(ui)
    return None if id is None else {"theme": id}


async def _check_ins(ui: UI) -> ChoiceChanges | None:
    chosen = ui.session.journey.choices
    still = _("you can still press {key} to check in").format(key=current_key(CHECK_IN, chosen.keys).letter)
    rows = [Choice("yes", _("Yes")), Choice("no", _("No"), still)]
    id = await ui.choose(Menu("check_ins", _(_ASK_HOW_I_AM), rows, now="yes" if chosen.check_ins else "no"))
    if id is None:
        return None
    return {"check_ins": True, "declined": {}} if id == "yes" else {"check_ins": False}


async def _returning(ui: UI) -> ChoiceChanges | None:
    rows = [Choice(id, _(text)) for id, text in _RETURNING.items()]
    now = ui.session.journey.choices.returning or "place"
    id = await ui.choose(Menu("returning", _("When you come back"), rows, now=now))
    return None if id is None else {"returning": id}


_ASKS: dict[str, Callable[[UI], Awaitable[ChoiceChanges | None]]] = {
    "role": _role,
    "density": _density,
    "theme": _theme,
    "check_ins": _check_ins,
    "returning": _returning,
}


async def _face(ui: UI) -> None:
    name = await choose_interface(ui)
    if name is not None and ui.attempt(partial(ui.session.choose, face=name)):
        ui.change_interface(name)


_OPENS: dict[str, Callable[[UI], Awaitable[object]]] = {
    "country": country,
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
