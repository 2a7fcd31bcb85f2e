"""Days of the year that may be hard: the person may write them down, and one quiet line tells of one near."""

from __future__ import annotations

from collections.abc import Callable

from companion.flows import forgetting
from companion.flows.commands import HUSH, KEPT
from companion.flows.face import Choice, Face, Menu, Writing
from companion.flows.keys import own_key
from companion.journal.errors import JournalError
from companion.session import Session
from companion.sheets import hard_days
from companion.sheets.block import block
from companion.sheets.hard_days import HardDay
from companion.text import clean

_ADD = "/add"
"""Stands among the days; no day has a slash."""
_ABOUT = "Near such a day, one quiet line is shown when you open these pages. Nothing else happens."


def offer(face: Face, back: Callable[[], None], at: str = "") -> None:
    """Offer the days, and to write down another."""
    days = {day.id: day for day in hard_days.days_of(face.session.journey.choices)}
    rows = [
        Choice(id, hard_days.said(day), "nothing is said" if day.silent else "") for id, day in days.items()
    ]
    rows.append(Choice(_ADD, "Write down a day"))

    def choose(id: str) -> None:
        if id == _ADD:
            _add(face, lambda: offer(face, back, _ADD))
        else:
            _one(face, days[id], lambda: offer(face, back, id))

    text = [block("quiet", _ABOUT)]
    face.ask(Menu("hard days", "Days that may be hard", rows, choose, text, at=at, back=back))


def _add(face: Face, again: Callable[[], None]) -> None:
    added: list[HardDay] = []

    def take(text: str) -> None:
        if (day := hard_days.day_of(text)) is None:
            raise JournalError("Type a day and a month, such as 24 December.")
        _keep(face, day, "")
        added.append(day)

    ask, then = "Which day of the year? Such as 24 December.", lambda: _name(face, added[-1], again)
    face.write(Writing("hard day", ask, take, then=then, one_line=True, back=again))


def _name(face: Face, day: HardDay, again: Callable[[], None]) -> None:
    """Ask for a name, which may be left out; the day is kept already."""
    keep = lambda name: _keep(face, day, clean(name).strip())  # noqa: E731
    ask = f"{hard_days.said(day)}. A name for it, if you like."
    face.write(Writing("hard day name", ask, keep, then=again, one_line=True, back=again))


def _keep(face: Face, day: HardDay, name: str) -> None:
    choices = face.session.journey.choices
    face.session.choose(hard_days={**choices.hard_days, day.id: name})


def _one(face: Face, day: HardDay, again: Callable[[], None]) -> None:
    def choose(id: str) -> None:
        if id == "forget":
            forgetting.take_away(face, lambda: face.session.forget_day(day.id), bring_back, again)
            return
        if id == "line":
            face.told(lambda: _silence(face, day, not day.silent))
        again()

    def bring_back() -> None:
        _keep(face, day, day.name)
        if day.silent:
            _silence(face, day, True)

    line = "Say something when it is near" if day.silent else "Say nothing when it is near"
    rows = [Choice("line", line), Choice("forget", "Forget this day"), Choice("back", "Back")]
    face.ask(Menu("a hard day", hard_days.said(day), rows, choose, back=again))


def _silence(face: Face, day: HardDay, silent: bool) -> None:
    others = {id: one for id, one in face.session.journey.choices.silent_days.items() if id != day.id}
    face.session.choose(silent_days={**others, day.id: "yes"} if silent else others)


# --- the quiet line -----------------------------------------------------------------------------------


def say(face: Face) -> None:
    """Say the one quiet line, if a day is near."""
    session = face.session
    if day := near(session):
        session.day_told = day.id
        key = own_key(HUSH, session.journey.choices.keys).letter
        face.say(f"{hard_days.quiet_line(day, session.today)} {key} says no more of it.")


def near(session: Session) -> HardDay | None:
    """Return the day that is near, if something is to be said about one."""
    return hard_days.near(hard_days.days_of(session.journey.choices), session.today)


def told(face: Face) -> HardDay | None:
    """Return the day that was told of in this sitting, unless something was said about that since."""
    days = hard_days.days_of(face.session.journey.choices)
    return next((one for one in days if one.id == face.session.day_told and not one.silent), None)


def hush(face: Face) -> None:
    """Say nothing more of the day that was told of, and of no other."""
    day = told(face)
    if day is not None and face.told(lambda: _silence(face, day, True)):
        key = own_key(KEPT, face.session.journey.choices.keys).letter
        face.say(f"No more is said of it. It is still under {key}.")
