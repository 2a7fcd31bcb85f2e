"""The settings whose value is one of a few options: the options of each, and what choosing one changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from companion.flows.commands import CHECK_IN
from companion.flows.dialogs import Choice
from companion.flows.key_bindings import current_key
from companion.flows.settings.appearance import MORE, OURS, theme_rows
from companion.journal.model import ChoiceChanges, Choices
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session

RETURNING = {
    "place": N_("The page where you stopped"),
    "ask": N_("Ask me where to begin"),
    "start": N_("The beginning"),
}
DENSITIES = {
    "": N_("Short pages"),
    "brief": N_("Each step in one sentence"),
    "full": N_("Short pages, with the extra detail open"),
}


class Setting(NamedTuple):
    """A setting with a few options."""

    name: str
    label: str
    """The label in English."""
    rows: Callable[[Session], list[Choice]]
    """Returns the options. The id of one that stands for nothing chosen is not empty."""
    now: Callable[[Choices], str]
    """Returns the id of the current option; empty if none is."""
    changes: Callable[[str], ChoiceChanges]
    """Returns what choosing an option changes, by its id."""
    at: str = ""
    """The id of the option to highlight first if none is current."""


def _roles(session: Session) -> list[Choice]:
    rows = [Choice(name, label.strip()) for name, label in session.guide_files.guide.roles.items()]
    return [*rows, Choice(_NONE, _("I would rather not say"))]


def _check_ins(session: Session) -> list[Choice]:
    key = current_key(CHECK_IN, session.journey.choices.keys).letter
    still = _("you can still press {key} to check in").format(key=key)
    return [Choice("yes", _("Yes")), Choice("no", _("No"), still)]


_NONE = "usual"
"""The id of the option that is kept as an empty value."""


def _kept(id: str) -> str:
    return "" if id == _NONE else id


SETTINGS = (
    Setting(
        "role", N_("Who you are"), _roles, lambda now: now.role, lambda id: {"role": _kept(id)}, at=_NONE
    ),
    Setting(
        "density",
        N_("How much to read"),
        lambda _session: [Choice(id or _NONE, _(text)) for id, text in DENSITIES.items()],
        lambda now: now.density or _NONE,
        lambda id: {"density": _kept(id)},
    ),
    Setting(
        "theme",
        N_("Colours"),
        lambda _session: theme_rows(_NONE),
        lambda now: (now.theme in (*OURS, *MORE) and now.theme) or _NONE,
        lambda id: {"theme": _kept(id)},
    ),
    Setting(
        "check_ins",
        N_("Ask how I am at the end of some steps"),
        _check_ins,
        lambda now: "yes" if now.check_ins else "no",
        lambda id: {"check_ins": True, "declined": {}} if id == "yes" else {"check_ins": False},
    ),
    Setting(
        "returning",
        N_("When you come back"),
        lambda _session: [Choice(id, _(text)) for id, text in RETURNING.items()],
        lambda now: now.returning or "place",
        lambda id: {"returning": id},
    ),
)
