"""Flows that show the views: evidence, summary, resources, help, and mistakes in the guide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from companion.flows.commands import CONTENTS, COUNTRY, KEPT, Command
from companion.flows.dialogs import ViewDialog
from companion.flows.key_bindings import current_key
from companion.flows.ui import UI
from companion.guide.diagnostics import Diagnostic, GuideError
from companion.messages import gettext as _
from companion.session import Session
from companion.views import about as about_view
from companion.views import evidence as evidence_view
from companion.views import summary as summary_view
from companion.views import support
from companion.views.block import Block, View, block
from companion.views.journal import kept as kept_view

TO_MEND = "to mend"
"""The name of the view that lists mistakes for a guide's author."""


async def evidence(ui: UI) -> None:
    """Show the evidence for the claims in the open view, or else on the current page."""
    shown = ui.view.claims if ui.view else None
    claims, guide_files = ui.page_claims if shown is None else shown, ui.session.guide_files
    make = partial(evidence_view.evidence, claims, guide_files.claims, guide_files.sources)
    await ui.show(ViewDialog("evidence", make, claims=()))


async def summary(ui: UI) -> None:
    """Show the summary."""
    claims = summary_view.claims_of(ui.session.journey)
    await ui.show(ViewDialog("summary", partial(_summary, ui.session), claims))


def _summary(session: Session) -> View:
    own: list[Block] = []
    to_open = ""
    if not session.is_locked:  # these keys do nothing over the lock
        to_open = _("To open closed parts, press {key} for the contents.").format(key=_key(session, CONTENTS))
        to_read = _("To read everything you kept, press {key}.").format(key=_key(session, KEPT))
        own = kept_view.kept(session.vault, session.guide_files, session.wording(), to_read)
    return summary_view.summary(session.journey, session.guide_files.claims, own, to_open=to_open)


def _key(session: Session, command: Command) -> str:
    return current_key(command, session.journey.choices.keys).shown


async def about(ui: UI) -> None:
    """Show who made the guide and how, and how the program handles a person's words."""
    await ui.show(ViewDialog("about", partial(about_view.about, ui.session.guide_files)))


async def resources(ui: UI, wanted: support.Wanted = support.EVERYTHING) -> None:
    """Show the services of the person's country, or those that match ``wanted``."""
    make = partial(_resources, ui.session, wanted)
    await ui.show(ViewDialog("resources", make, by_country=True, by_purpose=True))


def _resources(session: Session, wanted: support.Wanted) -> View:
    where, today = session.location(), dt.date.today()
    return support.resources(session.guide_files, where, today, wanted, _to_choose(session))


def _to_choose(session: Session) -> str:
    return _("Press {key} to choose your country.").format(key=_key(session, COUNTRY))


async def help_now(ui: UI) -> None:
    """Show who to call now, and the warning signs."""
    claims = support.help_claims(ui.session.guide_files)
    await ui.show(ViewDialog("help", partial(_help, ui.session), claims, by_country=True))


def _help(session: Session) -> View:
    return support.help_now(session.guide_files, session.location(), dt.date.today(), _to_choose(session))


def diagnostics(error: GuideError) -> ViewDialog:
    """Return a view of the mistakes in a part of the guide that cannot be opened."""
    intro = _("There is a mistake in the guide, so this part of it cannot be opened.")
    return _mistakes(
        f"mistakes in {error.diagnostics[0].path}", _("This part cannot be opened"), intro, error.diagnostics
    )


def to_mend(diagnostics: Sequence[Diagnostic], folder: Path) -> ViewDialog:
    """Return a view of all mistakes in a guide, for its author. Paths are relative to ``folder``."""
    short = [one._replace(path=one.path.relative_to(folder)) for one in diagnostics]
    intro = _("This list updates when you change a file, and closes when no mistakes are left.")
    return _mistakes(TO_MEND, _("Mistakes in the guide"), intro, short)


def _mistakes(name: str, title: str, intro: str, diagnostics: Sequence[Diagnostic]) -> ViewDialog:
    blocks = [block("text", intro), *(block("item", str(diagnostic)) for diagnostic in diagnostics)]
    return ViewDialog(name, partial(View, title, tuple(blocks)))
