"""The program's own sentences: each is one message, which a catalogue of another language can translate.

English is in the code and needs no catalogue; nothing is imported for it. Mark a sentence as ``_("...")``,
with names in braces and ``.format`` after the call, never before it. Mark a sentence in a constant with
``N_`` and translate it where it is shown. ``.build/collect_messages.py`` collects them for translators.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations

LOCALE = Path(__file__).with_name("locale")
"""The folder of the catalogues: ``<language>/LC_MESSAGES/companion.mo``."""
ENGLISH = "en"

_catalogue: GNUTranslations | None = None
_language = ENGLISH


def use_language(language: str) -> None:
    """Speak a guide's language, such as ``pt-BR``, where there is a catalogue for it; otherwise English."""
    global _catalogue, _language
    for name in dict.fromkeys((language.replace("-", "_"), language.partition("-")[0])):
        file = LOCALE / name / "LC_MESSAGES" / "companion.mo"
        if file.is_file():
            from gettext import GNUTranslations  # English, which most guides are in, starts without it

            with file.open("rb") as stream:
                _catalogue, _language = GNUTranslations(stream), language
            return
    _catalogue, _language = None, ENGLISH


def language() -> str:
    """Return the language in which the program speaks now, such as ``en``."""
    return _language


def gettext(message: str) -> str:
    """Return a message in the language in use."""
    return _catalogue.gettext(message) if _catalogue else message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits a count."""
    if _catalogue:
        return _catalogue.ngettext(one, many, count)
    return one if count == 1 else many


def pgettext(context: str, message: str) -> str:
    """Return a message whose meaning depends on where it is used, which ``context`` says to translators."""
    return _catalogue.pgettext(context, message) if _catalogue else message


def N_(message: str) -> str:
    """Return a message as it is: it is collected here, and translated where it is shown.

    gettext's tools know this name.
    """
    return message


def and_list(items: Sequence[str]) -> str:
    """Return items as a list in a sentence, such as "a, b and c"."""
    return _listed(items, pgettext("list", "{first}, {rest}"), pgettext("list", "{first} and {last}"))


def or_list(items: Sequence[str]) -> str:
    """Return items as a choice in a sentence, such as "a, b or c"."""
    return _listed(items, pgettext("list", "{first}, {rest}"), pgettext("list", "{first} or {last}"))


def comma_list(items: Sequence[str]) -> str:
    """Return items as a bare list, such as "a, b, c"."""
    several = pgettext("list", "{first}, {rest}")
    return _listed(items, several, several.replace("{rest}", "{last}"))


def _listed(items: Sequence[str], several: str, two: str) -> str:
    if len(items) < 2:
        return "".join(items)
    text = two.format(first=items[-2], last=items[-1])
    for item in reversed(items[:-2]):
        text = several.format(first=item, rest=text)
    return text
