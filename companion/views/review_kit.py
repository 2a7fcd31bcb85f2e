"""The review kit: every page of a guide with its claims and sources, and boxes to tick on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from companion.guide.load import GuideFiles
from companion.guide.model import Guide, Source
from companion.guide.review.pages import ReviewPage
from companion.guide.wording import Wording
from companion.messages import N_, comma_list
from companion.messages import gettext as _
from companion.views.block import Block, View, block, mark, prose
from companion.views.evidence import in_full

_LINE = "_" * 30
_INTRO = N_(
    "Thank you for reading. These are the pages of the guide, in order. Under each page are its claims,"
    " each with its label, the reason for the label, and its sources."
)
_JUDGE = N_("Mark what you can judge, and leave the rest empty.")
_MEANINGS = (
    ("true", N_("As far as you know, what the page says is right.")),
    ("clear", N_("Someone tired would understand the page at once.")),
    ("hurts", N_("The page could hurt someone who reads it.")),
)
_FILLING_IN = N_(
    "On paper, tick a box, or write “no” beside it. In the table, {table}, write “yes” (or “x”) or “no”."
    " In the first row below the headings, write “clinician” or “reader” under “role”. Under “name”, you"
    " can write a name or initials, or nothing. Use one table for each person."
)


def review_kit(guide_files: GuideFiles, pages: Sequence[ReviewPage], table: str) -> View:
    """Return the pages to print. ``table`` is the name of the file to fill in."""
    guide = guide_files.guide
    blocks = [
        block("text", _(_INTRO)),
        block("text", _(_JUDGE)),
        *(block("item", _(meaning), lead=name) for name, meaning in _MEANINGS),
        block("text", _(_FILLING_IN).format(table=table)),
        block("text", _("☐ clinician   ☐ reader   Name or initials: {line}").format(line=_LINE)),
    ]
    steps = {step.step: step for part in guide.parts for step in part.steps}
    for id, theirs in groupby(pages, lambda page: page.step):
        if step := steps.get(id):
            gist = _("In a sentence: {gist}").format(gist=Wording(guide, {}).fill(step.gist.strip()))
            blocks += (block("title", step.title.strip()), block("quiet", gist))
            blocks += (
                mark(guide_files.claims[one], "item") for one in step.claims if one in guide_files.claims
            )
        for page in theirs:
            blocks += _page(page, guide, guide_files.sources)
    return View(_("Review of “{title}”").format(title=guide.title.strip()), tuple(blocks))


def _page(page: ReviewPage, guide: Guide, sources: Mapping[str, Source]) -> list[Block]:
    wording, name = page.wording(guide), f"{page.step} {page.number}"
    heading = wording.fill(page.texts[0].raw.strip()) if page.texts[0].kind == "heading" else _("(no title)")
    blocks = [block("heading", heading, lead=name)]
    if page.roles:
        labels = [guide.roles[role].strip() for role in page.roles if role in guide.roles]
        # Translators: {roles} is what a reader chose, such as "a friend, a relative".
        blocks.append(block("quiet", _("For those who chose: {roles}").format(roles=comma_list(labels))))
    for text in page.texts:
        if text.kind == "more":
            blocks.append(block("quiet", _("The longer explanation, for those who open it:")))
        if text.kind == "question":
            # Translators: the question that a page offers to keep
            ask = _("A question to keep: {question}")
            blocks.append(block("quiet", ask.format(question=wording.fill(text.raw.strip()))))
        elif text.kind == "label":
            blocks.append(block("item", wording.fill(text.raw.strip())))
        elif text.kind != "heading":
            blocks += prose(wording.paragraphs(text.raw))
    for claim in page.claims:
        blocks += in_full(claim, sources)
    boxes = _("☐ true   ☐ clear   ☐ hurts")
    return [
        *blocks,
        block("text", boxes, lead=name),
        block("line", _("Remark: {line}").format(line=_LINE * 2)),
    ]
