"""What a guide must satisfy as a whole: every file reads, and whatever one file names, another one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

from companion.guide import model
from companion.guide.load import blame_repeated_ids, read
from companion.guide.shape import did_you_mean
from companion.guide.tree import Address, GuideError, Mistake, Tree
from companion.guide.wording import SLOT

T = TypeVar("T")


def check(folder: Path) -> list[Mistake]:
    """Return every mistake of a guide's folder, file by file."""
    return _Check(folder).run()


class _Check:
    """One pass over a folder. A file that does not read is named, and left out of what others are held
    against.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mistakes: list[Mistake] = []

    def run(self) -> list[Mistake]:
        guide = self._read("guide.yaml", model.Guide)
        claims = self._read("claims.yaml", model.Claims)
        sources = self._read("sources.yaml", model.Sources)
        feelings = self._read("feelings.yaml", model.Feelings)
        help_ = self._read("help.yaml", model.Help)
        self.claims = None if claims is None else {claim.claim for claim in claims[0].claims}
        self.sources = None if sources is None else {source.source for source in sources[0].sources}
        self.slots: set[str] = set() if guide is None else {slot.slot for slot in guide[0].words}
        if guide:
            self._guide(*guide)
        if claims:
            self._claims(*claims)
        if sources:
            self._once(sources[1], "sources", "source")
            self._braces(sources[1], {})
            self._keep(sources[1])
        if feelings:
            self._once(feelings[1], "feelings", "feeling")
            self._once(feelings[1], "weights", "weight")
            self._braces(feelings[1], {})
            self._keep(feelings[1])
        if help_:
            self._help(*help_)
        self._steps(guide[0] if guide else None)
        self._countries(guide[0] if guide else None)
        return self.mistakes

    def _read(self, name: str, record: type[T]) -> tuple[T, Tree] | None:
        try:
            return read(self.folder / name, record)
        except GuideError as error:
            self.mistakes += error.mistakes
            return None

    def _keep(self, tree: Tree) -> None:
        self.mistakes += tree.mistakes

    def _guide(self, guide: model.Guide, tree: Tree) -> None:
        blame_repeated_ids(guide, tree)
        for p, part in enumerate(guide.parts):
            self._known(tree, ("parts", p, "claims"), part.claims, self.claims, "claim")
            for s, step in enumerate(part.steps):
                if step.article_section not in guide.article.sections:
                    found = f'the section "{step.article_section}"'
                    allowed = did_you_mean(step.article_section, guide.article.sections)
                    tree.blame(("parts", p, "steps", s, "from"), found, allowed)
        followed = {step.article_section for part in guide.parts for step in part.steps}
        for n, section in enumerate(guide.article.sections):
            if section not in followed:
                tree.blame(
                    ("article", "sections", n), f'no step follows "{section}"', "each section has a step"
                )
        self._braces(tree, self.slots, _FILLED)
        self._keep(tree)

    def _claims(self, claims: model.Claims, tree: Tree) -> None:
        self._once(tree, "claims", "claim")
        for n, claim in enumerate(claims.claims):
            self._known(tree, ("claims", n, "sources"), claim.sources, self.sources, "source")
            if claim.standing in ("supported", "partly") and not claim.sources:
                tree.blame(("claims", n), f'"{claim.standing}" without a source', "name what it rests on")
        self._braces(tree, {})
        self._keep(tree)

    def _help(self, help_: model.Help, tree: Tree) -> None:
        for n, group in enumerate(help_.groups):
            self._known(tree, ("groups", n, "claims"), group.claims, self.claims, "claim")
        self._braces(tree, {*self.slots, "emergency"})
        self._keep(tree)

    def _steps(self, guide: model.Guide | None) -> None:
        named = {step.step for part in guide.parts for step in part.steps} if guide else set()
        there = {path.stem for path in (self.folder / "steps").glob("*.yaml")}
        for step in sorted(there | named):
            found = self._read(f"steps/{step}.yaml", model.StepText)
            if not found:
                continue
            text, tree = found
            if guide and step not in named:
                tree.blame((), f'no step "{step}" in guide.yaml', did_you_mean(step, named))
            for n, page in enumerate(text.pages):
                if isinstance(page, model.TextPage):
                    self._known(tree, ("pages", n, "claims"), page.claims, self.claims, "claim")
            self._braces(tree, self.slots)
            self._keep(tree)

    def _countries(self, guide: model.Guide | None) -> None:
        paths = sorted((self.folder / "resources").glob("*.yaml"))
        if not any(path.stem == "INT" for path in paths):
            path = self.folder / "resources" / "INT.yaml"
            self.mistakes.append(
                Mistake(path, 1, 1, "the file is missing", "resources for everybody belong in it")
            )
        for path in paths:
            found = self._read(f"resources/{path.name}", model.Country)
            if not found:
                continue
            country, tree = found
            if country.country != path.stem:
                tree.blame(("country",), f'"{country.country}"', f'the file is named "{path.stem}"')
            self._once(tree, "resources", "resource")
            purposes: set[str] | None = set(guide.purposes) if guide else None
            for n, resource in enumerate(country.resources):
                at: Address = ("resources", n)
                self._known(tree, (*at, "purposes"), resource.purposes, purposes, "purpose")
                if not (
                    resource.phone
                    or resource.text
                    or resource.chat
                    or resource.web
                    or resource.email
                    or resource.note
                ):
                    tree.blame(
                        at, "no way to reach it", "phone, text, chat, web or email, or a note saying how"
                    )
            self._braces(tree, {})
            self._keep(tree)

    def _known(
        self, tree: Tree, at: Address, names: Iterable[str], known: set[str] | None, kind: str
    ) -> None:
        for n, name in enumerate(names):
            if known is not None and name not in known:
                tree.blame((*at, n), f'the {kind} "{name}"', did_you_mean(name, known))

    def _once(self, tree: Tree, list_: str, key: str) -> None:
        names = Counter(item[key] for item in tree.data[list_])
        for n, item in enumerate(tree.data[list_]):
            if names[item[key]] > 1:
                tree.blame(
                    (list_, n, key), f'the id "{item[key]}" more than once', "each has an id of its own"
                )

    def _braces(self, tree: Tree, slots: Collection[str], filled: frozenset[str] | None = None) -> None:
        """Every text in the file uses only slots that there are, and only where they are filled.

        ``filled`` are the keys whose texts are filled; without it, all are.
        """
        for address, text in _texts(tree.data, ()):
            here = slots if filled is None or address[-1] in filled else ()
            for match in SLOT.finditer(text):
                name = match[1]
                if name is None:
                    tree.blame(address, "a single brace", "braces hold a slot, such as {partner}")
                elif name[:1].lower() + name[1:] not in here:
                    tree.blame(address, f"the slot {{{name}}}", did_you_mean(name, here))


_FILLED = frozenset({"text", "door", "gist", "summary"})
"""Keys of ``guide.yaml`` whose texts take the person's own words."""


def _texts(data: Any, at: Address) -> Iterable[tuple[Address, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*at, index))
