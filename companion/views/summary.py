"""The summary: the article's message with its claims, each step in a sentence, and what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.guide.model import Claim, Part
from companion.guide.prose import Run
from companion.guide.wording import Wording
from companion.journey import Journey
from companion.messages import gettext as _
from companion.messages import ngettext
from companion.views.block import Block, View, block, mark, prose


def summary(
    journey: Journey,
    claims: Mapping[str, Claim],
    kept: Sequence[Block] = (),
    *,
    behind_doors: bool = False,
    to_open: str = "",
) -> View:
    """Return the summary, followed by ``kept``.

    Points and steps behind a closed door are left out, unless ``behind_doors`` is set. The number of points
    that are left out is said, and ``to_open`` is a sentence that tells how to see what is closed.
    """
    guide = journey.guide
    wording = Wording(guide, journey.choices.words, journey.choices.role)
    parts = guide.parts if behind_doors else _open_parts(journey)
    blocks = prose(wording.paragraphs(guide.summary))
    if said := [mark(claims[id], "point") for part in parts for id in part.claims]:
        title = _("What the article's own summary says") if guide.article else _("In short")
        blocks += [block("title", title), *said]
    if closed := [part for part in guide.parts if part not in parts]:
        text = f"{_left_out(closed)} {to_open}".strip()
        blocks += [block("quiet", text, to="contents" if to_open else "")] if text else []
    for part in guide.parts:
        blocks.append(block("title", part.title.strip()))
        if part in parts:
            blocks += _steps(part, claims, wording)
        else:
            blocks.append(block("quiet", _("This part is closed for now.")))
    return View(_("Summary"), (*blocks, *kept))


def _left_out(closed: Sequence[Part]) -> str:
    """Return how many points of closed parts are left out, as a sentence; empty if they have none."""
    count = sum(len(part.claims) for part in closed)
    points = ngettext(
        "{count} more point is not shown here, because its part is still closed.",
        "{count} more points are not shown here, because their part is still closed.",
        count,
    )
    return points.format(count=count) if count else ""


def claims_of(journey: Journey) -> list[str]:
    """Return the ids of the claims in the summary."""
    parts = _open_parts(journey)
    of_steps = (id for part in parts for step in part.steps for id in step.claims)
    return list(dict.fromkeys([*(id for part in parts for id in part.claims), *of_steps]))


def _open_parts(journey: Journey) -> list[Part]:
    return [part for part in journey.guide.parts if not part.door or journey.door(part) == "open"]


def _steps(part: Part, claims: Mapping[str, Claim], wording: Wording) -> list[Block]:
    """Return each step in one sentence. Claims already shown for the part are not repeated."""
    blocks = []
    # Translators: the title of a step, and the step in one sentence
    in_short = _("{title}. {sentence}")
    for step in part.steps:
        sentence = wording.fill(step.gist.strip())
        before, title, after = in_short.format(title=step.title, sentence=sentence).partition(step.title)
        blocks.append(Block("text", (Run(before), Run(title.strip(), emphasis=True), Run(after))))
        blocks += [mark(claims[id], "note") for id in step.claims if id not in part.claims]
    return blocks


def title_of(journey: Journey, id: str) -> str:
    """Return the title of a step; empty if there is no such step, or it is behind a closed door.

    ``id`` may also be a former id of the step.
    """
    steps = (stop.step for stop in journey.stops() if stop.step)
    return next((step.title.strip() for step in steps if id in (step.step, *step.was)), "")
