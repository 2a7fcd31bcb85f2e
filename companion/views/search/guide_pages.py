"""The searchable texts of the guide: every page the person can read, in their wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property

from msgspec import Struct

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.guide.model import Claim, Exercise, Page, Step, TextPage
from companion.guide.model.pages import texts
from companion.guide.wording import Wording
from companion.journey import GIST, Journey, Stop
from companion.journey.stops import pages_for
from companion.views.search.hit import Candidate, Hit, Way


class GuideSearch(Struct, frozen=True, dict=True):
    """The guide as one person reads it."""

    journey: Journey
    guide_files: GuideFiles
    wording: Wording

    def candidates(self) -> Iterator[Candidate]:
        """Yield a candidate for each searchable text, in the guide's order. Broken files and the texts
        of open doors are left out.
        """
        for stop in self.journey.stops():
            if stop.step:
                yield from self._step(stop.step)
            elif not (stop.part and self.journey.door(stop.part) == "open"):
                yield self._without_pages(stop)
        with suppress(GuideError):
            yield from map(self._exercise, self.guide_files.steady.values())

    def _without_pages(self, stop: Stop) -> Candidate:
        guide, way = self.journey.guide, Way("page", stop.id)
        if stop.part:
            hit = Hit(stop.part.title.strip(), way)
            return Candidate(hit, (self._prose(stop.part.door), hit.title))
        words = guide.welcome if stop.kind == "welcome" else guide.ending
        return Candidate(Hit(words.title.strip(), way), (self._prose(words.text), words.title))

    def _step(self, step: Step) -> Iterator[Candidate]:
        if (claims := self._claims(step.claims)) is not None:
            hit = Hit(step.title.strip(), Way("page", step.step, GIST), claims)
            yield Candidate(hit, (self.wording.fill(step.gist), step.title))
        with suppress(GuideError):
            pages = self.journey.pages_of(step.step).pages
            for n in pages_for(pages, self.journey.choices.role or "person"):
                yield from self._page(step, n, pages[n])

    def _page(self, step: Step, n: int, page: Page) -> Iterator[Candidate]:
        """Yield a candidate for a page.

        A page whose claims cannot be shown is never displayed, so it is left out.
        """
        ids, more = (page.claims, page.more) if isinstance(page, TextPage) else ((), None)
        if (claims := self._claims(ids)) is not None:
            heading, *texts = self._texts(page)
            title = "  ·  ".join(dict.fromkeys(filter(None, (step.title.strip(), heading))))
            says = (claim.says for claim in claims)
            hit = Hit(title, Way("page", step.step, n), claims)
            yield Candidate(hit, (*texts, *says, heading), self._prose(more))

    def _texts(self, page: Page) -> tuple[str, ...]:
        """Return a page's heading and the texts under it. A question is shown under the title of its step."""
        title = "".join(self.wording.fill(raw.strip()) for _, at, raw in texts(page) if at == ("title",))
        under = (one for one in texts(page) if one.at != ("title",) and one.kind not in ("more", "question"))
        return title, *(
            self._prose(raw) if kind == "text" else self.wording.fill(raw) for kind, _, raw in under
        )

    def _exercise(self, exercise: Exercise) -> Candidate:
        moves = (self._prose(move) for move in exercise.moves)
        hit = Hit(exercise.title.strip(), Way("exercise", exercise.exercise))
        return Candidate(hit, (exercise.about, *moves, exercise.ask or "", hit.title))

    def _prose(self, text: str | None) -> str:
        """Return the paragraphs of a text joined to one."""
        paragraphs = self.wording.paragraphs(text or "")
        return " ".join(
            ("- " if one.item else "") + "".join(run.text for run in one.runs) for one in paragraphs
        )

    def _claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...] | None:
        """Return the claims with these ids; None if some cannot be read."""
        known = self._all_claims if ids else {}
        return tuple(known[id] for id in ids) if all(id in known for id in ids) else None

    @cached_property
    def _all_claims(self) -> Mapping[str, Claim]:
        try:
            return self.guide_files.claims
        except GuideError:
            return {}
