"""Choices: each can be set, left as it is, and changed again; what was set shows at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from companion import country as computer
from companion.flows.settings.choices import choices
from companion.flows.settings.passphrase import passphrase
from companion.journal.model import Choices
from companion.journal.seal.passphrase import set_passphrase, unlock
from companion.session import Session
from companion.views.location import Location
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

WORD = "Which word is right for you?"
READ, RETURN = "How much to read", "When you come back"
CHECK_INS = "Ask how I am at the end of some steps"


def test_all_that_can_be_set_is_offered_with_what_holds_now(play: Play) -> None:
    (asked,) = play(choices, None).asked
    assert asked.rows == [
        "Who you are | Not chosen",
        f"{WORD} | “the stone you found”",
        "How much to read | Short pages",
        "Country | Not chosen",
        "Colours | Match the terminal",
        "Display | Full screen",
        "Keys | The usual keys",
        "Ask how I am at the end of some steps | Yes",
        "When you come back | The page where you stopped",
        "Your journal | No passphrase",
    ]
    assert asked.text == "You do not have to choose anything. You can change it all later."


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"role": "partner"}, "Who you are | Somebody near me did"),
        ({"role": "gone"}, "Who you are | Not chosen"),
        ({"words": {"stone": "pebble"}}, f"{WORD} | “your pebble”"),
        ({"words": {"stone": "Petra"}}, f"{WORD} | “Petra”"),
        ({"words": {"stone": "pebble"}, "role": "supporter"}, f"{WORD} | “their pebble”"),
        ({"density": "brief"}, "How much to read | Each step in one sentence"),
        ({"density": "gone"}, "How much to read | Short pages"),
        ({"country": "NO"}, "Country | Norway"),
        ({"country": "INT"}, "Country | Not chosen"),
        ({"country": "ZZ"}, "Country | ZZ"),
        ({"theme": "nord"}, "Colours | Nord"),
        ({"face": "plain"}, "Display | Line by line"),
        ({"keys": {"write": "z"}}, "Keys | Some keys are your own"),
        ({"check_ins": False}, "Ask how I am at the end of some steps | No"),
        ({"returning": "ask"}, "When you come back | Ask me where to begin"),
        ({"returning": "gone"}, "When you come back | The page where you stopped"),
    ],
)
def test_what_was_set_is_named(play: Play, session: Session, changes: dict[str, Any], row: str) -> None:
    session.choose(**changes)
    assert row in play(choices, None).asked[0].rows


def test_a_guessed_country_is_named_as_a_guess(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computer, "guess", lambda *_: "NO")
    assert "Country | Norway, a guess" in play(choices, None).asked[0].rows


def test_a_country_whose_file_is_broken_is_named_by_its_code(
    play: Play, session: Session, broken: Callable[[str], None]
) -> None:
    session.choose(country="NO")
    broken("resources/NO.yaml")
    assert "Country | NO" in play(choices, None).asked[0].rows


@pytest.mark.parametrize(
    ("row", "answers", "kept"),
    [
        ("Who you are", ["I found a stone"], Choices(role="person")),
        ("Who you are", ["I am a friend"], Choices(role="supporter")),
        (WORD, ["pebble"], Choices(words={"stone": "pebble"})),
        (WORD, ["No preference"], Choices(words={"stone": ""})),
        (WORD, ["a name", "Petra"], Choices(words={"stone": "Petra"})),
        (READ, ["Each step in one sentence"], Choices(density="brief")),
        (READ, ["Short pages, with the"], Choices(density="full")),
        ("Colours", ["Dark"], Choices(theme="dusk")),
        (CHECK_INS, ["No"], Choices(check_ins=False)),
        (RETURN, ["Ask me where to begin"], Choices(returning="ask")),
        (RETURN, ["The beginning"], Choices(returning="start")),
        (RETURN, ["The page where you stopped"], Choices(returning="place")),
    ],
)
def test_a_choice_is_kept_and_shows_at_once(
    play: Play, window: Window, row: str, answers: list[Answer], kept: Choices
) -> None:
    script = play(choices, row, *answers, None)
    assert window.choices() == kept
    assert script.did == ["apply choices", "show page"]
    assert script.asked[-1].at == row


@pytest.mark.parametrize(
    ("row", "answers", "before"),
    [
        ("Who you are", ["I would rather not say"], {"role": "person"}),
        (READ, ["Short pages"], {"density": "full"}),
        ("Colours", ["Match the terminal"], {"theme": "dusk"}),
        (CHECK_INS, ["Yes"], {"check_ins": False, "declined": {"one": "yes"}}),
    ],
)
def test_a_choice_is_taken_back(
    play: Play, session: Session, window: Window, row: str, answers: list[Answer], before: dict[str, Any]
) -> None:
    session.choose(**before)
    play(choices, row, *answers, None)
    assert window.choices() == Choices()


@pytest.mark.parametrize(
    ("row", "answers", "asked"),
    [
        ("Who you are", [None], "role"),
        (WORD, [None], "word"),
        (WORD, ["a name", None, None], "own word"),
        (WORD, ["a name", "", None], "own word"),
        (READ, [None], "density"),
        ("Country", [None], "country"),
        ("Colours", [None], "theme"),
        ("Display", [None], "face"),
        ("Keys", [None], "own keys"),
        (CHECK_INS, [None], "check_ins"),
        (RETURN, [None], "returning"),
        ("Your journal", [None], "journal"),
    ],
)
def test_each_can_be_left_as_it_is(
    play: Play, session: Session, window: Window, row: str, answers: list[Answer], asked: str
) -> None:
    before = Choices(role="partner", words={"stone": "pebble"}, density="brief")
    session.choose(role="partner", words={"stone": "pebble"}, density="brief")
    script = play(choices, row, *answers, None)
    assert asked in script.names
    assert window.choices() == before
    assert script.did == []


@pytest.mark.parametrize(
    ("changes", "row", "name", "chosen"),
    [
        ({}, "Who you are", "role", ("I would rather not say", "")),
        ({"role": "partner"}, "Who you are", "role", ("Somebody near me did", "Somebody near me did")),
        ({}, READ, "density", ("Short pages", "Short pages")),
        ({"density": "full"}, READ, "density", ("Short pages, with the extra detail open",) * 2),
        ({}, CHECK_INS, "check_ins", ("Yes", "Yes")),
        ({}, RETURN, "returning", ("The page where you stopped", "The page where you stopped")),
        ({"returning": "ask"}, RETURN, "returning", ("Ask me where to begin", "Ask me where to begin")),
        ({}, WORD, "word", ("No preference", "")),
        ({"words": {"stone": "pebble"}}, WORD, "word", ("pebble", "pebble")),
        ({"words": {"stone": "Petra"}}, WORD, "word", ("a name", "a name")),
    ],
)
def test_what_holds_now_is_pointed_at(
    play: Play,
    session: Session,
    changes: dict[str, Any],
    row: str,
    name: str,
    chosen: tuple[str, str],
) -> None:
    session.choose(**changes)
    asked = play(choices, row, None, None).last(name)
    marked = [one.split(" | ")[0] for one in asked.rows if one.endswith("chosen")]
    assert (asked.at, marked) == (chosen[0], [chosen[1]] if chosen[1] else [])


def test_a_word_says_how_the_text_reads_with_it(play: Play, session: Session) -> None:
    session.choose(role="supporter")
    assert play(choices, WORD, None, None).last("word").rows == [
        "No preference | the guide says “the stone they found”",
        "pebble | “their pebble”",
        "a name",
    ]


@pytest.mark.parametrize(("before", "text"), [("", ""), ("pebble", ""), ("Petra", "Petra")])
def test_a_word_of_ones_own_is_there_to_be_changed(
    play: Play, session: Session, window: Window, before: str, text: str
) -> None:
    session.choose(words={"stone": before} if before else {})
    script = play(choices, WORD, "a name", "Rocky", None)
    assert (script.last("own word").title, script.last("own word").text) == (WORD, text)
    assert window.choices().words == {"stone": "Rocky"}


def test_a_country_is_kept_by_its_own_list(play: Play, window: Window) -> None:
    assert play(choices, "Country", "Norway", None).asked[-1].rows[3] == "Country | Norway"
    assert window.choices().country == "NO"


@pytest.mark.parametrize(
    ("answer", "before", "kept"), [("Line by line", "", "plain"), ("Full screen", "plain", "")]
)
def test_an_interface_is_kept_and_changed_to(
    play: Play, session: Session, window: Window, answer: str, before: str, kept: str
) -> None:
    session.choose(face=before)
    script = play(choices, "Display", answer, None)
    assert window.choices().face == kept
    assert script.did == [f"change interface to {kept or 'usual'}"]


@pytest.mark.parametrize(
    "answers",
    [
        ["Who you are", "I am a friend"],
        [WORD, "pebble"],
        [WORD, "a name", "Petra", None, None],
        ["Country", "Norway"],
        ["Display", "Line by line"],
        [CHECK_INS, "No"],
    ],
)
def test_what_cannot_be_kept_is_said_and_does_not_show(
    play: Play, session: Session, full: Callable[[], None], answers: list[Answer]
) -> None:
    script = play(choices, full, *answers, None)
    assert (script.said, script.did) == ([NOT_KEPT], [])
    assert session.journey.choices == Choices()


@pytest.mark.parametrize(("passphrase", "note"), [("", "No passphrase"), ("a long one", "Has a passphrase")])
def test_the_journal_says_whether_it_has_a_passphrase(
    play: Play, session: Session, cheap: None, passphrase: str, note: str
) -> None:
    if passphrase:
        set_passphrase(session.vault, passphrase)
    assert f"Your journal | {note}" in play(choices, None).asked[0].rows


def test_without_a_trace_that_is_said(play: Play, no_trace: Session) -> None:
    assert "Your journal | Nothing is kept this time" in play(choices, None, on=no_trace).asked[0].rows


def test_the_country_can_be_kept_readable_while_the_journal_is_locked(
    play: Play, session: Session, cheap: None
) -> None:
    assert "Country while locked" not in str(play(choices, None).asked)
    set_passphrase(session.vault, "kettle marble thursday rope")
    play(choices, "Country while locked", "Known", None)
    session.choose(country="NO")
    assert session.vault.path
    file = session.vault.path.with_name(f"{session.vault.path.name}.country")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("NO", 0o600)
    assert play(choices, None).asked[0].rows[4] == "Country while locked | Known"
    session.vault.lock()
    session.begin_with(session.vault)
    assert session.location() == Location("NO")
    unlock(session.vault, "kettle marble thursday rope")
    session.begin_with(session.vault)
    play(choices, "Country while locked", "Not known", None)
    assert not file.exists()
    session.vault.lock()
    session.begin_with(session.vault)
    assert session.location() == Location(is_locked=True)


def test_without_a_passphrase_no_country_lies_beside_the_journal(
    play: Play, session: Session, cheap: None
) -> None:
    set_passphrase(session.vault, "kettle marble thursday rope")
    session.make_country_readable(True)
    assert session.is_country_readable
    play(lambda ui: passphrase(ui, "remove", is_known=True))
    assert not session.is_country_readable
