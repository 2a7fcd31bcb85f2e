"""The files of a guide as JSON Schema: with it an editor completes, explains and checks what one writes.

Any editor with a YAML language server can use it. Write it to a file once, ``companion schema >
schema.json``, and name that file, by its path from the file one edits, in the first line of each file of the
guide::

    # yaml-language-server: $schema=schema.json

That is the schema for any file of a guide. One kind of file has a smaller one, ``companion schema step``,
with which an editor offers only what belongs there. Both come from the model alone: its types, and the
docstrings beside them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import json, structs

from companion.guide import model
from companion.guide.model.pages import Audience
from companion.guide.model.record import Web

Schema = dict[str, Any]

KINDS: dict[str, type[model.GuideRecord]] = {
    "guide": model.Guide,
    "step": model.StepText,
    "claims": model.Claims,
    "sources": model.Sources,
    "feelings": model.Feelings,
    "help": model.Help,
    "country": model.Country,
    "steady": model.Steady,
    "close_one": model.CloseOne,
    "tone": model.Tone,
}
"""The kinds of files a guide has, by the word an author asks with."""

_REF = "#/$defs/{name}"
_RECORDS: dict[str, type[model.GuideRecord]] = {
    name: value
    for name, value in vars(model).items()
    if isinstance(value, type) and issubclass(value, model.GuideRecord)
}
_NAMED: dict[str, Schema] = {
    "Audience": json.schema(Audience),
    "Id": json.schema(model.Id),
    "Line": json.schema(model.Line),
    "Prose": json.schema(model.Prose),
    "Web": json.schema(Web),
}
"""Types that are no records but have a name: they are defined once, and referred to."""


def schema(kind: str | None = None) -> Schema:
    """Return the JSON Schema of one kind of file; without a kind, of any file of a guide."""
    records = [KINDS[kind]] if kind else list(KINDS.values())
    files, parts = json.schema_components(records, ref_template=_REF)
    named = {
        name: _readable({"description": _docstrings().get(name, ""), **type_})
        for name, type_ in _NAMED.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"companion: {kind or 'any file of a guide'}",
        **(files[0] if kind else {"anyOf": list(files)}),
        "$defs": {name: _record(part, _RECORDS[name]) for name, part in parts.items()} | named,
    }


def _record(part: Schema, record: type[model.GuideRecord]) -> Schema:
    """Return the schema of a record with what msgspec leaves out: its keys, its tag, its docstrings."""
    hints = get_type_hints(record, include_extras=True)
    properties = part["properties"]
    for field in structs.fields(record):
        name = field.encode_name
        property_ = _for_editors(_with_keys(properties[name], hints[field.name]))
        properties[name] = _explained(property_, _said(record, field.name))
    config = record.__struct_config__
    if config.tag_field:
        # Where an editor offers the kinds, what the record is for explains the kind.
        properties[config.tag_field] = {"const": config.tag, "description": part["description"]}
    return part


def _with_keys(part: Schema, hint: Any) -> Schema:
    """Return the schema of a mapping with what its keys may be: dates, roles, ids."""
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) is not dict:
        return part
    key, value = get_args(hint)
    values = _with_keys(part["additionalProperties"], value)
    return {**part, "propertyNames": json.schema(key), "additionalProperties": values}


# --- as editors read it ----------------------------------------------------------------------------------


def _for_editors(part: Any) -> Any:
    """Return a part of the schema as an editor can use it: by its name, if it has one.

    ``null`` is never offered: in a guide's file it would be the text "null".
    """
    if isinstance(part, list):
        return [_for_editors(value) for value in part]
    if not isinstance(part, dict):
        return part
    for name, type_ in _NAMED.items():
        if part == type_:
            return {"$ref": _REF.format(name=name)}
    match part:
        case {"anyOf": [one, {"type": "null"}]}:
            return _for_editors(one)
    return _readable({key: _for_editors(value) for key, value in part.items()})


def _readable(part: Schema) -> Schema:
    """Return a text's schema with its pattern as JavaScript knows it, and with what to say of a mismatch."""
    if "pattern" not in part:
        return part
    told = f"{part['description']} is wanted here"
    return {**part, "pattern": part["pattern"].replace(r"\Z", "$"), "patternErrorMessage": told}


def _explained(part: Schema, about: str) -> Schema:
    """Return a field's schema with its docstring. What its type says of itself stays, behind that."""
    if not about:
        return part
    described = part.get("description")
    return {**part, "description": f"{about} ({described})" if described else about}


# --- what the source says --------------------------------------------------------------------------------


def _said(record: type[model.GuideRecord], field: str) -> str:
    """Return the docstring of a field, be it one that another record handed down."""
    said = _docstrings()
    owners = (f"{owner.__name__}.{field}" for owner in record.__mro__)
    return next((said[owner] for owner in owners if owner in said), "")


@cache
def _docstrings() -> dict[str, str]:
    """Return the texts that stand under the names in the model, such as ``Claim.says`` or ``Audience``.

    They are there for people who read the source, and Python forgets them; so the source is read once more.
    """
    found: dict[str, str] = {}
    for module in sorted({record.__module__ for record in _RECORDS.values()}):
        tree = ast.parse(inspect.getsource(sys.modules[module]))
        found.update(_under(tree.body))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                found.update(_under(node.body, f"{node.name}."))
    return found


def _under(body: list[ast.stmt], before: str = "") -> Iterator[tuple[str, str]]:
    for node, below in pairwise(body):
        match node, below:
            case (
                ast.AnnAssign(target=ast.Name(name)) | ast.Assign(targets=[ast.Name(name)]),
                ast.Expr(ast.Constant(str(text))),
            ):
                yield before + name, " ".join(text.split())
