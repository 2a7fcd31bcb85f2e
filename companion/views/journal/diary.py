"""The diary: past check-ins one by one. It shows no counts, no averages and no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.dates import moment
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.messages import N_, comma_list
from companion.messages import gettext as _
from companion.text import isolated
from companion.views.block import Block, View, block, own_text

NO_WORDS = N_("No word was chosen.")


def diary(entries: Sequence[Entry[CheckIn]], feelings: Feelings, missing: str = "") -> View:
    """Return all check-ins, the latest first, in the person's own words, and the ``missing`` notice."""
    blocks: list[Block] = []
    for entry in reversed(entries):
        blocks.append(block("heading", moment(entry.when)))
        blocks += entry_blocks(entry.record, feelings, _(NO_WORDS))
    if missing or not entries:
        blocks.append(block("quiet", missing or _("Nothing is kept yet.")))
    return View(_("Past check-ins"), tuple(blocks))


def entry_blocks(check_in: CheckIn, feelings: Feelings, wordless: str = "") -> Iterator[Block]:
    """Yield the words of a check-in and its line. ``wordless`` replaces the words if there are none."""
    if said := words_of(check_in, feelings) or wordless:
        yield block("text", said)
    if check_in.line:
        yield from own_text(check_in.line)


def words_of(check_in: CheckIn, feelings: Feelings) -> str:
    """Return the weight and the feelings in words. If the guide no longer has one, its id is shown."""
    weights = {weight.weight: weight.label.strip() for weight in feelings.weights}
    names = {feeling.feeling: feeling.label.strip() for feeling in feelings.feelings}
    chosen = [names.get(id) or isolated(id) for id in check_in.feelings]
    weight = weights.get(check_in.weight, check_in.weight.replace("-", " "))
    return "  ·  ".join(part for part in (weight, comma_list(chosen)) if part)


class DiaryFilter(NamedTuple):
    """A filter for check-ins. Without any field set, it matches all of them."""

    feeling: str = ""
    """The id of a feeling, or a custom word, that check-ins must have; empty for any."""
    step: str = ""
    """The id of the step in which check-ins must have been made; empty for any."""
    text: str = ""
    """Words that must all be in a check-in; empty for any."""
    said: str = ""
    """The filter described as a sentence."""


ALL = DiaryFilter()


def filtered(
    entries: Sequence[Entry[CheckIn]], wanted: DiaryFilter, feelings: Feelings
) -> list[Entry[CheckIn]]:
    """Return the check-ins that match a filter."""
    return [entry for entry in entries if _holds(entry.record, wanted, feelings)]


def _holds(check_in: CheckIn, wanted: DiaryFilter, feelings: Feelings) -> bool:
    if wanted.feeling and wanted.feeling not in check_in.feelings:
        return False
    if wanted.step and wanted.step != check_in.step:
        return False
    if not wanted.text:
        return True
    said = f"{words_of(check_in, feelings)} {check_in.line}".casefold()
    return all(word in said for word in wanted.text.casefold().split())


def custom_words(check_in: CheckIn, feelings: Feelings) -> str:
    """Return the custom words of a check-in, separated by commas."""
    known = {feeling.feeling for feeling in feelings.feelings}
    return ", ".join(word for word in check_in.feelings if word not in known)


def with_custom_words(chosen: Sequence[str], own: str) -> tuple[str, ...]:
    """Return the ids of the chosen feelings and the custom words in ``own``, which commas separate."""
    words = (" ".join(word.split()) for word in own.replace("\n", ",").split(","))
    return (*chosen, *dict.fromkeys(word for word in words if word and word not in chosen))
