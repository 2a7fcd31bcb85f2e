"""The figures of a guide small enough to count by hand, as a table and as data."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest

from companion.guide.check import report
from companion.guide.check.figures import Figures
from companion.guide.check.reading_time import Minutes
from companion.guide.check.report_lines import data, lines, table
from companion.guide.check.sentences import words
from companion.guide.load import GuideFiles, shipped
from companion.guide.model import CheckInPage, TextPage
from companion.guide.wording import Wording
from companion.journal.model import Choices
from companion.journey import Journey
from companion.views import reading

TODAY = dt.date(2026, 11, 22)

FILES = {
    "guide.yaml": """\
guide: tiny
title: Tiny
language: en
reviewed: 2026-11-01
reviewed_by: nobody
article: {title: On Sand, sections: [Opening], about: It is short.}
about: [{title: Who, text: Somebody did.}]
welcome: {title: Hello, text: Come in.}
ending: {title: Bye, text: It ends.}
roles: {person: I was there, supporter: I was not}
words:
  - word: sand
    ask: Which word?
    says: {sand: the sand}
    to: {supporter: {sand: their sand}}
    choices: [{choice: dust, label: dust, says: {sand: dust}, to: {supporter: {sand: dust}}}]
purposes: {crisis: crisis}
summary: In short.
parts:
  - part: only
    title: Only
    steps: [{step: one, title: One, from: Opening, gist: Sand is dry., claims: [ours]}]
""",
    "steps/one.yaml": """\
pages:
  - page: text
    title: Sand
    text: |
      You may see {sand} on the shore. You can walk on it all day.

      - it is dry
    claims: [dry, ours]
  - page: text
    for: [supporter]
    text: You saw it as well.
  - page: check_in
    when: after
changed: {2026-11-01: first written}
""",
    "claims.yaml": """\
claims:
  - claim: dry
    number: 1
    says: It is dry.
    standing: partly
    why: It may rain.
    sources: [a]
    checked: 2026-11-01
  - {claim: ours, says: It is fine., standing: opinion, why: We think so., checked: 2026-11-01}
""",
    "sources.yaml": "sources: [{source: a, citation: A. 1900., read: page}]\n",
    "feelings.yaml": """\
weights: [{weight: heavy, label: heavy}, {weight: light, label: light}]
feelings: [{feeling: sad, label: sad}]
""",
    "help.yaml": """\
title: Help
first: Call {emergency}.
no_number: your number
groups: [{title: Body, intro: Call now if there is, items: [pain]}]
last: It may change.
""",
    "resources/INT.yaml": """\
country: INT
name: Anywhere
resources:
  - resource: int-a
    name: A
    purposes: [crisis]
    web: https://example.org
    checked: 2026-10-02
    seen: on an official page
    sources: [{address: a shelf of sand, date: b, says: c}]
""",
    "resources/SE.yaml": """\
country: SE
name: Sweden
resources:
  - resource: se-a
    name: A
    purposes: [crisis]
    web: https://example.org
    checked: 2026-10-01
    seen: on an official page
    sources: [{address: a shelf of sand, date: b, says: c}]
""",
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The smallest guide there can be, or nearly."""
    for name, text in FILES.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "tiny"


def figures(folder: Path) -> Figures:
    found = report(folder, TODAY)
    assert found.errors == ()
    assert found.figures
    return found.figures


def test_every_figure_is_what_one_counts_by_hand(tiny: Path) -> None:
    found = figures(tiny)
    assert (found.guide, found.language, found.reviewed) == ("tiny", "en", "2026-11-01")
    assert found.pages == {"check_in": 1, "text": 2}
    # In brief: "Hello", "Come in.", "One", "Sand is dry.", "It is fine." In pages: "Hello", "Come in.",
    # "Sand" and 18 words under it, "It is dry.", "It is fine.", and 5 words more for the supporter alone.
    assert found.minutes == {
        "person": Minutes(round(10 / 200, 1), round(28 / 200, 1)),
        "supporter": Minutes(round(10 / 200, 1), round(33 / 200, 1)),
    }
    # "You may see their sand on the shore. You can walk on it all day. it is dry": 8 + 7 + 3 words
    assert (found.words_most.count, found.words_most.place) == (18, "steps/one.yaml:4")
    assert found.words_median == (18 + 5) / 2
    # The title is a sentence as well: 1 + 8 + 7 + 3 words with a syllable each, in four sentences.
    first = round(0.39 * 19 / 4 + 11.8 * 19 / 19 - 15.59, 1)
    second = round(0.39 * 5 + 11.8 * 5 / 5 - 15.59, 1)
    assert [(one.grade, one.words, one.place) for one in found.grades] == [
        (second, 5, "steps/one.yaml:11"),
        (first, 19, "steps/one.yaml:4"),
    ]
    assert found.grade_median == round((first + second) / 2, 1)
    assert found.grade_highest == found.grades[1]  # the other one has too few words to be held to it
    assert found.grade_highest_elsewhere is None  # nothing else has 15 words
    assert (found.sentence_longest.count, found.sentence_longest.place) == (8, "steps/one.yaml:4")
    assert (found.claims_of_article.used, found.claims_of_article.known) == (1, 1)
    assert (found.claims_of_ours.used, found.claims_of_ours.known) == (1, 1)
    assert found.standings == {
        "supported": 0, "partly": 1, "usual advice": 0, "not supported": 0, "not found": 0, "opinion": 1
    }  # fmt: skip
    assert (found.sources.used, found.sources.known) == (1, 1)
    assert found.resources == {"INT": 1, "SE": 1}
    assert (found.oldest_check, found.oldest_check_place) == ("2026-10-01", "resources/SE.yaml:8")
    assert found.forms == 3 + 1  # the page: the sand, their sand, dust; the help: your number


@cache
def of_the_shipped_guide() -> dict[str, Minutes]:
    found = report(shipped(), TODAY).figures
    assert found
    return found.minutes


@pytest.mark.parametrize("density", ["brief", ""])
@pytest.mark.parametrize("role", ["person", "partner", "supporter"])
def test_the_minutes_are_those_of_a_walk_up_to_the_first_door(role: str, density: str) -> None:
    guide_files = GuideFiles(shipped())
    wording = Wording(guide_files.guide, {}, role)
    journey = Journey(guide_files.guide, guide_files.step, choices=Choices(role=role, density=density))
    blocks = reading.words(guide_files.guide.welcome, wording)
    while (here := (journey := journey.on()).here()).stop.kind == "step":
        if isinstance(here.page, TextPage):
            blocks += reading.page(here.page, wording, guide_files.claims)
        elif here.page and not isinstance(here.page, CheckInPage):
            blocks += reading.asking(here.page, wording)
    assert here.stop.kind == "door"
    count = sum(len(words("".join(run.text for run in block.runs))) for block in blocks)
    found = of_the_shipped_guide()[role]
    assert (found.brief if density else found.pages) == round(count / 200, 1)


def test_a_door_ends_the_minutes_and_without_a_claim_they_are_counted_all_the_same(tiny: Path) -> None:
    text = FILES["guide.yaml"].replace("    title: Only\n", "    title: Only\n    door: It can wait.\n")
    (tiny / "guide.yaml").write_text(text.replace("claims: [ours]", "claims: [gone]"))
    found = report(tiny, TODAY).figures
    assert found
    assert found.minutes["supporter"] == Minutes(round(3 / 200, 1), round(3 / 200, 1))


def test_the_table_says_the_same_in_lines_that_fit_a_terminal(tiny: Path) -> None:
    shown = list(table(figures(tiny)))
    assert shown == [
        "guide             tiny (en), reviewed on 2026-11-01",
        "pages             3: check_in 1, text 2",
        "reading minutes   in brief: person 0.1, supporter 0.1; in short pages:",
        "                  person 0.1, supporter 0.2",
        "words on a page   median 11.5, most 18 (steps/one.yaml:4)",
        "reading grade     median -1.9, highest -1.9 (steps/one.yaml:4, Sand)",
        "longest sentence  8 words (steps/one.yaml:4)",
        "claims            from the article: 1 of 1 used, the guide's own: 1 of 1 used",
        "by standing       supported 0, partly 1, usual advice 0, not supported 0, not",
        "                  found 0, opinion 1",
        "sources           1 of 1 used",
        "resources         2 entries, 1 country",
        "by country        INT 1, SE 1",
        "oldest check      2026-10-01 (resources/SE.yaml:8)",
        "word forms        4 forms checked",
    ]
    assert max(map(len, shown)) <= 80


def test_a_report_ends_with_how_many_mistakes_there_are(tiny: Path) -> None:
    *_, before, last = lines(report(tiny, TODAY))
    assert (before, last) == ("", "No mistakes were found.")
    (tiny / "steps" / "one.yaml").write_text(FILES["steps/one.yaml"].replace("claims: [dry, ours]\n", "\n"))
    found = report(tiny, dt.date(2027, 12, 1))
    shown = list(lines(found))
    assert shown[: len(found.errors)] == [str(one) for one in found.errors]
    assert shown[len(found.errors)].startswith(
        f"{tiny}/guide.yaml:4:11: warning: the guide was last reviewed 13 months"
    )
    assert shown[-1] == "1 mistake was found."


def test_the_grade_of_each_page_is_listed_hardest_first(tiny: Path) -> None:
    found = report(tiny, TODAY)
    listed = [
        " -1.8    5 words  steps/one.yaml:11  You saw it as well.",
        " -1.9   19 words  steps/one.yaml:4  Sand",
        "",
    ]
    assert list(lines(found, pages=True)) == [*listed, *lines(found)]


def test_the_data_holds_what_the_lines_say_and_is_json(tiny: Path) -> None:
    (tiny / "steps" / "one.yaml").write_text(FILES["steps/one.yaml"].replace("{sand}", "a {sand}"))
    found = report(tiny, dt.date(2027, 12, 1))
    held = json.loads(json.dumps(data(found)))
    assert held["errors"] == [
        {
            "path": f"{tiny}/steps/one.yaml",
            "line": 4,
            "column": 11,
            "found": '"a {sand}"',
            "allowed": "delete the word before the slot",
        }
    ]
    assert [one["line"] for one in held["warnings"]] == [one.line for one in found.warnings]
    assert held["figures"]["pages"] == {"check_in": 1, "text": 2}
    assert held["figures"]["minutes"]["supporter"] == {"brief": 0.1, "pages": 0.2}
    assert held["figures"]["words_most"] == {"count": 19, "place": "steps/one.yaml:4"}


def test_in_another_language_the_grade_is_left_out_and_said_to_be(tiny: Path) -> None:
    (tiny / "guide.yaml").write_text(FILES["guide.yaml"].replace("language: en", "language: sv"))
    found = figures(tiny)
    assert (found.grade_median, found.grade_highest, found.grades) == (None, None, ())
    assert "reading grade     not measured in this language" in table(found)
    assert found.words_most.count == 18


def test_without_every_file_nothing_is_counted(tiny: Path) -> None:
    (tiny / "feelings.yaml").unlink()
    found = report(tiny, TODAY)
    assert found.figures is None
    assert data(found)["figures"] is None
    assert list(lines(found)) == [str(found.errors[0]), "1 mistake was found."]
