"""A new guide is a whole one: it passes the check, shows everything a guide may hold, and is its author's."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from companion.guide import model
from companion.guide.check import check
from companion.guide.load import GuideFiles, read
from companion.guide.scaffold import TEMPLATE, NewGuideError, new_guide
from companion.guide.wording import Wording

TOPIC = ("miscarriage", "insemination", "cervic", "pregnan", "fertil", "grief", "baby")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    yield
    os.umask(before)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A guide that was just begun."""
    new_guide(tmp_path / "fresh")
    return tmp_path / "fresh"


@pytest.fixture
def guide_files(fresh: Path) -> GuideFiles:
    return GuideFiles(fresh)


def texts(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")
    }


# --- what it shows ------------------------------------------------------------------------------------


def test_a_new_guide_has_no_mistakes(fresh: Path) -> None:
    assert check(fresh) == []


def test_a_new_guide_has_every_kind_of_page(guide_files: GuideFiles) -> None:
    steps = [step.step for part in guide_files.guide.parts for step in part.steps]
    pages = {type(page) for step in steps for page in guide_files.step(step).pages}
    assert pages == {*(model.TextPage, model.CheckInPage, model.WritePage, model.SortPage, model.SteadyPage)}


def test_every_key_a_file_may_hold_is_named_in_it(fresh: Path) -> None:
    said = "\n".join(texts(fresh).values())
    records = [
        one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.GuideRecord)
    ]
    keys = {field.encode_name for record in records for field in structs.fields(record)}
    assert keys
    assert {key for key in keys if not re.search(rf"\b{key}\b(:|,)", said)} == set()


def test_every_file_of_it_is_explained(fresh: Path) -> None:
    for name, text in texts(fresh).items():
        first, *rest = text.splitlines()
        schema = (fresh / name).parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve() == fresh / "schema.json"
        assert any(line.lstrip().startswith("# ") or "  # " in line for line in rest), name


def test_a_new_guide_has_two_parts_and_a_door_before_the_second(guide_files: GuideFiles) -> None:
    assert [bool(part.door) for part in guide_files.guide.parts] == [False, True]


def test_its_word_has_choices_an_own_word_and_a_form_for_supporters(guide_files: GuideFiles) -> None:
    (word,) = guide_files.guide.words
    assert len(word.choices) > 1
    read = {
        Wording(guide_files.guide, {word.word: chosen}, role).fill("You may miss {home}.")
        for chosen in ("", "old-town", "Leeds")
        for role in ("person", "supporter")
    }
    assert read == {
        "You may miss the place you left.",
        "You may miss the place they left.",
        "You may miss your old town.",
        "You may miss their old town.",
        "You may miss Leeds.",
    }


def test_its_claims_stand_differently_and_those_that_hold_have_a_source(guide_files: GuideFiles) -> None:
    claims = guide_files.claims.values()
    assert len({claim.standing for claim in claims}) >= 3
    assert [claim.claim for claim in claims if claim.sources] == ["life-at-risk", "stays-here"]
    assert {claim.number for claim in claims} == {None, 1, 2, 3, 4, 5}


def test_a_new_guide_shows_a_page_for_some_readers_more_on_a_page_and_an_exception_in_tone(
    guide_files: GuideFiles, fresh: Path
) -> None:
    pages = [
        page
        for part in guide_files.guide.parts
        for s in part.steps
        for page in guide_files.step(s.step).pages
    ]
    assert any(page.audience == ("supporter",) for page in pages)
    assert any(isinstance(page, model.TextPage) and page.more and page.claims for page in pages)
    tone, _ = read(fresh / "tone.yaml", model.Tone)
    assert tone.avoid
    assert tone.terms
    for exception in tone.allowed:
        assert exception.phrase in (fresh / exception.file).read_text(encoding="utf-8")


def test_its_steady_page_without_exercises_offers_all(guide_files: GuideFiles) -> None:
    offered = [
        page.exercises
        for part in guide_files.guide.parts
        for step in part.steps
        for page in guide_files.step(step.step).pages
        if isinstance(page, model.SteadyPage)
    ]
    assert offered == [("look-around",), ()]
    assert len(guide_files.steady) == 2


def test_a_new_guide_asks_for_a_note_for_someone_close(guide_files: GuideFiles) -> None:
    assert guide_files.close_one
    assert [one.prompt for one in guide_files.close_one.prompts] == ["what-helps", "what-does-not"]


def test_its_services_are_those_of_the_shipped_guide(guide_files: GuideFiles) -> None:
    from companion.guide.load import shipped

    ours, theirs = guide_files.country("INT"), GuideFiles(shipped()).country("INT")
    assert ours is not None
    assert theirs is not None
    known = {one.resource: one for one in theirs.resources}
    assert [one.resource for one in ours.resources] == ["int-findahelpline", "int-befrienders"]
    for one in ours.resources:
        assert one == known[one.resource]
        assert set(one.purposes) <= guide_files.guide.purposes.keys()


def test_a_new_guide_is_about_something_else_and_holds_no_gaps_to_fill(fresh: Path) -> None:
    for name, text in texts(fresh).items():
        assert not re.search("|".join(TOPIC), text, re.I), name
        assert not re.search(r"lorem|todo|fixme|xxx|placeholder|example\.(org|com)", text, re.I), name


# --- where it is written ------------------------------------------------------------------------------


def test_a_new_guide_is_the_template_but_for_its_id(fresh: Path) -> None:
    expected = texts(TEMPLATE)
    found = texts(fresh)
    assert 'guide: "fresh"  #' in found["guide.yaml"]
    expected["guide.yaml"] = expected["guide.yaml"].replace("guide: settling-in  #", 'guide: "fresh"  #')
    assert found == expected


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("new-in-town", "new-in-town"),
        ("2026", "2026"),
        ("true", "true"),
        ("New in town", "settling-in"),
        ("a_b", "settling-in"),
        ("x" * 65, "settling-in"),
    ],
)
def test_its_id_is_the_name_of_its_folder_where_that_can_be_one(name: str, id_: str, tmp_path: Path) -> None:
    new_guide(tmp_path / name)
    assert GuideFiles(tmp_path / name).guide.guide == id_


def test_the_folder_one_is_in_gives_its_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "moving").mkdir()
    monkeypatch.chdir(tmp_path / "moving")
    new_guide(Path("."))
    assert GuideFiles(Path(".")).guide.guide == "moving"


@pytest.mark.parametrize(("mask", "folder", "file"), [(0o022, 0o755, 0o644), (0o077, 0o700, 0o600)])
def test_who_may_read_it_is_for_the_umask_to_say(mask: int, folder: int, file: int, tmp_path: Path) -> None:
    with umask(mask):
        new_guide(tmp_path / "deep" / "guide")
    made = [tmp_path / "deep", *(tmp_path / "deep").rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {folder}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()} == {file}


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text("mine")
    with pytest.raises(NewGuideError, match="is not empty"):
        new_guide(tmp_path)
    assert texts(tmp_path) == {"guide.yaml": "mine"}
    with pytest.raises(NewGuideError, match="is a file"):
        new_guide(tmp_path / "guide.yaml")
    with pytest.raises(NewGuideError, match="cannot be written to"):
        new_guide(tmp_path / "guide.yaml" / "deeper")
    assert texts(tmp_path) == {"guide.yaml": "mine"}


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(NewGuideError, match="cannot be written to"):
        new_guide(tmp_path / "link")
    assert not (tmp_path / "gone").exists()
