"""Past check-ins, told one by one. No counts, no averages, no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from companion.dates import moment
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.sheets.block import Block, Sheet, block, own_text


def diary(entries: Sequence[Entry[CheckIn]], feelings: Feelings, *, unreadable: bool = False) -> Sheet:
    """Return all check-ins, the latest first, as the person put them."""
    blocks: list[Block] = []
    for entry in reversed(entries):
        blocks.append(block("heading", moment(entry.when)))
        blocks.append(block("text", words_of(entry.what, feelings) or "No word was chosen."))
        blocks += own_text(entry.what.line) if entry.what.line else []
    if not entries:
        blocks.append(block("quiet", "Nothing is kept here yet."))
    if unreadable:
        blocks.append(block("quiet", "Something in your journal could not be read. It was left as it is."))
    return Sheet("Past check-ins", tuple(blocks))


def words_of(check_in: CheckIn, feelings: Feelings) -> str:
    """Return the weight and the feelings in words; an id the guide no longer has speaks for itself."""
    weights = {weight.weight: weight.label.strip() for weight in feelings.weights}
    names = {feeling.feeling: feeling.label.strip() for feeling in feelings.feelings}
    chosen = [names.get(id, id.replace("-", " ")) for id in check_in.feelings]
    weight = weights.get(check_in.weight, check_in.weight.replace("-", " "))
    return "  ·  ".join(part for part in (weight, ", ".join(chosen)) if part)
