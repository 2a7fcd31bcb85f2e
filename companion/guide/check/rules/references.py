"""Requires every name to refer to something, and every id to be used once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.phrases import avoided_in
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import Address, expected
from companion.guide.load import report_repeated_ids
from companion.guide.validate import did_you_mean
from companion.guide.yaml_tree import Tree
from companion.messages import gettext as _


def check(subject: Subject) -> None:
    """Report names that refer to nothing, and ids that are used twice."""
    files = subject.files
    if files.guide:
        _guide(files.guide)
    _ids(files)
    _claims_named(files)
    _sources_named(files)
    _steps_named(files)
    for code, file in files.countries.items():
        _country(file, code, files.guide.content if files.guide else None)
    if files.tone:
        _tone(files, files.tone)


def known(tree: Tree, at: Address, names: Iterable[str], there: Iterable[str], unknown: str) -> None:
    """Report each of ``names`` that is not in ``there``; ``at`` is the address of their list.

    ``unknown`` says so of one ``{name}``, in the language in use.
    """
    there = set(there)
    for n, name in enumerate(names):
        if name not in there:
            tree.report((*at, n), unknown.format(name=name), did_you_mean(name, there))


def _guide(file: CheckedFile[model.Guide]) -> None:
    guide, tree = file.content, file.tree
    report_repeated_ids(guide, tree)
    sections = guide.article.sections if guide.article else ()
    followed = set()
    for p, part in enumerate(guide.parts):
        for s, step in enumerate(part.steps):
            followed.add(step.article_section)
            if wrong := _section(step.article_section, sections, follows=bool(guide.article)):
                tree.report(("parts", p, "steps", s, "from"), *wrong)
    for n, section in enumerate(sections):
        if section not in followed:
            found = _('no step is based on the section "{name}"').format(name=section)
            tree.report(
                ("article", "sections", n),
                found,
                _('write this section after "from" in a step, or delete the section'),
            )


def _section(name: str | None, sections: Sequence[str], *, follows: bool) -> tuple[str, str] | None:
    """Return the problem with the section that a step names, and its remedy; None if there is none.

    ``follows`` is whether the guide follows an article.
    """
    if name is None:
        missing = (
            _('"from" is missing'),
            _('add "from", with the section of the article that this step follows'),
        )
        return missing if follows else None
    if not follows:
        wish = _('add "article" and its sections, or delete "from"')
        return _('"from" is used, but the guide has no "article"'), wish
    unknown = _('the article has no section "{name}"').format(name=name)
    return None if name in sections else (unknown, did_you_mean(name, sections))


def _ids(files: CheckedFiles) -> None:
    once(files.claims, "claims", "claim")
    once(files.sources, "sources", "source")
    once(files.feelings, "feelings", "feeling")
    once(files.feelings, "weights", "weight")
    once(files.steady, "exercises", "exercise")
    once(files.close_one, "prompts", "prompt")
    once(files.tone, "avoid", "phrase")
    for file in files.countries.values():
        once(file, "resources", "resource")


def once(file: CheckedFile[Any] | None, list_: str, key: str, at: Address = ()) -> None:
    """Report each id that occurs more than once in a list of a file; do nothing without the file.

    ``key`` is the name of the id in each item, and ``at`` is the address of the mapping that holds the list.
    """
    if not file:
        return
    items: Any = file.tree.data
    for step in (*at, list_):
        items = items.get(step, []) if isinstance(items, dict) else items[step]
    names = Counter(item[key] for item in items)
    for n, item in enumerate(items):
        if names[item[key]] > 1:
            phrase = _('the phrase "{name}" is listed more than once'), _("list each phrase only once")
            other = _('the id "{name}" is used more than once'), _("give each item its own id")
            found, wish = phrase if key == "phrase" else other
            file.tree.report((*at, list_, n, key), found.format(name=item[key]), wish)


def _claims_named(files: CheckedFiles) -> None:
    if not files.claims:
        return
    there = {claim.claim for claim in files.claims.content.claims}
    for file, at, names in named_claims(files):
        known(file.tree, at, names, there, _('no claim is called "{name}"'))


def named_claims(files: CheckedFiles) -> Iterable[tuple[CheckedFile[Any], Address, tuple[str, ...]]]:
    """Yield each list of claims that a part, a gist, the help screen or a page names, with its place."""
    if files.guide:
        for p, part in enumerate(files.guide.content.parts):
            yield files.guide, ("parts", p, "claims"), part.claims
            for s, step in enumerate(part.steps):
                yield files.guide, ("parts", p, "steps", s, "claims"), step.claims
    if files.help:
        for n, group in enumerate(files.help.content.groups):
            yield files.help, ("groups", n, "claims"), group.claims
    for file in files.steps.values():
        for n, page in enumerate(file.content.pages):
            if isinstance(page, model.TextPage):
                yield file, ("pages", n, "claims"), page.claims


def _sources_named(files: CheckedFiles) -> None:
    if not (files.claims and files.sources):
        return
    there = {source.source for source in files.sources.content.sources}
    for n, claim in enumerate(files.claims.content.claims):
        unknown = _('no source is called "{name}"')
        known(files.claims.tree, ("claims", n, "sources"), claim.sources, there, unknown)


def _steps_named(files: CheckedFiles) -> None:
    if not files.guide:
        return
    named = {step.step for part in files.guide.content.parts for step in part.steps}
    for step, file in files.steps.items():
        if step not in named:
            found = _('guide.yaml has no step "{name}"').format(name=step)
            file.tree.report((), found, did_you_mean(step, named))


def _country(file: CheckedFile[model.Country], code: str, guide: model.Guide | None) -> None:
    country, tree = file.content, file.tree
    if country.country != code:
        found = _('"{code}" does not match the file\'s name').format(code=country.country)
        tree.report(("country",), found, expected(f'"{code}"'))
    for n, one in enumerate(country.resources):
        if guide:
            unknown = _('no purpose is called "{name}"')
            known(tree, ("resources", n, "purposes"), one.purposes, guide.purposes, unknown)
        if not (one.phone or one.text or one.chat or one.web or one.email or one.note):
            wanted = _(
                "add a phone or text number, a chat, web or email address, or a note on how to reach the"
                " service"
            )
            tree.report(("resources", n), _("no way to reach this service is given"), wanted)


def _tone(files: CheckedFiles, file: CheckedFile[model.Tone]) -> None:
    phrases = {one.phrase for one in avoided_in(file.content)}
    names = {one.name for one in files.all()}
    for n, one in enumerate(file.content.allowed):
        if one.phrase not in phrases:
            at: Address = ("allowed", n, "phrase")
            found = _('the phrase "{phrase}" is not on the list of avoided phrases').format(phrase=one.phrase)
            file.tree.report(at, found, did_you_mean(one.phrase, phrases))
        if files.whole and one.file not in names:
            found = _('there is no file "{file}"').format(file=one.file)
            file.tree.report(("allowed", n, "file"), found, did_you_mean(one.file, names))
