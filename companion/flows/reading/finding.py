"""The flow for finding anything by typing: pages, entries, settings, services and commands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.commands import BACK as GO_BACK
from companion.flows.commands import CHOOSE, CLOSE, COPY, NEXT_FIELD, ON
from companion.flows.dialogs import Choice
from companion.flows.finder import Finder, Group, group_of, matching
from companion.flows.keeping.diary import diary
from companion.flows.keeping.notes import one_note
from companion.flows.reading import views
from companion.flows.reading.steady import exercise
from companion.flows.settings.choices import change, rows, set_option
from companion.flows.settings.options import SETTINGS
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError
from companion.journal.errors import JournalError
from companion.messages import N_, comma_list, pgettext
from companion.messages import gettext as _
from companion.session import Session
from companion.text import isolated
from companion.views.block import STANDINGS, Block, block
from companion.views.journal.damage import missing_note
from companion.views.location import country_names, other_names
from companion.views.search import EXTRACT, Candidate, Hit, Query, Search, hit, is_urgent, told
from companion.views.support import Wanted

_MOVES = {one.id for one in (ON, GO_BACK, CLOSE, COPY, NEXT_FIELD, CHOOSE)}
"""Commands that only move, or need something else on the screen. The list of keys has them, too."""
_HELP = "/help"
"""The id of the option that is always there. Other ids begin with the name of their kind and a colon."""

_HEADINGS = {
    "help": N_("Help now"),
    "guide": N_("In the guide"),
    "service": N_("People and services who can help"),
    "kept": N_("What you kept"),
    "act": N_("What you can do"),
    "set": N_("Settings"),
    "country": N_("Countries"),
}
_BETWEEN = "  ·  "
_LINE, _LEAST = 66, 20
"""The cells in a line of a result at 80 columns, and the least length of the text beside many standings."""
_KINDS = {"page": "guide", "exercise": "guide", "diary": "kept", "note": "kept", "summary": "kept"}
"""The kind of each way a hit leads, unless it has the same name."""


async def search(ui: UI) -> None:
    """Find anything by typing. Nothing is offered at first except the words of the last search."""
    finder = Everything(ui, "search", _("Search"), [])
    finder.text, finder.at = ("", "") if ui.is_shut else ui.session.searched
    await _find(ui, finder)


async def find_by_name(ui: UI) -> None:
    """Find anything by typing. What can be done here is offered at first."""
    offered = [one for one in ui.acts() if one.id not in _MOVES]
    await _find(ui, Everything(ui, "palette", _("What would you like to do?"), offered))


async def keys(ui: UI) -> None:
    """Find anything by typing. All keys that can be used here are offered at first."""
    await _find(ui, Everything(ui, "keys", _("Keys"), ui.acts()))


async def _find(ui: UI, finder: Everything) -> None:
    while (id := await ui.find(finder)) is not None:
        if finder.name == "search" and not ui.is_shut:
            ui.session.searched = finder.text, id
        await finder.open(id)
        if not finder.stays(id):
            return


class Everything(Finder):
    """Finds commands, settings and their options, countries, services, the guide, and what was kept."""

    def __init__(self, ui: UI, name: str, title: str, first: Sequence[Choice]) -> None:
        self.acts = [_of("act", one) for one in ui.acts() if one.choosable]
        super().__init__(name, title, [_of("act", one) if one.choosable else one for one in first])
        self._ui = ui
        self._trouble = ""
        """The reason why the journal could not be searched; empty if it could."""
        self._is_read = False
        self._needs_help_first = False
        """Whether what was typed last is about danger, and the help screen has no sign with these words."""
        self._settings: list[Choice] | None = None
        self._countries: list[Choice] = []
        self._begin()

    def _begin(self) -> None:
        session = self._ui.session
        self._is_of_journal = not self._ui.is_shut
        journey = session.journey if self._is_of_journal else None
        files, where = session.guide_files, session.location()
        self._search = Search(told(journey, files, session.vault, session.wording(), where))
        self._is_read, self._found, self._changes = False, None, session.vault.changes

    # --- searching ------------------------------------------------------------------------------------

    def read_on(self, seconds: float) -> bool:
        """Read what is searched for about so many seconds; return whether everything has been read."""
        if self._settings is None:
            self._settings = [] if self._ui.is_shut else _settings(self._ui.session)
            self._countries = _countries(self._ui.session)
        if self._is_of_journal and self._ui.session.is_locked:
            return True  # it has been locked meanwhile; the rest is read once it is open again
        if not self._is_read:
            try:
                self._is_read = self._search.read_on(seconds)
            except JournalError as error:
                self._is_read, self._trouble = True, str(error)
        return self._is_read

    def said(self) -> Sequence[Block]:
        """Return what can be found here, or that nothing was found."""
        if not self.text.strip():
            return [block("quiet", _("Type what you are looking for."))]
        trouble = [block("text", self._trouble)] if self._trouble else []
        is_found = not self._is_read or any(one.size for one in self.groups()) or self._needs_help_first
        nothing = _("Nothing was found for “{words}”. Closed parts are not searched.")
        said = [] if is_found else [block("text", nothing.format(words=isolated(self.text.strip())))]
        return [*said, *trouble, *missing_note(self._ui.session.vault)]

    def known(self) -> int:
        """Return how much has been read."""
        return len(self._search)

    def search(self, query: Query) -> list[Group]:
        """Return the results, those of a kind together. In a list of commands, the commands come first. The
        guide comes before help if nothing urgent was typed and the guide has the very words.
        """
        hits: dict[str, list[int]] = {kind: [] for kind in _HEADINGS}
        for number in self._search.found(query):
            way = self._search[number].hit.way
            hits[_KINDS.get(way.to, way.to)].append(number)
        rows = {
            "act": matching(query, self.acts),
            "set": matching(query, self._settings or ()),
            "country": matching(query, self._countries),
        }
        urgent = is_urgent(query, (self._search[number] for number in hits["help"]))
        self._needs_help_first = urgent and not hits["help"]
        guide = hits["guide"]
        is_calm = bool(guide) and not urgent and self._search.is_whole(guide[0], query)
        first = ("act", "set") if self.first else ("guide",) if is_calm else ()
        kinds = sorted(_HEADINGS, key=lambda kind: kind not in first)
        return [
            group_of(_(_HEADINGS[kind]), rows[kind])
            if kind in rows
            else Group(_(_HEADINGS[kind]), len(hits[kind]), partial(self._hit_row, query, hits[kind]))
            for kind in kinds
        ]

    def rows(self, *, is_whole: bool = False) -> list[Choice]:
        """Return the options. Help now is always among what is found, and first where only it answers."""
        found = super().rows(is_whole=is_whole)
        if not self.text.strip():
            return found
        help_ = Choice(_HELP, _("Help now"), _("who to call now, and warning signs"))
        return [help_, *found] if self._needs_help_first else [*found, help_]

    def _hit_row(self, query: Query, numbers: Sequence[int], n: int) -> Choice:
        candidate = self._search[numbers[n]]
        standings = _standings(candidate.hit)
        room = _LINE - len(f"…{_BETWEEN}{standings}…") if standings else EXTRACT
        found = hit(candidate, query, max(_LEAST, room))
        return Choice(f"hit:{numbers[n]}", found.title, under=_under(found, standings))

    # --- opening --------------------------------------------------------------------------------------

    def stays(self, id: str) -> bool:
        """Return whether what an option opens leads back here."""
        return not id.startswith("act:")

    async def open(self, id: str) -> None:
        """Open a result, or do what it says."""
        ui, (kind, _colon, rest) = self._ui, id.partition(":")
        if id == _HELP:
            await views.help_now(ui)
        elif kind == "act":
            await ui.act(rest)
        elif kind == "setting":
            await change(ui, rest)
            self._settings = self._found = None
        elif kind == "set":
            name, _equals, option = rest.partition("=")
            set_option(ui, next(one for one in SETTINGS if one.name == name), option)
            ui.notify(next(one.label for one in self._settings or () if one.id == id))
            self._settings = self._found = None  # they have another value now
        elif kind == "country":
            if ui.attempt(partial(ui.session.choose, country=rest)):
                await views.resources(ui)
        else:
            await self._open_hit(self._search[int(rest)])

    async def _open_hit(self, found: Candidate) -> None:
        ui, way, entry = self._ui, hit(found, self.query()).way, found.hit.entry
        if way.to == "page":
            await ui.visit(partial(_go, ui.session, way.id, way.page), more=way.more)
        elif way.to == "exercise":
            await exercise(ui, way.id)
        elif way.to == "service":
            await views.resources(ui, Wanted(text=way.id))
        elif way.to == "help":
            await views.help_now(ui)
        elif way.to == "diary":
            await diary(ui, entry)
        elif way.to == "note":
            await one_note(ui, entry)
        else:
            await views.summary(ui)
        if ui.session.vault.changes != self._changes:  # such as an entry that was edited
            self._begin()


def _of(kind: str, row: Choice) -> Choice:
    return row._replace(id=f"{kind}:{row.id}")


def _settings(session: Session) -> list[Choice]:
    """Return all settings, and the options of those that have a few."""
    # Translators: a setting with one of its options, such as "Colours: Dark"
    text = pgettext("setting", "{setting}: {option}")
    found = [_of("setting", one) for one in rows(session)]
    for one in SETTINGS:
        for row in one.rows(session):
            if row.choosable:
                label = text.format(setting=_(one.label), option=row.label)
                found.append(Choice(f"set:{one.name}={row.id}", label))
    return found


def _countries(session: Session) -> list[Choice]:
    try:
        return [
            Choice(f"country:{code}", name, also=other_names(code))
            for code, name in country_names(session.guide_files).items()
        ]
    except GuideError:  # a broken file is reported where its services are shown
        return []


def _standings(found: Hit) -> str:
    """Return the standings of the claims made where something was found; empty if there are none."""
    labels = dict.fromkeys(_(STANDINGS[claim.standing]) for claim in found.claims)
    # Translators: what was found makes a claim with this label, such as "supported", or claims with several
    return _("claim: {label}").format(label=comma_list([*labels])) if labels else ""


def _under(found: Hit, standings: str) -> str:
    """Return the text around the match, followed by the standings of the claims made there."""
    extract = "".join(run.text for run in found.extract).strip()
    said = extract if extract not in found.title else ""  # the title itself is what matches
    return _BETWEEN.join(filter(None, (said, standings)))


def _go(session: Session, id: str, page: int) -> None:
    session.go(session.journey.open_page(id, page))
