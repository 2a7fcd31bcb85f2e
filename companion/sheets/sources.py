"""All sources of a guide, with what was read of each and the claims that rest on it."""

from __future__ import annotations

from companion.guide.load import Library
from companion.sheets.block import STANDINGS, Block, Sheet, block
from companion.sheets.evidence import source_line


def sources(library: Library) -> Sheet:
    """Return the sources in the order of the guide's file."""
    blocks: list[Block] = []
    for source in library.sources.values():
        blocks.append(block("text", source_line(source)))
        resting = [claim for claim in library.claims.values() if source.source in claim.sources]
        blocks += [block("item", f"{claim.says.strip()} ({STANDINGS[claim.standing]})") for claim in resting]
    return Sheet("Sources", tuple(blocks))
