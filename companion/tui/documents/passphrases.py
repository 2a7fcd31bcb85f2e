"""Passphrases that are asked for, in fields that show none of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from companion.flows.commands import Command
from companion.flows.dialogs import PassphraseForm
from companion.journal.errors import JournalError
from companion.tui.documents.document import Host
from companion.tui.documents.form import HOW_TO_HELP, Form, renamed
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.views.block import block


class PassphrasesDocument(Form):
    """Asks for passphrases, some of them twice. Its answer is what the check of each made of it."""

    def __init__(self, host: Host, asked: PassphraseForm) -> None:
        super().__init__(host, "passphrase", does=asked.does, leave="Leave it as it is")
        self.asked = asked
        self._is_trying = False
        self.text = TextPart([block("title", asked.title), block("quiet", asked.advice)])
        self._fields: list[tuple[str, FieldPart]] = []
        """Each field with its label."""
        self._begin: list[int] = []
        """The number of the first field of each secret."""
        for one in asked.fields:
            self._begin.append(len(self._fields))
            for label in filter(None, (one.label, one.twice)):
                self._fields.append((label, FieldPart(least=1, is_secret=True, enter=self._go_on)))
        self.focus = self._fields[0][1]

    def parts(self) -> Sequence[Part]:
        """The fields, and what to do with them."""
        fields = (part for label, field in self._fields for part in (LabelPart(label), field))
        return self.text, *fields, self.rows

    def commands(self) -> Sequence[Command]:
        """The form's keys; there is nothing here to choose with Space."""
        return renamed(super().commands(), self.does)

    def top_lines(self) -> Sequence[str]:
        """Say what happens to what is typed."""
        said = "Nobody sees what you type here."
        return (f"{said}  {HOW_TO_HELP}", said)

    def _go_on(self) -> None:
        """Go on from a field; from the last one, do it."""
        if self.focus is self._fields[-1][1]:
            self.keep()
        else:
            self.notice = ""
            self.focus_next()

    def keep(self) -> None:
        """Do it, if each was typed, and alike where that was twice."""
        typed = [field.text for _, field in self._fields]
        twice = [n for n, one in zip(self._begin, self.asked.fields, strict=True) if one.twice]
        unlike = [n for n in twice if typed[n] != typed[n + 1]]
        if "" in typed:
            self.focus_on(self._fields[typed.index("")][1])
            self.again()
        elif unlike:
            self._ask_again(unlike[0], "The two are not the same. Please type both once more.")
        elif not self._is_trying:
            self._is_trying = True
            self.host.ui.notify("One moment.")
            self.host.run_in_background(self._check, [typed[n] for n in self._begin])

    async def _check(self, typed: Sequence[str]) -> None:
        made: list[Any] = []
        try:
            for one, text in zip(self.asked.fields, typed, strict=True):
                made.append(await asyncio.to_thread(one.check, text))
        except JournalError as error:
            self._ask_again(self._begin[len(made)], str(error))
            return
        finally:
            self._is_trying = False
        self.answer(made)

    def _ask_again(self, first: int, why: str) -> None:
        """Say why it was not done, and ask again from a field on."""
        for _, field in self._fields[first:]:
            field.text = ""
        self.focus_on(self._fields[first][1])
        self.notice = why
        self.again()
