"""Converts a YAML tree to a typed record, and reports every mistake if it does not fit.

The tree is searched for mistakes only if the fast conversion fails.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from companion.guide import invisible
from companion.guide.diagnostics import Address, at_most, expected
from companion.guide.model.claims import SAME
from companion.guide.yaml_tree import Tree
from companion.messages import comma_list, ngettext
from companion.messages import gettext as _

T = TypeVar("T")


MOST_LISTED = 20
"""The maximum number of names in a list of allowed ones, which is more than any record has keys."""
NEAREST = 0.6
"""The minimum similarity, from 0 to 1, at which one word may be a misspelling of another.

"too" and "two" are similar enough.
"""
_PARTS = re.compile(r"[^\W_]+")
_DENYING = frozenset(("a", "anti", "de", "dis", "im", "in", "ir", "mis", "no", "non", "not", "un"))
"""Prefixes that reverse the meaning of a word."""


def validate(tree: Tree, record: type[T]) -> T:
    """Return the tree's data as a ``record``.

    Raises:
        GuideError: with every mistake in the file, if the data does not fit.
    """
    try:
        return msgspec.convert(tree.data, record, strict=False)
    except msgspec.ValidationError as error:
        _Search(tree).look(tree.data, inspect.type_info(record), ())
        if not tree.diagnostics:  # msgspec found a mistake that the search does not know
            tree.report((), str(error), _("see the README about writing a guide"))
    tree.raise_if_wrong()
    raise AssertionError("unreachable: a misfit always leaves a mistake")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a suggestion for a misspelled word, or else the list of known words."""
    names = sorted(known)
    if near := _meant(invisible.plain(word).casefold(), names):
        return _('did you mean "{name}"?').format(name=near)
    if not names:
        return _("delete this name, or define it first")
    listed, more = comma_list(names[:MOST_LISTED]), len(names) - MOST_LISTED
    if more <= 0:
        return _("allowed: {names}").format(names=listed)
    said = ngettext("allowed: {names} and {count} other", "allowed: {names} and {count} others", more)
    return said.format(names=listed, count=more)


def _meant(word: str, names: Sequence[str]) -> str:
    """Return the known word that is a synonym or the correct spelling, but never one of another meaning."""
    if (same := SAME.get(word)) in names:
        return same or ""
    near = difflib.get_close_matches(word, names, n=MOST_LISTED)
    return next((name for name in near if _is_misspelt(word, name)), "")


def _is_misspelt(word: str, name: str) -> bool:
    """Whether each part of a word is similar to the same part of a name.

    A missing or additional "not" is no misspelling.
    """
    ours, theirs = (_PARTS.findall(one.casefold()) for one in (word, name))
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(
        difflib.SequenceMatcher(None, one, other).ratio() >= NEAREST and not _denies(one, other)
        for one, other in pairs
    )


def _denies(one: str, other: str) -> bool:
    """Whether one of two words reverses the other: unsupported and supported, harmless and harmful."""
    if "not" in (one, other) and len(one) == len(other):
        return sorted(one) != sorted(other)
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long.removesuffix(short) in _DENYING:
        return True
    return one[:-4] + "ful" == other or other[:-4] + "ful" == one


class _Search:
    """Compares data with its type, value by value, and reports each value that does not fit."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.at_key = False  # whether a key is being checked, and not its value
        self.ways: dict[type, Callable[[Any, Any, Address], None]] = {
            inspect.StructType: self._struct,
            inspect.UnionType: self._union,
            inspect.VarTupleType: self._list,
            inspect.DictType: self._mapping,
            inspect.StrType: self._text,
            inspect.LiteralType: self._literal,
            inspect.DateType: self._date,
            inspect.IntType: self._number,
            inspect.BoolType: self._bool,
        }

    def look(self, data: Any, wanted: Any, at: Address, described: str = "") -> None:
        if isinstance(wanted, inspect.Metadata):
            schema = wanted.extra_json_schema or {}
            self.look(data, wanted.type, at, schema.get("description", described))
        elif isinstance(wanted, inspect.StrType):
            self._text(data, wanted, at, described)
        else:
            self.ways[type(wanted)](data, wanted, at)

    def _struct(self, data: Any, wanted: inspect.StructType, at: Address) -> None:
        fields = {field.encode_name: field for field in wanted.fields}
        keys = {*fields, *([wanted.tag_field] if wanted.tag_field else [])}
        if not isinstance(data, dict):
            wish = _("expected: keys from this list: {keys}").format(keys=comma_list(sorted(keys)))
            self.tree.report(at, _seen(data), wish)
            return
        for key in data.keys() - keys:
            found = _('unknown key "{key}"').format(key=key)
            self.tree.report((*at, key), found, did_you_mean(key, keys), key=True)
        for name, field in fields.items():
            if name in data:
                self.look(data[name], field.type, (*at, name))
            elif field.required:
                self.tree.report(at, _missing(name), _("add this key and a value"))

    def _union(self, data: Any, wanted: inspect.UnionType, at: Address) -> None:
        kinds = [kind for kind in wanted.types if not isinstance(kind, inspect.NoneType)]
        if data is None and len(kinds) < len(wanted.types):
            return
        if len(kinds) == 1:
            self.look(data, kinds[0], at)
            return
        structs = {kind.tag: kind for kind in kinds if isinstance(kind, inspect.StructType)}
        tag_field = next(iter(structs.values())).tag_field or ""
        if not isinstance(data, dict):
            wish = _('expected: keys, including "{key}"').format(key=tag_field)
            self.tree.report(at, _seen(data), wish)
        elif tag_field not in data:
            wish = _("add this key, with one of these values: {kinds}").format(
                kinds=comma_list(sorted(map(str, structs)))
            )
            self.tree.report(at, _missing(tag_field), wish)
        elif isinstance(data[tag_field], str) and data[tag_field] in structs:
            self._struct(data, structs[data[tag_field]], at)
        else:
            self.tree.report(
                (*at, tag_field),
                _seen(data[tag_field]),
                did_you_mean(str(data[tag_field]), map(str, structs)),
            )

    def _list(self, data: Any, wanted: inspect.VarTupleType, at: Address) -> None:
        if not isinstance(data, list):
            self.tree.report(at, _seen(data), expected(_("a list, with a hyphen before each item")))
            return
        if len(data) < (wanted.min_length or 0):
            self.tree.report(at, _("the list is too short"), _at_least(wanted.min_length))
        for index, item in enumerate(data):
            self.look(item, wanted.item_type, (*at, index))

    def _mapping(self, data: Any, wanted: inspect.DictType, at: Address) -> None:
        if not isinstance(data, dict):
            self.tree.report(at, _seen(data), expected(_("keys with values")))
            return
        if len(data) < (wanted.min_length or 0):
            self.tree.report(at, _("there is nothing under this key"), _at_least(wanted.min_length))
        for key, value in data.items():
            self.at_key = True
            self.look(key, wanted.key_type, (*at, key))
            self.at_key = False
            self.look(value, wanted.value_type, (*at, key))

    def _text(self, data: Any, wanted: inspect.StrType, at: Address, described: str = "") -> None:
        if not isinstance(data, str):
            wish = expected(_(described) if described else _("text"))
            self.tree.report(at, _seen(data), wish, key=self.at_key)
        elif wanted.pattern and not re.search(wanted.pattern, data):
            like = _("text that matches {pattern}").format(pattern=wanted.pattern)
            wish = expected(_(described) if described else like)
            self.tree.report(at, _seen(data), wish, key=self.at_key)
        elif len(data) < (wanted.min_length or 0):
            self.tree.report(at, _("the text is empty"), _("write some text"))
        elif wanted.max_length and len(data) > wanted.max_length:
            found = ngettext(
                "this text has {count} character", "this text has {count} characters", len(data)
            ).format(count=len(data))
            self.tree.report(at, found, at_most(wanted.max_length))

    def _literal(self, data: Any, wanted: inspect.LiteralType, at: Address) -> None:
        if data not in wanted.values:
            self.tree.report(
                at, _seen(data), did_you_mean(str(data), map(str, wanted.values)), key=self.at_key
            )

    def _date(self, data: Any, wanted: inspect.DateType, at: Address) -> None:
        try:
            if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", data):
                raise ValueError
            dt.date.fromisoformat(data)
        except (TypeError, ValueError):
            wish = expected(_("a date like 2026-11-22"))
            self.tree.report(at, _seen(data), wish, key=self.at_key)

    def _number(self, data: Any, wanted: inspect.IntType, at: Address) -> None:
        if not (isinstance(data, str) and re.fullmatch("-?(0|[1-9][0-9]{0,17})", data)):
            self.tree.report(at, _seen(data), expected(_("a whole number")))
        elif not (wanted.ge or 0) <= int(data) <= (wanted.le or int(data)):
            wish = expected(_("a number from {low} to {high}").format(low=wanted.ge, high=wanted.le))
            self.tree.report(at, _seen(data), wish)

    def _bool(self, data: Any, wanted: inspect.BoolType, at: Address) -> None:
        if not (isinstance(data, str) and data.lower() in ("true", "false")):
            wish = _("allowed: {names}").format(names=comma_list(["true", "false"]))
            self.tree.report(at, _seen(data), wish)


def _missing(key: str) -> str:
    return _('"{key}" is missing').format(key=key)


def _at_least(count: int | None) -> str:
    return _("expected: at least {count}").format(count=count)


def _seen(data: Any) -> str:
    if data is None:
        return _("nothing")
    if isinstance(data, str):
        return f'"{invisible.make_visible(data if len(data) <= 40 else data[:39] + "…")}"'.replace("\n", " ")
    return _("a list") if isinstance(data, list) else _("keys with values")
