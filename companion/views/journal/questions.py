"""The view of questions to ask someone who may know, to be read aloud in an appointment."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.journal.model import Entry, Question
from companion.messages import gettext as _
from companion.messages import pgettext
from companion.views.block import STANDINGS, Block, View, block


def questions(entries: Sequence[Entry[Question]], guide_files: GuideFiles) -> View:
    """Return the open questions, numbered from 1, followed by those that are ticked."""
    open_ones = [entry.record for entry in entries if not entry.record.done]
    blocks: list[Block] = []
    for number, question in enumerate(open_ones, start=1):
        blocks += [block("text", f"{number}. {question.text}"), *_mark(question, guide_files)]
    if done := [entry.record for entry in entries if entry.record.done]:
        blocks.append(block("heading", pgettext("a heading over questions", "Asked")))
        blocks += [block("item", question.text) for question in done]
    nothing = [block("quiet", _("Questions you keep will appear here."))]
    return View(_("Questions to ask"), tuple(blocks or nothing))


def _mark(question: Question, guide_files: GuideFiles) -> list[Block]:
    said = about(question, guide_files)
    return [block("line", f"({said})")] if said else []


def about(question: Question, guide_files: GuideFiles) -> str:
    """Return what a question is about, and the label of the claim; empty if that is not known.

    A question that only repeats the claim does not need its words again.
    """
    topic, standing = _topic(question, guide_files), standing_of(question, guide_files)
    said = _("About: {topic}").format(topic=topic) if topic else ""
    return "  ·  ".join(filter(None, (said, standing)))


def _topic(question: Question, guide_files: GuideFiles) -> str:
    with suppress(GuideError):
        if claim := guide_files.claims.get(question.claim):
            return "" if claim.says.strip() == question.text.strip() else claim.says.strip()
    steps = (step for part in guide_files.guide.parts for step in part.steps)
    step = next((one for one in steps if question.step in (one.step, *one.was)), None)
    return step.title.strip() if step and question.step else ""


def standing_of(question: Question, guide_files: GuideFiles) -> str:
    """Return the label of the claim that a question is about; empty if it is about none."""
    try:
        claim = guide_files.claims.get(question.claim)
    except GuideError:
        return ""
    if claim is None:
        return ""
    # Translators: {label} says how good the evidence for a claim is, such as "partly supported".
    text = _("This claim: {label}") if claim.number is None else _("The article's claim: {label}")
    return text.format(label=_(STANDINGS[claim.standing]))
