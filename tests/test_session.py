"""What a sitting does with what was kept: put right, forgotten, brought back; and what must not be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict, get_type_hints

import pytest

from companion.guide.load import GuideFiles
from companion.journal.errors import NotKeptError
from companion.journal.model import (
    CheckIn,
    ChoiceChanges,
    Choices,
    Draft,
    DraftChanges,
    JournalRecord,
    Note,
    Place,
    Question,
)
from companion.journal.opening import open_vault
from companion.session import Session

ASKS = Place("one", 2, order=0)
WHEN = dt.datetime(2026, 11, 20, 21, 4, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
SECRET = "what nobody should ever read"


@pytest.fixture
def session(home: Path, small_guide: Path) -> Iterator[Session]:
    vault = open_vault(home / "journal.db")
    vault.put(ASKS)
    one = Session(GuideFiles(small_guide), vault)
    yield one
    one.close()


def again(session: Session, home: Path, small_guide: Path) -> Session:
    """The next sitting."""
    session.close()
    return Session(GuideFiles(small_guide), open_vault(home / "journal.db"))


def files_with(home: Path, words: str) -> list[str]:
    return [file.name for file in home.iterdir() if words.encode() in file.read_bytes()]


def test_what_is_put_right_keeps_its_id_its_moment_and_its_zone(session: Session) -> None:
    session.vault.put(CheckIn("heavy"), when=WHEN)
    (before,) = session.vault.entries(CheckIn)
    session.correct(before, CheckIn("light"))
    (after,) = session.vault.entries(CheckIn)
    assert (after.id, after.when.isoformat(), after.record) == (before.id, WHEN.isoformat(), CheckIn("light"))


def test_what_is_moved_keeps_its_words_and_its_zone(session: Session) -> None:
    session.vault.put(CheckIn("heavy", ("sad",), "a line", "one"), when=WHEN)
    (before,) = session.vault.entries(CheckIn)
    session.correct(before, before.record, WHEN.replace(day=3))
    (after,) = session.vault.entries(CheckIn)
    assert (after.record, after.when.isoformat()) == (before.record, "2026-11-03T21:04:00-03:30")


def test_what_was_forgotten_leaves_no_word_at_once_and_comes_back_as_it_was(
    session: Session, home: Path
) -> None:
    session.vault.put(Note(SECRET, "one"), when=WHEN)
    session.vault.keep_copy()
    (entry,) = session.vault.entries(Note)
    assert files_with(home, SECRET)[:2]
    session.forget(entry)
    assert files_with(home, SECRET) == []
    session.bring_back(entry)
    assert session.vault.entries(Note) == [entry]


def test_rather_not_say_holds_for_its_step_in_the_next_sitting(
    session: Session, home: Path, small_guide: Path
) -> None:
    session.decline_check_in()
    assert session.journey.place.stop == "two"
    session.keep_place()
    later = again(session, home, small_guide)
    assert later.journey.choices == Choices(declined={"one": "yes"})
    assert later.journey.back().place == Place("one", 0, order=0)
    assert "one" in later.journey.read.steps, "the step was read to its end"
    later.close()


def test_a_step_that_has_another_id_by_now_still_does_not_ask(
    session: Session, home: Path, small_guide: Path
) -> None:
    session.choose(declined={"second": "yes"})
    step = next(stop for stop in session.journey.stops() if stop.id == "two")
    pages = list(session.guide_files.step("two").pages)
    asks = session.guide_files.step("one").pages[-1]
    session.guide_files._steps["two"] = type(session.guide_files.step("two"))(
        pages=(*pages, asks), changed=session.guide_files.step("two").changed
    )
    assert len(pages) not in session.journey._shown(step)
    session.choose(declined={})
    assert len(pages) in session.journey._shown(step)


def test_paused_check_ins_are_asked_for_nowhere(session: Session, home: Path, small_guide: Path) -> None:
    session.pause_check_ins()
    assert session.journey.place.stop == "two"
    later = again(session, home, small_guide)
    assert later.journey.choices == Choices(check_ins=False)
    later.close()


def test_where_that_cannot_be_kept_nothing_has_moved(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotKeptError("The disk is full.")

    before = session.journey
    monkeypatch.setattr(session.vault, "put_change", refuse)
    for act in (session.decline_check_in, session.pause_check_ins):
        with pytest.raises(NotKeptError):
            act()
        assert session.journey == before


def test_the_same_question_is_kept_once_wherever_it_stands(session: Session) -> None:
    session.add_question("Why?", "stones-float", "three")
    (entry,) = session.questions()
    session.correct(entry, Question("Why?", "stones-float", "three", order=4, done=True))
    session.add_question("Why?", "stones-float", "three")
    session.add_question("When?")
    assert [one.record.text for one in session.questions()] == ["Why?", "When?"]


@pytest.mark.parametrize("with_copy", [True, False])
def test_a_day_that_is_forgotten_leaves_no_word(session: Session, home: Path, with_copy: bool) -> None:
    session.choose(hard_days={"03-03": SECRET, "04-04": "b"}, silent_days={"03-03": "yes"})
    if with_copy:
        session.vault.keep_copy()
    session.forget_day("03-03")
    assert files_with(home, SECRET) == []
    assert session.vault.start().choices == Choices(hard_days={"04-04": "b"})


@pytest.mark.parametrize("dropped", ["note", "check_in", "close_one"])
def test_a_draft_that_is_dropped_leaves_no_word_though_another_stays(
    session: Session, home: Path, dropped: str
) -> None:
    held = {"note": SECRET, "check_in": CheckIn(line=SECRET), "close_one": {"good": SECRET}}
    session.set_draft(taking=("claim:stones-float",), **{dropped: held[dropped]})
    session.vault.keep_copy()
    assert files_with(home, SECRET)
    session.set_draft(**{dropped: getattr(Draft(), dropped)})
    assert files_with(home, SECRET) == []
    assert session.vault.start().draft == Draft(taking=("claim:stones-float",))


@pytest.mark.parametrize(("changes", "record"), [(ChoiceChanges, Choices), (DraftChanges, Draft)])
def test_every_field_of_a_record_can_be_changed_to_a_value_of_its_type(
    changes: type[TypedDict], record: type[JournalRecord]
) -> None:
    assert get_type_hints(changes) == get_type_hints(record)
    assert not changes.__required_keys__
