"""Text prompts in the line-by-line interface. Unfinished text is a draft until it is kept or left."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, TextPrompt
from companion.flows.ui import kept_message
from companion.layouts import readings
from companion.messages import N_
from companion.messages import gettext as _
from companion.plain.conversation import Conversation, back_at
from companion.plain.fitting import fitted
from companion.plain.layers import Layer
from companion.plain.parsing import in_words
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import choose, print_blocks, print_lines
from companion.text import clean
from companion.views.block import block, own_text

_KEEP = (
    Choice("keep", N_("Keep")),
    Choice("more", N_("Write more")),
    Choice("leave", N_("Discard")),
    Choice("anew", N_("Start again without these words")),
)


async def write(talk: Conversation, wanted: TextPrompt) -> str | None:
    """Ask for text and accept it; return the text, or None if the person left it."""
    with talk.open(Layer(wanted.name, back_at(wanted.ask), is_form=True)) as ask:
        about = [block("line", wanted.about)] if wanted.about else []
        print_blocks([block("title", wanted.ask), *about])
        text = (_one_line if wanted.one_line else _many_lines)(talk, wanted, ask)
    if text is not None and not wanted.does:
        talk.notify(kept_message(talk.session))
    return text


def _one_line(talk: Conversation, wanted: TextPrompt, ask: Ask) -> str | None:
    asks = _("One line; Enter goes back; h is help now:")
    if wanted.text:
        asks = _("One line; Enter for “{text}”; {letter} goes back; h is help now:")
        asks = asks.format(text=in_words(wanted.text), letter=in_words(talk.back_letter))
    while True:
        typed = ask(Prompt(asks, is_text=True)).strip()
        goes_back = talk.back_letter in (typed, *readings(typed)[:1])
        text = typed or wanted.text
        if goes_back or not text:
            return None
        if talk.keeps(partial(wanted.accept, text)) is not False:
            return text


def _many_lines(talk: Conversation, wanted: TextPrompt, ask: Ask) -> str | None:
    lines = wanted.text.split("\n") if wanted.text else []
    if lines:
        begins = _("Your draft:") if wanted.draft else _("What you kept:")
        print_blocks([block("line", begins), *own_text(wanted.text)])
    how = _("Type as many lines as you like. An empty line ends the text.")
    print_lines([*fitted(how), *fitted(_("For help now, type h alone on a line."))])

    def add(line: str) -> None:
        lines.append(line)
        _draft(talk, wanted, "\n".join(lines))

    while True:
        # Translators: asked for each line of a longer text.
        while line := ask(Prompt(_("Line:"), is_text=True, keeps_paragraphs=True, draft=add)):
            add(line)
        text = clean("\n".join(lines)).strip("\n")
        answer = "keep" if wanted.or_none and wanted.text else "leave"
        if text.strip():
            rows = [row._replace(label=_(row.label)) for row in _KEEP]
            answer = choose(ask, rows, _("A number, or Enter to keep what you wrote:"), enter="keep")
        if answer == "anew":
            lines.clear()
        if answer == "leave":
            _draft(talk, wanted, wanted.before)
        if answer in ("leave", BACK):
            return None
        if answer == "keep" and talk.keeps(partial(wanted.accept, text), words=True) is not False:
            return text


def _draft(talk: Conversation, wanted: TextPrompt, text: str) -> None:
    if wanted.draft:
        talk.keeps(partial(wanted.draft, text))
