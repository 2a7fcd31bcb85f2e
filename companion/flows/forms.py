"""Asks a person to say or to write something, and goes on from the page that asked."""

from __future__ import annotations

from collections.abc import Callable

from companion.flows import menus
from companion.flows.face import Face, HowItIs, Writing, said_kept
from companion.guide.model import CheckInPage, SortPage, WritePage
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.session import Session


def check_in(face: Face) -> None:
    """Ask how it is. If the page under it asks the same, going on from it follows."""
    asked = isinstance(face.page, CheckInPage)

    def after(way_on: WayOn | None) -> None:
        if asked:
            face.move(lambda: face.session.go(face.session.journey.on()))
            if way_on:
                face.say(said_kept(face))
        if way_on == "rest":
            menus.rest(face)

    face.told(lambda: face.ask_how_it_is(new_check_in(face.session, after)))


def new_check_in(session: Session, then: Callable[[WayOn | None], None]) -> HowItIs:
    """Return what is asked where somebody checks in now."""
    return HowItIs(
        session.library.feelings,
        session.keep_check_in,
        then,
        begun=session.draft.check_in or CheckIn(),
        draft=lambda check_in: session.set_draft(check_in=check_in),
        leave=session.leave_check_in,
    )


def write(face: Face) -> None:
    """Ask for what the page asks for, or for anything where it asks for nothing."""
    page = face.page if face.is_reading else None
    if isinstance(page, WritePage):
        _answer(face, page)
    elif isinstance(page, SortPage):
        face.sort(page, lambda: _on_from_the_page(face))
    else:
        _note(face)


def _note(face: Face) -> None:
    session = face.session
    face.write(
        Writing(
            "write",
            "Something for yourself",
            session.keep_note,
            text=session.draft.note,
            draft=lambda text: session.set_draft(note=text),
        )
    )


def _answer(face: Face, page: WritePage) -> None:
    session = face.session
    face.write(
        Writing(
            "answer",
            session.wording().fill(page.ask.strip()),
            lambda text: session.keep_answer(page, text),
            text=session.draft.answers.get(page.id, ""),
            draft=lambda text: session.draft_answer(page, text),
            then=lambda: _on_from_the_page(face),
        )
    )


def _on_from_the_page(face: Face) -> None:
    face.move(lambda: face.session.go(face.session.journey.on()))
    face.say(said_kept(face))


def question(face: Face) -> None:
    """Keep what the page is about as a question."""

    def keep() -> None:
        if not face.session.keep_question():
            face.say("There is nothing on this page to ask about.")
        elif face.session.vault.keeps:
            face.say("Kept as a question. It is in the summary.")
        else:
            face.say(said_kept(face))

    face.told(keep)
