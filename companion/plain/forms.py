"""Forms in the line-by-line interface: the check-in and the sorting, as a series of optional questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal, TypeVar

from msgspec.structs import replace

from companion.flows.dialogs import OWN_WORD, CheckInForm, CheckInResult, Choice, SortForm
from companion.flows.ui import kept_message
from companion.journal.model import CheckIn, Sorting
from companion.messages import comma_list
from companion.messages import gettext as _
from companion.plain.conversation import Conversation, back_at
from companion.plain.layers import Layer
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import (
    NONE,
    line_answered,
    line_prompt,
    print_blocks,
    print_lines,
    put_rows,
)
from companion.views.block import Block, block, own_text
from companion.views.journal.diary import custom_words, with_custom_words, words_of

T = TypeVar("T")


async def check_in(talk: Conversation, asked: CheckInForm) -> CheckInResult | None:
    """Ask for a check-in and keep it; return where to go next, or None if the person went back."""
    title = _("How are you right now?") if asked.is_new else _("How you were")
    with talk.open(Layer("check_in", back_at(title), is_form=True)) as ask:
        print_blocks([block("title", title), block("text", _("You can leave anything out."))])
        if asked.initial != CheckIn():
            print_blocks(list(_begun(talk, asked)))
        answer = _answer(talk, asked, ask)
        if answer is None:
            return None
        if replace(answer, step="") != CheckIn():
            return _kept(talk, partial(asked.accept, answer), ask, is_told=not asked.is_new) or None
    if asked.leave:
        talk.keeps(asked.leave)
    if asked.is_new:
        talk.notify(_("You left everything out, so nothing is kept. That is fine."))
    else:
        talk.notify(_("You left everything out, so the entry stays as it was."))
    return "without"


def _answer(talk: Conversation, asked: CheckInForm, ask: Ask) -> CheckIn | None:
    """Ask the three questions of a check-in; return the answers, or None if the person went back.

    The answers are saved as a draft after each question.
    """
    answer = asked.initial

    def draft(after: CheckIn) -> None:
        nonlocal answer
        answer = after
        if asked.draft:
            talk.keeps(partial(asked.draft, None if after == CheckIn() else after))

    def add(line: str) -> None:
        draft(replace(answer, line=line_answered(line, answer.line)))

    weights = [Choice(one.weight, one.label.strip()) for one in asked.feelings.weights]
    weight = _one_of(_("How heavy is it?"), weights, answer.weight, ask)
    if weight == BACK:
        return None
    draft(replace(answer, weight=weight))
    named = _feelings(asked, answer, ask)
    if named is None:
        return None
    draft(replace(answer, feelings=named))
    add(ask(Prompt(line_prompt(answer.line), is_text=True, draft=add)))
    return answer


def _begun(talk: Conversation, asked: CheckInForm) -> Iterator[Block]:
    begun = asked.initial
    said = [words_of(begun, asked.feelings), _("a line of your own") if begun.line else ""]
    text = _("Your draft: {words}.") if asked.is_new else _("You kept: {words}.")
    yield block("line", text.format(words=comma_list([*filter(None, said)])))
    if begun.line and talk.quotes:
        yield from own_text(begun.line)


def _one_of(question: str, choices: Sequence[Choice], now: str, ask: Ask) -> str:
    print_lines([question])
    put_rows(choices)
    asks = _("A number, or Enter to leave this question out:")
    if held := next((one.label for one in choices if one.id == now), ""):
        asks = _("A number, Enter for “{choice}”, or 0 for none:").format(choice=held)
    answer = ask(Prompt(asks, [one.label for one in choices], or_none=True))
    if answer == BACK:
        return BACK
    if not answer:
        return now
    return "" if answer == NONE else choices[int(answer) - 1].id


def _feelings(asked: CheckInForm, now: CheckIn, ask: Ask) -> tuple[str, ...] | None:
    """Ask for any number of feelings and for a custom one; return them, or None if the person went back."""
    names = [Choice(one.feeling, one.label.strip()) for one in asked.feelings.feelings]
    choices = [*names, OWN_WORD._replace(label=_(OWN_WORD.label))]
    own = custom_words(now, asked.feelings)
    print_lines([_("What are you feeling?")])
    put_rows(choices)
    held = words_of(replace(now, weight="", line=""), asked.feelings)
    labels = [one.label for one in choices]
    asks = _("Numbers or words, with spaces, or Enter to leave this out:")
    if held:
        asks = _("Numbers or words, with spaces, Enter for “{feelings}”, or 0 for none:")
    answer = ask(Prompt(asks.format(feelings=held), labels, several=True, or_none=True))
    if answer == BACK:
        return None
    if not answer:
        return now.feelings
    numbers = {int(number) for number in answer.split()}
    chosen = [
        one.id for number, one in enumerate(choices, start=1) if number in numbers and one.id != OWN_WORD.id
    ]
    if len(choices) in numbers:
        asks = _("Your own word, or Enter for none; h is help now:")
        if own:
            asks = _("Your own word, or Enter for “{word}”; h is help now:").format(word=own)
        return with_custom_words(chosen, ask(Prompt(asks, is_text=True)) or own)
    return tuple(chosen)


async def sort(talk: Conversation, asked: SortForm) -> bool:
    """Ask for the place of one item after another; return whether the sorting was kept. No place is wrong."""
    title = talk.session.wording().fill(asked.page.title.strip())
    with talk.open(Layer("sorting", back_at(title), is_form=True)) as ask:
        print_blocks([block("title", title), block("text", _("Press Enter to leave something where it is."))])
        return _sorted(talk, asked, ask)


def _sorted(talk: Conversation, asked: SortForm, ask: Ask) -> bool:
    page, fill = asked.page, talk.session.wording().fill
    places = [Choice(one.place, fill(one.label.strip())) for one in page.places]
    put_rows(places)
    placed, line = dict(asked.initial.placed), asked.initial.line

    def answered() -> Sorting | None:
        return Sorting(dict(placed), line, page=page.id) if placed or line.strip() else None

    def add(typed: str) -> None:
        nonlocal line
        line = line_answered(typed, line)
        talk.keeps(lambda: asked.draft(answered()))

    for thing in page.things:
        now = next((one.label for one in places if one.id == placed.get(thing.thing)), "")
        asks = _("{thing}. A number, 0 for nowhere, or Enter to go on:")
        if now:
            asks = _("{thing}, now in “{place}”. A number, 0 for nowhere, or Enter to go on:")
        asks = asks.format(thing=fill(thing.label.strip()), place=now)
        answer = ask(Prompt(asks, [one.label for one in places], or_none=True))
        if answer == BACK:
            return False
        if answer:
            placed.pop(thing.thing, None)
            placed |= {thing.thing: places[int(answer) - 1].id} if answer != NONE else {}
            talk.keeps(lambda: asked.draft(answered()))
    add(ask(Prompt(line_prompt(line), is_text=True, draft=add)))
    kept = answered()
    return kept is not None and _kept(talk, partial(asked.accept, kept), ask) is not False


def _kept(
    talk: Conversation, accept: Callable[[], T], ask: Ask, *, is_told: bool = True
) -> T | Literal[False]:
    """Keep an answer by calling ``accept``, and say so if ``is_told``; return its result.

    If that fails, it is tried again until the person goes back, which returns False.
    """
    while (kept := talk.keeps(accept, words=True)) is False:
        if ask(Prompt(_("Press Enter to try again:"))) == BACK:
            return False
    if is_told:
        talk.notify(kept_message(talk.session))
    return kept
