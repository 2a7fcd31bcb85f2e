"""The journal as a whole: who can read it, when it locks, a copy to read, and erasing everything."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.settings.journal import journal as flow
from companion.journal.model import Note
from companion.journal.opening import memory_vault, open_vault
from companion.journal.seal.passphrase import set_passphrase
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

OLD, NEW = "an old passphrase", "a new passphrase"
FREE = ["Set a passphrase", "Export a copy you can read", "Erase everything"]
ON = ("Erase everything", "Continue")


@pytest.fixture
def protected(session: Session, cheap: None) -> None:
    """A journal with a passphrase."""
    set_passphrase(session.vault, OLD)


def test_without_a_passphrase_that_is_said_and_one_is_offered(play: Play) -> None:
    (asked,) = play(flow, None).asked
    assert asked.rows == FREE
    assert asked.text == (
        "Your journal is one file on this computer. The file has no passphrase."
        " Anyone who can use your account can read it."
    )


def test_with_one_it_can_be_changed_or_removed(play: Play, protected: None) -> None:
    (asked,) = play(flow, None).asked
    assert asked.rows == [
        "Change the passphrase",
        "Remove the passphrase",
        "Lock automatically | After 5 minutes",
        *FREE[1:],
    ]
    assert asked.text == "Your journal is one file on this computer. The file has a passphrase."


def test_a_passphrase_is_set_changed_and_removed_from_here(play: Play, session: Session, cheap: None) -> None:
    script = play(
        flow,
        *("Set a passphrase", "Set a passphrase", OLD, OLD),
        *("Change the passphrase", OLD, NEW, NEW),
        *("Remove the passphrase", NEW, None),
    )
    assert script.said == [f"The passphrase has been {one}." for one in ("set", "changed", "removed")]
    assert script.asked[-1].rows == FREE


def test_a_copy_to_read_is_written(play: Play, session: Session, tmp_path: Path) -> None:
    session.vault.put(Note("a gull"))
    script = play(flow, "Export a copy you can read", str(tmp_path / "a.md"), None)
    assert "a gull" in (tmp_path / "a.md").read_text()
    assert script.asked[-1].at == "Export a copy you can read"


# --- locking ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("After 1 minute", 1), ("After 5 minutes", 5), ("After 15 minutes", 15), ("Never", 0), (None, 5)],
)
def test_when_it_locks_is_chosen(
    play: Play, session: Session, protected: None, answer: Answer, kept: int
) -> None:
    script = play(flow, "Lock", answer, None)
    asked = script.last("lock after")
    assert asked.rows == ["After 1 minute", "After 5 minutes | chosen", "After 15 minutes", "Never"]
    assert asked.at == "After 5 minutes"
    assert session.vault.start().choices.lock_after == kept
    assert script.did == (["apply choices"] if answer else [])
    assert f"| {'Never' if kept == 0 else 'After 1 minute' if kept == 1 else f'After {kept} minutes'}" in str(
        script.asked[-1].rows[2]
    )


def test_another_number_of_minutes_is_named_too(play: Play, session: Session, protected: None) -> None:
    session.choose(lock_after=7)
    script = play(flow, "Lock", None, None)
    assert script.asked[0].rows[2].endswith("| After 7 minutes")
    assert script.last("lock after").at == "After 1 minute"


def test_a_choice_that_cannot_be_kept_is_said(
    play: Play, session: Session, protected: None, full: Callable[[], None]
) -> None:
    script = play(flow, full, "Lock", "Never", None)
    assert (script.said, script.did) == ([NOT_KEPT], [])


# --- where nothing is kept ----------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["Back", None])
def test_without_a_trace_there_is_nothing_to_protect(play: Play, no_trace: Session, answer: Answer) -> None:
    (asked,) = play(flow, answer, on=no_trace).asked
    assert asked.rows == ["Back"]
    assert asked.text == "Nothing is kept this time, so there is no journal to protect or erase."


def test_of_one_that_can_only_be_read_a_copy_is_written(
    play: Play, no_trace: Session, journal: Path, tmp_path: Path
) -> None:
    vault = memory_vault()
    vault.put(Note("a gull"))
    vault.source = journal
    no_trace.begin_with(vault)
    script = play(flow, "Export", str(tmp_path / "a.md"), "Export", None, "Back", on=no_trace)
    assert script.asked[0].rows == ["Export a copy you can read", "Back"]
    assert "a gull" in (tmp_path / "a.md").read_text()
    assert script.names == ["journal", "export", "journal", "export", "journal"]


# --- erasing ------------------------------------------------------------------------------------------


def test_what_erasing_does_and_cannot_do_is_said_first(play: Play) -> None:
    asked = play(flow, "Erase everything", None, None).last("before erasing")
    assert (asked.rows, asked.at) == (["Not now", "Continue"], "Not now")
    assert asked.text.startswith(
        "This overwrites and erases everything you kept, for good.\nThis program does not"
    )
    assert "\nExports and backups you made yourself." in asked.text


def test_a_journal_that_holds_the_same_under_another_name_is_told(
    play: Play, session: Session, journal: Path
) -> None:
    session.vault.put(Note("a gull"))
    other = journal.with_name("journal-laptop.db")
    other.write_bytes(journal.read_bytes())
    asked = play(flow, "Erase everything", None, None).last("before erasing")
    assert "To erase it, run: companion --journal journal-laptop erase." in asked.text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["Erase everything", None], []),
        (["Erase everything", "Not now"], []),
        ([*ON, None, None], []),
        ([*ON, "", None], []),
        ([*ON, "yes"], ["Nothing was erased."]),
        ([*ON, "erase everything"], ["Nothing was erased."]),
    ],
)
def test_nothing_is_erased_without_the_word_for_it(
    play: Play, session: Session, window: Window, answers: list[Answer], said: list[str]
) -> None:
    session.vault.put(Note("a gull"))
    script = play(flow, *answers, None)
    assert (script.said, script.ended) == (said, "")
    assert window.kept(Note) == [Note("a gull")]
    assert session.vault.is_on_disk


@pytest.mark.parametrize("typed", ["erase", " Erase ", "укфыу"])
@pytest.mark.parametrize(
    ("answer", "ended"),
    [("Quit", "leave"), ("Read without keeping anything", "elsewhere"), (None, "elsewhere")],
)
def test_everything_is_erased_and_that_is_said_over_the_first_page(
    play: Play, session: Session, home: Path, typed: str, answer: Answer, ended: str
) -> None:
    session.vault.put(Note("a gull"))
    session.vault.keep_copy()
    session.go(session.journey.go_to("two"))
    script = play(flow, *ON, typed, answer)
    assert list(home.iterdir()) == []
    assert not session.vault.is_on_disk
    assert (script.did, script.ended) == (["begin anew"], ended)
    assert session.journey.place.stop == "welcome"
    asked = script.last("erased")
    assert asked.text.startswith("3 files were overwritten and erased.\nThese may still be there:\n")
    assert asked.at == "Quit"


class Disk:
    """A disk that can be kept from moving and removing files."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def hold(self) -> None:
        self._patch.setattr(os, "replace", self._refuse)

    @staticmethod
    def _refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


def test_what_could_not_be_erased_is_told(play: Play, journal: Path, session: Session, disk: Disk) -> None:
    session.vault.put(Note("a gull"))
    script = play(flow, *ON, disk.hold, "erase", None)
    assert len(script.said) == 1
    assert "could not be erased. You do not have permission." in script.said[0]
    assert "erased" not in script.names
    assert journal.exists()


def test_after_that_only_what_can_still_be_done_is_offered(play: Play, disk: Disk) -> None:
    assert play(flow, *ON, disk.hold, "erase", None).asked[-1].rows == ["Back"]


def test_a_passphrase_is_not_needed_to_erase(
    play: Play, session: Session, protected: None, home: Path
) -> None:
    play(flow, *ON, "erase", "Quit")
    assert list(home.iterdir()) == []


def test_the_journal_is_one_file_that_another_window_still_reads(
    play: Play, session: Session, journal: Path
) -> None:
    session.vault.put(Note("a gull"))
    other = open_vault(journal)
    play(flow, *ON, "erase", "Quit")
    assert not journal.exists()
    other.database.close()
