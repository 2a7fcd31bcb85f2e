"""The JSON Schema says of a guide's files what the loader says: an author hears of a mistake while typing."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec import structs

from companion.cli import main
from companion.commands.authors.schema import _KINDS
from companion.guide import model
from companion.guide.diagnostics import GuideError
from companion.guide.load import read, shipped
from companion.guide.scaffold import TEMPLATE
from companion.guide.schema import KINDS
from tests.few import few, first

SMALL = Path(__file__).parent.parent / "small_guide"
GUIDES = {"shipped": shipped(), "small": SMALL, "template": TEMPLATE}
KIND_OF = {"steps": "step", "resources": "country"}


def kind_of(path: Path) -> str:
    return KIND_OF.get(path.parent.name, path.stem)


FILES = {
    f"{name}/{path.relative_to(folder)}": path
    for name, folder in GUIDES.items()
    for path in sorted(folder.rglob("*.yaml"))
}
ITS_OWN, ANY = "of its kind", "of any kind"


# --- what an editor sees: YAML 1.2, core schema -------------------------------------------------------


class Core(yaml.SafeLoader):
    """Reads a file as an editor does: plain true is no text, nor is 024, but NO and 2026-11-22 are."""

    yaml_implicit_resolvers = {}


def _integer(loader: Core, node: Any) -> int:
    return int(node.value, 0) if node.value[:2] in ("0x", "0o") else int(node.value)


Core.add_constructor("core:int", _integer)
for tag, pattern in {
    "tag:yaml.org,2002:null": r"^(~|null|Null|NULL|)$",
    "tag:yaml.org,2002:bool": r"^(true|True|TRUE|false|False|FALSE)$",
    "core:int": r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$",
    "tag:yaml.org,2002:float": (
        r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$"
    ),
}.items():
    Core.add_implicit_resolver(tag, re.compile(pattern), None)


def seen(text: str) -> Any:
    return yaml.load(text, Core)


def said(*command: str, status: int = 0) -> str:
    """What a command prints."""
    umask, printed = os.umask(0), StringIO()
    with redirect_stdout(printed):
        assert main(command) == status
    os.umask(umask)
    return printed.getvalue()


@cache
def schema(kind: str = "") -> dict[str, Any]:
    return dict(json.loads(said("schema", *filter(None, [kind]))))


def diagnostics(kind: str, data: Any) -> list[str]:
    """What an editor would underline: the key or value, and nothing for a file without mistakes."""
    checker = Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data)]


@pytest.fixture(params=[ITS_OWN, ANY])
def kind(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The schema a file is held to: the one of its kind, or the one for any file."""
    return lambda name: name if request.param == ITS_OWN else ""


# --- the files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("which", few([ITS_OWN, ANY], ITS_OWN))
def test_every_file_of_every_guide_is_right_in_an_editor(file: str, which: str) -> None:
    path = FILES[file]
    assert (
        diagnostics(kind_of(path) if which == ITS_OWN else "", seen(path.read_text(encoding="utf-8"))) == []
    )


def test_an_editor_reads_these_files_as_this_test_does() -> None:
    assert seen("[true, yes, NO, 024, 0x1f, 1.5, 2026-11-22, 12:30, '1', ~, null]") == [
        *(True, "yes", "NO", 24, 31, 1.5, "2026-11-22", "12:30", "1", None, None)
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("steps/one.yaml", "title: You", "titel: You", id="a misspelt key"),
        pytest.param("steps/one.yaml", "page: check_in", "page: chek_in", id="a wrong kind of page"),
        pytest.param("steps/one.yaml", "when: after", "when: after\n    title: Now", id="another kind's key"),
        pytest.param("steps/one.yaml", "  - page: check_in\n", "  - page: write\n", id="another kind"),
        pytest.param("steps/one.yaml", "for: [partner]", "for: [partners]", id="a wrong role"),
        pytest.param("steps/one.yaml", "for: [partner]", "for: []", id="nobody"),
        pytest.param("steps/one.yaml", "2026-11-22:", "22 November:", id="a key that is no date"),
        pytest.param("steps/one.yaml", "2026-11-22:", "2026-11-31:", id="a day that never was"),
        pytest.param("claims.yaml", "standing: not supported", "standing: wrong", id="a wrong standing"),
        pytest.param("claims.yaml", "number: 2", "number: 0", id="too low a number"),
        pytest.param("claims.yaml", "number: 2", "number: two", id="no number"),
        pytest.param("claims.yaml", "claim: stones-float", "claim: Stones float", id="a wrong id"),
        pytest.param("claims.yaml", "why: They sink.", "why: ' '", id="an empty text"),
        pytest.param("guide.yaml", "language: en", "language: English", id="a wrong language"),
        pytest.param("guide.yaml", "roles: {person", "roles: {persons", id="a role nobody has"),
        pytest.param(
            "guide.yaml", "    to: {supporter: {stone: the s", "    to: {friend: {stone: the s", id="no role"
        ),
        pytest.param("guide.yaml", "says: {stone: the", "says: {The Stone: the", id="a wrong slot"),
        pytest.param("guide.yaml", "title: A small guide\n", "", id="a title missing"),
        pytest.param("resources/NO.yaml", "country: NO", "country: Norway", id="a country's name"),
        pytest.param("resources/NO.yaml", "now: true", "now: soon", id="no true or false"),
        pytest.param("resources/INT.yaml", "web: https", "web: www", id="no address"),
    ],
)
def test_a_mistake_is_seen_by_editor_and_loader_alike(
    name: str, old: str, new: str, kind: Callable[[str], str], folder: Path
) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert diagnostics(kind(kind_of(path)), seen(path.read_text(encoding="utf-8")))
    with pytest.raises(GuideError):
        read(path, KINDS[kind_of(path)])


def test_an_editor_names_the_mistake_where_it_is() -> None:
    step = seen((SMALL / "steps/two.yaml").read_text(encoding="utf-8"))
    step["changed"]["yesterday"] = "mended"
    assert diagnostics("step", step) == ["$.changed: 'yesterday' is not a 'date'"]
    claims = seen((SMALL / "claims.yaml").read_text(encoding="utf-8"))
    claims["claims"][1]["standing"] = "nonsense"
    (found,) = diagnostics("claims", claims)
    assert found.startswith("$.claims[1].standing: 'nonsense' is not one of ['not found'")
    assert all(repr(standing) in found for standing in get_args(model.Standing))


@pytest.mark.parametrize("text", ["2011", "true", "1.5", "~"])
def test_a_text_that_looks_like_something_else_needs_quotes_in_an_editor(text: str) -> None:
    country = seen((SMALL / "resources/NO.yaml").read_text(encoding="utf-8"))
    for written, right in ((f"'{text}'", True), (text, False)):
        country["resources"][0]["sources"][0]["date"] = seen(written)
        assert (diagnostics("country", country) == []) is right


# --- every key, misspelt ------------------------------------------------------------------------------


def misspelt(data: Any) -> Iterator[Any]:
    """The data once for each of its keys, with an x behind that key."""
    if isinstance(data, list):
        for n, value in enumerate(data):
            yield from ([*data[:n], other, *data[n + 1 :]] for other in misspelt(value))
    if isinstance(data, dict):
        for name, value in data.items():
            yield {f"{key}x" if key == name else key: data[key] for key in data}
            yield from ({**data, name: other} for other in misspelt(value))


@pytest.mark.parametrize("file", first([file for file in FILES if file.startswith("template")], 3))
def test_of_each_misspelt_key_editor_and_loader_say_the_same(file: str, tmp_path: Path) -> None:
    kind, path = kind_of(FILES[file]), tmp_path / "file.yaml"
    tried = list(misspelt(seen(FILES[file].read_text(encoding="utf-8"))))
    assert tried
    for data in tried:
        path.write_text(json.dumps(data), encoding="utf-8")
        assert bool(diagnostics(kind, data)) == refused(path, kind), data


def refused(path: Path, kind: str) -> bool:
    """Whether the loader refuses a file."""
    try:
        read(path, KINDS[kind])
    except GuideError:
        return True
    return False


# --- the schema itself --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *KINDS])
def test_every_reference_of_the_schema_leads_somewhere(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    referred = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema(name))))
    assert referred
    assert referred <= schema(name)["$defs"].keys()


def test_every_record_of_the_model_is_in_the_schema_of_any_file() -> None:
    records = {name for name, value in vars(model).items() if isinstance(value, type)}
    assert records - {"GuideRecord", "WordForms"} <= schema()["$defs"].keys()


def test_the_command_knows_every_kind() -> None:
    assert tuple(KINDS) == _KINDS
    assert said("schema", "stepp", status=2) == ""


def test_a_step_is_no_claims_file() -> None:
    step = seen((SMALL / "steps/one.yaml").read_text(encoding="utf-8"))
    assert not diagnostics("step", step)
    assert diagnostics("claims", step)


@pytest.mark.parametrize(
    ("record", "field", "description"),
    [
        ("Claim", "says", "The claim as a full sentence, in our words."),
        ("WordChoice", "label", "What the list of choices calls it."),
        ("WordChoice", "to", "What they say to someone in a role, where that differs."),
        ("WritePage", "id", "The id under which the answer is kept."),
        ("TextPage", "page", "Something to read."),
        ("TextPage", "more", "A longer explanation, opened by a key."),
        ("Step", "from", "The section of the article this step follows, by the section's own heading."),
        ("Weight", "label", ""),
        (
            "Phone",
            "number",
            "As the service writes it, dialled inside the country."
            " (a phone number, as the service writes it)",
        ),
    ],
)
def test_an_editor_shows_what_a_field_is_for(record: str, field: str, description: str) -> None:
    assert schema()["$defs"][record]["properties"][field].get("description", "") == description


def test_an_editor_shows_what_each_record_and_each_named_type_is_for() -> None:
    assert all(part["description"] for part in schema()["$defs"].values())
    assert schema()["$defs"]["Id"]["description"] == "an id of lower-case letters, digits and single hyphens"
    assert schema()["$defs"]["Audience"]["description"] == "Who a page is for; without it, everyone."


def test_patterns_are_as_editors_know_them_and_tell_what_is_wanted() -> None:
    texts = [value for value in _parts(schema()) if "pattern" in value]
    assert texts
    for text in texts:
        assert not re.search(r"\\[ZAz]|\(\?P", text["pattern"])
        assert text["patternErrorMessage"].startswith("expected: ")
    assert schema()["$defs"]["Id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"


def test_nothing_offers_null_which_a_guide_would_show_as_a_word() -> None:
    assert "null" not in said("schema")
    fields = {field.encode_name for field in structs.fields(model.TextPage)}
    assert schema()["$defs"]["TextPage"]["properties"].keys() == fields | {"page"}


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _parts(part)
