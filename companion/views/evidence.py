"""The evidence view, with the standing, reasons and sources of claims, and the list of all sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from companion.guide.load import GuideFiles
from companion.guide.model import Claim, Source
from companion.guide.prose import paragraphs
from companion.views.block import STANDINGS, Block, View, block, mark, prose

MEANINGS = {
    "supported": "Good sources say so.",
    "partly": "Some of it holds, or it holds for some people.",
    "usual advice": "Clinics, health services or charities say so. We read no study of it.",
    "not supported": "No study we found shows it, or studies say otherwise.",
    "not found": "We looked, and could not trace where it comes from.",
    "opinion": "A view, not something that can be shown.",
}
"""The meaning of each standing."""

_READ = {
    "paper": "The paper was read.",
    "abstract": "Its abstract was read, not the whole paper.",
    "page": "The page was read.",
    "secondary": "Only somebody else's account of it was read.",
}


def evidence(ids: Iterable[str], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> View:
    """Return the claims with these ids, each with its standing, the reason for it, and its sources."""
    blocks: list[Block] = []
    for id in dict.fromkeys(ids):
        blocks += in_full(claims[id], sources)
    if not blocks:
        blocks = [
            block("quiet", "Nothing on this page is a claim about health, so there is nothing to show here.")
        ]
    return View("Why, and where this comes from", tuple(blocks))


def in_full(claim: Claim, sources: Mapping[str, Source]) -> list[Block]:
    """Return a claim with its standing, the meaning of that standing, the reason for it, and its sources."""
    named = [block("item", source_line(sources[id])) for id in claim.sources if id in sources]
    return [
        mark(claim),
        block("quiet", MEANINGS[claim.standing]),
        *prose(paragraphs(claim.why)),
        *(named or [block("quiet", "No source is named for this.")]),
        block("quiet", f"Checked {claim.checked.isoformat()}."),
    ]


def source_line(source: Source) -> str:
    """Return a source in one line: its citation, how much of it was read, and its address."""
    parts = [source.citation.strip(), _READ[source.read], source.address or ""]
    return " ".join(part for part in parts if part)


def sources(guide_files: GuideFiles) -> View:
    """Return all sources in the order of the guide's file, each with the claims that rest on it."""
    blocks: list[Block] = []
    for source in guide_files.sources.values():
        blocks.append(block("text", source_line(source)))
        resting = [claim for claim in guide_files.claims.values() if source.source in claim.sources]
        blocks += [block("item", f"{claim.says.strip()} ({STANDINGS[claim.standing]})") for claim in resting]
    return View("Sources", tuple(blocks))
