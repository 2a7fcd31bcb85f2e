"""What a guide's texts avoid: found in every text and every form of it, told with the reason, or allowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]
Warned = Callable[..., list[str]]
Avoid = Callable[..., None]

TEXT = "text: Stones are hard."


@pytest.fixture
def avoid(folder: Path) -> Callable[..., None]:
    """Write a ``tone.yaml`` that avoids some phrases, with what may follow."""

    def write(*phrases: str, then: str = "") -> None:
        listed = "".join(f'  - {{phrase: "{phrase}", why: It hurts.}}\n' for phrase in phrases)
        (folder / "tone.yaml").write_text(f"avoid:\n{listed}{then}")

    return write


@pytest.mark.parametrize(
    ("phrase", "text", "seen"),
    [
        ("at least", "They are AT Least round.", "They are AT Least"),
        ("at least", "|\n      They are at\n      least round.", "They are at least"),
        ("at least", "They are *at* least round.", "They are at least"),
        ("at least", "|\n      They are\n\n      - at least round", "at least"),
        ("cat", 'This is a "cat".', 'This is a "cat'),
        ("fail*", "It failed.", "It failed"),
        ("fail*", "It may fail.", "It may fail"),
        ("get* over", "Getting over it.", "Getting over"),
        ("mov* on", "Who moves on?", "Who moves on"),
        ("!", "Oh!", "Oh!"),
        ("don't worry", "You don\u2019t worry.", "You don\u2019t worry"),
        ("over your pebble", "Get over {stone}.", "Get over your pebble"),
    ],
)
def test_an_avoided_phrase_is_told_with_its_reason(
    edit: Edit, told: Told, avoid: Avoid, phrase: str, text: str, seen: str
) -> None:
    avoid(phrase)
    line = edit("steps/two.yaml", TEXT, f"text: {text}")
    diagnostics = [diagnostic for diagnostic in told() if diagnostic.startswith("steps/two.yaml:")]
    assert diagnostics == [f'steps/two.yaml:{line}:11: "{seen}"; avoid "{phrase}": It hurts.']


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("at least", "They are, that leastwise, round."),
        ("at least", "|\n      What are you looking at\n\n      Least of all this."),
        ("cat", "They concatenate cats."),
        ("fail*", "It is unfailing."),
        ("get over", "Getting over it."),
        ("over your pebble", "You look over it."),
    ],
)
def test_what_only_looks_like_an_avoided_phrase_is_not_told(
    edit: Edit, told: Told, avoid: Avoid, phrase: str, text: str
) -> None:
    avoid(phrase)
    edit("steps/two.yaml", TEXT, f"text: {text}")
    assert told() == []


PLACES = [
    ("guide.yaml", "title: A small guide"),
    ("guide.yaml", "reviewed_by: nobody"),
    ("guide.yaml", "about: Written for tests."),
    ("guide.yaml", "title: Who made this"),
    ("guide.yaml", "title: Welcome"),
    ("guide.yaml", "supporter: I am a friend"),
    ("guide.yaml", "stones: stones"),
    ("guide.yaml", "label: pebble"),
    ("guide.yaml", "stone: their pebble"),
    ("guide.yaml", "label: a name"),
    ("guide.yaml", "title: After finding it"),
    ("guide.yaml", "title: The first step"),
    ("guide.yaml", "gist: A stone was found."),
    ("guide.yaml", "door: This part is about looking for another stone. It can wait."),
    ("guide.yaml", "summary: What the article says, and what is known."),
    ("claims.yaml", "says: The article says that stones float."),
    ("claims.yaml", "why: They sink."),
    ("feelings.yaml", "label: in between"),
    ("feelings.yaml", "label: calm"),
    ("help.yaml", "title: Help now"),
    ("help.yaml", "no_number: your local emergency number"),
    ("help.yaml", "title: Your body"),
    ("help.yaml", "last: Numbers change."),
    ("steps/two.yaml", "title: It is hard"),
    ("steps/two.yaml", "more: They are made of minerals."),
    ("steps/three.yaml", "ask: What would you say to {stone}?"),
    ("steps/three.yaml", "label: not in my hand"),
    ("steps/three.yaml", "label: a mountain"),
    ("steady.yaml", "title: Weigh a stone"),
    ("steady.yaml", "about: Find a name for it."),
    ("steady.yaml", "ask: Its name"),
    ("close_one.yaml", "title: A word about stones"),
    ("close_one.yaml", "intro: You can say a few things about stones."),
    ("close_one.yaml", "ask: What is not good about it?"),
    ("close_one.yaml", "hint: It may be round."),
    ("close_one.yaml", "heading: What to leave"),
    ("close_one.yaml", "ending: It can be kept, or thrown away."),
    ("resources/NO.yaml", "label: day and night"),
    ("resources/NO.yaml", "is_not: Not an emergency number."),
]


def test_a_phrase_is_found_in_whatever_a_person_reads(
    folder: Path, edit: Edit, told: Told, avoid: Avoid
) -> None:
    avoid("boulder*")
    assert told() == []
    for file, old in PLACES:
        key, text = old.split(": ", 1)
        edit(file, old, f"{key}: Boulders {text}")
    wanted = [
        f'{file}:{number}:{match.start() + 1}: "Boulders"; avoid "boulder*": It hurts.'
        for file in {file for file, _ in PLACES}
        for number, line in enumerate((folder / file).read_text().split("\n"), start=1)
        for match in re.finditer("Boulders", line)
    ]
    assert len(wanted) == len(PLACES)
    assert sorted(told()) == sorted(wanted)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("guide.yaml", "title: On Stones", "title: On Boulders"),
        ("sources.yaml", "Mohs F. On hardness.", "Mohs F. On boulders."),
        ("resources/NO.yaml", "name: Stones of Norway", "name: Boulders of Norway"),
        ("resources/INT.yaml", "web: https://example.org", "web: https://example.org/boulder"),
        ("resources/INT.yaml", "says: own page", "says: Boulders"),
        ("steps/two.yaml", "first written", "boulders left out"),
    ],
)
def test_names_addresses_and_what_others_wrote_stay_as_they_are(
    edit: Edit, told: Told, avoid: Avoid, file: str, old: str, new: str
) -> None:
    avoid("boulder*")
    edit(file, old, new)
    assert told() == []


def test_a_phrase_in_what_a_slot_says_is_told_there_alone(edit: Edit, told: Told, avoid: Avoid) -> None:
    avoid("pebble")
    edit("guide.yaml", "choice: pebble, label: pebble", "choice: pebble, label: small")
    line = edit("steps/two.yaml", TEXT, "text: You found {stone}.")
    at_the_forms = [
        'guide.yaml:21:54: "your pebble"; avoid "pebble": It hurts.',
        'guide.yaml:21:92: "their pebble"; avoid "pebble": It hurts.',
        'steps/three.yaml:18:32: "a pebble"; avoid "pebble": It hurts.',
    ]
    assert told() == at_the_forms
    edit("steps/two.yaml", "You found {stone}.", "You found {stone}, a pebble.")
    assert len(told()) == 4
    assert f"steps/two.yaml:{line}:11: " in " ".join(told())


ALLOWED = "allowed: [{phrase: boulder*, file: steps/two.yaml, why: It is about them.}]\n"


def test_an_override_allows_a_phrase_in_one_file(
    edit: Edit, told: Told, warned: Warned, avoid: Avoid
) -> None:
    avoid("boulder*", "!", then=ALLOWED)
    edit("steps/two.yaml", TEXT, "text: Boulders are hard!")
    edit("steps/one.yaml", "text: You stood beside it.", "text: A boulder.")
    assert [diagnostic.split(";")[1] for diagnostic in told()] == [
        ' avoid "boulder*": It hurts.',
        ' avoid "!": It hurts.',
    ]
    assert [diagnostic.split(":")[0] for diagnostic in told()] == ["steps/one.yaml", "steps/two.yaml"]
    assert warned() == []


def test_an_override_that_is_not_needed_is_warned_of(told: Told, warned: Warned, avoid: Avoid) -> None:
    avoid("boulder*", then=ALLOWED)
    assert told() == []
    assert warned() == [
        'tone.yaml:3:11: the exception for "boulder*" in steps/two.yaml is not needed; delete this exception'
    ]


def test_an_override_names_a_phrase_and_a_file_that_are_there(told: Told, avoid: Avoid) -> None:
    avoid("boulder*", then=ALLOWED.replace("boulder*", "bulder*").replace("two", "too"))
    assert told() == [
        'tone.yaml:3:20: the phrase "bulder*" is not on the list of avoided phrases; '
        'did you mean "boulder*"?',
        'tone.yaml:3:35: there is no file "steps/too.yaml"; did you mean "steps/two.yaml"?',
    ]


def test_a_phrase_stands_once(told: Told, avoid: Avoid) -> None:
    avoid("boulder*", "boulder*")
    assert told() == [
        f'tone.yaml:{line}:14: the phrase "boulder*" is listed more than once; list each phrase only once'
        for line in (2, 3)
    ]


def test_a_guide_may_do_without_the_file(folder: Path, edit: Edit, told: Told) -> None:
    assert GuideFiles(folder).tone.terms == ("minerals",)
    (folder / "tone.yaml").unlink()
    edit("steps/two.yaml", TEXT, "text: Boulders are hard.")
    assert told() == []
    assert GuideFiles(folder).tone.avoid == ()


@pytest.mark.parametrize("mark", ["!", "\uff01", "\u2757", "\u203c", "?!"])
@pytest.mark.parametrize("has_tone", [True, False], ids=["a tone file of its own", "no tone file"])
def test_no_guide_is_loud_whatever_its_own_list_says(
    folder: Path, edit: Edit, told: Told, avoid: Avoid, has_tone: bool, mark: str
) -> None:
    avoid("boulder*")
    if not has_tone:
        (folder / "tone.yaml").unlink()
    line = edit("steps/two.yaml", TEXT, f"text: Stones are hard{mark}")
    assert told() == [
        f'steps/two.yaml:{line}:11: "Stones are hard{mark}"; '
        f'avoid "{mark[-1]}": Exclamation marks sound loud.'
    ]


def test_a_loud_mark_may_be_allowed_where_it_is_quoted(
    edit: Edit, told: Told, warned: Warned, avoid: Avoid
) -> None:
    avoid("boulder*", then='allowed: [{phrase: "!", file: steps/two.yaml, why: It is quoted.}]\n')
    edit("steps/two.yaml", TEXT, "text: Stones are hard!")
    assert told() == []
    assert warned() == []
