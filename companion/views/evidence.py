"""The evidence view, with the standing, reasons and sources of claims, and the list of all sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from companion.dates import day
from companion.guide.load import GuideFiles
from companion.guide.model import Claim, Source
from companion.guide.prose import paragraphs
from companion.messages import N_, ngettext
from companion.messages import gettext as _
from companion.views.block import STANDINGS, Block, View, block, mark, prose

MEANINGS = {
    "supported": N_("Good sources agree with this."),
    "partly": N_("Part of this claim is true, or it is true for some people."),
    "usual advice": N_("Clinics, health services or charities make this claim. We read no study of it."),
    "not supported": N_("No study we found supports this claim, or studies say otherwise."),
    "not found": N_("We searched, but could not find where this claim comes from."),
    "opinion": N_("This claim is an opinion. It cannot be proved or disproved."),
}
"""The meaning of each standing, in English. ``meaning`` returns that of one claim."""

_READ = {
    "paper": N_("We read the paper."),
    "abstract": N_("We read its abstract, not the whole paper."),
    "page": N_("We read part of the page."),
    "secondary": N_("We read only someone else's account of it."),
}


def meaning(claim: Claim) -> str:
    """Return what the claim's standing means. Only where there are several sources do they agree."""
    if claim.standing != "supported":
        return _(MEANINGS[claim.standing])
    return ngettext("A good source says this.", "Good sources agree with this.", len(claim.sources))


def evidence(ids: Iterable[str], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> View:
    """Return the claims with these ids, each with its standing, the reason for it, and its sources."""
    blocks: list[Block] = []
    for id in dict.fromkeys(ids):
        blocks += in_full(claims[id], sources)
    if not blocks:
        nothing = _("This page makes no claim about health, so there is no evidence to show.")
        blocks = [block("quiet", nothing)]
    return View(_("The evidence"), tuple(blocks))


def in_full(claim: Claim, sources: Mapping[str, Source]) -> list[Block]:
    """Return a claim with its standing, the meaning of that standing, the reason for it, and its sources."""
    named = [block("item", source_line(sources[id])) for id in claim.sources if id in sources]
    return [
        mark(claim),
        block("quiet", meaning(claim)),
        *prose(paragraphs(claim.why)),
        *(named or [block("quiet", _("No source is given for this claim."))]),
        block("quiet", _("Checked on {date}.").format(date=day(claim.checked))),
    ]


def source_line(source: Source) -> str:
    """Return a source in one line: its citation, how much of it was read, and its address."""
    parts = [source.citation.strip(), _(_READ[source.read]), source.address or ""]
    return " ".join(part for part in parts if part)


def sources(guide_files: GuideFiles) -> View:
    """Return all sources in the order of the guide's file, each with the claims that rest on it."""
    blocks: list[Block] = []
    for source in guide_files.sources.values():
        blocks.append(block("text", source_line(source)))
        resting = [claim for claim in guide_files.claims.values() if source.source in claim.sources]
        # Translators: a claim with its label, such as "supported"
        labelled = _("{claim} ({label})")
        for claim in resting:
            label = _(STANDINGS[claim.standing])
            blocks.append(block("item", labelled.format(claim=claim.says.strip(), label=label)))
    return View(_("Sources"), tuple(blocks))
