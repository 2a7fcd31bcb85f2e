"""Each guide keeps its own place, steps read and doors in the one journal; all else is shared."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.journal.model import Choices, Guides, Place, Start, StepsRead
from companion.journal.opening import open_vault
from companion.journals import session_to_open
from companion.session import Session

Named = Callable[[str], Path]


@pytest.fixture
def named(small_guide: Path, tmp_path: Path) -> Named:
    """Return a copy of the small guide that is another guide by its id, and the same in all else."""

    def copy(id: str) -> Path:
        folder = tmp_path / id
        if not folder.exists():
            shutil.copytree(small_guide, folder)
            file = folder / "guide.yaml"
            file.write_text(file.read_text().replace("guide: small", f"guide: {id}"))
        return folder

    return copy


@contextmanager
def opened(guide: Path | None) -> Iterator[Session]:
    """One sitting with a guide, in the usual journal."""
    session = session_to_open(guide, None)
    assert session.problem == ""
    try:
        yield session
    finally:
        session.close()


def rows(home: Path) -> Start:
    vault = open_vault(home / "journal.db")
    try:
        return vault.start()
    finally:
        vault.close()


def read_to(session: Session, stop: str) -> None:
    """Read on from where the person is until they stand at a stop."""
    for _ in range(20):
        if session.journey.place.stop == stop:
            break
        if session.journey.here().stop.kind == "door":
            session.answer_door("open")
        else:
            session.go(session.journey.on())
        session.keep_place()
    assert session.journey.place.stop == stop


def test_two_guides_in_turn_are_each_found_where_they_were_left(home: Path, named: Named) -> None:
    with opened(named("first")) as session:
        assert session.is_new
        read_to(session, "three")
        left = session.journey.place
    with opened(named("second")) as session:
        assert session.is_new
        assert session.journey.place == Place("welcome")
        assert session.journey.read == StepsRead()
        assert session.journey.choices.doors == {}
        read_to(session, "two")
        session.decline_check_in()
        session.keep_place()
        other = session.journey
    with opened(named("first")) as session:
        assert not session.is_new
        assert session.journey.place == left
        assert session.journey.read.steps.keys() == {"one", "two"}
        assert session.journey.choices.doors == {"again": "open"}
        assert session.journey.choices.declined == {}
        session.go(session.journey.go_to("one"))
    with opened(named("second")) as session:
        assert (session.journey.place, session.journey.read) == (other.place, other.read)
        assert session.journey.choices == other.choices
        assert session.journey.choices.declined == {"two": "yes"}
    with opened(named("first")) as session:
        assert session.journey.place == Place("one")


def test_many_guides_keep_apart_though_their_steps_have_the_same_ids(home: Path, named: Named) -> None:
    stops = {"a": "one", "a-b": "two", "b": "three", "c": "end"}
    for id, stop in stops.items():
        with opened(named(id)) as session:
            read_to(session, stop)
    for id, stop in stops.items():
        with opened(named(id)) as session:
            assert session.journey.place.stop == stop
            assert len(session.journey.read.steps) == [*stops].index(id)


def test_what_is_not_about_a_guide_is_shared_by_all(home: Path, named: Named) -> None:
    with opened(named("first")) as session:
        session.choose(role="partner", country="NO", words={"stone": "pebble"})
    with opened(named("second")) as session:
        assert session.journey.choices == Choices("partner", {"stone": "pebble"}, "NO")
        session.choose(theme="day")
        session.keep_note("a stone")
    with opened(named("first")) as session:
        assert session.journey.choices.theme == "day"


def test_the_guide_of_the_program_has_the_rows_that_every_version_knows(home: Path, named: Named) -> None:
    with opened(None) as session:
        session.go(session.journey.on())
        session.keep_place()
        session.choose(doors={"trying-again": "closed"})
    before = rows(home)
    assert before.guides == Guides()
    with opened(named("other")) as session:
        assert session.is_new
        read_to(session, "three")
        session.choose(theme="day")
    after = rows(home)
    assert (after.place, after.read) == (before.place, before.read)
    assert after.choices == Choices(doors={"trying-again": "closed"}, theme="day")
    assert after.guides.home == "after-miscarriage"
    with opened(None) as session:
        assert session.journey.place == before.place


def test_a_copy_of_the_programs_guide_goes_on_where_that_was_left(home: Path, tmp_path: Path) -> None:
    with opened(None) as session:
        session.go(session.journey.go_to("blame"))
    copy = Path(shutil.copytree(shipped(), tmp_path / "copy"))
    with opened(copy) as session:
        assert session.journey.place.stop == "blame"


OLD = Start(Place("two", order=1), StepsRead({"one": "ab12"}), Choices(doors={"again": "later"}))


def kept_by_an_older_version(home: Path, start: Start) -> None:
    vault = open_vault(home / "journal.db")
    for one in (start.place, start.read, start.choices):
        if one:
            vault.put(one)
    vault.close()


def test_an_old_place_belongs_to_the_guide_that_knows_it(home: Path, named: Named) -> None:
    kept_by_an_older_version(home, OLD)
    with opened(named("own")) as session:
        assert session.journey.place == OLD.place
        assert session.journey.read == OLD.read
        assert session.journey.choices == OLD.choices
        session.go(session.journey.on())
    with opened(named("other")) as session:
        assert session.journey.place == Place("welcome")
    with opened(None) as session:
        assert session.journey.place == Place("welcome")
    with opened(named("own")) as session:
        assert session.journey.read.steps["one"] == "ab12"


def test_an_old_place_in_the_programs_guide_stays_its_own(home: Path, named: Named) -> None:
    old = Start(Place("blame", 1), StepsRead({"what-happened": "ab12"}))
    kept_by_an_older_version(home, old)
    with opened(named("own")) as session:
        assert session.journey.place == Place("welcome")
        read_to(session, "two")
    assert (rows(home).place, rows(home).read) == (old.place, old.read)
    with opened(None) as session:
        assert session.journey.place.stop == "blame"
        assert session.journey.read == old.read


def test_two_windows_on_one_guide_lose_nothing_of_each_other(home: Path, named: Named) -> None:
    with opened(named("first")) as session:
        read_to(session, "one")
    with opened(named("second")) as one, opened(named("second")) as two, opened(named("first")) as first:
        read_to(one, "two")
        read_to(first, "two")
        two.go(two.journey.go_to("two"))
        read_to(two, "again")
        two.answer_door("closed")
        one.choose(theme="day")
    with opened(named("second")) as session:
        assert session.journey.read.steps.keys() == {"one", "two"}
        assert session.journey.choices == Choices(doors={"again": "closed"}, theme="day")
    with opened(named("first")) as session:
        assert session.journey.place.stop == "two"


def test_a_new_start_with_the_programs_guide_writes_no_row_that_older_versions_do_not_know(
    home: Path,
) -> None:
    with opened(None) as session:
        session.go(session.journey.on())
    vault = open_vault(home / "journal.db")
    assert {row.kind for _, row in vault.rows()} == {"place"}
    vault.close()


def test_where_nothing_is_kept_each_guide_begins_anew(named: Named) -> None:
    session = session_to_open(named("first"), None, no_trace=True)
    read_to(session, "two")
    assert session.journey.place.stop == "two"
    assert GuideFiles(named("first")).guide.guide == "first"
