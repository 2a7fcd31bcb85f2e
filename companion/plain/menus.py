"""Menus, views, exercises and the list of keys in the line-by-line interface."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from companion.flows.commands import COUNTRY, EVIDENCE, FILTER, ON, Command
from companion.flows.dialogs import Choice, Menu, MultiChoice, TextPrompt, ViewDialog
from companion.flows.reading.steady import next_choices
from companion.guide.model import Exercise
from companion.messages import N_, pgettext
from companion.messages import gettext as _
from companion.plain.conversation import Conversation, back_at
from companion.plain.layers import Layer, SaysOtherwise
from companion.plain.parsing import in_words
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import choose as choose_one
from companion.plain.prompt_parts import print_blocks, print_lines, put_rows, under
from companion.plain.speech import in_turns
from companion.plain.writing import write
from companion.text import isolated
from companion.views import steady
from companion.views.block import Block, block

if TYPE_CHECKING:
    from companion.flows.finder import Finder


async def choose(talk: Conversation, menu: Menu) -> str | None:
    """Print a menu and ask for a number; return the id of the chosen option, or None to go back."""
    choosable = [row for row in menu.choices if row.choosable]
    labels = [row.label for row in choosable]
    also = {name.casefold(): n for n, row in enumerate(choosable, start=1) for name in row.also}
    with talk.open(Layer(menu.name, back_at(menu.title))) as ask:
        title = [block("title", menu.title)] if talk.is_news(menu.title) else []
        left = list(in_turns(under([*title, *menu.blocks], menu.rows)))
        print_lines(left.pop(0))
        while True:
            asks = _("A number, or Enter for more:") if left else _("A number, or Enter to go back:")
            answer = ask(Prompt(asks, labels, also=also, narrows=menu.filters))
            if answer == BACK or not (answer or left):
                return None
            if answer.isdecimal():
                return choosable[int(answer) - 1].id
            print_lines(_begun(labels, answer) if answer else left.pop(0))


def _begun(labels: Sequence[str], letters: str) -> list[str]:
    """Return the options that begin with some letters, with their numbers."""
    text = pgettext("an option and its number", "{number}: {option}")
    return [
        text.format(number=number, option=label)
        for number, label in enumerate(labels, start=1)
        if label.casefold().startswith(letters.casefold())
    ]


async def find(talk: Conversation, finder: Finder) -> str | None:
    """Ask for words, and then for one of the things found; return its id, or None to go back.

    A finder that has been asked before shows the results for the same words again.
    """
    while True:
        finder.text = finder.text or await write(talk, _words_for(finder)) or ""
        if not finder.text:
            return None
        finder.read_on(inf)
        rows = [*finder.rows(is_whole=True), Choice(_AGAIN, _("Search for other words"))]
        found = _("You searched for “{words}”.").format(words=isolated(finder.text))
        about = finder.said() or [block("quiet", found)]
        id = await choose(talk, Menu("found", _("Search results"), rows, about))
        if id != _AGAIN:
            return id
        finder.text = ""


_AGAIN = "/again"


def _words_for(finder: Finder) -> TextPrompt:
    ask = _("Search the guide and what you wrote")
    return TextPrompt(finder.name, ask, one_line=True, does=_("Search"))


async def choose_several(talk: Conversation, several: MultiChoice) -> None:
    """Print a list and ask for any number of options; keep the choice."""
    choices, chosen = several.choices, several.chosen
    with talk.open(Layer(several.name, back_at(several.title))) as ask:
        print_blocks([block("title", several.title), *several.blocks])
        put_rows([one._replace(key_label=_("chosen") if one.id in chosen else "") for one in choices])
        asks = _("Numbers with spaces between them, 0 for none, or Enter for no change:")
        answer = ask(Prompt(asks, [one.label for one in choices], several=True, or_none=True))
    if answer not in ("", BACK):
        numbers = {int(number) for number in answer.split()}
        chosen = frozenset(one.id for number, one in enumerate(choices, start=1) if number in numbers)
        talk.keeps(lambda: several.keep(chosen))


async def exercise(talk: Conversation, wanted: Exercise) -> bool | None:
    """Lead through an exercise.

    Returns whether the person wants to write the sentence it asks for, or None if they went back.
    """
    number = 0
    with talk.open(Layer("steady", back_at(wanted.title.strip()))) as ask:
        while True:
            print_blocks(steady.move(wanted, number, talk.session.wording()))
            rows = next_choices(wanted, number)
            asks = _("A number, or Enter for “{choice}”:").format(choice=rows[0].label)
            answer = choose_one(ask, rows, asks, enter=rows[0].id)
            if answer == BACK and number:
                number -= 1
            elif answer == "next":
                number += 1
            elif answer == "again":
                number = 0
            else:
                return None if answer == BACK else answer == "write"


async def show(talk: Conversation, shown: ViewDialog) -> None:
    """Print a view, some paragraphs at a time. If its text changes meanwhile, begin again."""
    says = talk.session.location if shown.by_country else None
    layer = Layer(shown.name, _(_BACK.get(shown.name, _BACK[""])), view=shown, says=says)
    with talk.open(layer) as ask:
        while True:
            try:
                _say(talk, shown, ask)
                return
            except SaysOtherwise:
                continue


def _say(talk: Conversation, shown: ViewDialog, ask: Ask) -> None:
    made = shown.make()
    heading = [block("title", made.title)] if made.title else []
    turns = list(in_turns([*heading, *made.blocks]))
    for number, lines in enumerate(turns):
        print_lines(lines)
        if not number and (commands := _own_commands(talk, shown)):
            print_blocks(commands)
        last = number == len(turns) - 1
        if ask(Prompt(_("That is all. Enter goes back:") if last else more(talk))) == BACK:
            return


def more(talk: Conversation) -> str:
    """Return the question to ask when there is more text to print."""
    return _("Enter for more, {letter} goes back:").format(letter=in_words(talk.back_letter))


def _own_commands(talk: Conversation, shown: ViewDialog) -> list[Block]:
    """Return lines that name the commands of a view.

    They follow the view's first paragraphs, because a person in need of help may want to change the country
    at once.
    """
    commands = [COUNTRY] if shown.by_country else [EVIDENCE] if shown.claims else []
    commands += [FILTER] if shown.by_purpose else []
    return [_explained(in_words(talk.own(one).letter), one) for one in commands]


_BACK = {
    "help": N_("You are back at “help now”."),
    "resources": N_("You are back at the resources."),
    "summary": N_("You are back at the summary."),
    "evidence": N_("You are back at the evidence."),
    "diary": N_("You are back at your past check-ins."),
    "about": N_("You are back on the page about this guide."),
    "": N_("You are back where you were."),
}
"""The sentences for coming back to a view, by its name."""


def show_keys(talk: Conversation, commands: Sequence[Command]) -> None:
    """Print the letters and words that run commands here."""
    said = [block("title", _("What you can type, followed by Enter"))]
    said += [_explained(_typed(talk.own(one)), one) for one in commands]
    with talk.open(Layer("keys")) as ask:
        print_blocks(said)
        ask(Prompt(_("Enter goes back:")))


_HELP = {
    "country": N_("choose another country"),
    "filter": N_("choose which services to list, or search for one"),
    "go_on": N_("go on to the rest of this page, or to the next one"),
    "quiet": N_("clear the screen, and lock your journal if it has a passphrase"),
}
"""Help texts of commands that differ in the line-by-line interface."""


def _explained(typed: str, command: Command) -> Block:
    # Translators: {typed} is what to type, such as a letter.
    text = pgettext("what to type and what it does", "{typed}: {does}")
    does = _(_HELP[command.id]) if command.id in _HELP else command.about
    return block("line", text.format(typed=typed, does=does))


def _typed(command: Command) -> str:
    return _("Enter alone") if command.id == ON.id else in_words(command.letter) or command.name
