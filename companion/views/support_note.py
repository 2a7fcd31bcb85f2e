"""A note for someone close: what a person answered to the guide's questions, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from companion.guide.model import CloseOne
from companion.views.block import Block, View, block, own_text


def note_for(answers: Mapping[str, str], asked: CloseOne) -> View:
    """Return the note. ``answers`` are by the ids of the questions; what was left empty has no heading."""
    blocks: list[Block] = []
    for prompt in asked.prompts:
        if answer := answers.get(prompt.prompt, "").strip("\n").rstrip():
            blocks += [block("title", prompt.heading.strip()), *own_text(answer)]
    return View(asked.title.strip(), tuple(blocks))
