"""Finds a guide's folder and reads its files, each when it is first needed."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from companion.guide import model
from companion.guide.shape import fit
from companion.guide.tree import Address, Tree, grow

T = TypeVar("T")

INTERNATIONAL = "INT"
"""The country code of the services that are there for everybody."""

STEADY = "steady.yaml"
"""The file with the exercises that pages may offer."""

CLOSE_ONE = "close_one.yaml"
"""The file with what a note for someone close asks."""

TONE = "tone.yaml"
"""The file with what a guide's texts avoid."""

RESERVED = frozenset({"welcome", "end"})
"""Places in every guide that are neither a step nor a part."""


def read(path: Path, record: type[T], within: Path | None = None) -> tuple[T, Tree]:
    """Read one file as a ``record``, with the places of its values; if ``within`` is given, only one that
    lies in that folder.

    Raises:
        GuideError: naming every mistake of the file.
    """
    tree = grow(path, within)
    return fit(tree, record), tree


def shipped() -> Path:
    """Return the folder of the guide that comes with the program.

    Raises:
        FileNotFoundError: if the installation has lost its content.
    """
    package = Path(__file__).resolve().parent.parent
    for content in (package / "content", package.parent / "content"):
        for guide in sorted(content.glob("*/en/guide.yaml")):
            return guide.parent
    raise FileNotFoundError(
        "This installation has no guide in it. Install it again, or name one with --guide."
    )


class Library:
    """A guide's folder. Every property reads its file once and raises ``GuideError`` if that is broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._steps: dict[str, model.StepText] = {}
        self._countries: dict[str, model.Country] = {}

    @cached_property
    def guide(self) -> model.Guide:
        """``guide.yaml``: titles, order, and all that is needed to start."""
        guide, tree = self._read("guide.yaml", model.Guide)
        blame_repeated_ids(guide, tree)
        tree.raise_if_wrong()
        return guide

    @cached_property
    def claims(self) -> dict[str, model.Claim]:
        """All claims by their ids."""
        claims, _ = self._read("claims.yaml", model.Claims)
        return {claim.claim: claim for claim in claims.claims}

    @cached_property
    def sources(self) -> dict[str, model.Source]:
        """All sources by their ids."""
        sources, _ = self._read("sources.yaml", model.Sources)
        return {source.source: source for source in sources.sources}

    @cached_property
    def feelings(self) -> model.Feelings:
        """What a check-in offers."""
        return self._read("feelings.yaml", model.Feelings)[0]

    @cached_property
    def steady(self) -> dict[str, model.Exercise]:
        """All exercises by their ids; a guide may have none."""
        if not (self.folder / STEADY).exists():
            return {}
        return {one.exercise: one for one in self._read(STEADY, model.Steady)[0].exercises}

    @cached_property
    def close_one(self) -> model.CloseOne | None:
        """What a note for someone close asks; a guide may have none."""
        if not (self.folder / CLOSE_ONE).exists():
            return None
        return self._read(CLOSE_ONE, model.CloseOne)[0]

    @cached_property
    def tone(self) -> model.Tone:
        """What the texts avoid, and which terms they cannot; a guide may say nothing about it."""
        return self._read(TONE, model.Tone)[0] if (self.folder / TONE).exists() else model.Tone()

    @cached_property
    def help(self) -> model.Help:
        """What the help screen says."""
        return self._read("help.yaml", model.Help)[0]

    def _read(self, name: str, record: type[T]) -> tuple[T, Tree]:
        return read(self.folder / name, record, self.folder)

    def step(self, step: str) -> model.StepText:
        """Return the pages of a step by its id."""
        if step not in self._steps:
            self._steps[step] = self._read(f"steps/{step}.yaml", model.StepText)[0]
        return self._steps[step]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries there are resources for."""
        return tuple(sorted(path.stem for path in (self.folder / "resources").glob("*.yaml")))

    def country(self, code: str) -> model.Country | None:
        """Return a country's resources by its code, or None where there are none."""
        if code not in self.countries:
            return None
        if code not in self._countries:
            self._countries[code] = self._read(f"resources/{code}.yaml", model.Country)[0]
        return self._countries[code]


def fingerprint(text: model.StepText) -> str:
    """Return a short hash of what a step says, to tell later whether it was changed."""
    return blake2b(msgspec.json.encode(text.pages), digest_size=8).hexdigest()


def blame_repeated_ids(guide: model.Guide, tree: Tree) -> None:
    """Blame ids of steps and parts that stand twice: progress is kept by them, so each means one place."""
    seen = set(RESERVED)
    for p, part in enumerate(guide.parts):
        named: list[tuple[str, Address]] = [(part.part, ("parts", p, "part"))]
        for s, step in enumerate(part.steps):
            at: Address = ("parts", p, "steps", s)
            named.append((step.step, (*at, "step")))
            named += [(old, (*at, "was", w)) for w, old in enumerate(step.was)]
        for name, address in named:
            if name in seen:
                tree.blame(
                    address, f'the id "{name}" a second time', "each step and part has an id of its own"
                )
            seen.add(name)
