"""The script itself: it fails a test whose answers do not fit what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.hard_days import hard_days
from companion.flows.reading.stopping import leave
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([], "no answer left"),
        (["Go away"], "'Go away' names 0 of"),
        ([""], "'' names 2 of"),
        ([frozenset()], "names 0 of"),
        ([None, "Leave"], r"Nothing asked for \['Leave'\]"),
    ],
)
def test_answers_that_do_not_fit_fail_the_test(play: Play, answers: list[Answer], why: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=why):
        play(leave, *answers)


def test_what_is_refused_is_said_and_the_next_answer_is_tried(play: Play) -> None:
    script = play(hard_days, "Add a day", "nonsense", "24 December", None, None)
    assert script.said == ["Type a day and a month, such as 24 December."]
    with pytest.raises(pytest.fail.Exception, match="no answer left"):
        play(hard_days, "Add a day", "nonsense")
