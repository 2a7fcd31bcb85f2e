"""Forms for passphrases, whose fields hide what is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from companion.flows.commands import Command
from companion.flows.dialogs import PassphraseForm
from companion.journal.errors import JournalError
from companion.messages import gettext as _
from companion.tui.documents.document import Host
from companion.tui.documents.forms.form import HOW_TO_HELP, Form, renamed
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.views.block import block


class PassphrasesDocument(Form):
    """A form for one or more passphrases. Its answer is the result of each passphrase's check."""

    def __init__(self, host: Host, asked: PassphraseForm) -> None:
        super().__init__(host, "passphrase", does=asked.does)
        self.asked = asked
        self._is_trying = False
        self.text = TextPart([block("title", asked.title), block("quiet", asked.advice)])
        self._fields: list[tuple[str, FieldPart]] = []
        """The labels and the fields."""
        self._begin: list[int] = []
        """For each passphrase, the index of its first field."""
        for one in asked.fields:
            self._begin.append(len(self._fields))
            for label in filter(None, (one.label, one.twice)):
                self._fields.append((label, FieldPart(least=1, is_secret=True, enter=self._go_on)))
        self.focus = self._fields[0][1]

    def parts(self) -> Sequence[Part]:
        """The labels, the fields and the buttons."""
        fields = (part for label, field in self._fields for part in (LabelPart(label), field))
        return self.text, *fields, self.rows

    def commands(self) -> Sequence[Command]:
        """The form's commands without the one for Space, which has nothing to choose here."""
        return renamed(super().commands(), self.does)

    def top_lines(self) -> Sequence[str]:
        """Return the note that typing is hidden, with and without the keys for help."""
        hidden = _("What you type here is not shown on the screen.")
        return (f"{hidden}  {_(HOW_TO_HELP)}", hidden)

    def _go_on(self) -> None:
        """Move from a field to the next one; from the last one, submit the form."""
        if self.focus is self._fields[-1][1]:
            self.keep()
        else:
            self.notice = ""
            self.focus_next()

    def keep(self) -> None:
        """Submit the form, if every field is filled in and repeated passphrases match."""
        typed = [field.text for _, field in self._fields]
        twice = [n for n, one in zip(self._begin, self.asked.fields, strict=True) if one.twice]
        unlike = [n for n in twice if typed[n] != typed[n + 1]]
        if "" in typed:
            self.focus_on(self._fields[typed.index("")][1])
            self.again()
        elif unlike:
            self._ask_again(unlike[0], _("The two passphrases are not the same. Type both again."))
        elif not self._is_trying:
            self._is_trying = True
            self.host.ui.notify(_("One moment."))
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
        """Show why the form was refused, clear the fields from ``first`` on, and give that one the focus."""
        for _label, field in self._fields[first:]:
            field.text = ""
        self.focus_on(self._fields[first][1])
        self.notice = why
        self.again()
