"""The flow for the handout: a page for an appointment that holds only what the person chooses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from companion.dates import moment
from companion.flows.dialogs import Choice, Menu, MultiChoice, ViewDialog
from companion.flows.keeping import save_to_file
from companion.flows.ui import UI
from companion.journal.model import CheckIn, Note
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.text import beginning
from companion.views import handout as view
from companion.views.block import STANDINGS, View, block
from companion.views.formats.render import render
from companion.views.handout import HandoutChoices
from companion.views.journal.damage import missing_note, with_missing
from companion.views.journal.diary import words_of
from companion.views.summary import claims_of

_TITLES = {
    "question": N_("Questions"),
    "check-in": N_("Check-ins"),
    "note": N_("What you wrote"),
    "claim": N_("Claims"),
}
_LATEST = 60
"""The number of check-ins and notes that are offered, the latest first. More would not fit on a page."""


async def handout(ui: UI) -> None:
    """Show the menu for choosing the content of the page, looking at it and writing it to a file."""
    at: str | None = ""
    while at is not None:
        some = {kind for kind in _TITLES if _chosen(ui.session, kind)}
        rows = [
            Choice(kind, _(title), _("some chosen") if kind in some else _("none chosen"))
            for kind, title in _TITLES.items()
        ]
        rows += [
            Choice("look", _("Look at the page")),
            Choice("write", _("Export to a file")),
            Choice("none", _("Clear my choices")),
        ]
        only = _("Only what you choose here goes on the page. The page is never sent anywhere.")
        text = [block("quiet", only)]
        text += missing_note(ui.session.vault)
        at = await ui.choose(Menu("taking", _("A page for an appointment"), rows, text, at=at))
        if at == "look":
            await ui.show(ViewDialog("page to take", partial(_to_look_at, ui)))
        elif at == "write":
            await save_to_file.write(ui, "page.html", partial(_written, ui))
        elif at == "none":
            ui.attempt(partial(ui.session.set_draft, taking=()))
        elif at is not None:
            await _choose(ui, at)


def _chosen(session: Session, kind: str) -> frozenset[str]:
    named = (one.partition(":") for one in session.draft.taking)
    return frozenset(id for there, _, id in named if there == kind)


async def _choose(ui: UI, kind: str) -> None:
    """Ask which items of a kind to put on the page. Each change is kept at once."""

    def keep(chosen: frozenset[str]) -> None:
        others = tuple(one for one in ui.session.draft.taking if not one.startswith(f"{kind}:"))
        ui.session.set_draft(taking=(*others, *(f"{kind}:{id}" for id in sorted(chosen))))

    rows = list(_offered(ui, kind))
    missing = missing_note(ui.session.vault)
    if rows:
        chosen = _chosen(ui.session, kind)
        await ui.choose_several(MultiChoice(f"take {kind}", _(_TITLES[kind]), rows, chosen, keep, missing))
    elif not missing:
        ui.notify(_("There is nothing to choose yet."))


def _offered(ui: UI, kind: str) -> Iterator[Choice]:
    """Yield the items of a kind that can be chosen."""
    session = ui.session
    if kind == "question":
        yield from (Choice(one.id.hex(), one.record.text) for one in session.questions())
    elif kind == "check-in":
        for entry in session.vault.entries(CheckIn)[: -_LATEST - 1 : -1]:
            said = words_of(entry.record, session.guide_files.feelings)
            yield Choice(entry.id.hex(), moment(entry.when), under=said or _("only a line of your own"))
    elif kind == "note":
        for note in session.vault.entries(Note)[: -_LATEST - 1 : -1]:
            yield Choice(note.id.hex(), beginning(note.record.text), under=moment(note.when))
    else:
        for claim in (session.guide_files.claims[id] for id in _claims(ui)):
            yield Choice(claim.claim, claim.says.strip(), under=_(STANDINGS[claim.standing]))


def _claims(ui: UI) -> list[str]:
    """Return the ids of the claims in open parts, those of the current page first."""
    return list(dict.fromkeys([*ui.page_claims, *claims_of(ui.session.journey)]))


def _to_look_at(ui: UI) -> View:
    return with_missing(_page(ui), ui.session.vault)


def _page(ui: UI) -> View:
    """Return the page with the questions in the order the person gave them."""
    session = ui.session

    def ids(kind: str) -> tuple[bytes, ...]:
        return tuple(bytes.fromhex(id) for id in sorted(_chosen(session, kind)))

    questions = tuple(one.id for one in session.questions() if one.id in ids("question"))
    claims = tuple(id for id in _claims(ui) if id in _chosen(session, "claim"))
    chosen = HandoutChoices(questions, ids("check-in"), ids("note"), claims)
    return view.handout(chosen, session.vault, session.guide_files)


def _written(ui: UI, path: Path) -> str:
    return render(path, _page(ui), ui.session.guide_files.guide.language)
