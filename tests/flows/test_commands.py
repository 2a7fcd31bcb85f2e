"""The records of commands: what each runs, and what is allowed behind the lock, in forms, on a page."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from companion.flows.commands import (
    ASK,
    COUNTRY,
    EVERY,
    EVIDENCE,
    FILTER,
    HELP_TYPING,
    HUSH,
    MORE,
    SIGNS,
    SKIP,
    WRITE,
    Command,
)
from companion.flows.dialogs import ViewDialog
from companion.flows.flow_loader import flow_of
from companion.flows.settings import locked
from companion.session import Session
from companion.views.block import View
from tests.flows.script import Script

if TYPE_CHECKING:
    from tests.flows.conftest import Play

RUN = [one for one in EVERY if one.run]
OVER_THE_LOCK = {
    *(
        "go_on",
        "go_back",
        "evidence",
        "summary",
        "resources",
        "help",
        "help_typing",
        "keys",
        "quit",
        "quit_now",
    ),
    *(
        "copy",
        "suspend_process",
        "quiet",
        "close",
        "again",
        "app.focus_next",
        "screen.choose",
        "country",
        "filter",
    ),
}
NEEDS = {"skip", "more", "ask", "hush", "undo", "evidence", "country", "filter", "side"}


def view(**about: bool | list[str]) -> ViewDialog:
    return ViewDialog("a view", lambda: View("A view", ()), **about)  # type: ignore[arg-type] # as they are named


@pytest.fixture
def ui(session: Session) -> Callable[..., Script]:
    def make(*, is_shut: bool = False, over: ViewDialog | None = None) -> Script:
        return Script(session, [], is_shut=is_shut, view=over)

    return make


# --- the records --------------------------------------------------------------------------------------


def test_no_two_commands_share_an_id_or_a_key_of_one_place() -> None:
    ids = [one.id for one in EVERY if one != HELP_TYPING]
    assert len(set(ids)) == len(ids)
    keys = [
        key for one in EVERY if one.where in ("everywhere", "screen", "lines") for key in one.keys.split(",")
    ]
    assert len(set(keys)) == len(keys)


def test_a_command_has_a_key_a_name_and_a_help() -> None:
    assert [one for one in EVERY if not (one.keys and one.name and one.help and one.shown)] == []
    assert [one for one in EVERY if one.help.endswith(".")] == []


@pytest.mark.parametrize("command", RUN, ids=lambda one: one.id)
def test_what_a_command_runs_is_a_flow(command: Command, ui: Callable[..., Script]) -> None:
    module, _, name = command.run.rpartition(".")
    assert inspect.iscoroutinefunction(getattr(import_module(f"companion.flows.{module}"), name))
    flow = flow_of(command, ui())
    assert inspect.iscoroutine(flow)
    assert inspect.getcoroutinestate(flow) == inspect.CORO_CREATED
    flow.close()


def test_a_flow_of_a_command_is_carried_out(play: Play) -> None:
    assert play(lambda ui: flow_of(WRITE, ui), None).names == ["write"]


@pytest.mark.parametrize(
    ("command", "shown", "letter"),
    [
        (WRITE, "w", "w"),
        (Command("x", "comma", "x", "x"), ",", ","),
        (Command("x", "right,space,greater_than_sign", "x", "x"), "right", ">"),
        (Command("x", "right,enter", "x", "x", symbol="→"), "→", ""),
        (Command("x", "ctrl+s", "x", "x"), "ctrl+s", ""),
    ],
)
def test_keys_are_shown_as_signs(command: Command, shown: str, letter: str) -> None:
    assert (command.shown, command.letter) == (shown, letter)


def test_every_sign_that_is_a_key_has_a_name() -> None:
    assert all(len(sign) == 1 and not sign.isalnum() for sign in SIGNS.values())
    assert len(set(SIGNS.values())) == len(SIGNS)


# --- where they are allowed ---------------------------------------------------------------------------


def test_behind_the_lock_nothing_of_the_journal_can_be_reached(ui: Callable[..., Script]) -> None:
    over = view(claims=["stones-are-hard"], by_country=True, by_purpose=True)
    shut = ui(is_shut=True, over=over)
    assert [one.id for one in EVERY if one.can_run(shut)] == [one.id for one in EVERY if one.locked]


def test_what_is_allowed_behind_the_lock_is_known() -> None:
    assert {one.id for one in EVERY if one.locked} == OVER_THE_LOCK


def test_letters_that_may_begin_a_word_do_nothing_in_a_form() -> None:
    work = {one.id for one in EVERY if one.letter and one.run and one.forms}
    in_forms = {"check_in", "summary", "resources", "help", "stop", "keys", "quit"}
    assert work == in_forms | {"country", "filter"}


def test_only_keys_that_type_nothing_work_while_typing() -> None:
    typing = [one for one in EVERY if one.typing]
    assert {one.id for one in typing} == {"help_typing", "quit_now", "copy", "quiet"}
    assert not [one for one in typing if one.letter]


def test_on_a_page_all_can_be_done_but_what_needs_something_else(ui: Callable[..., Script]) -> None:
    reading = ui()
    assert {one.id for one in EVERY if not one.can_run(reading)} == {
        "hush",
        "country",
        "filter",
        "side",
        "undo",
    }
    assert {one.id for one in EVERY if one.needs} == NEEDS


@pytest.mark.parametrize("command", [SKIP, MORE, ASK])
def test_what_is_about_the_page_is_not_done_over_a_view(command: Command, ui: Callable[..., Script]) -> None:
    assert not command.can_run(ui(over=view()))


@pytest.mark.parametrize(
    ("command", "over", "can"),
    [
        (COUNTRY, view(by_country=True), True),
        (COUNTRY, view(by_purpose=True), False),
        (FILTER, view(by_purpose=True), True),
        (FILTER, view(by_country=True), False),
        (EVIDENCE, view(), True),
    ],
)
def test_what_is_about_a_view_is_done_where_it_matters(
    ui: Callable[..., Script], command: Command, over: ViewDialog, can: bool
) -> None:
    assert command.can_run(ui(over=over)) == can


@pytest.mark.parametrize(
    ("over", "can"), [(None, False), (view(), False), (view(claims=[]), True), (view(claims=["a"]), True)]
)
def test_behind_the_lock_evidence_is_that_of_a_view_that_has_some(
    ui: Callable[..., Script], over: ViewDialog | None, can: bool
) -> None:
    assert EVIDENCE.can_run(ui(is_shut=True, over=over)) == can


def test_a_day_is_silenced_only_once_it_was_told_of(session: Session, ui: Callable[..., Script]) -> None:
    session.choose(hard_days={"11-22": ""})
    assert not HUSH.can_run(ui())
    session.day_mentioned = "11-22"
    assert HUSH.can_run(ui())
    assert not HUSH.can_run(ui(is_shut=True))
    session.choose(silent_days={"11-22": "yes"})
    assert not HUSH.can_run(ui())


# --- behind the lock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "ids"),
    [
        (True, ["open", "help", "resources", "without", "leave"]),
        (False, ["open", "help", "resources", "leave"]),
    ],
)
def test_the_lock_offers_help_and_reading_without_only_at_first(first: bool, ids: list[str]) -> None:
    assert [one.id for one in locked.choices(first=first)] == ids
