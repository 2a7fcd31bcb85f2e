"""Line by line, in a made-up language that is longer than English, all that is said is translated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.few import first
from tests.plain.test_every_prompt import WAYS
from tests.pseudo import as_in_english, guide_in_other_letters, in_other_letters, speaking, untranslated

if TYPE_CHECKING:
    from tests.prompts import Turn

SMALL_GUIDE = Path(__file__).parents[1] / "small_guide"
TYPED = {"ctrl", "hide"}
"""What is typed, as it is on the keyboard or in any language."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("pseudo")
    with speaking(folder / "locale"):
        yield guide_in_other_letters(SMALL_GUIDE, folder / "guide")


@pytest.mark.parametrize("columns", first(["40", "80"]))
@pytest.mark.parametrize("prompt", WAYS)
def test_all_that_is_said_up_to_a_prompt_is_translated(
    sit: Callable[..., Any], guide: Path, prompt: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    sitting = sit(typist(WAYS[prompt].answers), guide=guide)
    assert [word for word in untranslated(sitting.text) if word not in TYPED] == [], sitting.text


def typist(answers: list[str]) -> Callable[[Turn], str | None]:
    """Type each answer; a label by the number that is said before it."""
    left = iter(answers)

    def answer(turn: Turn) -> str | None:
        wanted = next(left, None)
        if wanted is None or not re.match(r"[A-Za-z]\w* ?", wanted) or len(wanted) == 1:
            return wanted
        rows = re.findall(r"^ *(\d+)[.):]? +(.*)$", turn.said, flags=re.MULTILINE)
        found = [number for number, label in rows if as_in_english(label).startswith(wanted)]
        return found[0] if found else in_other_letters(wanted)

    return answer
