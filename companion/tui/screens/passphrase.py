"""Passphrases that are asked for, in fields that show none of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from companion.flows.commands import KEEP, Command
from companion.flows.ui import Choice, Secrets
from companion.journal.errors import JournalError
from companion.sheets.block import block
from companion.tui.screens.form import HOW_TO_HELP, Form, renamed
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.secret import Secret

_AGAIN = "-again"
"""Behind the name of a field for what is typed twice."""


class PassphraseScreen(Form):
    """Asks for passphrases, some of them twice."""

    def __init__(self, asked: Secrets) -> None:
        super().__init__(name="passphrase")
        self.asked = asked
        self._is_trying = False

    def commands(self) -> Sequence[Command]:
        """Return the form's keys; there is nothing here to choose with Space."""
        return renamed(super().commands(), self.asked.does)

    def top_lines(self) -> Sequence[str]:
        """Say what happens to what is typed."""
        said = "Nobody sees what you type here."
        return (f"{said}  {HOW_TO_HELP}", said)

    def compose_column(self) -> ComposeResult:
        """Yield the fields, and what to do with them."""
        yield Leaf([block("title", self.asked.title), block("quiet", self.asked.advice)])
        for one in self.asked.fields:
            yield from _field(one.name, one.label)
            if one.twice:
                yield from _field(f"{one.name}{_AGAIN}", one.twice)
        yield Picker(
            (Choice("keep", self.asked.does, KEEP.shown), Choice("leave", "Leave it as it is")), "do"
        )

    def opened(self) -> None:
        """Begin in the first field."""
        self.query(Secret).first().focus()

    @on(Input.Submitted)
    def next_field(self, event: Input.Submitted) -> None:
        """Go on from a field; from the last one, do it."""
        if event.input is self.query(Secret).last():
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Do it, if each was typed, and alike where that was twice."""
        typed = {field.id or "": field.value for field in self.query(Secret)}
        unlike = [
            one.name for one in self.asked.fields if one.twice and typed[one.name] != typed[one.name + _AGAIN]
        ]
        if empty := next((name for name, value in typed.items() if not value), None):
            self.query_one(f"#{empty}", Secret).focus()
        elif unlike:
            self._again(unlike[0], "The two are not the same. Please type both once more.")
        elif not self._is_trying:
            self._is_trying = True
            self.say("One moment.")
            self.run_worker(self._check(typed))

    async def _check(self, typed: dict[str, str]) -> None:
        made: list[Any] = []
        try:
            for one in self.asked.fields:
                made.append(await asyncio.to_thread(one.check, typed[one.name]))
        except JournalError as error:
            self._again(self.asked.fields[len(made)].name, str(error))
            return
        finally:
            self._is_trying = False
        self.answer(made)

    def _again(self, at: str, why: str) -> None:
        """Say why it was not done, and ask again from a field on."""
        fields = list(self.query(Secret))
        first = next(n for n, field in enumerate(fields) if field.id == at)
        for field in fields[first:]:
            field.value = ""
        fields[first].focus()
        self.say(why)


def _field(name: str, label: str) -> ComposeResult:
    yield Static(Content(label), classes="label")
    yield Secret(id=name)
