"""What a person can set for themselves, and the list each of these opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from companion.guide.load import INTERNATIONAL
from companion.guide.tree import GuideError
from companion.sheets.block import block
from companion.tui.journal import journal
from companion.tui.services import country
from companion.tui.widgets.picker import Choice

if TYPE_CHECKING:
    from companion.guide.model import Word
    from companion.tui.app import CompanionApp

_NOT_SAID = Choice("unsaid", "Rather not say")


def choices(app: CompanionApp, at: str = "") -> None:
    """Offer all that can be set."""
    chosen, guide = app.session.journey.choices, app.session.library.guide
    rows = [Choice("role", "Who you are", guide.roles.get(chosen.role, "not said"))]  # type: ignore[call-overload]
    rows += [Choice(f"word-{word.word}", word.ask.strip(), _word_note(app, word)) for word in guide.words]
    rows += [
        Choice("density", "How much to read", _DENSITIES.get(chosen.density, _DENSITIES[""])),
        Choice("country", "Country", _country_note(app)),
        Choice("theme", "Light or dark", "light" if chosen.theme == "day" else "dark"),
        Choice("check_ins", "May steps ask how it is?", "yes" if chosen.check_ins else "no"),
        Choice("returning", "When you come back", _RETURNING.get(chosen.returning, _RETURNING["place"])),
        Choice("journal", "Your journal", _journal_note(app)),
    ]
    words = {f"word-{word.word}": word for word in guide.words}

    def open_one(id: str) -> None:
        if id in words:
            _word(app, words[id])
        else:
            _OPEN[id](app)

    text = [block("quiet", "Nothing has to be chosen. Everything can be changed again.")]
    app.ask("choices", "Choices", rows, open_one, blocks=text, at=at)


_RETURNING = {
    "place": "the page where you stopped",
    "ask": "ask where to begin",
    "start": "the beginning",
}

_DENSITIES = {
    "": "short pages",
    "brief": "each step in a sentence",
    "full": "short pages, with all there is more of",
}


def _set(app: CompanionApp, at: str, **changes: object) -> None:
    """Set a choice, let it take effect, and show the choices again."""
    if app.told(lambda: app.session.choose(**changes)):
        app.set_theme()
        app.reading.show()
        choices(app, at)


def _back(app: CompanionApp, at: str) -> Callable[[], None]:
    return lambda: choices(app, at)


def _role(app: CompanionApp) -> None:
    roles = [Choice(name, label.strip()) for name, label in app.session.library.guide.roles.items()]
    now = app.session.journey.choices.role
    then = lambda id: _set(app, "role", role="" if id == _NOT_SAID.id else id)  # noqa: E731
    app.ask("role", "Who you are", [*roles, _NOT_SAID], then, at=now, back=_back(app, "role"))


def _word(app: CompanionApp, word: Word) -> None:
    at, ask = f"word-{word.word}", word.ask.strip()
    chosen = app.session.journey.choices.words

    def choose(id: str) -> None:
        if id == _OWN:
            _own_word(app, word)
        else:
            _set(app, at, words={**chosen, word.word: id})

    offered = [Choice("", "No choice", f"the text says {_says(app, word, '')}")]
    offered += [Choice(one.choice, one.label.strip(), _says(app, word, one.choice)) for one in word.choices]
    offered += [Choice(_OWN, word.own.label.strip())] if word.own else []
    app.ask("word", ask, offered, choose, at=chosen.get(word.word, ""), back=_back(app, at))


_OWN = "/own"
"""Stands for a word of one's own; no choice's id has a slash."""


def _own_word(app: CompanionApp, word: Word) -> None:
    from companion.tui.screens.writing import WritingScreen

    chosen = app.session.journey.choices.words
    before = chosen.get(word.word, "")

    def keep(own: str) -> None:
        app.session.choose(words={**chosen, word.word: own})

    def shown() -> None:
        app.reading.show()
        choices(app, f"word-{word.word}")

    text = "" if before in {one.choice for one in word.choices} else before
    app.open(WritingScreen("own word", word.ask.strip(), keep, text=text, then=shown, one_line=True))


def _says(app: CompanionApp, word: Word, chosen: str) -> str:
    """What the text says with a choice, as it reads for this person."""
    wording = app.session.wording()
    forms = replace(wording, chosen={**wording.chosen, word.word: chosen}).forms(word)
    return f'"{next(iter(forms.values()))}"'


def _word_note(app: CompanionApp, word: Word) -> str:
    return _says(app, word, app.session.journey.choices.words.get(word.word, ""))


def _density(app: CompanionApp) -> None:
    offered = [Choice(id or _USUAL, text[0].upper() + text[1:]) for id, text in _DENSITIES.items()]
    now = app.session.journey.choices.density or _USUAL
    then = lambda id: _set(app, "density", density="" if id == _USUAL else id)  # noqa: E731
    app.ask("density", "How much to read", offered, then, at=now, back=_back(app, "density"))


_USUAL = "usual"


def _country_note(app: CompanionApp) -> str:
    where = app.session.whereabouts()
    if where.code in ("", INTERNATIONAL):
        return "not said"
    try:
        found = app.session.library.country(where.code)
    except GuideError:  # a broken file is told where its services are wanted
        found = None
    name = found.name.strip() if found else where.code
    return f"{name}, a guess" if where.guessed else name


def _journal_note(app: CompanionApp) -> str:
    vault = app.session.vault
    if not vault.keeps:
        return "nothing is kept this time"
    return "has a passphrase" if vault.has_passphrase else "no passphrase"


def _theme(app: CompanionApp) -> None:
    offered = [Choice("dusk", "Dark"), Choice("day", "Light")]
    then = lambda id: _set(app, "theme", theme=id)  # noqa: E731
    app.ask("theme", "Light or dark", offered, then, at=app.theme, back=_back(app, "theme"))


def _check_ins(app: CompanionApp) -> None:
    offered = [Choice("yes", "Yes"), Choice("no", "No, pause them", "m still asks whenever you like")]
    now = "yes" if app.session.journey.choices.check_ins else "no"
    then = lambda id: _set(app, "check_ins", check_ins=id == "yes")  # noqa: E731
    app.ask("check_ins", "May steps ask how it is?", offered, then, at=now, back=_back(app, "check_ins"))


def _returning(app: CompanionApp) -> None:
    offered = [Choice(id, text[0].upper() + text[1:]) for id, text in _RETURNING.items()]
    now = app.session.journey.choices.returning or "place"
    then = lambda id: _set(app, "returning", returning=id)  # noqa: E731
    app.ask("returning", "When you come back", offered, then, at=now, back=_back(app, "returning"))


_OPEN: dict[str, Callable[[CompanionApp], None]] = {
    "role": _role,
    "density": _density,
    "country": lambda app: country(app, then=lambda: choices(app, "country")),
    "theme": _theme,
    "check_ins": _check_ins,
    "returning": _returning,
    "journal": lambda app: journal(app, lambda: choices(app, "journal")),
}
