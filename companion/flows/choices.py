"""What a person can set for themselves, and the list each of these opens."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from companion.flows.face import Choice, Face, Menu, Writing
from companion.flows.journal import journal
from companion.flows.looks import face_note, looks_note, offer_faces, offer_looks
from companion.flows.own_keys import keys_note, offer_keys
from companion.flows.services import country
from companion.guide.load import INTERNATIONAL
from companion.guide.mistakes import GuideError
from companion.guide.model import Word
from companion.sheets.block import block

_NOT_SAID = Choice("unsaid", "Rather not say")


def choices(face: Face, at: str = "") -> None:
    """Offer all that can be set."""
    chosen, guide = face.session.journey.choices, face.session.library.guide
    rows = [Choice("role", "Who you are", guide.roles.get(chosen.role, "not said"))]  # type: ignore[call-overload]
    rows += [Choice(f"word-{word.word}", word.ask.strip(), _word_note(face, word)) for word in guide.words]
    rows += [
        Choice("density", "How much to read", _DENSITIES.get(chosen.density, _DENSITIES[""])),
        Choice("country", "Country", _country_note(face)),
        Choice("theme", "Light or dark", looks_note(chosen.theme)),
        Choice("face", "How it is shown", face_note(chosen.face)),
        Choice("keys", "Keys", keys_note(chosen.keys)),
        Choice("check_ins", "May steps ask how it is?", "yes" if chosen.check_ins else "no"),
        Choice("returning", "When you come back", _RETURNING.get(chosen.returning, _RETURNING["place"])),
        Choice("journal", "Your journal", _journal_note(face)),
    ]
    words = {f"word-{word.word}": word for word in guide.words}

    def open_one(id: str) -> None:
        if id in words:
            _word(face, words[id])
        else:
            _OPEN[id](face)

    text = [block("quiet", "Nothing has to be chosen. Everything can be changed again.")]
    face.ask(Menu("choices", "Choices", rows, open_one, text, at=at))


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


def _set(face: Face, at: str, /, **changes: object) -> None:
    """Set a choice, let it take effect, and show the choices again."""
    if face.told(lambda: face.session.choose(**changes)):
        face.take_effect()
        face.show_page()
        choices(face, at)


def _back(face: Face, at: str) -> Callable[[], None]:
    return lambda: choices(face, at)


def _role(face: Face) -> None:
    roles = [Choice(name, label.strip()) for name, label in face.session.library.guide.roles.items()]
    now = face.session.journey.choices.role
    then = lambda id: _set(face, "role", role="" if id == _NOT_SAID.id else id)  # noqa: E731
    rows = [*roles, _NOT_SAID]
    face.ask(
        Menu("role", "Who you are", rows, then, at=now or _NOT_SAID.id, now=now, back=_back(face, "role"))
    )


def _word(face: Face, word: Word) -> None:
    at, ask = f"word-{word.word}", word.ask.strip()
    chosen = face.session.journey.choices.words
    now = chosen.get(word.word, "")

    def choose(id: str) -> None:
        if id == _OWN:
            _own_word(face, word)
        else:
            _set(face, at, words={**chosen, word.word: id})

    offered = [Choice("", "No choice", f"the text says {_says(face, word, '')}")]
    offered += [Choice(one.choice, one.label.strip(), _says(face, word, one.choice)) for one in word.choices]
    offered += [Choice(_OWN, word.own.label.strip())] if word.own else []
    is_own = word.own and now not in {one.id for one in offered}
    now = _OWN if is_own else now
    face.ask(Menu("word", ask, offered, choose, now=now, back=_back(face, at)))


_OWN = "/own"
"""Stands for a word of one's own; no choice's id has a slash."""


def _own_word(face: Face, word: Word) -> None:
    chosen = face.session.journey.choices.words
    before = chosen.get(word.word, "")

    def keep(own: str) -> None:
        face.session.choose(words={**chosen, word.word: own})

    def shown() -> None:
        face.show_page()
        choices(face, f"word-{word.word}")

    text = "" if before in {one.choice for one in word.choices} else before
    back = _back(face, f"word-{word.word}")
    face.write(Writing("own word", word.ask.strip(), keep, text=text, then=shown, one_line=True, back=back))


def _says(face: Face, word: Word, chosen: str) -> str:
    """What the text says with a choice, as it reads for this person."""
    wording = face.session.wording()
    forms = replace(wording, chosen={**wording.chosen, word.word: chosen}).forms(word)
    return f'"{next(iter(forms.values()))}"'


def _word_note(face: Face, word: Word) -> str:
    return _says(face, word, face.session.journey.choices.words.get(word.word, ""))


def _density(face: Face) -> None:
    offered = [Choice(id or _USUAL, text[0].upper() + text[1:]) for id, text in _DENSITIES.items()]
    now = face.session.journey.choices.density or _USUAL
    then = lambda id: _set(face, "density", density="" if id == _USUAL else id)  # noqa: E731
    face.ask(Menu("density", "How much to read", offered, then, now=now, back=_back(face, "density")))


_USUAL = "usual"


def _country_note(face: Face) -> str:
    where = face.session.whereabouts()
    if where.code in ("", INTERNATIONAL):
        return "not said"
    try:
        found = face.session.library.country(where.code)
    except GuideError:  # a broken file is told where its services are wanted
        found = None
    name = found.name.strip() if found else where.code
    return f"{name}, a guess" if where.guessed else name


def _journal_note(face: Face) -> str:
    vault = face.session.vault
    if not vault.keeps:
        return "nothing is kept this time"
    return "has a passphrase" if vault.has_passphrase else "no passphrase"


def _looks(face: Face) -> None:
    offer_looks(face, lambda theme: _set(face, "theme", theme=theme), _back(face, "theme"))


def _faces(face: Face) -> None:
    def choose(name: str) -> None:
        if face.told(lambda: face.session.choose(face=name)) and not face.change_face(name):
            choices(face, "face")

    offer_faces(face, choose, _back(face, "face"))


def _keys(face: Face) -> None:
    def keep(keys: dict[str, str]) -> None:
        face.session.choose(keys=keys)
        face.take_effect()

    offer_keys(face, keep, _back(face, "keys"))


def _check_ins(face: Face) -> None:
    offered = [Choice("yes", "Yes"), Choice("no", "No, pause them", "m still asks whenever you like")]
    now = "yes" if face.session.journey.choices.check_ins else "no"
    then = lambda id: _set(face, "check_ins", check_ins=id == "yes", declined={})  # noqa: E731
    title = "May steps ask how it is?"
    face.ask(Menu("check_ins", title, offered, then, now=now, back=_back(face, "check_ins")))


def _returning(face: Face) -> None:
    offered = [Choice(id, text[0].upper() + text[1:]) for id, text in _RETURNING.items()]
    now = face.session.journey.choices.returning or "place"
    then = lambda id: _set(face, "returning", returning=id)  # noqa: E731
    face.ask(
        Menu(
            "returning",
            "When you come back",
            offered,
            then,
            now=now,
            back=_back(face, "returning"),
        )
    )


_OPEN: dict[str, Callable[[Face], None]] = {
    "role": _role,
    "density": _density,
    "country": lambda face: country(face, then=lambda: choices(face, "country")),
    "theme": _looks,
    "face": _faces,
    "keys": _keys,
    "check_ins": _check_ins,
    "returning": _returning,
    "journal": lambda face: journal(face, lambda: choices(face, "journal")),
}
