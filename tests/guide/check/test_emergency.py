"""Whom to call at once is held to more than all else: numbers, the help screen, urgent signs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.check import check
from companion.guide.load import shipped

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

NO = "resources/NO.yaml"
EMERGENCY = 'emergency: "000"'
SERVICE = "purposes: [emergency]"


@pytest.mark.parametrize("number", ["001", "024", "00", "0000", "112"])
def test_a_number_that_is_not_the_emergency_services_own_is_told(edit: Edit, told: Told, number: str) -> None:
    line = edit(NO, EMERGENCY, f'emergency: "{number}"')
    assert told() == [
        f'{NO}:{line}:12: "{number}" is not the number of an emergency service in this file; expected: 000'
    ]


def test_a_number_without_an_emergency_service_is_told(edit: Edit, told: Told) -> None:
    edit(NO, SERVICE, "purposes: [stones]")
    assert told() == [
        f'{NO}:3:12: "000" is not the number of an emergency service in this file; expected: '
        'the phone number of a resource in this file with the purpose "emergency"'
    ]


def test_a_country_whose_emergency_service_is_known_has_its_number(edit: Edit, told: Told) -> None:
    edit(NO, f"{EMERGENCY}\n", "")
    assert told() == [
        f'{NO}:1:1: "emergency" is missing, but this file lists an emergency service; expected: 000'
    ]


def test_a_service_that_says_what_it_is_not_need_not_be_the_number(edit: Edit, told: Told) -> None:
    edit(NO, f"{EMERGENCY}\n", "")
    edit(NO, SERVICE, f"{SERVICE}\n    is_not: Not an ambulance.")
    assert told() == []


def test_a_country_may_have_neither_service_nor_number(edit: Edit, told: Told) -> None:
    edit(NO, f"{EMERGENCY}\n", "")
    edit(NO, SERVICE, "purposes: [stones]")
    assert told() == []


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ("NO", ""),
        ("NX", 'there is no file "resources/NX.yaml"; allowed: INT, NO'),
        (
            "INT",
            "the file for INT has no emergency number; "
            "expected: the code of a country that has an emergency number in this guide",
        ),
    ],
)
def test_a_number_shown_to_everyone_is_one_that_there_is(
    edit: Edit, told: Told, codes: str, said: str
) -> None:
    line = edit("help.yaml", "no_number:", f"without_country: [{codes}]\nno_number:")
    assert told() == ([f"help.yaml:{line}:19: {said}"] if said else [])


@pytest.mark.parametrize("written", ["00 0", "0 00", "0-00"])
def test_a_number_may_be_written_with_other_gaps(edit: Edit, told: Told, written: str) -> None:
    edit(NO, 'phone: [{number: "000"}]', f'phone: [{{number: "110"}}, {{number: "{written}"}}]')
    assert told() == []


@pytest.mark.parametrize(("new", "line", "column"), [("now: false", 18, 10), ("cost: free", 15, 5)])
def test_an_emergency_service_is_on_the_help_screen(
    edit: Edit, told: Told, new: str, line: int, column: int
) -> None:
    edit(NO, "now: True", new)
    assert told() == [
        f'{NO}:{line}:{column}: the emergency service "no-000" is not on the help screen; expected: now: true'
    ]


@pytest.mark.parametrize("said", ["12", '"112"', "call 112", "\u0661\u0661\u0662", "…", '"+"'])
def test_what_stands_for_an_unknown_number_does_not_look_like_one(edit: Edit, told: Told, said: str) -> None:
    line = edit("help.yaml", "no_number: your local emergency number", f"no_number: {said}")
    shown = said.strip('"')
    assert (
        f'help.yaml:{line}:12: "{shown}"; '
        'expected: words without digits, such as "your local emergency number"'
    ) in told()


def test_urgent_signs_on_the_help_screen_rest_on_a_claim(edit: Edit, told: Told) -> None:
    edit("help.yaml", ", claims: [stones-are-hard]", "")
    assert told() == [
        "help.yaml:5:5: a group that says to call {emergency} but lists no claim; "
        'list the supporting claim under "claims"'
    ]
    edit("help.yaml", "Call {emergency} if", "Call a doctor if")
    assert told() == []


def test_a_page_that_must_not_be_missed_rests_on_a_claim(edit: Edit, told: Told) -> None:
    line = edit("steps/two.yaml", "text: You held it in your hand.", "text: Put it down.\n    always: true")
    assert told() == [
        f"steps/two.yaml:{line - 2}:5: a page that is always shown but lists no claim; "
        'list the supporting claim under "claims"'
    ]


BODY = "    claims: [red-bleeding, red-pain, red-fever, sepsis-signs, clot-signs, urgent-up-to-a-year]\n"
BREAKING = [
    ("help.yaml", BODY, "", "says to call"),
    ("help.yaml", "    claims: [red-mind-now, safe-place, ask-about-suicide]\n", "", "says to call"),
    ("help.yaml", "no_number: your local emergency number", "no_number: 12", '"12"'),
    ("steps/your-body-now.yaml", "    claims: [red-bleeding, red-pain]\n", "", "always shown"),
    ("steps/your-body-now.yaml", "    claims: [red-fever, sepsis-signs]\n", "", "always shown"),
    ("steps/what-may-help.yaml", "    claims: [red-mind-now]\n", "", "always shown"),
    ("resources/GB.yaml", 'emergency: "999"', 'emergency: "111"', '"111"'),
    ("resources/IE.yaml", 'emergency: "112"\n', "", '"emergency" is missing'),
    ("resources/SE.yaml", "[emergency]\n    now: true", "[emergency]\n    now: false", "help screen"),
]


@pytest.mark.slow
def test_the_guide_of_the_program_is_held_to_it_too(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shipped(), tmp_path / "guide"))
    for file, old, new, _ in BREAKING:
        text = (folder / file).read_text()
        assert text.count(old) == 1, file
        (folder / file).write_text(text.replace(old, new))
    found = [(diagnostic.path, diagnostic.found) for diagnostic in check(folder)]
    for file, _, _, said in BREAKING:
        told = [what for path, what in found if path == folder / file and said in what]
        assert len(told) == len([one for one in BREAKING if (one[0], one[3]) == (file, said)]), file
