"""The searchable texts of the help screen: its signs, and the lines around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.guide.model import Claim, HelpGroup
from companion.guide.wording import Wording
from companion.views.location import Location
from companion.views.search.hit import Candidate, Hit, Way
from companion.views.support import emergency_number


class HelpSearch(Struct, frozen=True):
    """The help screen as it is shown in one country."""

    guide_files: GuideFiles
    where: Location

    def candidates(self) -> Iterator[Candidate]:
        """Yield a candidate for each group of signs, and for the texts before and after; none if the file
        cannot be read.
        """
        with suppress(GuideError):
            help_ = self.guide_files.help
            number = emergency_number(self.guide_files, self.where)
            title = self._filled(help_.title, number)
            yield Candidate(Hit(title, Way("help")), (self._filled(help_.first, number), title))
            yield from (self._group(group, title, number) for group in help_.groups)
            yield Candidate(Hit(title, Way("help")), (self._filled(help_.last, number),))

    def _group(self, group: HelpGroup, screen: str, number: str) -> Candidate:
        title = self._filled(group.title, number)
        signs = tuple(self._filled(item, number) for item in group.items)
        hit = Hit(f"{screen}  ·  {title}", Way("help"), self._claims(group.claims))
        return Candidate(hit, (*signs, self._filled(group.intro, number), title), signs=signs)

    def _filled(self, text: str, number: str) -> str:
        paragraphs = Wording(self.guide_files.guide, {}).paragraphs(text, emergency=number)
        return " ".join("".join(run.text for run in one.runs) for one in paragraphs)

    def _claims(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """Return the claims of a group; none if they cannot be read, as the screen shows the signs anyway."""
        try:
            return tuple(self.guide_files.claims[id] for id in ids if id in self.guide_files.claims)
        except GuideError:
            return ()
