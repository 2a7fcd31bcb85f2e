"""How it is, or how it was, line by line: a weight, feelings, a line, each of which can be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from companion.flows.ui import OWN_WORD, Choice, HowItIs, Said, said_kept
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.plain.conversation import Conversation, Layer
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.questions import HELP_ALONE, NONE, a_line, line_of, put, put_rows, tell
from companion.sheets.block import Block, block, own_text
from companion.sheets.diary import own_words, with_own_words, words_of


def check_in(talk: Conversation, asked: HowItIs) -> Said | None:
    """Ask for all three, one after the other; return what the answer does to the way on."""
    title = "how it is right now" if asked.is_new else "how it was"
    with talk.open(Layer("check_in", title, is_form=True)) as ask:
        title = "How is it right now?" if asked.is_new else "How it was"
        tell([block("title", title), block("text", "Anything here can be left out with Enter.")])
        if asked.begun != CheckIn():
            tell(list(_begun(talk, asked)))
        answer = _answer(talk, asked, ask)
        if answer is None:
            return None
        if replace(answer, step="") != CheckIn():
            return _kept(talk, asked, answer, ask)
    if asked.leave:
        talk.keeps(asked.leave)
    nothing = "nothing is kept. That is fine." if asked.is_new else "it stays as it was."
    talk.say(f"Nothing was said, so {nothing}")
    return "without"


def _answer(talk: Conversation, asked: HowItIs, ask: Ask) -> CheckIn | None:
    """Ask for an answer, each part of which is a draft at once; None if the person went back."""
    answer = asked.begun

    def draft(after: CheckIn) -> None:
        nonlocal answer
        answer = after
        if asked.draft:
            talk.keeps(partial(asked.draft, None if after == CheckIn() else after))

    def add(line: str) -> None:
        draft(replace(answer, line=line_of(line, answer.line)))

    weights = [Choice(one.weight, one.label.strip()) for one in asked.feelings.weights]
    weight = _one_of("How heavy is it?", weights, answer.weight, ask)
    if weight == BACK:
        return None
    draft(replace(answer, weight=weight))
    named = _feelings(asked, answer, ask)
    if named is None:
        return None
    draft(replace(answer, feelings=named))
    add(ask(Prompt(a_line(answer.line), is_text=True, draft=add)))
    return answer


def _kept(talk: Conversation, asked: HowItIs, answer: CheckIn, ask: Ask) -> Said | None:
    ways: list[WayOn] = []
    while not talk.keeps(lambda: ways.append(asked.accept(answer)), words=True):
        if ask(Prompt("Enter tries again: ")) == BACK:
            return None
    talk.say(said_kept(talk.session))
    return ways[0]


def _begun(talk: Conversation, asked: HowItIs) -> Iterator[Block]:
    begun = asked.begun
    said = filter(None, (words_of(begun, asked.feelings), "a line" if begun.line else ""))
    yield block("line", f"{'You began' if asked.is_new else 'You kept'}: {', '.join(said)}.")
    if begun.line and talk.quotes:
        yield from own_text(begun.line)


def _one_of(question: str, choices: Sequence[Choice], now: str, ask: Ask) -> str:
    put([question])
    put_rows(choices)
    held = next(
        (f", Enter for {one.label}, 0 for none" for one in choices if one.id == now),
        ", or Enter to leave it out",
    )
    answer = ask(Prompt(f"A number{held}: ", [one.label for one in choices], or_none=True))
    if answer == BACK:
        return BACK
    if not answer:
        return now
    return "" if answer == NONE else choices[int(answer) - 1].id


def _feelings(asked: HowItIs, now: CheckIn, ask: Ask) -> tuple[str, ...] | None:
    """Ask for feelings, several of them, and for a word of the person's own; None if they went back."""
    names = [Choice(one.feeling, one.label.strip()) for one in asked.feelings.feelings]
    choices, own = [*names, OWN_WORD], own_words(now, asked.feelings)
    put(["What is there?"])
    put_rows(choices)
    held = words_of(replace(now, weight="", line=""), asked.feelings)
    enter = f"Enter for {held}, 0 for none" if held else "or Enter to leave it out"
    labels = [one.label for one in choices]
    answer = ask(Prompt(f"Numbers, with spaces between, {enter}: ", labels, several=True, or_none=True))
    if answer == BACK:
        return None
    if not answer:
        return now.feelings
    numbers = {int(number) for number in answer.split()}
    chosen = [one.id for number, one in enumerate(choices, start=1) if number in numbers and one != OWN_WORD]
    if len(choices) in numbers:
        asks = f"Your word, or Enter for {own or 'none'}; {HELP_ALONE}: "
        return with_own_words(chosen, ask(Prompt(asks, is_text=True)) or own)
    return tuple(chosen)
