"""The note for someone close: a person's answers to the guide's questions, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from companion.guide.model import CloseOne
from companion.views.block import Block, View, block, own_text


def note_for(answers: Mapping[str, str], asked: CloseOne) -> View:
    """Return the note. ``answers`` maps the ids of questions to answers; questions without an answer are left
    out.
    """
    blocks: list[Block] = []
    for prompt in asked.prompts:
        if answer := answers.get(prompt.prompt, "").strip("\n").rstrip():
            blocks += [block("title", prompt.heading.strip()), *own_text(answer)]
    return View(asked.title.strip(), tuple(blocks))
