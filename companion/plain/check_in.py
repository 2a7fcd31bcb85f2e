"""A talk about how it is, or how it was: a weight, feelings, a line, each of which can be left out."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from companion.flows.face import OWN_WORD, Choice, HowItIs, said_kept
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import HELP_ALONE, NONE, Answer, a_line, line_of, put, put_rows, tell
from companion.sheets.block import Block, block, own_text
from companion.sheets.diary import own_words, with_own_words, words_of

if TYPE_CHECKING:
    from companion.plain.face import PlainFace


def check_in(face: PlainFace, asked: HowItIs) -> Talk:
    """Ask for all three, one after the other."""
    answer, feelings = asked.begun, asked.feelings
    title = "How is it right now?" if asked.is_new else "How it was"
    tell([block("title", title), block("text", "Anything here can be left out with Enter.")])
    if answer != CheckIn():
        tell(list(_begun(face, asked)))

    def drafted(after: CheckIn) -> CheckIn:
        if draft := asked.draft:
            face.keeps(lambda: draft(None if after == CheckIn() else after))
        return after

    weights = [Choice(one.weight, one.label.strip()) for one in feelings.weights]
    weight = yield from _one_of("How heavy is it?", weights, answer.weight)
    if weight == BACK:
        return None
    answer = drafted(replace(answer, weight=weight))
    named = yield from _feelings(asked, answer)
    if named is None:
        return None
    answer = drafted(replace(answer, feelings=named))

    def add(line: str) -> None:
        nonlocal answer
        answer = drafted(replace(answer, line=line_of(line, answer.line)))

    add((yield Prompt(a_line(answer.line), is_text=True, draft=add)))
    if replace(answer, step="") == CheckIn():
        if asked.leave:
            face.keeps(asked.leave)
        nothing = "nothing is kept. That is fine." if asked.is_new else "it stays as it was."
        face.say(f"Nothing was said, so {nothing}")
        return lambda: asked.then(None)
    ways: list[WayOn] = []
    while not face.keeps(lambda: ways.append(asked.keep(answer)), words=True):
        if (yield Prompt("Enter tries again: ")) == BACK:
            return None
    face.say(said_kept(face))
    return lambda: asked.then(ways[0])


def _begun(face: PlainFace, asked: HowItIs) -> Iterator[Block]:
    begun = asked.begun
    said = filter(None, (words_of(begun, asked.feelings), "a line" if begun.line else ""))
    yield block("line", f"{'You began' if asked.is_new else 'You kept'}: {', '.join(said)}.")
    if begun.line and face.quotes:
        yield from own_text(begun.line)


def _one_of(question: str, choices: Sequence[Choice], now: str) -> Answer:
    put([question])
    put_rows(choices)
    held = next(
        (f", Enter for {one.label}, 0 for none" for one in choices if one.id == now),
        ", or Enter to leave it out",
    )
    answer = yield Prompt(f"A number{held}: ", [one.label for one in choices], or_none=True)
    if answer in ("", BACK):
        return now if not answer else BACK
    return "" if answer == NONE else choices[int(answer) - 1].id


def _feelings(asked: HowItIs, now: CheckIn) -> Generator[Prompt, str, tuple[str, ...] | None]:
    """Ask for feelings, several of them, and for a word of the person's own; None if they went back."""
    names = [Choice(one.feeling, one.label.strip()) for one in asked.feelings.feelings]
    choices, own = [*names, OWN_WORD], own_words(now, asked.feelings)
    put(["What is there?"])
    put_rows(choices)
    held = words_of(replace(now, weight="", line=""), asked.feelings)
    enter = f", Enter for {held}, 0 for none" if held else ", or Enter to leave it out"
    labels = [one.label for one in choices]
    answer = yield Prompt(f"Numbers, with spaces between{enter}: ", labels, several=True, or_none=True)
    if answer == BACK:
        return None
    if not answer:
        return now.feelings
    numbers = {int(number) for number in answer.split()}
    chosen = [one.id for number, one in enumerate(choices, start=1) if number in numbers and one != OWN_WORD]
    if len(choices) in numbers:
        asks = f"Your word, or Enter for {own or 'none'}; {HELP_ALONE}: "
        own = (yield Prompt(asks, is_text=True)) or own
        return with_own_words(chosen, own)
    return tuple(chosen)
