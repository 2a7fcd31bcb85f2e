"""The JSON Schema of a guide's files, with which an editor completes, explains and checks them.

Any editor with a YAML language server can use it. Write the schema to a file once, with ``companion schema >
schema.json``. Then name that file, by its relative path, in the first line of each file of the guide::

    # yaml-language-server: $schema=schema.json

That schema is for any file of a guide. ``companion schema step`` prints a smaller one for a single kind of
file, with which an editor offers only the keys of that kind. Both are generated from the model: its types and
its docstrings.
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
"""The kinds of files in a guide, by the word that ``companion schema`` takes."""

_REF = "#/$defs/{name}"
_NAMED: dict[str, Schema] = {
    "Audience": json.schema(Audience),
    "Id": json.schema(model.Id),
    "Line": json.schema(model.Line),
    "Prose": json.schema(model.Prose),
    "Web": json.schema(Web),
}
"""Named types that are not records. Each is defined once and referenced elsewhere."""


def _records(record: type[model.GuideRecord]) -> Iterator[type[model.GuideRecord]]:
    """Yield a record and all that are kinds of it."""
    yield record
    for kind in record.__subclasses__():
        yield from _records(kind)


_RECORDS = {record.__name__: record for record in _records(model.GuideRecord)}


def schema(kind: str | None = None) -> Schema:
    """Return the JSON Schema of one kind of file, or of any file of a guide if ``kind`` is None."""
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
    """Return the schema of a record, completed with its key patterns, its tag and its docstrings."""
    hints = get_type_hints(record, include_extras=True)
    properties = part["properties"]
    for field in structs.fields(record):
        name = field.encode_name
        property_ = _for_editors(_with_keys(properties[name], hints[field.name]))
        properties[name] = _explained(property_, _said(record, field.name))
    config = record.__struct_config__
    if config.tag_field:
        # An editor that offers the kinds explains each with the record's docstring.
        properties[config.tag_field] = {"const": config.tag, "description": part["description"]}
    return part


def _with_keys(part: Schema, hint: Any) -> Schema:
    """Return the schema of a mapping, completed with the type of its keys: dates, roles or ids."""
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) is not dict:
        return part
    key, value = get_args(hint)
    values = _with_keys(part["additionalProperties"], value)
    return {**part, "propertyNames": json.schema(key), "additionalProperties": values}


# --- the form for editors --------------------------------------------------------------------------------


def _for_editors(part: Any) -> Any:
    """Return a part of the schema in the form that editors can use. Named types become references.

    ``null`` is never offered, because a guide's loader would read it as the text "null".
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
    """Return the schema of a text with its pattern in JavaScript syntax, and with an error message."""
    if "pattern" not in part:
        return part
    told = f"expected: {part['description']}"
    return {**part, "pattern": part["pattern"].replace(r"\Z", "$"), "patternErrorMessage": told}


def _explained(part: Schema, about: str) -> Schema:
    """Return a field's schema with its docstring in front of the description of its type."""
    if not about:
        return part
    described = part.get("description")
    return {**part, "description": f"{about} ({described})" if described else about}


# --- docstrings of the model -----------------------------------------------------------------------------


def _said(record: type[model.GuideRecord], field: str) -> str:
    """Return the docstring of a field, which may be inherited from another record."""
    said = _docstrings()
    owners = (f"{owner.__name__}.{field}" for owner in record.__mro__)
    return next((said[owner] for owner in owners if owner in said), "")


@cache
def _docstrings() -> dict[str, str]:
    """Return the docstrings of the model's fields and types, such as ``Claim.says`` or ``Audience``.

    Python does not keep docstrings of fields, so they are read from the source.
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
