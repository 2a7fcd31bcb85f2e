"""Pages that offer something to do: their ids, their exercises, and a page for everybody in each step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("Is it hard?", []),
        ("It is hard.", ["one question"]),
        ("Is it hard? Is it?", ["one question"]),
        ("Is it as hard as all of the other stones that are on the ground?", []),
        ("Is it as hard as all of the other stones that are on the wet ground?", ["this text has 16 words"]),
    ],
)
def test_what_a_page_offers_to_ask_is_one_short_question(
    edit: Edit, told: Told, ask: str, said: list[str]
) -> None:
    edit("steps/two.yaml", "How hard are stones?", f'"{ask}"')
    assert len(told()) == len(said)
    assert all(part in line for part, line in zip(said, told(), strict=True))


@pytest.mark.parametrize("kind", ["write", "sort"])
def test_what_is_kept_hangs_on_an_id_of_its_own(edit: Edit, told: Told, kind: str) -> None:
    page = "  - page: write\n    id: {}\n    ask: And now?\nchanged:"
    taken = {"write": "to-a-stone", "sort": "in-your-hand"}[kind]
    edit("steps/two.yaml", "changed:", page.replace("{}", "another-one"))
    assert told() == []
    edit("steps/two.yaml", "another-one", taken)
    line = {"write": 7, "sort": 11}[kind]
    assert told() == [
        f'steps/two.yaml:12:9: the id "{taken}" is already used at steps/three.yaml:{line}; '
        'give each "write" or "sort" page its own id'
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines", "id_"),
    [
        ("place: not-in-hand", "place: in-hand", (16, 17), "in-hand"),
        ("thing: mountain", "thing: pebble", (19, 20), "pebble"),
    ],
)
def test_places_and_things_have_ids_of_their_own(
    edit: Edit, told: Told, old: str, new: str, lines: tuple[int, int], id_: str
) -> None:
    edit("steps/three.yaml", old, new)
    assert told() == [
        f'steps/three.yaml:{line - 1}:17: the id "{id_}" is used more than once; give each item its own id'
        for line in lines
    ]


STEADY = "    text: You can hold a stone for a while."


def test_a_steady_page_names_exercises_that_are_there(edit: Edit, told: Told) -> None:
    line = edit("steps/three.yaml", STEADY, f"{STEADY}\n    exercises: [weigh, nmae]") + 1
    assert f'steps/three.yaml:{line}:24: no exercise is called "nmae"; did you mean "name"?' in told()
    edit("steps/three.yaml", "nmae", "name")
    assert told() == []


def test_a_steady_page_needs_exercises_to_offer(folder: Path, told: Told) -> None:
    (folder / "steady.yaml").unlink()
    text = (
        (folder / "tone.yaml")
        .read_text()
        .replace("  - {phrase: heavy, file: steady.yaml, why: A stone is.}\n", "")
    )
    (folder / "tone.yaml").write_text(text)
    assert told() == [
        'steps/three.yaml:21:5: this is a "steady" page, but the guide has no steady.yaml; '
        "write the exercises in steady.yaml"
    ]


def test_every_exercise_is_offered_somewhere(edit: Edit, told: Told) -> None:
    edit("steps/three.yaml", STEADY, f"{STEADY}\n    exercises: [weigh]")
    assert told() == [
        'steady.yaml:9:15: no page offers the exercise "name"; '
        'list this exercise on a "steady" page, or delete that page\'s list to offer all exercises'
    ]
    edit("steps/two.yaml", "changed:", "  - {page: steady, title: Hold, text: It is there.}\nchanged:")
    assert told() == []


def test_an_exercise_has_an_id_of_its_own(edit: Edit, told: Told) -> None:
    edit("steady.yaml", "exercise: name", "exercise: weigh")
    assert told() == [
        f'steady.yaml:{line}:15: the id "weigh" is used more than once; give each item its own id'
        for line in (2, 9)
    ]


@pytest.mark.parametrize("role", ["person", "partner", "supporter"])
def test_every_role_finds_a_page_in_every_step(edit: Edit, told: Told, role: str) -> None:
    others = ", ".join({"person", "partner", "supporter"} - {role})
    edit("steps/two.yaml", "text: Stones are hard.", f"text: Stones are hard.\n    for: [{others}]")
    edit("steps/two.yaml", "for: [person]", "for: [partner, supporter, person]")
    assert told() == []
    edit("steps/two.yaml", "for: [partner, supporter, person]", f"for: [{others}]")
    assert told() == [
        f'steps/two.yaml:2:3: there is nothing to read for the role "{role}"; add a page for this role'
    ]


def test_a_check_in_is_not_a_page_to_read(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", "text: Stones are hard.\n    for: [person, partner]")
    edit("steps/two.yaml", "changed:", "  - {page: check_in, when: after}\nchanged:")
    assert told() == [
        'steps/two.yaml:2:3: there is nothing to read for the role "supporter"; add a page for this role'
    ]


def test_somebody_who_chose_no_role_reads_as_the_person_whichever_roles_there_are(
    edit: Edit, told: Told
) -> None:
    edit("guide.yaml", "roles: {person: I found a stone, partner: Somebody near me did, ", "roles: {")
    edit("steps/two.yaml", "text: Stones are hard.", "text: Stones are hard.\n    for: [supporter]")
    assert told() == []
    edit("steps/two.yaml", "for: [person]", "for: [partner]")
    assert told() == [
        'steps/two.yaml:2:3: there is nothing to read for the role "person"; add a page for this role'
    ]
