"""The minutes that reading takes up to the first door, or to the last step if there is no door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from companion.guide import model
from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.sentences import words
from companion.guide.check.texts import readers
from companion.guide.model.pages import texts
from companion.guide.wording import Wording

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes that reading takes someone in one role."""

    brief: float
    """For each step in a sentence, with the pages that are always shown."""
    pages: float
    """For all pages, without their longer explanations."""


def reading_minutes(files: CheckedFiles, guide: model.Guide, claims: Mapping[str, str]) -> dict[str, Minutes]:
    """Return the minutes of each role.

    ``claims`` maps ids to what the claims say. Titles, texts and the claims under them are counted, as they
    are read by someone who chose no words.
    """
    pages = {name: file.content.pages for name, file in files.steps.items()}
    steps = list(_before_the_first_door(guide))

    def minutes(role: str, *, brief: bool) -> float:
        wording = Wording(guide, {}, role)
        read = [guide.welcome.title, guide.welcome.text]
        for step in steps:
            if brief:
                read += [step.title, step.gist, *(claims.get(id, "") for id in step.claims)]
            for page in pages[step.step]:
                if _is_shown(page, role, brief=brief):
                    read += _said(page, claims)
        return round(sum(_length(text, wording) for text in read) / WORDS_A_MINUTE, 1)

    return {role: Minutes(minutes(role, brief=True), minutes(role, brief=False)) for role in readers(guide)}


def _before_the_first_door(guide: model.Guide) -> Iterator[model.Step]:
    for part in guide.parts:
        if part.door:
            return
        yield from part.steps


def _is_shown(page: model.Page, role: str, *, brief: bool) -> bool:
    is_theirs = page.audience is None or role in page.audience
    return is_theirs and (not brief or (isinstance(page, model.TextPage) and page.always))


def _said(page: model.Page, claims: Mapping[str, str]) -> Iterator[str]:
    """Yield what a page shows without a key: its heading, its text and its claims."""
    yield from (one.raw for one in texts(page) if one.kind in ("heading", "text"))
    if isinstance(page, model.TextPage):
        yield from (claims.get(id, "") for id in page.claims)


def _length(text: str, wording: Wording) -> int:
    paragraphs = wording.paragraphs(text)
    return sum(len(words("".join(run.text for run in one.runs))) for one in paragraphs)
