"""Whatever one file names, another one has; and each id means one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.phrases import avoided_in
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import Address
from companion.guide.load import report_repeated_ids
from companion.guide.validate import did_you_mean
from companion.guide.yaml_tree import Tree


def check(subject: Subject) -> None:
    """Blame each name that nothing answers to, and each id that stands twice."""
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


def known(tree: Tree, at: Address, names: Iterable[str], there: Iterable[str], kind: str) -> None:
    """Report each of ``names`` that is not in ``there``; ``at`` is the address of their list."""
    there = set(there)
    for n, name in enumerate(names):
        if name not in there:
            tree.report((*at, n), f'the {kind} "{name}"', did_you_mean(name, there))


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
            tree.report(("article", "sections", n), f'no step follows "{section}"', "each section has a step")


def _section(name: str | None, sections: Sequence[str], *, follows: bool) -> tuple[str, str] | None:
    """Return the problem with the section that a step names, and its remedy; None if there is none.

    ``follows`` is whether the guide follows an article.
    """
    if name is None:
        return ('no "from"', "the section of the article it follows") if follows else None
    if not follows:
        return '"from" in a guide without an article', 'an "article" with its sections, or no "from"'
    return None if name in sections else (f'the section "{name}"', did_you_mean(name, sections))


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
            kind, wish = ("phrase", "each once") if key == "phrase" else ("id", "each has an id of its own")
            file.tree.report((*at, list_, n, key), f'the {kind} "{item[key]}" more than once', wish)


def _claims_named(files: CheckedFiles) -> None:
    if not files.claims:
        return
    there = {claim.claim for claim in files.claims.content.claims}
    for file, at, names in named_claims(files):
        known(file.tree, at, names, there, "claim")


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
        known(files.claims.tree, ("claims", n, "sources"), claim.sources, there, "source")


def _steps_named(files: CheckedFiles) -> None:
    if not files.guide:
        return
    named = {step.step for part in files.guide.content.parts for step in part.steps}
    for step, file in files.steps.items():
        if step not in named:
            file.tree.report((), f'no step "{step}" in guide.yaml', did_you_mean(step, named))


def _country(file: CheckedFile[model.Country], code: str, guide: model.Guide | None) -> None:
    country, tree = file.content, file.tree
    if country.country != code:
        tree.report(("country",), f'"{country.country}"', f'the file is named "{code}"')
    for n, one in enumerate(country.resources):
        if guide:
            known(tree, ("resources", n, "purposes"), one.purposes, guide.purposes, "purpose")
        if not (one.phone or one.text or one.chat or one.web or one.email or one.note):
            wanted = "phone, text, chat, web or email, or a note saying how"
            tree.report(("resources", n), "no way to reach it", wanted)


def _tone(files: CheckedFiles, file: CheckedFile[model.Tone]) -> None:
    phrases = {one.phrase for one in avoided_in(file.content)}
    names = {one.name for one in files.all()}
    for n, one in enumerate(file.content.allowed):
        if one.phrase not in phrases:
            at: Address = ("allowed", n, "phrase")
            file.tree.report(at, f'the phrase "{one.phrase}"', did_you_mean(one.phrase, phrases))
        if files.whole and one.file not in names:
            file.tree.report(("allowed", n, "file"), f'the file "{one.file}"', did_you_mean(one.file, names))
