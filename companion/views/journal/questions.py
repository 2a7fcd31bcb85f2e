"""Questions to ask somebody who would know, as they are read aloud in an appointment."""

from __future__ import annotations

from collections.abc import Sequence

from companion.guide.diagnostics import GuideError
from companion.guide.load import Library
from companion.journal.model import Entry, Question
from companion.views.block import STANDINGS, Block, Sheet, block


def questions(entries: Sequence[Entry[Question]], library: Library) -> Sheet:
    """Return those that are not ticked, each under its number, and after them those that are."""
    open_ones = [entry.what for entry in entries if not entry.what.done]
    blocks: list[Block] = []
    for number, question in enumerate(open_ones, start=1):
        blocks += [block("text", f"{number}. {question.text}"), *_mark(question, library)]
    if done := [entry.what for entry in entries if entry.what.done]:
        blocks += [block("heading", "Ticked"), *(block("item", question.text) for question in done)]
    return Sheet("Questions to ask", tuple(blocks or [block("quiet", "Questions you keep will stand here.")]))


def _mark(question: Question, library: Library) -> list[Block]:
    standing = standing_of(question, library)
    return [block("line", f"({standing})")] if standing else []


def standing_of(question: Question, library: Library) -> str:
    """Return what is known of the claim a question is about, in a word or two; empty if it is about none."""
    try:
        claim = library.claims.get(question.claim)
    except GuideError:
        return ""
    if claim is None:
        return ""
    whose = "this claim" if claim.number is None else "the article's claim"
    return f"{whose} is {STANDINGS[claim.standing]}"
