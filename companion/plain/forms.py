"""Talks in which a person says or writes something: what is begun is a draft until it is kept or left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from companion.acts.face import Choice, Writing, said_kept
from companion.acts.steady import ways_on
from companion.guide.model import Exercise, Feelings, SortPage
from companion.journal.model import CheckIn, Sorting
from companion.journey import WayOn
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import Answer, choose, put, put_rows, tell
from companion.plain.words import spoken
from companion.sheets import steady
from companion.sheets.block import block, own_text
from companion.sheets.diary import words_of
from companion.text import clean

if TYPE_CHECKING:
    from companion.plain.face import PlainFace

_KEEP = (Choice("keep", "Keep it"), Choice("more", "Write more"), Choice("leave", "Leave it"))
_NONE = "0"
"""Takes back what was chosen."""


# --- a text -------------------------------------------------------------------------------------------


def writing(face: PlainFace, wanted: Writing) -> Talk:
    """Take a text, and keep it or do with it what it is for."""
    tell([block("title", wanted.ask)])
    return (yield from (_one_line if wanted.one_line else _many_lines)(face, wanted))


def _one_line(face: PlainFace, wanted: Writing) -> Talk:
    enter = "Enter goes back"
    if wanted.text:
        enter = f"Enter takes {spoken(wanted.text)}, {spoken(face.back_letter)} goes back"
    while True:
        typed = (yield Prompt(f"One line; {enter}: ", is_text=True)).strip()
        if typed == face.back_letter or not (typed or wanted.text):
            return wanted.back
        if face.keeps(lambda text=typed or wanted.text: wanted.keep(text)):  # type: ignore[misc]
            return lambda: _follow(face, wanted)


def _many_lines(face: PlainFace, wanted: Writing) -> Talk:
    lines = wanted.text.split("\n") if wanted.text else []
    if lines:
        tell([block("line", "You began:"), *own_text(wanted.text)])
    put(["Type as many lines as you like. An empty line ends it."])

    def add(line: str) -> None:
        lines.append(line)
        _draft(face, wanted, "\n".join(lines))

    while True:
        while line := (yield Prompt("Line: ", is_text=True, draft=add)):
            add(line)
        text = clean("\n".join(lines)).strip("\n")
        answer = (
            (yield from choose(_KEEP, "A number, or Enter to keep it: ", enter="keep"))
            if text.strip()
            else "leave"
        )
        if answer == "leave":
            _draft(face, wanted, "")
            return wanted.back
        if answer == BACK:
            return wanted.back
        if answer == "keep" and face.keeps(lambda text=text: wanted.keep(text), words=True):  # type: ignore[misc]
            return lambda: _follow(face, wanted)


def _draft(face: PlainFace, wanted: Writing, text: str) -> None:
    if draft := wanted.draft:
        face.keeps(lambda: draft(text))


def _follow(face: PlainFace, wanted: Writing) -> None:
    if not wanted.does:
        face.say(said_kept(face))
    if wanted.then:
        wanted.then()


# --- how it is ----------------------------------------------------------------------------------------


def check_in(face: PlainFace, feelings: Feelings, then: Callable[[WayOn | None], None]) -> Talk:
    """Ask how it is: a weight, feelings, a line, each of which can be left out."""
    session = face.session
    answer = session.draft.check_in or CheckIn()
    tell([block("title", "How is it right now?"), block("text", "Anything here can be left out with Enter.")])
    if answer != CheckIn():
        begun = filter(None, (words_of(answer, feelings), "a line" if answer.line else ""))
        line = own_text(answer.line) if answer.line and face.quotes else []
        tell([block("line", f"You began: {', '.join(begun)}."), *line])

    def drafted(after: CheckIn) -> CheckIn:
        face.keeps(lambda: session.set_draft(check_in=None if after == CheckIn() else after))
        return after

    weights = [Choice(one.weight, one.label.strip()) for one in feelings.weights]
    names = [Choice(one.feeling, one.label.strip()) for one in feelings.feelings]
    weight = yield from _one_of("How heavy is it?", weights, answer.weight)
    if weight == BACK:
        return None
    answer = drafted(_with(answer, weight=weight))
    named = yield from _any_of("What is there?", names, answer.feelings)
    if named == BACK:
        return None
    answer = drafted(_with(answer, feelings=tuple(named.split())))

    def add(line: str) -> None:
        nonlocal answer
        answer = drafted(_with(answer, line=line or answer.line))

    add((yield Prompt(_a_line(answer.line), is_text=True, draft=add)))
    if answer == CheckIn():
        face.keeps(session.leave_check_in)
        face.say("Nothing was said, so nothing is kept. That is fine.")
        return lambda: then(None)
    ways: list[WayOn] = []
    while not face.keeps(lambda: ways.append(session.keep_check_in(answer)), words=True):
        if (yield Prompt("Enter tries again: ")) == BACK:
            return None
    face.say(said_kept(face))
    return lambda: then(ways[0])


def _a_line(begun: str) -> str:
    return f"A line for yourself, or Enter for {'what you began' if begun else 'none'}: "


def _with(check_in: CheckIn, **changes: object) -> CheckIn:
    from msgspec.structs import replace

    return replace(check_in, **changes)


def _one_of(question: str, choices: Sequence[Choice], now: str) -> Answer:
    put([question])
    put_rows(choices)
    held = next(
        (f", Enter for {one.label}, 0 for none" for one in choices if one.id == now),
        ", or Enter to leave it out",
    )
    answer = yield Prompt(f"A number{held}: ", [one.label for one in choices], or_none=True)
    if answer in ("", BACK):
        return now if not answer else BACK
    return "" if answer == _NONE else choices[int(answer) - 1].id


def _any_of(question: str, choices: Sequence[Choice], now: Sequence[str]) -> Answer:
    put([question])
    put_rows(choices)
    held = ", ".join(one.label for one in choices if one.id in now)
    enter = f", Enter for {held}, 0 for none" if held else ", or Enter to leave it out"
    labels = [one.label for one in choices]
    answer = yield Prompt(f"Numbers, with spaces between{enter}: ", labels, several=True, or_none=True)
    if answer in ("", BACK):
        return " ".join(now) if not answer else BACK
    chosen = {int(number) for number in answer.split()} - {0}
    return " ".join(one.id for number, one in enumerate(choices, start=1) if number in chosen)


# --- sorting ------------------------------------------------------------------------------------------


def sorting(face: PlainFace, page: SortPage, then: Callable[[], None]) -> Talk:
    """Ask of one thing after the other where it belongs. No place is right."""
    session, fill = face.session, face.session.wording().fill
    draft = session.draft.sortings.get(page.id) or Sorting(page=page.id)
    places = [Choice(one.place, fill(one.label.strip())) for one in page.places]
    tell([block("title", fill(page.title.strip())), block("text", "Enter leaves a thing where it is.")])
    put_rows(places)
    placed = dict(draft.placed)
    line = draft.line

    def answered() -> Sorting | None:
        return Sorting(dict(placed), line, page=page.id) if placed or line.strip() else None

    for thing in page.things:
        now = next((f", now {one.label}" for one in places if one.id == placed.get(thing.thing)), "")
        asks = f"{fill(thing.label.strip())}{now}. A number, 0 for nowhere, or Enter: "
        answer = yield Prompt(asks, [one.label for one in places], or_none=True)
        if answer == BACK:
            return None
        if answer:
            placed.pop(thing.thing, None)
            placed |= {thing.thing: places[int(answer) - 1].id} if answer != _NONE else {}
            face.keeps(lambda: session.draft_sorting(page.id, answered()))

    def add(typed: str) -> None:
        nonlocal line
        line = typed or line
        face.keeps(lambda: session.draft_sorting(page.id, answered()))

    add((yield Prompt(_a_line(line), is_text=True, draft=add)))
    kept = answered()
    if kept is None:
        return None
    while not face.keeps(lambda: session.keep_sorting(kept), words=True):
        if (yield Prompt("Enter tries again: ")) == BACK:
            return None
    return then


# --- something steady ---------------------------------------------------------------------------------


def exercise(face: PlainFace, one: Exercise, write: Callable[[], None]) -> Talk:
    """Lead through an exercise, one move at a time."""
    number = 0
    while True:
        tell(steady.move(one, number, face.session.wording()))
        choices = ways_on(one, number)
        answer = yield from choose(
            choices, f"A number, or Enter for {choices[0].label}: ", enter=choices[0].id
        )
        if answer == BACK and number:
            number -= 1
        elif answer == "next":
            number += 1
        elif answer == "again":
            number = 0
        else:
            return write if answer == "write" else None
