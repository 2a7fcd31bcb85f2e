"""A person who answers what flows ask from a script: no screen, no process, and the real session below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from typing import Any, NamedTuple

import pytest
from msgspec import Struct, field

from companion.flows.commands import EVERY
from companion.flows.dialogs import (
    ONLY_SOME,
    CheckInForm,
    CheckInResult,
    Choice,
    Diary,
    Menu,
    MultiChoice,
    PassphraseForm,
    SortForm,
    TextPrompt,
    ViewDialog,
)
from companion.flows.finder import Finder
from companion.flows.reading.steady import next_choices
from companion.flows.ui import UI, Elsewhere, Flow, Leave, StartOver
from companion.guide.diagnostics import GuideError
from companion.guide.model import Exercise, Page, TextPage
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Entry, Sorting
from companion.journal.seal.passphrase import are_same
from companion.session import Session
from companion.text import clean
from companion.views.block import Block, View

Meanwhile = Callable[[], object]
"""Something that happens while a question is open, such as what another window does."""


class Begun(NamedTuple):
    """An answer that was begun and not kept, so that only the draft of it is."""

    answer: str | CheckIn | Sorting


class Leaving(NamedTuple):
    """Goes on without an answer, and drops what was begun. Escape, which keeps that, is None."""


LEAVE = Leaving()


class ComingBack(NamedTuple):
    """Goes back from the page that was jumped to."""


COME_BACK = ComingBack()


class _Away(Exception):
    """Raised to end a script on the page that was jumped to."""


Answer = ComingBack | str | CheckIn | Sorting | Begun | Leaving | frozenset[str] | Meanwhile | None


class Asked(Struct):
    """One question, as a person meets it."""

    name: str
    title: str = ""
    rows: list[str] = field(default_factory=list)
    """The choices, headings and gaps left out: label, note, and what stands under it."""
    text: str = ""
    """What stands over the choices, or in the field at first."""
    at: str = ""
    """The label that is pointed at first."""
    how: list[str] = field(default_factory=list)
    """What else an interface is told of how to ask."""


class Script:
    """An interface that takes each answer from a script. It fails the test if they do not fit the questions.

    A choice is named by its label, or by how only one label begins; a text is itself. A callable is what
    happens before the next answer.
    """

    def __init__(
        self,
        session: Session,
        answers: Sequence[Answer],
        *,
        is_shut: bool = False,
        view: ViewDialog | None = None,
    ) -> None:
        self.session, self.is_shut, self.view = session, is_shut, view
        self._left = list(answers)
        self._open = 0
        self.asked: list[Asked] = []
        self.said: list[str] = []
        self.shown: list[tuple[str, View]] = []
        self.moved: list[str] = []
        """The stops that were gone to."""
        self.did: list[str] = []
        """What else the interface was told to do."""
        self.ended = ""
        """How the flow ended, if it did not only come to its end."""

    def run(self, flow: Callable[[UI], Flow]) -> Script:
        """Carry out a flow with all of the script."""
        self._run(flow(self))
        if left := [one for one in self._left if not callable(one)]:
            pytest.fail(f"Nothing asked for {left}.\n{self}")
        return self

    def _run(self, flow: Flow) -> None:
        try:
            flow.send(None)
        except StopIteration:
            pass
        except Elsewhere as other:
            self.ended = "elsewhere"
            self.view, self._open = None, 0
            self.did.append("begin anew")
            self._run(other.then)
        except _Away:
            self.ended = "elsewhere"
        except StartOver:
            self.ended = "start over"
        except Leave:
            self.ended = "leave"
        except GuideError as error:
            self._show_mistakes(error)
        except JournalError as error:
            self.said.append(str(error))
        else:
            pytest.fail(f"The flow waits for something that is no question.\n{self}")

    def __str__(self) -> str:
        asked = "".join(f"  {one.name}: {one.title} {one.rows}\n" for one in self.asked)
        return f"It asked:\n{asked}It said: {self.said}"

    # --- what it was asked ----------------------------------------------------------------------------

    @property
    def names(self) -> list[str]:
        """The names of the questions, in order."""
        return [one.name for one in self.asked]

    def last(self, name: str) -> Asked:
        """Return the last question of a name."""
        found = [one for one in self.asked if one.name == name]
        assert found, f"{name} was not asked.\n{self}"
        return found[-1]

    def sheet_text(self, number: int = -1) -> str:
        """Return what a view that was shown says."""
        return _text(self.shown[number][1].blocks)

    # --- answers --------------------------------------------------------------------------------------

    def _ask(self, asked: Asked) -> Any:
        self.asked.append(asked)
        return self._next()

    def _next(self) -> Any:
        self._open += 1
        self._meanwhile()
        self._open -= 1
        if not self._left:
            pytest.fail(f"The script has no answer left.\n{self}")
        return self._left.pop(0)

    def _meanwhile(self) -> None:
        while self._left and callable(happens := self._left[0]):
            del self._left[0]
            happens()

    def _id(self, wanted: Any, choices: Sequence[Choice]) -> str | None:
        if wanted is None:
            return None
        offered = [one for one in choices if one.choosable]
        found = [one for one in offered if one.label == wanted] or [
            one for one in offered if isinstance(wanted, str) and one.label.startswith(wanted)
        ]
        if len(found) != 1:
            pytest.fail(f"{wanted!r} names {len(found)} of {[one.label for one in offered]}.\n{self}")
        return found[0].id

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        return not self._open and self.view is None and not self.is_shut

    @property
    def page(self) -> Page | None:
        return self.session.journey.here().page

    @property
    def on_top(self) -> str:
        return self.asked[-1].name if self._open else "reading"

    @property
    def has_side(self) -> bool:
        return False

    @property
    def page_claims(self) -> Sequence[str]:
        return self.page.claims if isinstance(self.page, TextPage) else ()

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        rows = [one for one in menu.rows if one.choosable]
        assert len({one.id for one in rows}) == len(rows) > 0, f"{menu.name} has two rows of one id, or none"
        at = next((one.label for one in rows if one.id == (menu.at or menu.now)), rows[0].label)
        told = [" | ".join(filter(None, (one.key_label, one.label, one.note, one.under))) for one in rows]
        return self._id(self._ask(Asked(menu.name, menu.title, told, _text(menu.blocks), at)), rows)

    async def find(self, finder: Finder) -> str | None:
        """Ask for words, unless they are known, and then for one of the options."""
        if not finder.text:
            self.asked.append(Asked(finder.name, finder.title))
            finder.text = self._next() or ""
        if not finder.text.strip():
            return None
        assert finder.read_on(inf)
        chosen = await self.choose(Menu("found", finder.title, finder.rows(), finder.said(), at=finder.at))
        finder.at = chosen or finder.at
        return chosen

    def acts(self) -> Sequence[Choice]:
        commands = (one for one in EVERY if one.run and one.can_run(self))
        return [Choice(one.id, one.label, one.about) for one in commands]

    async def act(self, id: str) -> None:
        self.did.append(id)

    async def choose_several(self, several: MultiChoice) -> None:
        labels = {one.id: one.label for one in several.choices}
        told = [f"{'x' if id in several.chosen else '-'} {label}" for id, label in labels.items()]
        self.asked.append(Asked(several.name, several.title, told, _text(several.blocks)))
        while (wanted := self._next()) is not None:
            chosen = frozenset(str(self._id(one, several.choices)) for one in wanted)
            self.attempt(partial(several.keep, chosen))

    async def write(self, writing: TextPrompt) -> str | None:
        marks = ["one line" if writing.one_line else "", "or none" if writing.or_none else "", writing.does]
        how = [one for one in (*marks, writing.about) if one]
        self.asked.append(Asked(writing.name, writing.ask, text=writing.text, how=how))
        while True:
            match self._next():
                case None:
                    return None
                case Begun(str(begun)):
                    assert writing.draft, f"{writing.name} has no draft"
                    self.attempt(partial(writing.draft, begun))
                case str(typed) if typed.strip() or (writing.or_none and writing.text):
                    text = clean(typed).strip("\n")
                    if self.attempt(partial(writing.accept, text)):
                        return text
                case str() | Leaving():
                    if writing.draft:
                        self.attempt(partial(writing.draft, writing.before))
                    return None
                case other:
                    pytest.fail(f"{other!r} is no text.\n{self}")

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        self.asked.append(Asked("check-in", "new" if asked.is_new else "", text=repr(asked.initial)))
        ways: list[CheckInResult] = []
        while True:
            match self._next():
                case None:
                    return None
                case Begun(CheckIn() as begun):
                    assert asked.draft, "it has no draft"
                    self.attempt(partial(asked.draft, begun))
                case CheckIn() as answer:
                    if self.attempt(partial(_keep, asked.accept, answer, ways)):
                        return ways[-1]
                case Leaving():
                    if asked.leave:
                        self.attempt(asked.leave)
                    return "without"
                case other:
                    pytest.fail(f"{other!r} is no check-in.\n{self}")

    async def sort(self, asked: SortForm) -> bool | None:
        self.asked.append(Asked("sort", text=repr(asked.initial.placed)))
        while True:
            match self._next():
                case None:
                    return None
                case Begun(Sorting() as begun):
                    self.attempt(partial(asked.draft, begun))
                case Sorting() as answer:
                    if self.attempt(partial(asked.accept, answer)):
                        return True
                case Leaving():
                    self.attempt(partial(asked.draft, None))
                    return None
                case other:
                    pytest.fail(f"{other!r} is no sorting.\n{self}")

    async def exercise(self, exercise: Exercise) -> bool | None:
        number = 0
        while True:
            rows = next_choices(exercise, number)
            told = [one.label for one in rows]
            match self._id(self._ask(Asked("exercise", exercise.title, told, exercise.moves[number])), rows):
                case None:
                    return None
                case "next":
                    number += 1
                case "again":
                    number = 0
                case way:
                    return way == "write"

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        labels = [one.label for one in asked.fields]
        self.asked.append(Asked("secrets", asked.title, labels, asked.advice, how=[asked.does]))
        found = []
        for one in asked.fields:
            while True:
                if (text := self._next()) is None:
                    return None
                try:
                    made = one.check(text)
                except JournalError as error:
                    self.said.append(str(error))
                    continue
                if not one.twice or are_same(self._next(), text):
                    found.append(made)
                    break
                self.said.append("The two are not the same.")
        return found

    async def show(self, view: ViewDialog) -> None:
        self.shown.append((view.name, view.make()))
        before, self.view = self.view, view
        self._meanwhile()
        self.view = before

    async def show_diary(self, diary: Diary) -> str | None:
        entries = list(diary.read())
        told = [repr(entry.record) for entry in entries]
        day = str(diary.at or "")
        self.asked.append(Asked("diary", diary.about, told, diary.missing(), day))
        match self._next():
            case None:
                return None
            case "some":
                return ONLY_SOME
            case wanted:
                found: list[Entry[CheckIn]] = [one for one in entries if one.record == wanted]
                if len(found) != 1:
                    pytest.fail(f"{wanted!r} names {len(found)} entries of {told}.\n{self}")
                return found[0].id.hex()

    async def show_keys(self) -> None:
        self.did.append("show keys")

    how_to_undo = "Undo."

    # --- telling and going ----------------------------------------------------------------------------

    def notify(self, text: str) -> None:
        self.said.append(text)

    def notify_error(self, error: JournalError) -> None:
        self.said.append(str(error))

    def attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except JournalError as error:
            self.notify_error(error)
            return False
        return True

    def move(self, act: Callable[[], object]) -> None:
        before = self.session.journey
        try:
            act()
            self.session.journey.here()
        except GuideError as error:
            self.session.return_to(before)
            self._show_mistakes(error)
        except JournalError as error:
            self.session.return_to(before)
            self.said.append(str(error))
        else:
            self.moved.append(self.session.journey.stop().id)
            self.attempt(self.session.keep_place)

    async def visit(self, act: Callable[[], object], *, more: bool = False) -> None:
        """Go to another place, and stay there unless the next answer is to come back."""
        moved = len(self.moved)
        self.move(partial(self.session.jump, act))
        if len(self.moved) == moved:
            return
        if more:
            self.toggle_more()
        if self._left[:1] != [COME_BACK]:
            raise _Away
        del self._left[0]
        self.move(self.session.go_back)

    def _show_mistakes(self, error: GuideError) -> None:
        from companion.flows.reading.views import diagnostics

        view = diagnostics(error)
        self.shown.append((view.name, view.make()))

    def show_page(self) -> None:
        self.did.append("show page")

    def toggle_more(self) -> None:
        self.did.append("toggle more")

    def apply_choices(self) -> None:
        self.did.append("apply choices")

    def change_interface(self, name: str) -> bool:
        self.did.append(f"change interface to {name or 'usual'}")
        return True


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(f"{one.lead} ".lstrip() + "".join(run.text for run in one.runs) for one in blocks)


def _keep(accept: Callable[[CheckIn], CheckInResult], answer: CheckIn, ways: list[CheckInResult]) -> None:
    ways.append(accept(answer))
