"""The diary: what each entry leads to, and which entries are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from companion.dates import moment, moment_of, typed
from companion.flows import forgetting
from companion.flows.correcting import Correction
from companion.flows.face import Choice, Diary, Face, HowItIs, Menu, Writing
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Entry
from companion.journey import WayOn
from companion.sheets import damage
from companion.sheets.block import Block, block, own_text
from companion.sheets.diary import ALL, Only, only, words_of
from companion.sheets.summary import title_of
from companion.text import isolated


def open_diary(face: Face, wanted: Only = ALL, at: dt.date | None = None) -> None:
    """Open the diary, or the entries of it that are wanted, at a day."""
    session = face.session

    def read() -> Sequence[Entry[CheckIn]]:
        return only(session.vault.entries(CheckIn), wanted, session.library.feelings)[::-1]

    def choose_only() -> None:
        _offer_only(face, wanted)

    def open_one(id: bytes) -> None:
        face.told(lambda: _open_one(face, id, wanted))

    def show() -> None:
        feelings = session.library.feelings
        missing = lambda: damage.missing(session.vault)  # noqa: E731
        face.show_diary(Diary(read, feelings, open_one, choose_only, wanted.said, at, missing))

    face.told(show)


# --- one entry ----------------------------------------------------------------------------------------


def _open_one(face: Face, id: bytes, wanted: Only) -> None:
    session = face.session
    entry = next((one for one in session.vault.entries(CheckIn) if one.id == id), None)
    if entry is None:  # another window has forgotten it
        face.say("This is not there any more.")
        return

    def back() -> None:
        open_diary(face, wanted, entry.when.date())

    def again() -> None:
        face.told(lambda: _open_one(face, id, wanted))

    acts: dict[str, Callable[[], None]] = {
        "correct": lambda: _correct(face, entry, again),
        "move": lambda: _move(face, entry, again),
        "page": lambda: _go_to_step(face, entry.what.step),
        "forget": lambda: forgetting.forget(face, entry, back),
        "back": back,
    }
    title = title_of(session.journey, entry.what.step)
    rows = [Choice("correct", "Put it right"), Choice("move", "Put it on another day or time")]
    rows += [Choice("page", "Go to the step it was kept in", title)] if title else []
    rows += [Choice("forget", "Forget it"), Choice("back", "Back to the diary")]
    text, then = _blocks(face, entry), lambda id: acts[id]()
    face.ask(Menu("an entry", moment(entry.when), rows, then, text, at="back", back=back))


def _blocks(face: Face, entry: Entry[CheckIn]) -> list[Block]:
    said = words_of(entry.what, face.session.library.feelings) or "No word was chosen."
    return [block("text", said), *(own_text(entry.what.line) if entry.what.line else [])]


def _correct(face: Face, entry: Entry[CheckIn], again: Callable[[], None]) -> None:
    session = face.session

    correction = Correction(face, entry, again)

    def keep(answer: CheckIn) -> WayOn:
        correction.keep(replace(answer, step=entry.what.step))
        return "on"

    def then(_: WayOn | None) -> None:
        correction.then()

    feelings = session.library.feelings
    face.ask_how_it_is(HowItIs(feelings, keep, then, begun=entry.what, is_new=False))


_FIRST_YEAR = 1900
"""Before it, a year was mistyped; and the journal cannot tell of the very first ones."""


def _move(face: Face, entry: Entry[CheckIn], again: Callable[[], None]) -> None:
    """Put an entry at another moment, in the zone the person was in."""

    def keep(text: str) -> None:
        when = moment_of(text, entry.when)
        if when is None or when.year < _FIRST_YEAR:
            raise JournalError("Type a day and a time, such as 2026-11-22 21:04.")
        if when > face.session.vault.now():
            raise JournalError("That is still to come. Type a day and a time that were.")
        correction.keep(entry.what, when)

    correction = Correction(face, entry, again)
    ask, now = "Which day and time was it?", typed(entry.when)
    then = correction.then
    face.write(Writing("another day", ask, keep, text=now, then=then, one_line=True, back=again))


def _go_to_step(face: Face, step: str) -> None:
    face.back_to_page()
    face.move(lambda: face.session.go(face.session.journey.go_to(step)))


# --- which entries ------------------------------------------------------------------------------------


def _offer_only(face: Face, wanted: Only) -> None:
    rows = [
        Choice("all", "All of them"),
        Choice("feeling", "Only those with a feeling"),
        Choice("step", "Only those of a step"),
        Choice("text", "Only those with a word"),
    ]
    acts = {
        "all": lambda: open_diary(face),
        "feeling": lambda: _only_feeling(face),
        "step": lambda: _only_step(face),
        "text": lambda: _only_text(face),
    }
    face.ask(
        Menu(
            "which entries",
            "Which entries",
            rows,
            lambda id: acts[id](),
            back=lambda: open_diary(face, wanted),
        )
    )


def _only_feeling(face: Face) -> None:
    def ask() -> None:
        named = {one.feeling: one.label.strip() for one in face.session.library.feelings.feelings}
        kept = (word for entry in face.session.vault.entries(CheckIn) for word in entry.what.feelings)
        rows = [Choice(word, named.get(word, word)) for word in dict.fromkeys([*named, *kept])]
        then = lambda id: open_diary(face, Only(feeling=id, said=f"Only with: {named.get(id, id)}."))  # noqa: E731
        face.ask(Menu("which feeling", "Which feeling", rows, then, back=lambda: open_diary(face)))

    face.told(ask)


def _only_step(face: Face) -> None:
    def ask() -> None:
        kept = dict.fromkeys(entry.what.step for entry in face.session.vault.entries(CheckIn))
        titles = {step: title_of(face.session.journey, step) or step for step in kept if step}
        rows = [Choice(step, title) for step, title in titles.items()] or [
            Choice("", "None was kept in a step")
        ]
        then = lambda id: open_diary(face, Only(step=id, said=f"Only of: {titles[id]}." if id else ""))  # noqa: E731
        face.ask(Menu("which step", "Which step", rows, then, back=lambda: open_diary(face)))

    face.told(ask)


def _only_text(face: Face) -> None:
    found: list[str] = []
    then = lambda: open_diary(face, Only(text=found[-1], said=f"Only with “{isolated(found[-1])}”."))  # noqa: E731
    back = lambda: open_diary(face)  # noqa: E731
    ask = "A word to look for"
    face.write(Writing("look for", ask, found.append, then=then, one_line=True, does="Look", back=back))
