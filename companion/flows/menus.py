"""What is offered under a title on the way: the contents, resting, something steady, stopping, leaving."""

from __future__ import annotations

from collections.abc import Callable

from companion.flows import hard_days, sheets
from companion.flows.damage import PUT_BACK
from companion.flows.face import KEPT, NOT_KEPT, Choice, Face, Menu, Writing
from companion.guide.mistakes import GuideError
from companion.guide.model import Exercise
from companion.session import Session
from companion.sheets import contents as contents_sheet
from companion.sheets import reading
from companion.sheets.block import block


def begin(face: Face) -> None:
    """Say why nothing can be kept, or begin where the person chose to."""
    if face.session.problem:
        problem(face)
    elif not face.session.vault.keeps:
        face.say(NOT_KEPT)
    elif not face.session.has_begun:
        if not face.session.is_new:
            come_back(face)
        hard_days.say(face)
        if caution := face.session.caution:
            face.say(caution)
    face.session.has_begun = True


def begins_on_page(session: Session) -> bool:
    """Whether ``begin`` leaves the page where the person stopped as it is, with nothing over it or said."""
    if session.problem or session.is_locked or not session.vault.keeps or session.caution:
        return False
    stays = session.is_new or session.journey.choices.returning not in ("start", "ask")
    return session.has_begun or (stays and hard_days.near(session) is None)


def contents(face: Face) -> None:
    """Offer all there is to go to."""
    journey = face.session.journey
    rows = contents_sheet.contents(journey)
    choices = [Choice(row.id, row.label, row.note, choosable=not row.heading) for row in rows]

    def go(id: str) -> None:
        if id == contents_sheet.ABOUT:
            sheets.open_about(face)
            return
        face.back_to_page()
        if id.endswith(contents_sheet.SHUT):
            face.move(lambda: face.session.shut(id.removesuffix(contents_sheet.SHUT)))
        else:
            face.move(lambda: face.session.go(face.session.journey.go_to(id)))

    face.ask(Menu("contents", "Contents", choices, go, at=journey.stop().id))


def rest(face: Face) -> None:
    """After a heavier check-in: what there is before going on."""
    choices = [
        Choice("stop", "Stop here for now"),
        *_steady(face),
        Choice("resources", "See whom you can turn to"),
        Choice("help", "Help now"),
        Choice("on", "Read on"),
    ]
    text = f"It sounds heavy right now. You do not have to read on. {_place_is_kept(face)}"
    acts: dict[str, Callable[[], None]] = {
        "stop": face.leave,
        "steady": lambda: steady(face),
        "resources": lambda: sheets.open_resources(face),
        "help": lambda: sheets.open_help(face),
    }
    kept = KEPT if face.session.vault.keeps else ""
    face.ask(Menu("rest", kept, choices, lambda id: acts.get(id, _nothing)(), [block("text", text)]))


def stop(face: Face) -> None:
    """Offer to stop here."""
    choices = [
        Choice("leave", "Stop for now"),
        *_steady(face),
        Choice("help", "Help now"),
        Choice("resources", "See whom you can turn to"),
        Choice("skip", "Skip this step"),
        Choice("back", "Back to the page"),
    ]
    acts: dict[str, Callable[[], None]] = {
        "leave": face.leave,
        "steady": lambda: steady(face),
        "help": lambda: sheets.open_help(face),
        "resources": lambda: sheets.open_resources(face),
        "skip": lambda: skip(face),
    }
    text = f"Stopping is fine, at any point. {_place_is_kept(face)}"
    face.ask(Menu("stop", "Too much", choices, lambda id: acts.get(id, _nothing)(), [block("text", text)]))


def skip(face: Face) -> None:
    """Leave the step for the next one."""
    face.move(lambda: face.session.go(face.session.journey.skip()))


def steady(face: Face) -> None:
    """Offer the exercises."""

    def ask() -> None:
        exercises = face.session.library.steady.values()
        rows = [Choice(one.exercise, one.title.strip(), one.about.strip()) for one in exercises]
        face.ask(Menu("steady exercises", "Something steady", rows, lambda id: exercise(face, id)))

    face.told(ask)


def exercise(face: Face, id: str) -> None:
    """Lead through an exercise by its id. Where it leads to a sentence, that can be kept."""

    def begin() -> None:
        if one := face.session.library.steady.get(id):
            face.exercise(one, lambda: _line(face, one))

    face.told(begin)


def _line(face: Face, exercise: Exercise) -> None:
    ask = face.session.wording().fill((exercise.ask or "").strip())
    face.write(Writing("line", ask, lambda text: face.session.keep_line(ask, text)))


def _steady(face: Face) -> list[Choice]:
    try:
        exercises = face.session.library.steady
    except GuideError:  # a broken file must not stand between anybody and stopping
        exercises = {}
    return [Choice("steady", "Something steady, a minute or two")] if exercises else []


def leave(face: Face) -> None:
    """Ask whether to leave."""
    choices = [Choice("leave", "Leave"), Choice("stay", "Stay")]
    then = lambda id: face.leave() if id == "leave" else None  # noqa: E731
    face.ask(Menu("leave", "Leave", choices, then, [block("text", _place_is_kept(face))]))


def come_back(face: Face) -> None:
    """Begin as the person chose to: where they stopped, at the beginning, or with a question."""
    session = face.session
    if session.journey.choices.returning == "start":
        face.move(lambda: session.go(session.journey.go_to("welcome")))
    elif session.journey.choices.returning == "ask" and session.journey.stop().kind != "welcome":
        place = reading.place_line(session.journey.guide, session.journey.here())
        choices = [
            Choice("place", "Where you stopped", place),
            Choice("contents", "Choose from the contents"),
            Choice("start", "The beginning"),
        ]
        acts: dict[str, Callable[[], None]] = {
            "contents": lambda: contents(face),
            "start": lambda: face.move(lambda: session.go(session.journey.go_to("welcome"))),
        }
        then = lambda id: acts.get(id, _nothing)()  # noqa: E731
        face.ask(Menu("come_back", "Where would you like to begin?", choices, then))


def problem(face: Face) -> None:
    """Say why nothing can be kept this time, and offer to read all the same."""
    choices = [Choice("read", "Read on; nothing will be kept"), Choice("leave", "Leave")]
    if face.session.mend:
        choices.insert(0, PUT_BACK)
    acts = {"leave": face.leave, PUT_BACK.id: face.put_back_copy}
    then = lambda id: acts.get(id, _nothing)()  # noqa: E731
    text = [
        block("text", face.session.problem),
        block("text", "You can read everything. Nothing you do is kept."),
    ]
    face.ask(Menu("problem", "Your journal could not be opened", choices, then, text))


def _place_is_kept(face: Face) -> str:
    if face.is_shut:
        return "You can come back at any time."
    if face.session.vault.keeps:
        return "Your place is kept on this computer. You can come back to this line."
    return NOT_KEPT


def _nothing() -> None:
    """Go back to the page, which is what closing a menu does."""
