"""Shared parts of questions: printing blocks, numbering options, and choosing one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from companion.flows.dialogs import Choice
from companion.layouts import readings
from companion.messages import gettext as _
from companion.messages import pgettext
from companion.plain.parsing import in_words
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.speech import all_lines
from companion.views.block import Block, block

NONE = "0"
"""The answer that clears a choice."""


def line_prompt(begun: str) -> str:
    """Return the question for an optional line. ``begun`` is the existing line, which can be deleted."""
    if begun:
        return _("A line for yourself, Enter for the one you have, or 0 for none; h is help now:")
    return _("A line for yourself, or Enter for none; h is help now:")


def line_answered(answer: str, begun: str) -> str:
    """Return the new line after an answer to ``line_prompt``.

    The answer may also keep or delete ``begun``.
    """
    return "" if begun and readings(answer.strip()) == [NONE] else answer or begun


def print_lines(lines: Iterable[str]) -> None:
    """Print lines after an empty one."""
    print()
    for line in lines:
        print(line)


def print_blocks(blocks: Sequence[Block]) -> None:
    """Print all blocks at once."""
    print_lines(all_lines(blocks))


def rows(choices: Sequence[Choice]) -> list[Block]:
    """Return the options as blocks, numbered from 1. Headings have no number."""
    found, number = [], 0
    for choice in choices:
        if choice.choosable:
            number += 1
            text = pgettext("an option and its number", "{number}: {option}")
            found.append(block("line", text.format(number=number, option=_with_note(choice))))
        elif choice.label:
            found.append(block("heading", choice.label))
    return found


def _with_note(choice: Choice) -> str:
    said = in_words(choice.label)
    if choice.key_label:
        text = pgettext("an option and what is said before it", "{before}: {option}")
        said = text.format(before=in_words(choice.key_label), option=choice.label)
    for more in filter(None, (choice.note, choice.under)):
        if said.endswith(_ENDS):
            said = f"{said} {more}"
            continue
        if more[0].isupper():
            text = pgettext("an option and a sentence about it", "{option}. {note}")
        else:
            text = pgettext("an option and a few words about it", "{option}, {note}")
        said = text.format(option=said, note=more)
    return said


_ENDS = (".", "?", "…", "。", "？", "؟", "।")  # noqa: RUF001
"""The signs that end a sentence."""


def put_rows(choices: Sequence[Choice]) -> None:
    """Print numbered options."""
    print_blocks(rows(choices))


def under(said: Sequence[Block], choices: Sequence[Choice]) -> list[Block]:
    """Return blocks with the numbered options under them."""
    gap = [block("line", "")] if said and choices and choices[0].choosable else []
    return [*said, *gap, *rows(choices)]


def choose(ask: Ask, choices: Sequence[Choice], question: str, *, enter: str) -> str:
    """Print options and ask for one; return its id, or ``BACK`` if the person goes back.

    ``enter`` is the id that Enter alone chooses.
    """
    put_rows(choices)
    answer = ask(Prompt(question, [choice.label for choice in choices]))
    if answer == BACK:
        return BACK
    return choices[int(answer) - 1].id if answer else enter
