"""What the person wrote and sorted: all of it in one place, each leading back to its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from companion.dates import moment
from companion.flows import forgetting
from companion.flows.correcting import Correction
from companion.flows.face import Choice, Face, Menu, Writing
from companion.guide.model import Page
from companion.journal.model import Entry, Note, Sorting
from companion.sheets import kept
from companion.sheets.block import Block, block
from companion.sheets.damage import told_missing
from companion.sheets.summary import title_of
from companion.text import beginning, clean

_AT_ONCE = 50
"""So many are listed; older ones follow on the next list."""
_OLDER, _BACK = "/older", "/back"

Written = Entry[Note] | Entry[Sorting]


def offer(face: Face, back: Callable[[], None], at: str = "", start: int = 0) -> None:
    """Offer what was written and sorted, the latest first."""

    def ask() -> None:
        found = written(face)
        shown = found[start : start + _AT_ONCE]
        rows = [_row(face, number, one) for number, one in enumerate(shown, start=start)]
        rows += [Choice(_OLDER, "Older ones")] if len(found) > start + _AT_ONCE else []
        missing = told_missing(face.session.vault)
        rows += [] if found else [Choice(_BACK, "Back")]

        def choose(id: str) -> None:
            if id == _BACK:
                back()
            elif id == _OLDER:
                offer(face, lambda: offer(face, back, start=start), start=start + _AT_ONCE)
            else:
                _one(face, found[int(id)], lambda: offer(face, back, id, start))

        nothing = [block("quiet", "What you write on these pages will stand here.")]
        text = missing or ([] if found else nothing)
        face.ask(Menu("notes", "What you wrote", rows, choose, text, at=at, back=back))

    face.told(ask)


def written(face: Face) -> list[Written]:
    """Return notes and sortings, the latest first."""
    vault = face.session.vault
    found: list[Written] = [*vault.entries(Note), *vault.entries(Sorting)]
    return sorted(found, key=lambda entry: (entry.when, entry.id), reverse=True)


def _row(face: Face, number: int, entry: Written) -> Choice:
    if isinstance(entry.what, Note):
        said = entry.what.text
    else:
        said = "".join(run.text for run in _blocks(face, entry)[0].runs)
    return Choice(str(number), beginning(said), under=moment(entry.when))


def _blocks(face: Face, entry: Written) -> list[Block]:
    session = face.session
    if isinstance(entry.what, Note):
        return list(kept.note(Entry(entry.id, entry.when, entry.what)))
    return list(kept.sorting(Entry(entry.id, entry.when, entry.what), session.library, session.wording()))


def _one(face: Face, entry: Written, again: Callable[[], None]) -> None:
    what = entry.what
    acts: dict[str, Callable[[], None]] = {
        "page": lambda: _go_to_page(face, what),
        "correct": lambda: _correct(face, entry, again),
        "forget": lambda: forgetting.forget(face, entry, again),  # type: ignore[misc] # one or the other
        "back": again,
    }
    rows = [Choice("page", "Go to its page")] if title_of(face.session.journey, what.step) else []
    rows += [Choice("correct", "Change its words")] if isinstance(what, Note) else []
    rows += [Choice("forget", "Forget it"), Choice("back", "Back")]
    text, then = _blocks(face, entry), lambda id: acts[id]()
    face.ask(Menu("one note", moment(entry.when), rows, then, text, at="back", back=again))


def _correct(face: Face, entry: Written, again: Callable[[], None]) -> None:
    note = entry.what
    assert isinstance(note, Note), "only a text is changed here"

    correction = Correction(face, Entry(entry.id, entry.when, note), again)
    keep = lambda text: correction.keep(replace(note, text=clean(text).strip("\n")))  # noqa: E731
    ask, then = note.ask or "What you wrote", correction.then
    face.write(Writing("a note", ask, keep, text=note.text, then=then, back=again))


def _go_to_page(face: Face, what: Note | Sorting) -> None:
    """Go to the page that asked, or else to the step it was written in."""
    session = face.session

    def go() -> None:
        step = session.journey.go_to(what.step).stop().id  # it may have another id by now
        pages = session.library.step(step).pages if what.page else ()
        session.go(session.journey.open_page(step, _page(pages, what.page)))

    face.back_to_page()
    face.move(go)


def _page(pages: Sequence[Page], id: str) -> int:
    return next((n for n, page in enumerate(pages) if id and getattr(page, "id", "") == id), 0)
