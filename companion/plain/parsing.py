"""What a typed line means: an answer to the question, or a command by its letter or its name."""

from __future__ import annotations

from collections.abc import Mapping

from companion.flows.commands import EVERY, HELP, RESOURCES, SIGNS, SUMMARY, Command
from companion.flows.key_bindings import current_key, intended_key
from companion.flows.ui import UI
from companion.layouts import readings
from companion.plain.prompt import Prompt

_COMMANDS = tuple(one for one in EVERY if one.where in ("everywhere", "lines"))


def command_of(line: str, own: Mapping[str, str], prompt: Prompt) -> Command | None:
    """Return the command a line names; None if it names none, or is an answer by its own words."""
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
    """Return what a line answers; None if it is no answer to this."""
    if prompt.is_text or prompt.is_hidden:
        return line
    word = line.strip()
    if not word:
        return ""
    if prompt.several:
        return _numbers(word, prompt)
    if word.isdecimal() and len(word) <= _DIGITS:
        return str(int(word)) if _is_there(int(word), prompt) else None
    named = [
        n for n, label in enumerate(prompt.answers, start=1) if label.casefold().startswith(word.casefold())
    ]
    exact = [n for n in named if prompt.answers[n - 1].casefold() == word.casefold()]
    found = exact or named
    return str(found[0]) if len(found) == 1 and len(word) > 1 else None


def why_wrong(prompt: Prompt) -> str:
    """Return what is said to a line that is no answer: what would be one."""
    last = len(prompt.answers)
    if not last:
        return "That is no answer here. A question mark lists what there is."
    if last <= _FEW and not prompt.several:
        wanted = ", ".join(f"{n} for {label}" for n, label in enumerate(prompt.answers, start=1))
    else:
        wanted = f"{'numbers' if prompt.several else 'a number'} from 1 to {last}"
    return f"That is no answer here. Type {wanted}, or a question mark for what else there is."


_FEW = 4
"""As many choices as can be said again without being asked."""
_DIGITS = 4
"""More than any number of choices has."""
_COMMAS = dict.fromkeys(map(ord, ",،、，"), " ")  # noqa: RUF001 - of four scripts


def _numbers(words: str, prompt: Prompt) -> str | None:
    """Return several numbers, each once, with spaces between."""
    given = words.translate(_COMMAS).split()
    if not all(one.isdecimal() and len(one) <= _DIGITS for one in given):
        return None
    numbers = dict.fromkeys(int(one) for one in given)
    return " ".join(map(str, numbers)) if all(_is_there(one, prompt) for one in numbers) else None


def _is_there(number: int, prompt: Prompt) -> bool:
    return 1 <= number <= len(prompt.answers) or (number == 0 and prompt.or_none)


def in_words(sign: str) -> str:
    """Return a letter as it is, and a sign with its name: read aloud, signs are often left out."""
    name = next((name for name, one in SIGNS.items() if one == sign), "")
    return f"{name.removesuffix('_sign').replace('_', ' ')} ({sign})" if name else sign


def commands_here(ui: UI, *, is_form: bool) -> list[Command]:
    """Return the commands that do something where the person is."""
    return [one for one in _COMMANDS if does_something(ui, one, is_form=is_form)]


def does_something(ui: UI, command: Command, *, is_form: bool) -> bool:
    """Return whether a command does anything where the person is."""
    return (command.forms or not is_form) and command.can_run(ui)
