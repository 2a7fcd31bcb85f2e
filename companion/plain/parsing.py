"""Parses a typed line as an answer to a question, or as a command given by its letter or name."""

from __future__ import annotations

from collections.abc import Mapping

from companion.flows.commands import EVERY, HELP, RESOURCES, SUMMARY, Command
from companion.flows.key_bindings import current_key, intended_key
from companion.flows.ui import UI
from companion.layouts import readings
from companion.messages import gettext as _
from companion.messages import or_list, pgettext
from companion.plain.prompt import Prompt

_COMMANDS = tuple(one for one in EVERY if one.where in ("everywhere", "lines"))


def command_of(line: str, own: Mapping[str, str], prompt: Prompt) -> Command | None:
    """Return the command that a line names; None if it names none or is an answer.

    ``own`` maps the ids of commands to custom keys.
    """
    word = line.strip()
    if not word:
        return None
    if prompt.is_text or prompt.is_hidden:
        among = (HELP, RESOURCES) if prompt.is_blank else (HELP, RESOURCES, SUMMARY)
        return next((one for one in among if [one.letter] == readings(word)[:1]), None)
    letters = {letter: one for one in _COMMANDS if (letter := current_key(one, own).letter)}
    by_letter = letters.get(intended_key(word, letters))
    if by_letter or answer_of(line, prompt) is not None:
        return by_letter
    names = (word.casefold(), *readings(word))
    return next((one for one in _COMMANDS if one.name in names or one.id in names), None)


def answer_of(line: str, prompt: Prompt) -> str | None:
    """Return the answer that a line gives; None if it is no answer to this question.

    The answer is "" for Enter alone, an option's number, several numbers separated by spaces, or free text.
    An option can also be named by its label.
    """
    if prompt.is_text or prompt.is_hidden:
        return line
    word = line.strip()
    if not word:
        return ""
    if prompt.several:
        return _numbers(word, prompt)
    if word.isdecimal():
        return None if (number := _number(word, prompt)) is None else str(number)
    named = [
        n for n, label in enumerate(prompt.answers, start=1) if label.casefold().startswith(word.casefold())
    ]
    exact = [n for n in named if prompt.answers[n - 1].casefold() == word.casefold()]
    other = [prompt.also[word.casefold()]] if word.casefold() in prompt.also else []
    found = exact or other or named
    if len(found) == 1 and len(word) > 1:
        return str(found[0])
    return word if prompt.narrows and len(found) > 1 else None


def why_wrong(prompt: Prompt) -> str:
    """Return the message for a line that is no answer. It lists the valid answers."""
    last = len(prompt.answers)
    if not last:
        return _("That is not one of the options. Type a question mark to see them.")
    if prompt.several:
        wanted = _("Type numbers from 1 to {last}, or a question mark for more options.")
    elif prompt.narrows:
        wanted = _("Type {last} for “{option}”, another number, or a question mark for more options.")
    elif last > _FEW:
        wanted = _("Type a number from 1 to {last}, or a question mark for more options.")
    else:
        wanted = _("Type {options}, or a question mark for more options.")
    named = [
        pgettext("what to type and what it does", "{number} for “{option}”").format(number=n, option=label)
        for n, label in enumerate(prompt.answers, start=1)
    ]
    # Translators: the next sentence says what to type instead.
    wrong = _("That is not one of the options.")
    return f"{wrong} {wanted.format(last=last, option=prompt.answers[-1], options=or_list(named))}"


_FEW = 4
"""The largest number of options that the message lists by name."""
_DIGITS = 4
"""The maximum number of digits in a number. No menu has so many options."""
_COMMAS = dict.fromkeys(map(ord, ",،、，"), " ")  # noqa: RUF001 - the commas of four scripts


def _numbers(words: str, prompt: Prompt) -> str | None:
    """Return the numbers of the given options, each once, separated by spaces; None if one is no answer.

    A label has to be given whole here, so that "help" is never taken for a feeling.
    """
    labels = {label.casefold(): n for n, label in enumerate(prompt.answers, start=1)}
    parts = [words] if words.casefold() in labels else words.translate(_COMMAS).split()
    found = [labels.get(one.casefold(), _number(one, prompt)) for one in parts]
    return None if None in found else " ".join(dict.fromkeys(map(str, found)))


def _number(word: str, prompt: Prompt) -> int | None:
    """Return the number that a word is, if there is such an option."""
    is_number = word.isdecimal() and len(word) <= _DIGITS and _is_there(int(word), prompt)
    return int(word) if is_number else None


def _is_there(number: int, prompt: Prompt) -> bool:
    return 1 <= number <= len(prompt.answers) or (number == 0 and prompt.or_none)


def in_words(sign: str) -> str:
    """Return a letter unchanged, and a sign with its name, because screen readers often skip signs."""
    name = _sign_names().get(sign)
    return pgettext("a sign", "{name} ({sign})").format(name=name, sign=sign) if name else sign


def _sign_names() -> dict[str, str]:
    return {
        ",": pgettext("a sign", "comma"),
        "?": pgettext("a sign", "question mark"),
        "/": pgettext("a sign", "slash"),
        ":": pgettext("a sign", "colon"),
        ".": pgettext("a sign", "full stop"),
        "-": pgettext("a sign", "minus"),
        "+": pgettext("a sign", "plus"),
        ";": pgettext("a sign", "semicolon"),
        "'": pgettext("a sign", "apostrophe"),
        ">": pgettext("a sign", "greater than"),
        "<": pgettext("a sign", "less than"),
    }


def commands_here(ui: UI, *, is_form: bool) -> list[Command]:
    """Return the commands that do something right now. ``is_form`` says whether a form is open."""
    return [one for one in _COMMANDS if does_something(ui, one, is_form=is_form)]


def does_something(ui: UI, command: Command, *, is_form: bool) -> bool:
    """Return whether a command does something right now. ``is_form`` says whether a form is open."""
    return (command.forms or not is_form) and command.can_run(ui)
