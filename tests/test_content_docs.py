"""The pages for authors and clinicians: what they name is there, what they show reads, hazards are whole."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from companion.commands.parser import parser_for as _parser
from companion.flows.commands import EVERY
from companion.guide import model
from companion.guide.load import GuideFiles, read, shipped

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
LIBRARY = GuideFiles(shipped())
AUTHORS = (CONTENT / "README.md").read_text(encoding="utf-8")
HAZARDS = (CONTENT / "HAZARDS.md").read_text(encoding="utf-8")
DOCS = {"README.md": AUTHORS, "HAZARDS.md": HAZARDS}

FIELDS = ("How", "Holds it back", "Remains", "Severity", "Likelihood", "Owner", "Reviewed")
MOST_LINES = {"README.md": 140, "HAZARDS.md": 250}
RECORDS: dict[str, type] = {
    "guide.yaml": model.Guide,
    "claims.yaml": model.Claims,
    "sources.yaml": model.Sources,
    "steady.yaml": model.Steady,
    "close_one.yaml": model.CloseOne,
    "tone.yaml": model.Tone,
    "steps": model.StepText,
}
NOTATION = {"- ", "*stars*", "file:line:column", "was: [old-id]", "step > Title", "test_name", "{Baby}"}
"""What stands in code type and names nothing."""


# --- what the pages name --------------------------------------------------------------------------------


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def named() -> list[str]:
    """All that stands in code type in either page, once."""
    found = (word for text in DOCS.values() for word in re.findall(r"`([^`\n]+)`", prose(text)))
    return sorted({*found} - NOTATION)


def kind_of(name: str) -> str:
    """What a name in code type names, by its form."""
    if name.startswith("companion "):
        return "command"
    if name.startswith("--"):
        return "option"
    if name.startswith("# yaml-language-server"):
        return "modeline"
    if " > " in name:
        return "page"
    if name.startswith("test_"):
        return "test"
    return "file" if "/" in name or name.endswith((".yaml", ".md")) else "word"


def all_named(kind: str) -> list[str]:
    return [name for name in named() if kind_of(name) == kind]


def shown_commands() -> list[str]:
    """The commands of the list for authors, each with the options its explanation names."""
    rows = [
        re.split(r"\s{2,}", line, maxsplit=1) for line in AUTHORS.splitlines() if line[:10] == "companion "
    ]
    return [" ".join([row[0], *re.findall(r"--[a-z-]+(?: json)?", row[1])]) for row in rows]


def options() -> set[str]:
    subparsers = next(action for action in _parser()._actions if isinstance(action.choices, dict))
    parsers = [_parser(), *(subparsers.choices or {}).values()]
    return {option for parser in parsers for action in parser._actions for option in action.option_strings}


@cache
def words() -> set[str]:
    """Every id, key, slot and name of a field that there is."""
    keys = {key for command in EVERY for key in (command.shown, *command.keys.split(","))}
    records = [one for name in model.__all__ if isinstance(one := getattr(model, name), type)]
    structs = [one for one in records if issubclass(one, msgspec.Struct)]
    fields = {field.encode_name for struct in structs for field in msgspec.structs.fields(struct)}
    ids = {
        *(step.step for part in LIBRARY.guide.parts for step in part.steps),
        *LIBRARY.claims,
        *LIBRARY.steady,
        *LIBRARY.guide.purposes,
        LIBRARY.guide.guide,
    }
    slots = {f"{{{slot}}}" for word in LIBRARY.guide.words for slot in word.says} | {"{own}", "{emergency}"}
    return keys | fields | ids | slots | {*get_args(model.Standing), *get_args(model.RoleName)}


def titles(step: str) -> set[str]:
    pages = LIBRARY.step(step).pages
    return {(getattr(page, "title", None) or getattr(page, "ask", "") or "").strip() for page in pages}


@pytest.mark.parametrize("command", [*all_named("command"), *shown_commands()])
def test_every_command_that_is_named_is_one(command: str) -> None:
    assert set(re.findall(r"--[a-z-]+", command)) <= options()  # the parser takes their beginnings, too
    _parser().parse_args(shlex.split(re.sub(r"[\[\]]", "", command).replace("KIND", "guide"))[1:])


def test_every_option_that_is_named_is_one() -> None:
    assert all_named("option")
    assert {name.split()[0] for name in all_named("option")} <= options()


@pytest.mark.parametrize("name", all_named("file"))
def test_every_file_that_is_named_is_there(name: str) -> None:
    pattern = re.sub(r"<[a-z]+>", "*", name)
    assert any(any(folder.glob(pattern)) for folder in (ROOT, shipped(), shipped() / "resources"))


@pytest.mark.parametrize("name", all_named("page"))
def test_every_page_that_is_named_is_there(name: str) -> None:
    step, _, title = name.partition(" > ")
    assert title in titles(step)


def test_every_test_that_is_named_is_there() -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {name for text in files for name in re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE)}
    assert all_named("test")
    assert [name for name in all_named("test") if name not in there] == []


def test_whatever_else_is_named_is_an_id_a_key_or_a_field() -> None:
    assert [name for name in all_named("word") if name not in words()] == []


def test_every_link_leads_somewhere() -> None:
    links = [link for text in DOCS.values() for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    assert links
    assert [link for link in links if not (CONTENT / link).exists()] == []


@pytest.mark.parametrize("name", DOCS)
def test_a_page_stays_one_that_is_read(name: str) -> None:
    assert len(DOCS[name].splitlines()) <= MOST_LINES[name]


# --- what the page for authors shows ----------------------------------------------------------------------


def examples() -> dict[str, str]:
    """The files that are shown, by their names in the guide's folder."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", AUTHORS, flags=re.MULTILINE | re.DOTALL)
    pieces = [re.split(r"^# (\S+\.yaml)\n", block, flags=re.MULTILINE) for block in blocks]
    assert all(before == "" for before, *_ in pieces), "each block says which file it is of"
    return {name: text for _, *rest in pieces for name, text in zip(rest[::2], rest[1::2], strict=True)}


@pytest.fixture
def built(small_guide: Path, tmp_path: Path) -> Path:
    """A guide's folder with every example in it. Of ``guide.yaml`` only some keys are shown."""
    folder = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    for name, text in examples().items():
        rest = not_shown(text, (folder / name).read_text(encoding="utf-8")) if name == "guide.yaml" else ""
        (folder / name).write_text(text + rest, encoding="utf-8")
    return folder


def not_shown(shown: str, whole: str) -> str:
    """Those top keys of a file, with what belongs to them, that an example of it leaves out."""
    start = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
    keys = {piece.split(":")[0] for piece in start.split(shown)}
    return "".join(piece for piece in start.split(whole) if piece.split(":")[0] not in keys)


@pytest.mark.parametrize("name", examples())
def test_what_authors_are_shown_reads(name: str, built: Path) -> None:
    read(built / name, RECORDS.get(name) or RECORDS[name.split("/")[0]])


def test_every_file_with_a_form_of_its_own_is_shown() -> None:
    assert {name.split("/")[0] for name in examples()} == set(RECORDS)


def test_every_kind_of_page_is_shown(built: Path) -> None:
    (name,) = (name for name in examples() if name.startswith("steps/"))
    step, _ = read(built / name, model.StepText)
    assert {type(page) for page in step.pages} == set(get_args(model.Page))


def test_the_examples_belong_together(built: Path) -> None:
    guide_files = GuideFiles(built)
    steps = [step for part in guide_files.guide.parts for step in part.steps]
    pages = [page for step in steps for page in guide_files.step(step.step).pages]
    claims = {
        claim
        for holder in (*guide_files.guide.parts, *steps, *pages)
        for claim in getattr(holder, "claims", ())
    }
    assert claims == set(guide_files.claims)
    assert {source for claim in guide_files.claims.values() for source in claim.sources} == set(
        guide_files.sources
    )
    assert {id_ for page in pages for id_ in getattr(page, "exercises", ())} == set(guide_files.steady)


# --- hazards ------------------------------------------------------------------------------------------------


def hazards() -> dict[str, str]:
    """What is told of each hazard, by its heading."""
    _, *pieces = re.split(r"^### ", HAZARDS, flags=re.MULTILINE)
    return dict(piece.split("\n", 1) for piece in pieces)


def field(text: str, name: str) -> str:
    """What a field of a hazard says, without the full stop."""
    found = re.search(rf"\*\*{name}:\*\* (.+?)(?=$| \*\*(?:{'|'.join(FIELDS)}):)", text, re.MULTILINE)
    return found[1].strip().rstrip(".") if found else ""


def ratings(column: int) -> set[str]:
    """The words of a column of the table of ratings."""
    rows = [line.split("|") for line in HAZARDS.splitlines() if line.startswith("| ")]
    return {row[column].strip() for row in rows}


def test_hazards_are_numbered_without_gaps() -> None:
    numbers = [heading.split(". ")[0] for heading in hazards()]
    assert len(numbers) >= 30
    assert numbers == [f"H{n}" for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("heading", hazards())
def test_a_hazard_is_told_whole(heading: str) -> None:
    text = hazards()[heading]
    assert [name for name in FIELDS if not field(text, name)] == []
    assert field(text, "Severity") in ratings(1)
    assert field(text, "Likelihood") in ratings(3)


@pytest.mark.parametrize("heading", hazards())
def test_no_hazard_was_reviewed_in_the_future(heading: str) -> None:
    assert dt.date.fromisoformat(field(hazards()[heading], "Reviewed")) <= dt.date.today()
