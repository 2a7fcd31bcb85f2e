"""One check-in, asked at the prompt: a weight, feelings, a line, each of which can be left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from companion.journal.model import CheckIn
from companion.plain.printing import show
from companion.session import Session
from companion.sheets import support
from companion.sheets.block import Sheet

Ask = Callable[[str], str]
"""Asks a question and returns the answer; raises ``EOFError`` when there is nobody to answer."""


def check_in(session: Session, ask: Ask = input) -> None:
    """Ask how it is and keep the answer.

    Raises:
        EOFError: if the input ended before the last question; nothing was kept then.
        NotKeptError: if the answer could not be kept.
    """
    feelings = session.library.feelings
    print("How is it right now? Anything can be left out with Enter. h shows help now.\n")
    weight = _choose(session, ask, "How heavy is it?", [w.label for w in feelings.weights], several=False)
    named = _choose(session, ask, "What is there?", [f.label for f in feelings.feelings], several=True)
    line = _line(session, ask, "A line for yourself: ")
    kept = CheckIn(
        weight=feelings.weights[weight[0]].weight if weight else "",
        feelings=tuple(feelings.feelings[n].feeling for n in named),
        line=line,
    )
    if kept == CheckIn():
        print("\nNothing was said, so nothing is kept. That is fine.")
        return
    way_on = session.keep_check_in(kept)
    print("\nKept on this computer. Nobody else reads it.")
    if way_on == "rest":
        print("It sounds heavy. You could stop here for now. companion now tells more.\n")
        lines = support.whom_to_call(session.library, session.whereabouts(), dt.date.today())
        show(Sheet("", tuple(lines)))


def _choose(session: Session, ask: Ask, question: str, labels: Sequence[str], *, several: bool) -> list[int]:
    print(question)
    for number, label in enumerate(labels, start=1):
        print(f"  {number}  {label.strip()}")
    wanted = "Numbers, with spaces between: " if several else "A number: "
    while True:
        answer = _line(session, ask, wanted).replace(",", " ").split()
        if all(
            word.isascii() and word.isdigit() and len(word) <= 4 and 1 <= int(word) <= len(labels)
            for word in answer
        ):
            chosen = list(dict.fromkeys(int(word) - 1 for word in answer))
            if several or len(chosen) <= 1:
                return chosen
        print(f"Please type {'numbers' if several else 'one number'} from 1 to {len(labels)}, or just Enter.")


def _line(session: Session, ask: Ask, question: str) -> str:
    while (answer := ask(question).strip()) in ("h", "H"):
        print()
        show(support.help_now(session.library, session.whereabouts(), dt.date.today()))
        print()
    return answer
