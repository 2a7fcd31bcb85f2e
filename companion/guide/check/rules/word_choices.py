"""Checks the words a person may choose: each fills every slot, and every text reads well with each of them.

Articles and possessives before a slot, doubled words and sentences that begin small are English matters. They
are looked for in a guide in English alone: "a" is a preposition in Spanish, "nous nous" is right in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile
from companion.guide.check.sentences import CLOSING, OPENING, is_english, sentences
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import ShownText
from companion.guide.diagnostics import Address
from companion.guide.validate import did_you_mean
from companion.guide.wording import OWN, SLOT
from companion.guide.yaml_tree import Tree
from companion.messages import gettext as _

RESERVED = frozenset({"own", "emergency"})
"""Slots that mean something by themselves in some texts."""


def check(subject: Subject) -> None:
    """Report words that leave a slot empty, unknown slots, and texts that read badly with a word."""
    guide = subject.files.guide
    if not guide:
        return
    _declared(guide)
    slots = {slot for word in guide.content.words for slot in word.says}
    wrong = _braces(subject, slots)
    english = is_english(guide.content.language)
    for one in subject.shown:
        if (one.text.file.name, one.text.at) in wrong or (english and _before_slots(one)):
            continue
        _as_read(one, english=english)


def _braced(slot: str) -> str:
    return f"{{{slot}}}"


def _unknown(slot: str) -> str:
    return _("unknown slot {slot}").format(slot=_braced(slot))


# --- what the words say -------------------------------------------------------------------------------


def _declared(file: CheckedFile[model.Guide]) -> None:
    tree, taken = file.tree, set(RESERVED)
    for n, word in enumerate(file.content.words):
        at: Address = ("words", n)
        for slot in word.says:
            if slot in taken:
                found = _("the slot name {slot} is already taken").format(slot=_braced(slot))
                tree.report((*at, "says", slot), found, _("choose another name for this slot"), key=True)
            taken.add(slot)
        _strange(tree, at, word, word)
        for c, choice in enumerate(word.choices):
            _complete(tree, (*at, "choices", c), choice, word)
            _missing_for_roles(tree, (*at, "choices", c), choice, word)
        if word.own:
            _complete(tree, (*at, "own"), word.own, word)
            _own_is_said(tree, (*at, "own"), word.own)


def _complete(tree: Tree, at: Address, saying: model.WordForms, word: model.Word) -> None:
    for slot in word.says:
        if slot not in saying.says:
            found = _('"{key}" is missing').format(key=slot)
            tree.report((*at, "says"), found, _("write a text for every slot of this word"))
    _strange(tree, at, saying, word)


def _strange(tree: Tree, at: Address, saying: model.WordForms, word: model.Word) -> None:
    """Report slots that the word does not have."""
    places: list[tuple[Address, Iterable[str]]] = [((*at, "says"), saying.says)]
    places += [((*at, "to", role), forms) for role, forms in saying.to.items()]
    for place, forms in places:
        for slot in forms:
            if slot not in word.says:
                tree.report((*place, slot), _unknown(slot), did_you_mean(slot, word.says), key=True)


def _missing_for_roles(tree: Tree, at: Address, choice: model.WordChoice, word: model.Word) -> None:
    """Report choices without a form for a role for which the word has one.

    A word of the person's own needs such a form only where it differs, because a name is the same for
    everyone.
    """
    for role, forms in word.to.items():
        for slot in forms:
            if slot not in choice.to.get(role, {}):
                found = _('"{key}" is missing for the role "{role}"').format(key=slot, role=role)
                wish = _("the word itself has a text for this role, so this choice needs one too")
                tree.report((*at, "to", role), found, wish)


def _own_is_said(tree: Tree, at: Address, own: model.OwnWord) -> None:
    places: list[tuple[Address, dict[str, str]]] = [((*at, "says"), own.says)]
    places += [((*at, "to", role), forms) for role, forms in own.to.items()]
    for place, forms in places:
        for slot, says in forms.items():
            if OWN not in says:
                found = _('{own} is missing from "{text}"').format(text=says.strip(), own=OWN)
                wish = _("write {own} where the person's own word belongs").format(own=OWN)
                tree.report((*place, slot), found, wish)


# --- where slots stand --------------------------------------------------------------------------------


def _braces(subject: Subject, slots: set[str]) -> set[tuple[str, Address]]:
    """Report braces that nothing fills; return the places of the texts that have some."""
    filled = {
        (one.text.file.name, one.text.at): {*(slots if one.text.filled else ()), *one.text.extra}
        for one in subject.shown
    }
    wrong = set()
    for file in subject.files.all():
        for at, text in _strings(file.tree.data, ()):
            here = filled.get((file.name, at), set())
            for found, allowed in dict.fromkeys(_unfilled(text, here)):
                file.tree.report(at, found, allowed)
                wrong.add((file.name, at))
    return wrong


def _unfilled(text: str, here: set[str]) -> Iterator[tuple[str, str]]:
    for match in SLOT.finditer(text):
        name = match[1]
        if name is None:
            yield (
                _("a single brace"),
                _("put a slot between two braces, as in {slot}").format(slot=_braced("partner")),
            )
        elif name[:1].lower() + name[1:] not in here:
            yield _unknown(name), did_you_mean(name, here)


def _strings(data: Any, at: Address) -> Iterator[tuple[Address, str]]:
    if isinstance(data, str):
        if "{" in data or "}" in data:
            yield at, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _strings(value, (*at, key))


_BEFORE_A_SLOT = re.compile(
    rf"\b(a|an|the|my|your|his|her|its|our|their)\s+[*{re.escape(OPENING)}]*(\{{(?!own\}})[^{{}}]*\}})",
    re.IGNORECASE,
)


def _before_slots(one: ShownText) -> bool:
    """Report articles and possessives before a slot; return whether there are any.

    The text of a slot has its own, if any, as in "your stone" and "Ada".
    """
    found = [f'"{match[1]} {match[2]}"' for match in _BEFORE_A_SLOT.finditer(one.text.raw)]
    for each in dict.fromkeys(found):
        one.text.report(each, _("delete the word before the slot"))
    return bool(found)


# --- how it reads -------------------------------------------------------------------------------------

_DOUBLED = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)


def _as_read(one: ShownText, *, english: bool) -> None:
    """Report doubled spaces, doubled words and small initial letters, each once for all forms of a text."""
    told: dict[str, tuple[str, str]] = {}
    for passage in dict.fromkeys(passage for form in one.forms for passage in form):
        if "  " in passage.text:
            told.setdefault("space", (_("a double space"), _("use one space between words")))
        if english and (match := _DOUBLED.search(passage.text)):
            found = _('a word is repeated: "{words}"').format(words=match[0])
            told.setdefault("doubled", (found, _("write the word only once")))
        if english and (small := _begins_small(passage.text, item=passage.item)):
            found = _('this sentence does not begin with a capital letter: "{start}"').format(start=small)
            wish = _("begin the sentence with a capital letter, or with a slot such as {slot}")
            told.setdefault("small", (found, wish.format(slot=_braced("Partner"))))
    for found, allowed in told.values():
        one.text.report(found, allowed)


def _begins_small(paragraph: str, *, item: bool) -> str:
    """Return the beginning of the first sentence with a small initial letter, or an empty string.

    A list item may begin with a small letter.
    """
    for n, sentence in enumerate(sentences(paragraph)):
        first = sentence.split()[0].lstrip(OPENING).rstrip(f".,;:?!{CLOSING}")
        # An address or a name like iPhone is written as it is.
        plain = first[:1].islower() and not any(mark.isupper() or mark in "./@" for mark in first)
        if plain and not (item and n == 0):
            return " ".join(sentence.split()[:4])
    return ""
