"""The passphrase: set, changed and removed; older files beside the journal go, if that is wanted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from companion.flows.settings.passphrase import passphrase
from companion.flows.ui import UI, Flow
from companion.journal.errors import WrongPassphraseError
from companion.journal.model import Note
from companion.journal.opening import open_vault
from companion.journal.seal.passphrase import set_passphrase, unlock
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play

OLD, NEW = "an old passphrase", "a new passphrase"
WRONG = "That is not the passphrase. Nothing has been changed."
SHORT = "That passphrase is too short to protect anything. Use 8 letters or more."
DIFFERENT = "The two are not the same."
OLDER = "Close this program's other windows, so that older copies of your words are erased too."

pytestmark = pytest.mark.usefixtures("cheap")


def does(wanted: Literal["set", "change", "remove"], *, is_known: bool = False) -> Callable[[UI], Flow]:
    return lambda ui: passphrase(ui, wanted, is_known=is_known)


@pytest.fixture
def protected(session: Session) -> None:
    """A journal with a passphrase."""
    session.vault.put(Note("a note"))
    set_passphrase(session.vault, OLD)


def opens_with(journal: Path, words: str) -> bool:
    """Whether a passphrase opens the journal; an empty one stands for none."""
    vault = open_vault(journal)
    try:
        if vault.is_locked:
            unlock(vault, words)
        return vault.has_passphrase == bool(words)
    except WrongPassphraseError:
        return False
    finally:
        vault.database.close()


# --- setting one --------------------------------------------------------------------------------------


def test_what_a_passphrase_means_is_said_before_one_is_set(play: Play) -> None:
    (asked,) = play(does("set"), None).asked
    assert asked.rows == ["Set a passphrase", "First export a copy you can read", "Not now"]
    assert "no one can recover what is in the journal" in asked.text


def test_one_is_set(play: Play, session: Session, journal: Path) -> None:
    script = play(does("set"), "Set a passphrase", NEW, NEW)
    asked = script.last("secrets")
    assert (asked.title, asked.rows) == ("Set a passphrase", ["The new passphrase"])
    assert (asked.text[:28], asked.how) == ("Four or five unrelated words", ["Set"])
    assert script.said == ["The passphrase has been set."]
    assert script.did == ["apply choices"]
    assert opens_with(journal, NEW)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([None], []),
        (["Not now"], []),
        (["Set a passphrase", None, None], []),
        (["Set a passphrase", "short", None, None], [SHORT]),
        (["Set a passphrase", NEW, OLD, None, "Not now"], [DIFFERENT]),
        (["First export", None, "Not now"], []),
    ],
)
def test_none_is_set_where_it_is_not_wanted_to_the_end(
    play: Play, session: Session, journal: Path, answers: list[Answer], said: list[str]
) -> None:
    script = play(does("set"), *answers)
    assert (script.said, script.did) == (said, [])
    assert opens_with(journal, "")


def test_leaving_the_form_leads_back_to_what_was_said_before_it(play: Play, journal: Path) -> None:
    script = play(does("set"), "Set a passphrase", None, "Set a passphrase", NEW, NEW)
    assert script.names == ["before passphrase", "secrets"] * 2
    assert opens_with(journal, NEW)


def test_one_that_was_refused_is_asked_for_again(play: Play, session: Session, journal: Path) -> None:
    script = play(does("set"), "Set", "short", NEW, OLD, NEW, NEW)
    assert script.said == [SHORT, DIFFERENT, "The passphrase has been set."]
    assert opens_with(journal, NEW)


def test_a_copy_to_read_is_written_first(play: Play, session: Session, tmp_path: Path) -> None:
    session.vault.put(Note("a gull"))
    script = play(does("set"), "First export", str(tmp_path / "a.md"), "First export", None, "Not now")
    assert "a gull" in (tmp_path / "a.md").read_text()
    assert script.last("export").text == str(Path("~/journal.md"))
    assert script.names == ["before passphrase", "export"] * 2 + ["before passphrase"]


def test_a_passphrase_that_was_typed_too_early_names_no_file(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = play(does("set"), "First export", NEW, "a new copy.md", "Not now")
    assert script.said[0].startswith("That looks like a passphrase.")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["a new copy.md"]


# --- changing and removing it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "answers", "holds", "said", "rows"),
    [
        ("change", [OLD, NEW, NEW], NEW, ["The passphrase has been changed."], 2),
        ("change", [NEW, OLD, NEW, NEW], NEW, [WRONG, "The passphrase has been changed."], 2),
        ("change", [None], OLD, [], 2),
        ("change", [OLD, None], OLD, [], 2),
        ("change", [OLD, "short", None], OLD, [SHORT], 2),
        ("remove", [OLD], "", ["The passphrase has been removed."], 1),
        ("remove", [NEW, OLD], "", [WRONG, "The passphrase has been removed."], 1),
        ("remove", [NEW, None], OLD, [WRONG], 1),
    ],
)
def test_a_change_asks_for_the_present_passphrase(
    play: Play,
    protected: None,
    journal: Path,
    wanted: Literal["change", "remove"],
    answers: list[Answer],
    holds: str,
    said: list[str],
    rows: int,
) -> None:
    script = play(does(wanted), *answers)
    assert opens_with(journal, holds)
    assert script.said == said
    assert script.did == (["apply choices"] if holds != OLD else [])
    assert len(script.asked[0].rows) == rows
    assert script.asked[0].title == f"{wanted.capitalize()} the passphrase"
    assert script.asked[0].how == [wanted.capitalize()]
    assert script.asked[0].rows[0] == "The current passphrase"
    assert ("anyone who can use your account" in script.asked[0].text) == (wanted == "remove")


@pytest.mark.parametrize(
    ("wanted", "answers", "holds"), [("change", [NEW, NEW], NEW), ("change", [None], OLD), ("remove", [], "")]
)
def test_one_that_was_given_just_now_is_not_asked_for_again(
    play: Play,
    protected: None,
    journal: Path,
    wanted: Literal["change", "remove"],
    answers: list[Answer],
    holds: str,
) -> None:
    script = play(does(wanted, is_known=True), *answers)
    assert script.asked[0].rows == ["The new passphrase"] * (wanted == "change")
    assert opens_with(journal, holds)


@pytest.mark.parametrize("wanted", ["change", "remove"])
def test_one_that_is_not_there_is_neither_changed_nor_removed(
    play: Play, session: Session, wanted: Literal["change", "remove"]
) -> None:
    script = play(does(wanted))
    assert (script.asked, script.said) == ([], ["Your journal has no passphrase. You can set one."])


def test_one_that_is_there_is_not_set_again(play: Play, protected: None, journal: Path) -> None:
    script = play(does("set"))
    assert script.asked == []
    assert script.said == ["Your journal already has a passphrase. You can change or remove it."]
    assert opens_with(journal, OLD)


@pytest.mark.parametrize(("wanted", "answers"), [("change", [OLD, NEW, NEW]), ("remove", [OLD])])
def test_a_change_that_cannot_be_written_is_said_and_the_old_one_holds(
    play: Play,
    protected: None,
    journal: Path,
    full: Callable[[], None],
    wanted: Literal["change", "remove"],
    answers: list[Answer],
) -> None:
    script = play(does(wanted), full, *answers)
    assert (script.said, script.did) == ([NOT_KEPT], [])
    assert opens_with(journal, OLD)


def test_while_another_window_reads_older_words_may_stay_and_that_is_said(
    play: Play, session: Session, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.vault.database, "vacuum", lambda: False)  # as where another window is reading
    script = play(does("set"), "Set", NEW, NEW)
    assert script.said[0] == f"The passphrase has been set. {OLDER}"
    assert opens_with(journal, NEW)


# --- older files beside it ----------------------------------------------------------------------------


@pytest.fixture
def older(session: Session, journal: Path) -> Iterator[Path]:
    """A file that was kept aside when a copy took the journal's place, and has no passphrase."""
    session.vault.put(Note("a note"))
    session.vault.keep_copy()
    file = journal.with_name(f"{journal.name}.kept-1")
    file.write_bytes(journal.read_bytes())
    yield file
    file.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("answer", "is_there", "said"),
    [
        (
            "Overwrite and erase these files",
            False,
            "The passphrase has been set. The older files have been erased.",
        ),
        ("Keep these files as they are", True, "The passphrase has been set."),
        (None, True, ""),
    ],
)
def test_older_files_without_the_passphrase_can_be_removed(
    play: Play, older: Path, answer: Answer, is_there: bool, said: str
) -> None:
    script = play(does("set"), "Set", NEW, NEW, answer)
    asked = script.last("older files")
    assert (asked.title, older.name in asked.text) == ("The passphrase has been set.", True)
    assert asked.at == "Keep these files as they are"  # whoever presses Enter once too often loses nothing
    assert older.exists() == is_there
    assert script.said[1:] == ([said] if said else [])


def test_older_files_that_cannot_be_removed_are_told(
    play: Play, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no")

    script = play(
        does("set"), "Set", NEW, NEW, partial(monkeypatch.setattr, os, "replace", refuse), "Overwrite"
    )
    assert script.said[0] == "The passphrase has been set."
    assert "could not be erased" in script.said[1]
    assert len(script.said) == 2
    assert older.exists()


def test_once_it_is_removed_no_older_file_is_offered(play: Play, session: Session, older: Path) -> None:
    set_passphrase(session.vault, OLD)
    assert play(does("remove"), OLD).names == ["secrets"]


def test_what_another_window_has_changed_meanwhile_is_told(
    play: Play, session: Session, protected: None, journal: Path
) -> None:
    def elsewhere() -> None:
        vault = open_vault(journal)
        unlock(vault, OLD)
        set_passphrase(vault, "another passphrase")
        vault.close()

    script = play(does("change"), OLD, elsewhere, NEW, NEW)
    assert len(script.said) == 1
    assert script.did == []
    assert opens_with(journal, "another passphrase")
