"""Reads each file of a guide's folder once. A broken file is reported, and the others remain usable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from companion.guide import model
from companion.guide.diagnostics import Address, Diagnostic, GuideError
from companion.guide.load import CLOSE_ONE, INTERNATIONAL, STEADY, TONE, parsed, reader_of
from companion.guide.yaml_tree import Tree
from companion.messages import gettext as _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CheckedFile(Generic[T]):
    """A file that could be read, with its content and the places of its values."""

    name: str
    """The file's path in the guide's folder."""
    content: T
    tree: Tree
    """The places of the values, and the mistakes found in the file."""
    warnings: Tree
    """The same places, and the warnings about the file."""
    raw: bytes
    """The file's bytes."""

    def line(self, at: Address) -> int:
        """Return the line of a value, or of the nearest value above it in the data."""
        while at and at not in self.tree.values:
            at = at[:-1]
        return self.tree.values.get(at, (1, 1))[0]


class CheckedFiles:
    """All files of a guide. A missing or broken file is None, or left out of ``steps`` or ``countries``."""

    def __init__(self, folder: Path) -> None:
        """Read the files of a guide's folder or archive.

        Raises:
            GuideError: if the archive cannot be read.
        """
        self.folder = folder
        self.reader = reader_of(folder)
        self._trees: list[Tree] = []
        self._doubts: list[Tree] = []
        self.whole = True
        """Whether every file could be read."""
        self.guide = self._read("guide.yaml", model.Guide)
        self.claims = self._read("claims.yaml", model.Claims)
        self.sources = self._read("sources.yaml", model.Sources)
        self.feelings = self._read("feelings.yaml", model.Feelings)
        self.help = self._read("help.yaml", model.Help)
        self.steady = self._read_if_there(STEADY, model.Steady)
        self.close_one = self._read_if_there(CLOSE_ONE, model.CloseOne)
        self.tone = self._read_if_there(TONE, model.Tone)
        self.steps = self._all("steps", self._step_names(), model.StepText)
        self.countries = self._all("resources", self._country_codes(), model.Country)

    def all(self) -> Iterator[CheckedFile[Any]]:
        """Yield every file that could be read, in the order of the report."""
        few = (self.guide, self.claims, self.sources, self.feelings, self.help)
        yield from (file for file in few if file)
        yield from (file for file in (self.steady, self.close_one, self.tone) if file)
        yield from self.steps.values()
        yield from self.countries.values()

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all mistakes found so far, file by file, in the order of their places."""
        return _in_order(self._trees)

    def warnings(self) -> tuple[Diagnostic, ...]:
        """Return all warnings so far, file by file, in the order of their places."""
        return _in_order(self._doubts)

    def not_yaml(self, name: str) -> tuple[Tree, Tree]:
        """Return what takes the mistakes and the warnings of a file that is not YAML."""
        doubts = Tree(self.folder / name)
        self._doubts.append(doubts)
        return self.not_read(name), doubts

    def not_read(self, name: str) -> Tree:
        """Return what takes the mistakes of a file that is not among those that were read."""
        tree = Tree(self.folder / name)
        self._trees.append(tree)
        return tree

    def _read(self, name: str, record: type[T]) -> CheckedFile[T] | None:
        path = self.folder / name
        try:
            raw = self.reader.read(name)
            content, tree = parsed(path, raw, record)
        except GuideError as error:
            self.not_read(name).diagnostics += error.diagnostics
            self.whole = False
            return None
        file = CheckedFile(name, content, tree, replace(tree, diagnostics=[]), raw)
        self._trees.append(file.tree)
        self._doubts.append(file.warnings)
        return file

    def _read_if_there(self, name: str, record: type[T]) -> CheckedFile[T] | None:
        return self._read(name, record) if self.reader.has(name) else None

    def _all(self, folder: str, names: list[str], record: type[T]) -> dict[str, CheckedFile[T]]:
        read = {name: self._read(f"{folder}/{name}.yaml", record) for name in names}
        return {name: file for name, file in read.items() if file}

    def _step_names(self) -> list[str]:
        named = (step.step for part in self.guide.content.parts for step in part.steps) if self.guide else ()
        return sorted({*named, *self.reader.names("steps")})

    def _country_codes(self) -> list[str]:
        codes = self.reader.names("resources")
        if INTERNATIONAL not in codes:
            missing = self.not_read(f"resources/{INTERNATIONAL}.yaml")
            missing.report(
                (), _("the file is missing"), _("add this file, with services for people in any country")
            )
            self.whole = False
        return codes


def _in_order(trees: list[Tree]) -> tuple[Diagnostic, ...]:
    return tuple(one for tree in trees for one in sorted(tree.diagnostics, key=lambda m: (m.line, m.column)))
