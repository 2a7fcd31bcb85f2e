"""What is no plain text in YAML: refused with a place, whatever its bytes, its size or its depth."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide import model
from companion.guide.check import check
from companion.guide.diagnostics import GuideError
from companion.guide.files import MOST_BYTES
from companion.guide.load import GuideFiles, read

Refusal = Callable[..., list[str]]

STEP = """\
pages:
  - page: text
    title: A stone
    text: It is round.
changed: {2026-11-22: first written}
"""
COMMANDING = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
COMMANDING += [0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (STEP.replace("It is round.", '"It is round.'), "4:11"),
        (STEP.replace("It is round.", "It is: round."), "4:16"),
        (STEP.replace("    text:", "   text:"), "4:4"),
        (STEP.replace("    title:", "   - title:"), "3:4"),
        (STEP.replace("written}", "written"), "6:1"),
        (STEP.replace("It is round.", "@round"), "4:11"),
        ("%YAML 9.9\n---\n" + STEP, "1:1"),
    ],
)
def test_what_is_not_yaml_is_refused_where_it_breaks(refusal: Refusal, text: str, place: str) -> None:
    (diagnostic,) = refusal(text)
    assert diagnostic.startswith(f"{place}: this is not YAML (")
    assert diagnostic.endswith("; check the quotes, colons and indentation")


@pytest.mark.parametrize(
    ("line", "diagnostics"),
    [
        (
            "&a It is round.",
            [
                "4:11: an anchor (&); "
                "write the value in full where it is needed, or put quotes around text that begins with &"
            ],
        ),
        ("*a", ["4:11: an alias (*); write the value in full, or put quotes around text that begins with *"]),
        (
            "!!str It is round.",
            [
                "4:11: the tag tag:yaml.org,2002:str; "
                "delete the tag, or put quotes around text that begins with !"
            ],
        ),
        (
            "!!python/name:os",
            [
                "4:11: the tag tag:yaml.org,2002:python/name:os; "
                "delete the tag, or put quotes around text that begins with !"
            ],
        ),
        (
            "!stone It is round.",
            ["4:11: the tag !stone; delete the tag, or put quotes around text that begins with !"],
        ),
    ],
)
def test_anchors_aliases_and_tags_are_refused(refusal: Refusal, line: str, diagnostics: list[str]) -> None:
    assert refusal(STEP.replace("It is round.", line)) == diagnostics


def test_aliases_that_would_grow_a_thousandfold_are_refused_one_by_one(refusal: Refusal) -> None:
    laughs = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    diagnostics = refusal("\n".join(laughs))
    assert sum("an anchor" in diagnostic for diagnostic in diagnostics) == 10
    assert sum("an alias" in diagnostic for diagnostic in diagnostics) == 81


@pytest.mark.parametrize("text", ["No place #1 is right.", "a #b", "Two\n      lines #2"])
def test_a_hash_that_cuts_a_text_short_is_refused(refusal: Refusal, text: str) -> None:
    (diagnostic,) = refusal(STEP.replace("It is round.", text))
    assert (
        diagnostic == "4:11: a # cuts the text short;"
        " put quotes around the text, or a space after the # if you meant a comment"
    )


@pytest.mark.parametrize("text", ["It is round.  # so", "It is round. # so", '"No place #1."', "a#1"])
def test_a_remark_and_a_hash_in_quotes_are_read(loaded: Callable[..., object], text: str) -> None:
    assert loaded(STEP.replace("It is round.", text))


def test_merge_keys_are_keys_like_any_other(refusal: Refusal) -> None:
    assert '3:5: unknown key "<<"; allowed: always, ask, claims, for, more, page, text, title' in refusal(
        STEP.replace("title: A stone", "<<: {title: A stone}")
    )


@pytest.mark.parametrize("key", ["[a]", "{a: b}", "? [a]\n    "])
def test_a_list_or_mapping_cannot_be_a_key(refusal: Refusal, key: str) -> None:
    diagnostics = refusal(STEP.replace("title:", f"{key}:"))
    assert any(
        ": a list or mapping as a key; use a plain word as the key" in diagnostic
        for diagnostic in diagnostics
    )


def test_a_file_holds_one_document(refusal: Refusal) -> None:
    assert any("several documents in this file" in diagnostic for diagnostic in refusal(f"{STEP}---\n{STEP}"))


@pytest.mark.parametrize("code", COMMANDING, ids=lambda code: f"U+{code:04X}")
def test_a_control_character_is_refused_where_it_stands(refusal: Refusal, code: int) -> None:
    diagnostics = refusal(STEP.replace("It is", f"It{chr(code)}is"))
    assert diagnostics == [f"4:13: the control character U+{code:04X}; delete this character"]


@pytest.mark.parametrize("code", COMMANDING, ids=lambda code: f"U+{code:04X}")
def test_a_control_character_written_as_an_escape_is_refused(refusal: Refusal, code: int) -> None:
    diagnostics = refusal(STEP.replace("It is round.", f'"It\\u{code:04x}is"'))
    assert diagnostics == [
        f"4:11: the control character U+{code:04X}, written as an escape; delete this character"
    ]


@pytest.mark.parametrize("escape", ["\\e", "\\a", "\\0", "\\x9b", "\\N", "\\L", "\\P", "\\U0000202e"])
def test_no_spelling_of_an_escape_gets_a_command_through_even_in_a_key(refusal: Refusal, escape: str) -> None:
    for text in (STEP.replace("It is round.", f'"{escape}"'), STEP.replace("title:", f'"{escape}":')):
        assert any(
            ", written as an escape; delete this character" in diagnostic for diagnostic in refusal(text)
        )


def test_a_lone_carriage_return_is_refused_and_windows_line_ends_are_not(
    refusal: Refusal, loaded: Callable[..., model.StepText]
) -> None:
    assert refusal(STEP.replace("It is", "It\ris")) == [
        "4:13: the control character U+000D; delete this character"
    ]
    assert loaded(STEP.replace("\n", "\r\n")) == loaded(STEP)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"caf\xe9", "4:14"),
        (b"na\xc3\xafve caf\xff", "4:20"),
        (b"\xed\xa0\x80", "4:11"),
        (b"\xc0\xaf", "4:11"),
    ],
)
def test_a_byte_that_is_no_text_is_refused_where_it_stands(refusal: Refusal, raw: bytes, place: str) -> None:
    diagnostics = refusal(STEP.encode().replace(b"It is round.", raw))
    assert diagnostics == [f"{place}: a byte that is not UTF-8; save the file as UTF-8"]


def test_another_encoding_is_refused_and_a_byte_order_mark_is_not(
    refusal: Refusal, loaded: Callable[..., model.StepText]
) -> None:
    assert refusal(STEP.encode("utf-16")) == ["1:1: a byte that is not UTF-8; save the file as UTF-8"]
    assert loaded(STEP.encode("utf-8-sig")) == loaded(STEP)


@pytest.mark.parametrize(
    "opening", ["[", "['", "{", "{a: ", "- ", "? ", "[{a: ", "*", "!", '"', "&a ", "a: [", "|", "%"]
)
@pytest.mark.parametrize("before", ["", "pages: "])
def test_deep_nesting_is_refused_with_a_place_and_never_overflows(
    refusal: Refusal, before: str, opening: str
) -> None:
    diagnostics = refusal(before + opening * 100_000)
    assert diagnostics
    for diagnostic in diagnostics:
        line, column, _ = diagnostic.split(":", 2)
        assert (int(line), int(column)) >= (1, 1)


def test_nesting_is_named_at_the_first_level_that_is_too_deep(refusal: Refusal) -> None:
    assert refusal(30 * "[" + 30 * "]") == ["1:21: too many levels of nesting; allowed: at most 20"]


def test_a_huge_file_is_refused_for_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(GuideError, match=r":1:1: the file has 2000001 bytes; allowed: at most 2000000"):
        read(path, model.StepText)


def test_a_file_that_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    for path, why in ((tmp_path, "Is a directory"), (tmp_path / "none.yaml", "No such file or directory")):
        with pytest.raises(GuideError) as refused:
            read(path, model.StepText)
        assert (
            str(refused.value)
            == f"{path}:1:1: the file cannot be read ({why}); add this file, or make it readable"
        )


@pytest.mark.parametrize("code", [0xFFFE, 0xFFFF], ids=lambda code: f"U+{code:04X}")
def test_a_character_that_is_none_is_refused_where_it_stands(refusal: Refusal, code: int) -> None:
    (diagnostic,) = refusal(STEP.replace("It is", f"It{chr(code)}is"))
    assert diagnostic.startswith("4:13: ")


@pytest.mark.parametrize(
    "line", ['"\\e]0;x\\a": a\n    "\\e]0;x\\a": b', "title: !%1b%5d0;x%07 a", "title: !<tag:%1b%5d0;x%07> a"]
)
def test_no_message_about_a_mistake_commands_the_terminal(refusal: Refusal, line: str) -> None:
    diagnostics = refusal(STEP.replace("title: A stone", line))
    assert "\x1b" not in "".join(diagnostics)
    assert "\x07" not in "".join(diagnostics)


def test_a_file_that_never_ends_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(GuideError, match=r":1:1: this is not a file; expected: a plain file"):
            read(path, model.StepText)


def everything(guide_files: GuideFiles) -> object:
    return (
        guide_files.claims,
        guide_files.step("one"),
        guide_files.country("NO"),
        guide_files.steady,
        guide_files.close_one,
    )


@pytest.mark.parametrize(
    "name", ["claims.yaml", "steps/one.yaml", "resources/NO.yaml", "steady.yaml", "close_one.yaml"]
)
def test_a_link_out_of_the_guides_folder_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.yaml"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    (diagnostic,) = check(folder)
    assert (
        str(diagnostic) == f"{folder}/{name}:1:1: this link leads outside the guide's folder; "
        "put the file itself in the guide's folder"
    )
    with pytest.raises(GuideError, match="this link leads outside the guide's folder"):
        everything(GuideFiles(folder))


def test_a_guide_whose_folder_is_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(folder)
    assert check(tmp_path / "linked") == []


def test_a_link_to_another_file_of_the_guide_is_read(folder: Path) -> None:
    (folder / "steps" / "one.yaml").rename(folder / "one-moved.yaml")
    (folder / "steps" / "one.yaml").symlink_to(folder / "one-moved.yaml")
    assert check(folder) == []


@pytest.mark.parametrize(
    "unit", ["a ", "{", "{stone} ", "*a", "\n      - a", "A.B. ", "the the ", "\n\n      a"]
)
def test_a_text_of_a_million_letters_is_refused_for_its_length_before_anything_looks_into_it(
    folder: Path, unit: str
) -> None:
    text = unit * (1_000_000 // len(unit))
    path = folder / "steps" / "two.yaml"
    path.write_text(f"pages:\n  - page: text\n    text: |\n      x{text}\nchanged: {{2026-11-22: first}}\n")
    (diagnostic,) = check(folder)
    assert str(diagnostic).startswith(f"{path}:3:11: ")
    assert str(diagnostic).endswith(" characters; allowed: at most 5000")
