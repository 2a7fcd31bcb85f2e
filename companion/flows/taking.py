"""The page to take along: the person chooses what stands on it, item by item, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from companion.dates import moment
from companion.flows import files
from companion.flows.face import Choice, Face, Menu, Opened, Several
from companion.journal.model import CheckIn, Note
from companion.sheets.block import STANDINGS, Sheet, block
from companion.sheets.damage import told_missing, with_missing
from companion.sheets.diary import words_of
from companion.sheets.summary import claims_of
from companion.sheets.taking import Chosen, page_to_take
from companion.sheets.written import written_as
from companion.text import beginning

_TITLES = {"question": "Questions", "check-in": "Check-ins", "note": "What you wrote", "claim": "Claims"}
_LATEST = 60
"""So many check-ins and notes are offered, the latest first: more would not fit on a page."""


def offer(face: Face, back: Callable[[], None], at: str = "") -> None:
    """Offer to choose, to look at the page, and to write it."""

    def again(at: str) -> Callable[[], None]:
        return lambda: offer(face, back, at)

    rows = [Choice(kind, title, _note(face, kind)) for kind, title in _TITLES.items()]
    rows += [
        Choice("look", "Look at the page"),
        Choice("write", "Write it to a file"),
        Choice("none", "Choose nothing"),
    ]
    acts: dict[str, Callable[[], None]] = {
        **{kind: _chooses(face, kind, again(kind)) for kind in _TITLES},
        "look": lambda: _look(face, again("look")),
        "write": lambda: _write(face, again("write")),
        "none": lambda: _choose_nothing(face, again("none")),
    }
    text = [block("quiet", "Only what you choose here stands on the page. It is never sent anywhere.")]
    text += told_missing(face.session.vault)
    face.ask(Menu("taking", "A page to take along", rows, lambda id: acts[id](), text, at=at, back=back))


def _chosen(face: Face, kind: str) -> frozenset[str]:
    named = (one.partition(":") for one in face.session.draft.taking)
    return frozenset(id for there, _, id in named if there == kind)


def _note(face: Face, kind: str) -> str:
    return "some are chosen" if _chosen(face, kind) else "none"


def _chooses(face: Face, kind: str, again: Callable[[], None]) -> Callable[[], None]:
    def keep(chosen: frozenset[str]) -> None:
        others = tuple(one for one in face.session.draft.taking if not one.startswith(f"{kind}:"))
        face.session.set_draft(taking=(*others, *(f"{kind}:{id}" for id in sorted(chosen))))

    def ask() -> None:
        rows = list(_offered(face, kind))
        missing = told_missing(face.session.vault)
        if not rows:
            again()
            face.say("" if missing else "There is nothing of this kind yet.")
            return
        chosen = _chosen(face, kind)
        face.ask_several(Several(f"take {kind}", _TITLES[kind], rows, chosen, keep, again, missing))

    def begin() -> None:
        face.told(ask)

    return begin


def _offered(face: Face, kind: str) -> Iterator[Choice]:
    """Yield what there is of a kind to choose from."""
    session = face.session
    if kind == "question":
        yield from (Choice(one.id.hex(), one.what.text) for one in session.questions())
    elif kind == "check-in":
        for entry in session.vault.entries(CheckIn)[: -_LATEST - 1 : -1]:
            said = words_of(entry.what, session.library.feelings)
            yield Choice(entry.id.hex(), moment(entry.when), under=said or "a line")
    elif kind == "note":
        for note in session.vault.entries(Note)[: -_LATEST - 1 : -1]:
            yield Choice(note.id.hex(), beginning(note.what.text), under=moment(note.when))
    else:
        for claim in (session.library.claims[id] for id in _claims(face)):
            yield Choice(claim.claim, claim.says.strip(), under=STANDINGS[claim.standing])


def _claims(face: Face) -> list[str]:
    """The claims of the open parts, those of the page first."""
    return list(dict.fromkeys([*face.page_claims, *claims_of(face.session.journey)]))


def _look(face: Face, again: Callable[[], None]) -> None:
    page = lambda: with_missing(_page(face), face.session.vault)  # noqa: E731
    face.told(lambda: face.show(Opened("page to take", page, back=again)))


def _page(face: Face) -> Sheet:
    """The page; questions stand on it in the person's order."""
    session = face.session

    def ids(kind: str) -> tuple[bytes, ...]:
        return tuple(bytes.fromhex(id) for id in sorted(_chosen(face, kind)))

    questions = tuple(one.id for one in session.questions() if one.id in ids("question"))
    claims = tuple(id for id in _claims(face) if id in _chosen(face, "claim"))
    return page_to_take(
        Chosen(questions, ids("check-in"), ids("note"), claims), session.vault, session.library
    )


def _write(face: Face, again: Callable[[], None]) -> None:
    language = face.session.library.guide.language
    files.write(face, "page.html", lambda path: written_as(path, _page(face), language), again)


def _choose_nothing(face: Face, again: Callable[[], None]) -> None:
    face.told(lambda: face.session.set_draft(taking=()))
    again()
