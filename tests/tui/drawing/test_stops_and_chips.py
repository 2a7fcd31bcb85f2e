"""Stops and chips: how many there may be, how they wrap, and what says which are chosen without colours."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from companion.flows.dialogs import Choice
from companion.tui.drawing.chips_part import ChipsPart
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.stops_part import StopsPart
from companion.tui.drawing.styled_lines import text_of, width_of

FEELINGS = [
    "sad", "numb", "angry", "guilty", "anxious", "lonely", "tired", "ashamed", "jealous", "relieved",
    "hopeful", "calm", "mixed",
]  # fmt: skip


def choices(labels: Sequence[str]) -> list[Choice]:
    return [Choice(label, label) for label in labels]


def drawn(part: ChoicePart, width: int) -> list[str]:
    part.lay_out(width)
    lines = [part.line(number, has_focus=True) for number in range(part.height)]
    assert all(width_of(line) <= width for line in lines)
    return [text_of(line).rstrip() for line in lines]


def stops(count: int) -> StopsPart:
    return StopsPart(choices([f"stop {n}" for n in range(1, count + 1)]), changed=lambda: None)


def test_stops_are_one_line_with_a_digit_under_each_where_they_fit() -> None:
    part = stops(3)
    part.take_number(2)
    assert drawn(part, 40) == [
        "  stop 1 ▸ stop 2   stop 3",
        "  ○────────●────────○",
        "  1        2        3",
    ]
    assert part.take_number(3)
    assert not part.take_number(3), "once more takes it back"
    assert part.chosen == frozenset()


@pytest.mark.parametrize("count", [1, 2, 5, 7, 12])
def test_there_may_be_any_number_of_stops_and_each_can_be_reached(count: int) -> None:
    for width in (20, 40, 68, 200):
        part = stops(count)
        lines = drawn(part, width)
        assert all(f"stop {n}" in "\n".join(lines) for n in range(1, count + 1))
        reached = [part.pointer]
        while part.move(int(part.is_list), int(not part.is_list)):
            reached.append(part.pointer)
        assert reached == list(range(count))
        assert part.click(part.column, part.pointed[0])
        assert part.pointer == count - 1


def test_chips_wrap_by_their_own_width_and_move_nothing_when_they_are_chosen() -> None:
    part = ChipsPart(choices(FEELINGS), "any")
    before = drawn(part, 36)
    assert before[:2] == ["  ▸ sad     numb     angry", "    guilty     anxious     lonely"]
    part.choose_ids({"sad", "anxious"})
    after = drawn(part, 36)
    assert after[:2] == ["▸ ✓ sad     numb     angry", "    guilty   ✓ anxious     lonely"]
    assert [line.replace("✓", " ").replace("▸", " ") for line in after] == [
        line.replace("▸", " ") for line in before
    ]


def test_a_chip_is_left_for_the_one_above_or_below_it_and_can_be_clicked() -> None:
    part = ChipsPart(choices(FEELINGS), "any")
    drawn(part, 36)
    part.move(0, 1)
    for there, back in ((1, -1),):
        assert part.move(there, 0)
        assert FEELINGS[part.pointer] == "anxious"
        assert part.move(back, 0)
        assert FEELINGS[part.pointer] == "numb"
    assert not part.move(-1, 0), "above the first line is what is before the chips"
    for index in range(len(FEELINGS)):
        part.pointer = index
        x, (y, _) = part.column, part.pointed
        part.pointer = 0
        assert part.click(x, y)
        assert part.pointer == index


def test_a_chip_that_is_wider_than_the_line_is_wrapped_and_whole() -> None:
    long = "a feeling that has no short name in any language"
    part = ChipsPart(choices(["sad", long, "calm"]), "any")
    assert " ".join(" ".join(drawn(part, 20)).split()) == f"▸ sad {long} calm"


def test_up_and_down_also_move_between_buttons_that_are_beside_each_other() -> None:
    part = ChipsPart(choices(["Keep", "Discard"]), "do")
    assert drawn(part, 40) == ["▸ Keep     Discard"]
    assert (part.move(1, 0), part.pointer, part.move(1, 0)) == (True, 1, False)
    assert (part.move(-1, 0), part.pointer, part.move(-1, 0)) == (True, 0, False)
