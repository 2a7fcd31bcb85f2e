"""``companion review-kit`` and ``companion check --reviews``: pages to mark, and what people marked."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.guide.review.tally import pages_of

Run = Callable[..., Any]
Row = dict[str, str]
Fill = Callable[..., Path]

NONE_YET = "No clinician and no reader has marked a page yet."


def words(text: str) -> str:
    return " ".join(text.split())


def read_as_text(page: Path) -> str:
    """What a page in HTML says, without its tags."""
    body = page.read_text(encoding="utf-8").partition("<body>")[2]
    return words(unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide, to change."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))


@pytest.fixture
def kit(companion: Run, guide: Path, tmp_path: Path) -> Path:
    """The page to print; the table is beside it."""
    done = companion("review-kit", tmp_path / "kit.html", guide=guide)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "kit.html"


@pytest.fixture
def fill(kit: Path, tmp_path: Path) -> Fill:
    """Fills in the table: the role, and cells by "step page column"."""

    def filled(
        name: str, role: str, marks: dict[str, str], delimiter: str = ",", encoding: str = "utf-8"
    ) -> Path:
        rows = table(kit)
        rows[0]["role"] = role
        for place, mark in marks.items():
            step, page, column = place.split()
            next(row for row in rows if (row["step"], row["page"]) == (step, page))[column] = mark
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, rows[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return filled


def table(kit: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(kit.with_suffix(".csv").read_text(encoding="utf-8-sig"))))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


# --- what the kit holds --------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_page_that_someone_reads_and_room_for_who_marks_it(kit: Path) -> None:
    rows = table(kit)
    assert (
        kit.with_suffix(".csv").read_bytes().startswith(b"\xef\xbb\xbf")
    )  # so that a spreadsheet knows UTF-8
    assert list(rows[0]) == [
        "step", "page", "fingerprint", "title", "true", "clear", "hurts", "remark", "role", "name",
    ]  # fmt: skip
    assert [(row["step"], row["page"]) for row in rows] == [
        ("welcome", "1"), ("one", "1"), ("one", "2"), ("two", "1"), ("two", "2"), ("again", "1"),
        ("three", "1"), ("three", "2"), ("three", "3"), ("three", "4"), ("end", "1"),
    ]  # fmt: skip
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert all(re.fullmatch(r"p[0-9a-f]{12}", row["fingerprint"]) for row in rows)
    assert [row["title"] for row in rows[1:3]] == ["You found the stone you found", "You stood beside it."]
    empty = ("true", "clear", "hurts", "remark", "role", "name")
    assert {row[name] for row in rows for name in empty} == {""}


def test_the_page_to_print_has_each_page_with_its_claims_boxes_and_a_line(kit: Path) -> None:
    said = read_as_text(kit)
    rows = table(kit)
    assert said.count("☐ true ☐ clear ☐ hurts Remark: ____") == len(rows)
    assert all(f"{row['step']} {row['page']} : ☐ true" in said for row in rows)
    first, rest = "supported : The article says that stones are hard.", "Everybody who tried says so."
    assert f"{first} A good source says this. {rest} " in said
    assert "Mohs" in said.split(rest)[1].split("☐")[0]
    assert "They are made of minerals." in said
    assert "kit.csv" in said


@pytest.mark.parametrize("name", ["kit.html", "kit.HTML"])
def test_the_page_to_print_is_whole_by_itself(companion: Run, tmp_path: Path, name: str) -> None:
    companion("review-kit", tmp_path / name, guide=None)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|link|img|a|iframe|form|object)\b|\s(src|href|on\w+)=|url\(|@import", text)


def test_a_page_is_in_the_form_of_the_role_it_is_for(companion: Run, guide: Path, tmp_path: Path) -> None:
    edit(guide / "steps" / "one.yaml", "You stood beside it.", "You saw {stone}.")
    edit(guide / "steps" / "one.yaml", "for: [partner]", "for: [supporter]")
    companion("review-kit", tmp_path / "new.html", guide=guide)
    said = read_as_text(tmp_path / "new.html")
    assert "For those who chose: I am a friend You saw the stone they found." in said
    assert "You found the stone you found" in said
    assert "{stone}" not in said


def test_every_page_and_claim_of_the_shipped_guide_is_in_its_kit(companion: Run, tmp_path: Path) -> None:
    assert companion("review-kit", tmp_path / "kit.html", guide=None).returncode == 0
    said = read_as_text(tmp_path / "kit.html")
    guide_files = GuideFiles(shipped())
    pages = pages_of(guide_files)
    assert len(table(tmp_path / "kit.html")) == len(pages) > 100
    assert [page.step for page in pages if f"{page.step} {page.number} : ☐" not in said] == []
    claims = {claim for page in pages for claim in page.claims}
    assert [claim.claim for claim in claims if words(f"{claim.says} ") not in said] == []
    assert not re.search(r"\{\w+\}", said)


# --- files that are there ------------------------------------------------------------------------------


@pytest.mark.parametrize("taken", ["kit.html", "kit.csv"])
def test_a_kit_overwrites_nothing_and_writes_both_files_or_none(
    companion: Run, tmp_path: Path, taken: str
) -> None:
    (tmp_path / taken).write_text("mine")
    done = companion("review-kit", tmp_path / "kit.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{taken} already exists, so nothing was written. Choose another name." in done.stderr
    assert [path.read_text() for path in tmp_path.glob("kit.*")] == ["mine"]


@pytest.mark.parametrize("name", ["kit", "kit.csv", "kit.pdf"])
def test_a_kit_needs_a_name_that_ends_in_html(companion: Run, tmp_path: Path, name: str) -> None:
    done = companion("review-kit", tmp_path / name)
    assert done.returncode == 1
    assert done.stderr == "companion: Choose a new name that ends in .html, such as review.html.\n"
    assert not list(tmp_path.glob("kit*"))


# --- marks that come back ------------------------------------------------------------------------------


def test_marks_are_counted_by_who_made_them_and_doubts_are_listed(
    companion: Run, guide: Path, fill: Fill
) -> None:
    tables = [
        fill("a.csv", "clinician", {"two 1 true": "no", "two 1 remark": "Not\nquite.", "one 1 true": "yes"}),
        fill("b.csv", "Clinician ", {"two 1 true": "No", "one 2 clear": "no"}),
        fill("c.csv", "reader", {"one 2 hurts": "X", "one 1 clear": "x", "one 1 hurts": "no"}),
        fill("d.csv", "reader", {"two 2 remark": "Only a remark."}),
    ]
    done = companion("check", "--reviews", *tables, guide=guide)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "2 clinicians have marked 3 of the 11 pages.",
        "1 reader has marked 2 of the 11 pages.",
        "",
        "one 2, “You stood beside it.”",
        "  hurts: 1, not clear: 1",
        "",
        "two 1, “It is hard”",
        "  not true: 2",
        "  clinician: Not quite.",
        "",
        "two 2, “You held it in your hand.”",
        "  reader: Only a remark.",
        "",
        "No mistakes were found.",
    ]


def test_the_same_is_said_of_marks_as_json(companion: Run, guide: Path, fill: Fill) -> None:
    filled = fill(
        "a.csv", "clinician", {"two 1 true": "no", "two 1 remark": "Not quite.", "one 1 clear": "x"}
    )
    done = companion("check", "--reviews", filled, "--format", "json", guide=guide)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["errors"], found["warnings"], found["pages"]) == ([], [], 11)
    assert found["clinicians"] == {"people": 1, "pages": 2}
    assert found["readers"] == {"people": 0, "pages": 0}
    first, second = found["marked"]
    assert (first["step"], first["page"], first["clinicians"], first["not_true"]) == ("one", 1, 1, 0)
    assert second == {
        "step": "two", "page": 1, "title": "It is hard", "clinicians": 1, "readers": 0,
        "hurts": 0, "not_true": 1, "not_clear": 0, "remarks": ["clinician: Not quite."],
    }  # fmt: skip


def test_a_table_that_was_not_filled_in_counts_as_nobody(companion: Run, guide: Path, fill: Fill) -> None:
    done = companion("check", "--reviews", fill("a.csv", "reader", {}), guide=guide)
    assert done.stdout.splitlines() == [NONE_YET, "", "No mistakes were found."]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8"), (";", "utf-8-sig")]
)
def test_a_table_is_read_however_a_spreadsheet_keeps_it(
    companion: Run, guide: Path, fill: Fill, delimiter: str, encoding: str
) -> None:
    marks = {"two 1 hurts": "x", "two 1 remark": "Für mich, ja; sehr"}
    done = companion("check", "--reviews", fill("a.csv", "reader", marks, delimiter, encoding), guide=guide)
    assert (done.returncode, done.stderr) == (0, "")
    assert "  hurts: 1\n  reader: Für mich, ja; sehr\n" in done.stdout


def test_each_row_that_is_wrong_is_named_with_its_line(companion: Run, guide: Path, fill: Fill) -> None:
    filled = fill(
        "a.csv",
        "reader",
        {
            "welcome 1 remark": "Two\nlines.",
            "one 1 true": "maybe",
            "one 2 step": "nowhere",
            "two 1 page": "99",
            "two 2 hurts": "x",
        },
    )
    filled.write_text(filled.read_text() + filled.read_text().splitlines()[-1] + "\n")
    edit(guide / "steps" / "two.yaml", "You held it in your hand.", "You held it.")
    done = companion("check", "--reviews", filled, guide=guide)
    assert done.returncode == 1
    column = "put back the step and page that this row had"
    assert done.stdout.splitlines()[:6] == [
        f'{filled}:4:1: "maybe" in the column "true"; expected: "yes", "no", "x" or an empty cell',
        f'{filled}:5:1: no step is called "nowhere"; {column}',
        f'{filled}:6:1: the step "two" has no page "99" to mark; {column}',
        f"{filled}:14:1: this page is already on line 13; delete one of the rows",
        f"{filled}:7:1: warning: this page has changed since it was marked; "
        "these marks do not count, so ask for the page to be marked again",
        NONE_YET,
    ]
    assert done.stdout.endswith("\n4 mistakes were found.\n")


@pytest.mark.parametrize(
    ("role", "found"),
    [("", "the table does not say who marked the pages"), ("nurse", '"nurse" in the column "role"')],
)
def test_marks_count_only_if_it_is_known_who_made_them(
    companion: Run, guide: Path, fill: Fill, role: str, found: str
) -> None:
    filled = fill("a.csv", role, {"two 1 hurts": "x", "two 1 remark": "No."})
    done = companion("check", "--reviews", filled, guide=guide)
    assert done.returncode == 1
    wish = 'expected: one role (clinician or reader) in the column "role"'
    assert done.stdout.splitlines() == [
        f"{filled}:2:1: {found}; {wish}", NONE_YET, "", "1 mistake was found."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (None, "the file cannot be read (No such file or directory)"),
        (b"", "this table is empty"),
        (b"a,b\n1,2\n", 'the column "step" is missing'),
        (b"\x00\xff\x00", "this table is empty"),
        (b'step\n"' + b"x" * 200_000, "this is not a table (field larger than field limit (131072))"),
    ],
    ids=["none", "empty", "another table", "no text", "no table"],
)
def test_a_file_that_is_no_such_table_is_told(
    companion: Run, tmp_path: Path, held: bytes | None, found: str
) -> None:
    if held is not None:
        (tmp_path / "a.csv").write_bytes(held)
    done = companion("check", "--reviews", tmp_path / "a.csv")
    assert (done.returncode, done.stderr) == (1, "")
    expected = 'expected: the table that "companion review-kit" writes'
    assert done.stdout.splitlines()[0] == f"{tmp_path / 'a.csv'}:1:1: {found}; {expected}"


# --- texts that change ---------------------------------------------------------------------------------


def test_marks_stay_with_a_page_that_moves_or_is_set_in_other_lines(
    companion: Run, guide: Path, fill: Fill
) -> None:
    filled = fill("a.csv", "reader", {"one 1 hurts": "x", "two 1 true": "yes"})
    edit(
        guide / "steps" / "one.yaml", "Some people pick it up. *Some", "Some people pick\n      it up. *Some"
    )
    edit(guide / "steps" / "two.yaml", "pages:\n", "pages:\n  - {page: text, text: A new page.}\n")
    done = companion("check", "--reviews", filled, guide=guide)
    assert done.returncode == 0
    assert "warning" not in done.stdout
    assert "1 reader has marked 2 of the 12 pages." in done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [("standing: supported", "standing: partly"), ("Everybody who tried says so.", "Some say so.")],
)
def test_marks_do_not_count_for_a_page_whose_claim_says_something_else(
    companion: Run, guide: Path, fill: Fill, old: str, new: str
) -> None:
    filled = fill("a.csv", "clinician", {"two 1 true": "yes"})
    edit(guide / "claims.yaml", old, new)
    done = companion("check", "--reviews", filled, guide=guide)
    assert done.returncode == 0
    assert f"{filled}:5:1: warning: this page has changed since" in done.stdout
    assert NONE_YET in done.stdout


# --- what the guide keeps ------------------------------------------------------------------------------


def test_about_says_that_no_one_has_marked_a_page(companion: Run) -> None:
    for guide in ({}, {"guide": None}):
        assert NONE_YET in words(companion("about", **guide).stdout)


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_about_counts_who_marked_pages_by_the_tables_in_the_guide(
    companion: Run, guide: Path, fill: Fill, packed: bool
) -> None:
    (guide / "reviews").mkdir()
    for name, role, mark in (("a", "clinician", "yes"), ("b", "clinician", "no"), ("c", "", "no")):
        fill(f"{name}.csv", role, {"two 1 true": mark}).rename(guide / "reviews" / f"{name}.csv")
    if packed:
        guide = Path(shutil.make_archive(str(guide), "zip", guide.parent, guide.name))
    said = words(companion("about", guide=guide).stdout)
    assert (
        "2 clinicians have marked 1 of the 11 pages. No reader has marked a page yet."
        " Someone marked 1 page as hurtful, not true or not clear. YOUR PRIVACY" in said
    )


def test_the_check_of_a_guide_names_what_is_wrong_in_its_reviews(
    companion: Run, guide: Path, fill: Fill
) -> None:
    (guide / "reviews").mkdir()
    fill("a.csv", "reader", {"two 1 true": "perhaps", "two 2 clear": "yes"}).rename(guide / "reviews/a.csv")
    edit(guide / "steps" / "two.yaml", "You held it in your hand.", "You held it.")
    done = companion("check", guide, guide=None)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == [
        f'{guide}/reviews/a.csv:5:1: "perhaps" in the column "true"; '
        'expected: "yes", "no", "x" or an empty cell',
        f"{guide}/reviews/a.csv:6:1: warning: this page has changed since it was marked; "
        "these marks do not count, so ask for the page to be marked again",
    ]
    assert done.stdout.endswith("\n1 mistake was found.\n")
