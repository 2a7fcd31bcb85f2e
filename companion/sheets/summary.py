"""The guide at a glance: the article's message with its marks, each step in a sentence, what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.guide.model import Claim, Part
from companion.guide.wording import Wording
from companion.journal.model import Entry, Note, Question
from companion.journey import Journey
from companion.sheets.block import Block, Sheet, block, mark, own_text, prose


def summary(
    journey: Journey,
    claims: Mapping[str, Claim],
    notes: Sequence[Entry[Note]] = (),
    questions: Sequence[Entry[Question]] = (),
    *,
    behind_doors: bool = False,
) -> Sheet:
    """Return the summary. What lies behind a shut door stays there, unless ``behind_doors``."""
    guide = journey.guide
    wording = Wording(guide, journey.choices.words)
    blocks = prose(wording.paragraphs(guide.summary))
    for part in guide.parts:
        blocks.append(block("heading", part.title.strip()))
        if part.door and journey.door(part) != "open" and not behind_doors:
            blocks.append(block("quiet", "This part is closed for now. You can open it from the contents."))
        else:
            blocks += _part(part, claims, wording)
    if notes or questions:
        blocks += _kept(notes, questions)
    return Sheet("Summary", tuple(blocks))


def claims_of(journey: Journey) -> list[str]:
    """Return the ids of the claims the summary shows."""
    open_parts = [part for part in journey.guide.parts if not part.door or journey.door(part) == "open"]
    return [id for part in open_parts for id in part.claims]


def _part(part: Part, claims: Mapping[str, Claim], wording: Wording) -> list[Block]:
    gists = [block("item", f"{step.title.strip()}. {wording.fill(step.gist.strip())}") for step in part.steps]
    return [*gists, *(mark(claims[id]) for id in part.claims)]


def _kept(notes: Sequence[Entry[Note]], questions: Sequence[Entry[Question]]) -> list[Block]:
    blocks: list[Block] = []
    if questions:
        blocks.append(block("heading", "Questions you kept"))
        blocks += [block("item", question.what.text) for question in questions]
    if notes:
        blocks.append(block("heading", "What you wrote"))
    for note in notes:
        blocks += own_text(note.what.text)
        blocks.append(block("quiet", note.when.date().isoformat()))
    return blocks
