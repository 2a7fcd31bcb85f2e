"""Requires every claim to be used and sourced, and every statement of the article to carry a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.rules.references import named_claims
from companion.guide.check.sentences import is_english
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import ShownText
from companion.guide.diagnostics import Address
from companion.messages import gettext as _


def check(subject: Subject) -> None:
    """Report unused claims and sources, and statements that lack one."""
    files = subject.files
    if files.claims:
        _sourced(files.claims)
        _on_the_article_alone(files, files.claims)
        _numbered(files.claims, files.guide)
    if files.whole:  # what one cannot read may well be what uses it
        _used(files)
    if files.guide and is_english(files.guide.content.language):
        for one in subject.shown:
            _marked(one)


def _sourced(file: CheckedFile[model.Claims]) -> None:
    for n, claim in enumerate(file.content.claims):
        if claim.standing in model.SOURCED and not claim.sources:
            found = _('the standing is "{standing}", but no source is cited').format(standing=claim.standing)
            file.tree.report(("claims", n), found, _('list a source for this claim under "sources"'))


def _on_the_article_alone(files: CheckedFiles, file: CheckedFile[model.Claims]) -> None:
    """Report claims whose only source is the article. The article does not prove its own claims."""
    if not (files.guide and files.guide.content.article and files.sources):
        return
    title = files.guide.content.article.title
    its_own = {one.source for one in files.sources.content.sources if _cites(one.citation, title)}
    for n, claim in enumerate(file.content.claims):
        if claim.standing in model.SOURCED and claim.sources and its_own.issuperset(claim.sources):
            found = _('the standing is "{standing}", but the article is the only source').format(
                standing=claim.standing
            )
            file.tree.report(("claims", n, "sources"), found, _('list another source under "sources"'))


def _cites(citation: str, title: str) -> bool:
    """Whether a citation names a title, and does not merely contain its words."""
    named = r"\s+".join(map(re.escape, title.split()))
    return bool(re.search(rf"(?:^|[^\w\s]\s*){named}\s*(?:$|[^\w\s])", citation.strip(), re.IGNORECASE))


def _numbered(file: CheckedFile[model.Claims], guide: CheckedFile[model.Guide] | None) -> None:
    """Report claim numbers that are repeated or skipped, or that belong to no article."""
    places: dict[int, int] = {}
    items = file.content.claims
    for n, claim in enumerate(items):
        if claim.number is None:
            continue
        if guide and not guide.content.article:
            wish = _('delete the number, or add "article" to guide.yaml')
            file.tree.report(
                ("claims", n, "number"), _("this claim has a number, but the guide follows no article"), wish
            )
        first = items[places.setdefault(claim.number, n)]
        if first.claim != claim.claim:  # a claim that is there twice is told already
            found = _("the claim number {number} is used twice").format(number=claim.number)
            file.tree.report(("claims", n, "number"), found, _("use each number only once"))
    numbers = [0, *sorted(places)]
    for before, number in pairwise(numbers):
        if number != before + 1:
            one, several = (
                _("the claim number {first} is missing"),
                _("the claim numbers {first} to {last} are missing"),
            )
            found = (one if number == before + 2 else several).format(first=before + 1, last=number - 1)
            at: Address = ("claims", places[number], "number")
            file.tree.report(at, found, _("number the claims from 1, without gaps"))


def used_claims(files: CheckedFiles) -> set[str]:
    """Return the claims that a page, a gist, a part or the help screen names."""
    return {name for _, _, names in named_claims(files) for name in names}


def used_sources(files: CheckedFiles) -> set[str]:
    """Return the sources on which at least one claim rests."""
    return (
        {name for claim in files.claims.content.claims for name in claim.sources} if files.claims else set()
    )


def _used(files: CheckedFiles) -> None:
    if files.claims:
        ids = [claim.claim for claim in files.claims.content.claims]
        told = (
            _('the claim "{id}" is not used'),
            _('list this claim under the "claims" of a page, step, part or help group, or delete it'),
        )
        _unused(files.claims, "claims", "claim", ids, used_claims(files), told)
    if files.sources:
        ids = [source.source for source in files.sources.content.sources]
        told = _('no claim cites the source "{id}"'), _("cite this source in a claim, or delete it")
        _unused(files.sources, "sources", "source", ids, used_sources(files), told)


def _unused(
    file: CheckedFile[Any], list_: str, key: str, ids: Sequence[str], used: set[str], told: tuple[str, str]
) -> None:
    found, wish = told
    for n, id in enumerate(ids):
        if id not in used:
            file.tree.report((list_, n, key), found.format(id=id), wish)


_REPORTING = (
    "adds|advises|argues|asserts|believes|calls|cites|claims|describes|ends by|explains|gives|insists|leans"
    "|lists|maintains|mentions|names|notes|offers|points|presents|promises|puts|quotes|recommends|reports|says"
    "|speaks|states|suggests|tells|warns|writes"
)
_THE_ARTICLE = re.compile(
    rf"\bthe article (?:(?:also|even|first|itself|often|only|then|\w+ly) )*(?:{_REPORTING})\b", re.IGNORECASE
)


def _marked(one: ShownText) -> None:
    """Report a text that quotes the article without the mark of a claim beside it."""
    if not one.text.unmarked:
        return
    match = next((found for passage in one.forms[0] if (found := _THE_ARTICLE.search(passage.text))), None)
    if match:
        said = _('the text says "{words}", but it cites no claim').format(words=match[0])
        one.text.report(said, _('list the claim under "claims"'))
