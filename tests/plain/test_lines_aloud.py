"""Line by line, what is said can be read aloud: words alone, a few lines at a time, over the whole guide."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.views.location import country_names

Run = Callable[..., Any]
MOST_LINES = 24
WIDEST = 72
QUOTES = set("\u201c\u201d\u2018\u2019")
SHEETS = ["h", "r", "s", "b", "d", "?", "c", "t", "q"]
CHOICES = [[",", str(number)] for number in range(1, 13)]
FORMS = {
    "A number, or Enter to leave this question out": "1",
    "Numbers with spaces between": "1 2",
    "Numbers or words": "1 2",
    "A line for yourself": "a line",
    "A number, or Enter to keep what you wrote": "",
    "A number from 1 to 3": "1",
}
ON_A_PAGE = ("Enter goes on", "A number, or Enter to go on", "A number from 1 to 3", "p goes back")


class Reader:
    """Somebody who hears the whole guide and everything that can be opened on its pages."""

    def __init__(self, errands: list[list[str]]) -> None:
        self.errands = errands
        """What is done on the first page, each ended with Enter until the page is back."""
        self.doing: list[str] = []
        self.heard: set[str] = set()

    def __call__(self, turn: Any) -> str | None:
        if self.doing:
            return self.doing.pop(0)
        if turn.prompt.startswith("Line:"):
            self.doing = [""]
            return "a line"
        if not turn.prompt.startswith(ON_A_PAGE):
            return next((answer for begin, answer in FORMS.items() if turn.prompt.startswith(begin)), "")
        self.errands += self.on_this_page(turn.said)
        if self.errands:
            first, *self.doing = self.errands.pop(0)
            return first
        if turn.prompt.startswith("p goes back"):
            return None
        return "1" if "from 1 to 3" in turn.prompt else ""

    def on_this_page(self, said: str) -> list[list[str]]:
        """What a page offers, once: the longer explanation, why, and each of its choices but to go on."""
        title = said.partition("Heading: ")[2].partition("\n")[0]
        if not title or title in self.heard:
            return []
        self.heard.add(title)
        letters = re.findall(r"^([ie]): ", said, re.MULTILINE)
        choices = re.findall(r"^(\d+): (?!Go on|Read on|Not )", said, re.MULTILINE)
        return [[one] for one in (*letters, *choices)]


@pytest.fixture(scope="module")
def heard_before() -> list[Any]:
    """All that was said, once somebody has heard it."""
    return []


@pytest.fixture
def heard(sit: Run, heard_before: list[Any]) -> Any:
    """All that is said to somebody who hears everything in the guide that comes with the program."""
    if heard_before:
        return heard_before[0]
    countries = country_names(GuideFiles(shipped()))
    errands = [*([one] for one in SHEETS), *CHOICES, *([",", "Country", one] for one in countries.values())]
    reader = Reader(errands + [["r", "o", one] for one in countries.values()] + [["h"]])
    heard_before.append(sit(reader, None, no_trace=True))
    return heard_before[0]


def test_all_that_is_said_can_be_read_aloud(heard: Any) -> None:
    assert heard.turns[-1].prompt.startswith("p goes back")
    assert len(heard.turns) > 700
    strange = {letter for letter in heard.text if not (letter.isascii() or letter.isalpha())}
    assert strange <= QUOTES | {"°"}
    assert {letter for letter in heard.text if letter.isascii() and not letter.isprintable()} == {"\n"}
    lines = set(heard.text.splitlines())
    assert [line for line in lines if line and not re.search(r"\w", line)] == []
    assert [line for line in lines if len(line) > WIDEST and " " in line.strip("- ")] == []
    assert [line for line in lines if re.search(r"\S  |·|\bescape\b", line)] == []


def test_never_much_at_once(heard: Any) -> None:
    long = {turn.said for turn in heard.turns if turn.said.strip("\n").count("\n") > MOST_LINES}
    assert long == set()
    assert [turn.said for turn in heard.turns if turn.said.startswith("\n- ")] == []  # no list is torn


def test_headings_claims_and_choices_say_what_they_are(heard: Any) -> None:
    guide_files = GuideFiles(shipped())
    said = " ".join(heard.text.split())
    for step in (step.step for part in guide_files.guide.parts for step in part.steps):
        for page in guide_files.step(step).pages:
            for claim in getattr(page, "claims", ()) if not page.audience else ():
                assert f": {guide_files.claims[claim].says.strip()}" in said
    assert set(re.findall(r"Claim, ([a-z ]+):", said)) >= {"supported", "partly supported", "not supported"}
    for turn in heard.turns:
        if "A number, or Enter to go" in turn.prompt and turn.said.startswith("\n"):
            assert re.search(r"^\d+: \w", turn.said, re.MULTILINE), turn


def test_with_all_there_is_more_of_it_is_not_much_at_once_either(sit: Run) -> None:
    done = sit(Reader([[",", "How much", "Short pages, with"]]), None, no_trace=True)
    assert max(turn.said.strip("\n").count("\n") for turn in done.turns) <= MOST_LINES


@pytest.mark.parametrize("columns", ["20", "40"])
def test_on_a_narrow_terminal_lines_are_as_narrow(companion: Run, columns: str) -> None:
    done = companion("--plain", answers="\n\n\nh\n\n\n", COLUMNS=columns)
    assert all(len(line) <= int(columns) or " " not in line for line in done.stdout.splitlines())


def test_no_sign_is_left_out_where_output_has_few_letters(companion: Run, tmp_path: Path) -> None:
    done = companion("--plain", answers="h\n\n\n\n", guide=None, PYTHONIOENCODING="ascii:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "100.4 " in done.stdout
