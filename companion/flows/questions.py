"""The questions to ask: put in order, added to, ticked, put right, forgotten, written out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from companion.flows import files, forgetting
from companion.flows.commands import ASK
from companion.flows.correcting import Correction
from companion.flows.face import Choice, Face, Menu, Opened, Writing
from companion.flows.keys import own_key
from companion.journal.model import Entry, Question
from companion.sheets.block import Sheet, block
from companion.sheets.damage import told_missing, with_missing
from companion.sheets.questions import questions as sheet_of
from companion.sheets.questions import standing_of
from companion.sheets.written import written_as
from companion.text import clean

_ADD, _READ, _WRITE = "/add", "/read", "/write"
"""Stand among the questions, which are counted by numbers."""


def offer(face: Face, back: Callable[[], None], at: str = "") -> None:
    """Offer the questions, and what can be done with all of them."""
    session = face.session

    def ask() -> None:
        kept = session.questions()
        rows = [_row(face, n, one.what) for n, one in enumerate(kept)]
        rows.append(Choice(_ADD, "Add a question"))
        if kept:
            rows += [Choice(_READ, "Show them to read aloud"), Choice(_WRITE, "Write them to a file")]

        def sheet() -> Sheet:
            return sheet_of(session.questions(), session.library)

        acts: dict[str, Callable[[], None]] = {
            _ADD: lambda: _add(face, again),
            _READ: lambda: _read(face, lambda: with_missing(sheet(), session.vault), again),
            _WRITE: lambda: _write(face, sheet, again),
        }

        def again(at: str = _ADD) -> None:
            offer(face, back, at)

        def choose(id: str) -> None:
            if id in acts:
                acts[id]()
            else:
                _one(face, kept, int(id), again)

        key = own_key(ASK, session.journey.choices.keys).letter
        none = f"{key} keeps what a page is about as a question. You can add your own."
        text = told_missing(session.vault) or ([] if kept else [block("quiet", none)])
        face.ask(Menu("questions", "Questions to ask", rows, choose, text, at=at, back=back))

    face.told(ask)


def _read(face: Face, sheet: Callable[[], Sheet], again: Callable[[str], None]) -> None:
    face.told(lambda: face.show(Opened("questions to read", sheet, back=lambda: again(_READ))))


def _write(face: Face, sheet: Callable[[], Sheet], again: Callable[[str], None]) -> None:
    language = face.session.library.guide.language
    render = lambda path: written_as(path, sheet(), language)  # noqa: E731
    files.write(face, "questions.txt", render, lambda: again(_WRITE))


def _row(face: Face, number: int, question: Question) -> Choice:
    standing = standing_of(question, face.session.library)
    return Choice(str(number), question.text, "ticked" if question.done else "", under=standing)


def _add(face: Face, again: Callable[[str], None]) -> None:
    def keep(text: str) -> None:
        face.session.add_question(" ".join(clean(text).split()))

    then = lambda: again(_ADD)  # noqa: E731
    face.write(Writing("a question", "A question to ask", keep, then=then, one_line=True, back=then))


def _one(face: Face, kept: list[Entry[Question]], number: int, again: Callable[[str], None]) -> None:
    session, entry = face.session, kept[number]
    question = entry.what

    def stay() -> None:
        again(str(number))

    def correct() -> None:
        correction = Correction(face, entry, stay)
        keep = lambda text: correction.keep(replace(question, text=" ".join(clean(text).split())))  # noqa: E731
        ask, text, then = "A question to ask", question.text, correction.then
        face.write(Writing("a question", ask, keep, text=text, then=then, one_line=True, back=stay))

    def tick() -> None:
        face.told(lambda: session.correct(entry, replace(question, done=not question.done)))
        stay()

    acts: dict[str, Callable[[], None]] = {
        "tick": tick,
        "up": lambda: _move(face, kept, number, -1, again),
        "down": lambda: _move(face, kept, number, 1, again),
        "correct": correct,
        "forget": lambda: forgetting.forget(face, entry, stay),
        "back": stay,
    }
    rows = [Choice("tick", "Take the tick away" if question.done else "Tick it")]
    rows += [Choice("up", "Move it up")] if number else []
    rows += [Choice("down", "Move it down")] if number < len(kept) - 1 else []
    rows += [Choice("correct", "Change its words"), Choice("forget", "Forget it"), Choice("back", "Back")]
    text = [block("text", question.text)]
    face.ask(Menu("one question", "A question", rows, lambda id: acts[id](), text, back=stay))


def _move(
    face: Face, kept: list[Entry[Question]], number: int, by: int, again: Callable[[str], None]
) -> None:
    """Put a question before or after its neighbour; each that stands elsewhere then is kept anew."""
    order = list(kept)
    order[number], order[number + by] = order[number + by], order[number]

    def keep() -> None:
        for place, entry in enumerate(order, start=1):
            if entry.what.order != place:
                face.session.correct(entry, replace(entry.what, order=place))

    face.told(keep)
    again(str(number + by))
