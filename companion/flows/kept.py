"""All that was kept, and what the person can make of it."""

from __future__ import annotations

from collections.abc import Callable

from companion.flows import close_one, damage, diary, hard_days, notes, questions, taking
from companion.flows.face import Choice, Face, Menu
from companion.guide.mistakes import GuideError
from companion.sheets.damage import told_missing


def offer(face: Face, at: str = "") -> None:
    """Offer all of it."""
    rows = [
        Choice("diary", "Diary", "your past check-ins"),
        Choice("notes", "What you wrote and sorted"),
        Choice("questions", "Questions to ask"),
        Choice("taking", "A page to take along", "to an appointment"),
        *([Choice("close one", "A note for someone close")] if _has_note(face) else []),
        Choice("days", "Days that may be hard"),
        *damage.ways(face),
    ]

    def back(at: str) -> Callable[[], None]:
        return lambda: offer(face, at)

    acts: dict[str, Callable[[], None]] = {
        "diary": lambda: diary.open_diary(face),
        "notes": lambda: notes.offer(face, back("notes")),
        "questions": lambda: questions.offer(face, back("questions")),
        "taking": lambda: taking.offer(face, back("taking")),
        "close one": lambda: close_one.offer(face, back("close one")),
        "days": lambda: hard_days.offer(face, back("days")),
        damage.PUT_BACK.id: face.put_back_copy,
    }
    missing = told_missing(face.session.vault)
    face.ask(Menu("kept", "What you kept", rows, lambda id: acts[id](), missing, at=at))


def _has_note(face: Face) -> bool:
    """Whether the guide asks for a note to someone close. If that file is broken, it is told once opened."""
    try:
        return face.session.library.close_one is not None
    except GuideError:
        return True
