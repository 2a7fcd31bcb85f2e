"""Talks in which a person writes a text: what is begun is a draft until it is kept or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.flows.face import Choice, Writing, said_kept
from companion.layouts import readings
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import HELP_ALONE, choose, put, tell
from companion.plain.words import spoken
from companion.sheets.block import block, own_text
from companion.text import clean

if TYPE_CHECKING:
    from companion.plain.face import PlainFace

_KEEP = (
    Choice("keep", "Keep it"),
    Choice("more", "Write more"),
    Choice("leave", "Leave it"),
    Choice("anew", "Begin again, without these words"),
)


def writing(face: PlainFace, wanted: Writing) -> Talk:
    """Take a text, and keep it or do with it what it is for."""
    tell([block("title", wanted.ask)])
    return (yield from (_one_line if wanted.one_line else _many_lines)(face, wanted))


def _one_line(face: PlainFace, wanted: Writing) -> Talk:
    enter = "Enter goes back"
    if wanted.text:
        enter = f"Enter takes {spoken(wanted.text)}, {spoken(face.back_letter)} goes back"
    while True:
        typed = (yield Prompt(f"One line; {enter}; {HELP_ALONE}: ", is_text=True)).strip()
        goes_back = face.back_letter in (typed, *readings(typed)[:1])
        if goes_back or not (typed or wanted.text):
            return wanted.back
        if face.keeps(lambda text=typed or wanted.text: wanted.keep(text)):  # type: ignore[misc]
            return lambda: _follow(face, wanted)


def _many_lines(face: PlainFace, wanted: Writing) -> Talk:
    lines = wanted.text.split("\n") if wanted.text else []
    if lines:
        tell([block("line", "You began:"), *own_text(wanted.text)])
    put(["Type as many lines as you like. An empty line ends it.", f"Alone on a line, {HELP_ALONE}."])

    def add(line: str) -> None:
        lines.append(line)
        _draft(face, wanted, "\n".join(lines))

    while True:
        while line := (yield Prompt("Line: ", is_text=True, keeps_paragraphs=True, draft=add)):
            add(line)
        text = clean("\n".join(lines)).strip("\n")
        takes_back = wanted.or_none and wanted.text
        answer = "keep" if takes_back else "leave"
        if text.strip():
            answer = yield from choose(_KEEP, "A number, or Enter to keep it: ", enter="keep")
        if answer == "anew":
            lines.clear()
        if answer == "leave":
            _draft(face, wanted, wanted.before)
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
