"""The pages of a guide as a review asks about them: everything that someone reads and may judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from companion.guide.model import CheckInPage, Claim, Guide, StepText, TitledText
from companion.guide.model.pages import PageText, texts
from companion.guide.wording import Wording
from companion.text import beginning


class ReviewPage(NamedTuple):
    """A page with its texts, as their author wrote them, and its claims."""

    step: str
    """The id of its step. A door has the id of its part; there are also ``welcome`` and ``end``."""
    number: int
    """Its number in the step's file, from 1 on."""
    texts: tuple[PageText, ...]
    roles: tuple[str, ...] = ()
    """The roles it is for; none if it is for everyone."""
    claims: tuple[Claim, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A short hash of what the page and its claims say.

        Line breaks do not change it. It begins with a letter, because a spreadsheet would round a number.
        """
        said = [(text.kind, " ".join(text.raw.split())) for text in self.texts]
        claimed = [(one.says, one.standing, " ".join(one.why.split()), one.sources) for one in self.claims]
        return "p" + blake2b(msgspec.json.encode([said, claimed]), digest_size=6).hexdigest()

    def wording(self, guide: Guide) -> Wording:
        """Return the words that its first role reads if nothing was chosen."""
        return Wording(guide, {}, next(iter(self.roles), ""))

    def title(self, guide: Guide) -> str:
        """Return its heading, or the beginning of its text."""
        return beginning(self.wording(guide).fill(self.texts[0].raw))


def review_pages(
    guide: Guide, step_of: Callable[[str], StepText], claims: Mapping[str, Claim]
) -> Iterator[ReviewPage]:
    """Yield every page in the order of the guide, except check-ins: these have no text of the guide's own."""
    yield _titled("welcome", guide.welcome)
    for part in guide.parts:
        if part.door:
            yield _titled(part.part, TitledText(part.title, part.door))
        for step in part.steps:
            for number, page in enumerate(step_of(step.step).pages, start=1):
                if not isinstance(page, CheckInPage):
                    named = [claims[id] for id in getattr(page, "claims", ()) if id in claims]
                    roles = tuple(page.audience or ())
                    yield ReviewPage(step.step, number, tuple(texts(page)), roles, tuple(named))
    yield _titled("end", guide.ending)


def _titled(place: str, page: TitledText) -> ReviewPage:
    said = PageText("heading", ("title",), page.title), PageText("text", ("text",), page.text)
    return ReviewPage(place, 1, said)
