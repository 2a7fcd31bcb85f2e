"""Parses YAML to plain data with the line and column of every value, so that mistakes can be located.

Every scalar is read as text, and the model decides its type. So ``NO`` stays Norway, ``024`` keeps its zero,
and a number is a number only where one is expected. Aliases, tags and repeated keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from companion.guide import invisible
from companion.guide.diagnostics import Address, Diagnostic, GuideError, at_most
from companion.messages import gettext as _
from companion.text import REFUSED_IN_GUIDES

DEEPEST = 20
"""The maximum depth, because deep nesting would overflow the parser's stack.

The deepest file of the guide that comes with the program nests seven levels.
"""


@dataclass(slots=True)
class Tree:
    """One file's data, with the places of its keys and values."""

    path: Path
    data: Any = None
    keys: dict[Address, tuple[int, int]] = field(default_factory=dict)
    values: dict[Address, tuple[int, int]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, address: Address, found: str, allowed: str, *, key: bool = False) -> None:
        """Report a mistake at the value of an address, or at its key if ``key`` is set.

        If the address is unknown, the mistake is reported at the nearest known address above it.
        """
        places = self.keys if key and address in self.keys else self.values
        while address not in places and address:
            address = address[:-1]
        line, column = places.get(address, (1, 1))
        self.diagnostics.append(Diagnostic(self.path, line, column, found, allowed))

    def raise_if_wrong(self) -> None:
        """Raise ``GuideError`` with all mistakes so far, in the order of their places, if there are any."""
        if self.diagnostics:
            raise GuideError(tuple(sorted(self.diagnostics, key=lambda m: (m.line, m.column))))


def grow(path: Path, raw: bytes) -> Tree:
    """Parse a file's bytes into a tree.

    Raises:
        GuideError: with every mistake, if the bytes are not YAML or use features that a guide must not use.
    """
    tree = Tree(path)
    text = _text_of(tree, raw)
    # PyYAML's own parser, for builds without libyaml, is about ten times slower.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Builder(tree, text).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        _explain(tree, text, error)
    tree.raise_if_wrong()
    return tree


def _explain(tree: Tree, text: str, error: yaml.MarkedYAMLError) -> None:
    """Report the cause of a YAML error: a space-like character, or else the parser's message."""
    found = [
        Diagnostic(tree.path, line, at, *invisible.describe(one))
        for line, at, one in invisible.in_structure(text)
    ]
    tree.diagnostics += (one for one in found if one not in tree.diagnostics)
    if not found:
        in_quotes = "quoted scalar" in (error.context or "")  # the mistake is at the opening quote
        mark = (error.context_mark if in_quotes else error.problem_mark) or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = _("this is not YAML ({reason})").format(reason=error.problem or error.context)
        wish = _("check the quotes, colons and indentation")
        tree.diagnostics.append(Diagnostic(tree.path, line, column, why, wish))


def _text_of(tree: Tree, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        tree.diagnostics.append(
            Diagnostic(tree.path, line, column, _("a byte that is not UTF-8"), _("save the file as UTF-8"))
        )
        text = ""
    for number, line_text in enumerate(text.split("\n"), start=1):
        for match in REFUSED_IN_GUIDES.finditer(line_text.removesuffix("\r")):
            found = _("the control character {code}").format(code=_code(match[0]))
            tree.diagnostics.append(
                Diagnostic(tree.path, number, match.start() + 1, found, _("delete this character"))
            )
    tree.raise_if_wrong()
    return text


def _code(character: str) -> str:
    """Return a character's code point, as Unicode writes it."""
    return f"U+{ord(character):04X}"


class _Builder:
    """Builds the data from the parser's events without recursion, and records the places."""

    def __init__(self, tree: Tree, text: str) -> None:
        self.tree = tree
        self.lines = text.split("\n")
        self.open: list[tuple[Any, Address]] = []  # the containers that are still open
        self.key: list[str | None] = []  # for each, the key whose value comes next (None in a list)

    def build(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.open.pop()
                self.key.pop()
            elif isinstance(event, yaml.NodeEvent) and not self._node(event):
                return
        if documents > 1:
            self.tree.report(
                (),
                _("there are several documents in this file (---)"),
                _("put only one document in each file"),
            )

    def _node(self, event: Any) -> bool:
        """Add the value of one event; return False to stop reading."""
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                place,
                _("an alias (*)"),
                _("write the value in full, or put quotes around text that begins with *"),
            )
            return self._put(None, place) is not None
        if event.anchor is not None:
            self._refuse(
                place,
                _("an anchor (&)"),
                _("write the value in full where it is needed, or put quotes around text that begins with &"),
            )
        if event.tag is not None:
            self._refuse(
                place,
                _("the tag {tag}").format(tag=event.tag),
                _("delete the tag, or put quotes around text that begins with !"),
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if len(self.open) >= DEEPEST:
            self._refuse(place, _("too many levels of nesting"), at_most(DEEPEST))
            return False
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        address = self._put(container, place)
        if address is None:
            return False
        self.open.append((container, address))
        self.key.append(None)
        return True

    def _scalar(self, event: Any, place: tuple[int, int]) -> bool:
        value: str | None = event.value
        if event.implicit[0] and self._cut_short(event.end_mark):
            self._refuse(
                place,
                _("a # cuts the text short"),
                _("put quotes around the text, or a space after the # if you meant a comment"),
            )
        if match := REFUSED_IN_GUIDES.search(event.value):
            found = _("the control character {code}, written as an escape").format(code=_code(match[0]))
            self._refuse(place, found, _("delete this character"))
        if self._waits_for_key():
            container, address = self.open[-1]
            if (at := invisible.first(event.value)) is not None:
                line, column = place
                column = max(column, self.lines[line - 1].find(event.value[at], column - 1) + 1)
                self._refuse((line, column), *invisible.describe(event.value[at]))
            if event.value in container:
                found = _('the key "{key}" is used twice').format(key=event.value)
                self._refuse(place, found, _("use each key only once"))
            self.key[-1] = event.value
            self.tree.keys[(*address, event.value)] = place
            return True
        if value == "" and event.implicit[0]:
            value = None
        return self._put(value, place) is not None

    def _cut_short(self, end: Any) -> bool:
        """Whether YAML reads the rest of an unquoted text as a comment, as in "Page #1"."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        return bool(re.match(r" ?#\w", line[end.column :]))

    def _waits_for_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0], dict) and self.key[-1] is None

    def _put(self, value: Any, place: tuple[int, int]) -> Address | None:
        """Add a value to its container and return its address.

        If a list or mapping is used as a key, report that and return None.
        """
        address: Address = ()
        if not self.open:
            self.tree.data = value
        else:
            container, above = self.open[-1]
            if isinstance(container, list):
                address = (*above, len(container))
                container.append(value)
            elif (key := self.key[-1]) is not None:
                address = (*above, key)
                container[key] = value
                self.key[-1] = None
            else:
                self._refuse(place, _("a list or mapping as a key"), _("use a plain word as the key"))
                return None
        self.tree.values[address] = place
        return address

    def _refuse(self, place: tuple[int, int], found: str, allowed: str) -> None:
        self.tree.diagnostics.append(Diagnostic(self.tree.path, *place, found, allowed))
