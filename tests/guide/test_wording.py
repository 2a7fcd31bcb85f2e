"""The person's own words in the text: always their words as typed, never read as markup, a slot or a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.guide.load import GuideFiles
from companion.guide.model import Guide, OwnWord, Word, WordChoice
from companion.guide.prose import Paragraph, Run
from companion.guide.wording import Wording

SMALL: Guide = GuideFiles(Path(__file__).parent.parent / "small_guide").guide
GUIDE = replace(
    SMALL,
    words=(
        *SMALL.words,
        Word(
            word="finder",
            ask="Who found it?",
            says={"finder": "your friend", "they": "your friends"},
            to={"supporter": {"finder": "their friend"}},
            choices=(
                WordChoice(
                    choice="sister",
                    label="sister",
                    says={"finder": "your sister", "they": "your sisters"},
                    to={"supporter": {"finder": "their sister", "they": "their sisters"}},
                ),
            ),
        ),
        Word(
            word="place",
            ask="Where was it?",
            says={"place": "the beach", "there": "on the beach"},
            own=OwnWord(
                label="a place",
                says={"place": "{own}", "there": "at {own}, where {own} is"},
                to={"partner": {"there": "near {own}"}},
            ),
        ),
    ),
)
NASTY = [
    "*", "**", "*Ada*", "a * b", "- Ada", "-", "\n- Ada", "{stone}", "{finder}", "{Stone}", "{", "}",
    "{}", "{{Ada}}", "[b]Ada[/b]", "[/oops]", "<i>", "\\1", "\\g<0>", "%s", "Ada\n\nLovelace", "石", "אדה",
    "👩‍👩‍👧", "ß", "0", "null", "$HOME",
]  # fmt: skip


def wording(role: str = "", **chosen: str) -> Wording:
    return Wording(GUIDE, chosen, role)


def test_a_slot_reads_well_when_nothing_was_chosen() -> None:
    assert wording().fill("You found {stone}.") == "You found the stone you found."


def test_a_choice_says_what_the_guide_says_for_it() -> None:
    assert wording(stone="pebble").fill("You found {stone}.") == "You found your pebble."


def test_a_word_of_ones_own_stands_as_it_was_typed() -> None:
    assert wording(stone="Ada").fill("You found {stone}.") == "You found Ada."


@pytest.mark.parametrize(
    ("chosen", "says"),
    [("", "The stone you found"), ("pebble", "Your pebble"), ("ada", "Ada"), ("élan", "Élan"), ("石", "石")],
)
def test_a_slot_at_the_beginning_of_a_sentence_begins_large(chosen: str, says: str) -> None:
    assert wording(stone=chosen).fill("{Stone} is round.") == f"{says} is round."


def test_only_the_first_letter_grows() -> None:
    assert wording(stone="van der Berg").fill("{Stone}, {stone}") == "Van der Berg, van der Berg"


@pytest.mark.parametrize("chosen", ["", " ", "\n\t "])
def test_a_word_of_nothing_falls_back(chosen: str) -> None:
    assert wording(stone=chosen).fill("{stone}") == "the stone you found"


@pytest.mark.parametrize("chosen", ["brother", "Sister", "{stone}", "*", ""])
def test_a_choice_the_guide_does_not_have_falls_back_where_no_own_word_is_asked(chosen: str) -> None:
    assert wording(finder="sister").fill("Ask {finder}.") == "Ask your sister."
    assert wording(finder=chosen).fill("Ask {finder}.") == "Ask your friend."


def test_words_for_slots_that_are_gone_change_nothing() -> None:
    assert wording(boulder="Ada", stone="pebble").fill("{stone}, {finder}") == "your pebble, your friend"


def test_a_slot_nobody_knows_stays_as_written() -> None:
    assert wording(stone="Ada").fill("{boulder} { } {}") == "{boulder} { } {}"


def test_slots_beside_each_other_are_all_filled() -> None:
    assert wording(stone="Ada").fill("{stone}{Stone}{stone}") == "AdaAdaAda"


def test_a_text_may_have_a_slot_of_its_own() -> None:
    text = "Call {emergency}. {Emergency} answers."
    assert wording().fill(text, emergency="your number") == "Call your number. Your number answers."


def test_no_word_of_a_person_takes_the_place_of_the_emergency_number() -> None:
    chosen = {"emergency": "555", "stone": "{emergency}"}
    filled = Wording(GUIDE, chosen).fill("Call {emergency} for {stone}.", emergency="000")
    assert filled == "Call 000 for {emergency}."


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("", "the stone you found, your friend"),
        ("person", "the stone you found, your friend"),
        ("partner", "the stone you found, your friend"),
        ("supporter", "the stone they found, their friend"),
        ("stranger", "the stone you found, your friend"),
    ],
)
def test_a_slot_says_to_a_role_what_it_says_to_that_role(role: str, says: str) -> None:
    assert wording(role).fill("{stone}, {finder}") == says


def test_what_a_word_does_not_say_to_a_role_it_says_as_to_everybody() -> None:
    assert wording("supporter").fill("{finder}, {they}") == "their friend, your friends"


@pytest.mark.parametrize(("role", "says"), [("", "your pebble"), ("supporter", "their pebble")])
def test_a_choice_speaks_to_a_role_as_well(role: str, says: str) -> None:
    assert wording(role, stone="pebble").fill("{stone}") == says
    assert wording(role, stone="pebble").fill("{Stone}") == says.capitalize()


def test_a_choice_changes_all_slots_of_its_word() -> None:
    assert wording(finder="sister").fill("{finder}, {they}") == "your sister, your sisters"
    assert wording("supporter", finder="sister").fill("{finder}, {they}") == "their sister, their sisters"


def test_a_word_of_ones_own_stands_in_what_each_slot_says_then() -> None:
    assert wording(place="Home").fill("{place} {there}") == "Home at Home, where Home is"
    assert wording(place="home").fill("{There}.") == "At home, where home is."


def test_a_word_of_ones_own_may_stand_otherwise_to_a_role() -> None:
    assert wording("partner", place="Home").fill("{place}, {there}") == "Home, near Home"
    assert wording("supporter", place="Home").fill("{there}") == "at Home, where Home is"


def test_a_slot_that_an_own_word_does_not_say_falls_back() -> None:
    word = GUIDE.words[-1]
    own = OwnWord(label="a place", says={"place": "{own}"})
    guide = replace(GUIDE, words=(replace(word, own=own),))
    assert Wording(guide, {"place": "Home"}).fill("{place}, {there}") == "Home, on the beach"


def test_a_name_is_the_same_to_every_role() -> None:
    assert {wording(role, stone="Ada").fill("{stone}") for role in ("", "partner", "supporter")} == {"Ada"}


def test_the_own_word_of_a_person_is_not_filled_itself() -> None:
    assert wording(place="{own}").fill("{place}, {there}") == "{own}, at {own}, where {own} is"


@pytest.mark.parametrize("word", NASTY)
def test_an_own_word_is_never_read_as_a_list_emphasis_or_a_slot(word: str) -> None:
    text = "*You* found {stone}.\n\n- Ask {finder}.\n- *{stone}* is round."
    typed = " ".join(word.split())
    assert tuple(wording(stone=word).paragraphs(text)) == (
        Paragraph((Run("You", emphasis=True), Run(f" found {typed}."))),
        Paragraph((Run("Ask your friend."),), item=True),
        Paragraph((Run(typed, emphasis=True), Run(" is round.")), item=True),
    )


@given(st.text(min_size=1).filter(lambda word: word.split() and word.strip() != "pebble"))
def test_any_word_at_all_is_shown_as_typed_but_for_white_space(word: str) -> None:
    (paragraph,) = wording(stone=word).paragraphs("Hello {stone}, hello.")
    assert paragraph.runs == (Run(f"Hello {' '.join(word.split())}, hello."),)


def test_a_word_of_a_hundred_thousand_letters_is_shown_whole() -> None:
    word = "石[*" * 33_334
    assert wording(stone=word).fill("{stone}") == word
