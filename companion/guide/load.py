"""Finds a guide's folder and reads each of its files when it is first needed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from companion import messages
from companion.guide import model
from companion.guide.cache import GuideCache
from companion.guide.diagnostics import Address
from companion.guide.files import Folder, Reader, bytes_of
from companion.messages import gettext as _
from companion.text import clean

if TYPE_CHECKING:
    from companion.guide.yaml_tree import Tree

T = TypeVar("T")

File = Literal["guide", "claims", "sources", "feelings", "steady", "close_one", "tone", "help"]
"""The files of which a guide has one, by the names of the ``GuideFiles`` properties that read them."""

INTERNATIONAL = "INT"
"""The country code of services that are available everywhere."""

STEADY = "steady.yaml"
"""The file with the exercises that pages may offer."""

CLOSE_ONE = "close_one.yaml"
"""The file with the questions for a note to someone close."""

TONE = "tone.yaml"
"""The file with the phrases that a guide avoids."""

REVIEWS = "reviews"
"""The folder with the tables in which people marked the guide's pages."""

REVIEW = ".csv"
"""The ending of such a table's file name."""

PACKED = ".zip"
"""The ending of a guide's file name if the guide is an archive."""

RESERVED = frozenset({"welcome", "end"})
"""Ids of places in every guide that are neither a step nor a part."""


def read(path: Path, record: type[T]) -> tuple[T, Tree]:
    """Read one file as a ``record``, with the places of its values.

    Raises:
        GuideError: with every mistake in the file.
    """
    return parsed(path, bytes_of(path), record)


def parsed(path: Path, raw: bytes, record: type[T]) -> tuple[T, Tree]:
    """Return a file's bytes as a ``record``, with the places of its values.

    Raises:
        GuideError: with every mistake in the file.
    """
    # The parser is slow to import, and a cached guide does not need it.
    from companion.guide.validate import validate
    from companion.guide.yaml_tree import grow

    tree = grow(path, raw)
    return validate(tree, record), tree


def shipped() -> Path:
    """Return the folder of the guide that comes with the program.

    Raises:
        FileNotFoundError: if the installation has no guide.
    """
    package = Path(__file__).resolve().parent.parent
    for content in (package / "content", package.parent / "content"):
        for guide in sorted(content.glob("*/en/guide.yaml")):
            return guide.parent
    raise FileNotFoundError(
        _("This installation has no guide. Install the program again, or choose a guide with --guide.")
    )


def guide_folder(path: Path | None) -> Path:
    """Return the folder or archive of a guide; without a path, of the guide that comes with the program.

    A path to a YAML file names the guide that the file belongs to.

    Raises:
        FileNotFoundError: if no path is given and the installation has no guide.
    """
    folder = path or shipped()
    if folder.suffix != ".yaml":
        return folder
    return folder.parent.parent if folder.parent.name in ("steps", "resources") else folder.parent


def why_no_guide(path: Path) -> str:
    """Return why a path cannot be a guide, as a sentence; an empty string if it can be one."""
    shown = clean(str(path))
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _("There is no folder at {path}.").format(path=shown)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            too_long = _("The name {name} is too long for a folder. Check what you typed.")
            return too_long.format(name=f"{shown[:40]}…")
        return _("The folder {path} cannot be opened ({reason}).").format(path=shown, reason=error.strerror)
    if stat.S_ISDIR(mode) or path.suffix.lower() == PACKED:
        return ""
    said = _("{path} is not a guide. Choose the folder of a guide, or a {ending} file of one.")
    return said.format(path=shown, ending=PACKED)


def reader_of(path: Path) -> Reader:
    """Return the reader for a guide's folder or zip archive.

    Raises:
        GuideError: if the archive cannot be read or is refused.
    """
    if path.suffix.lower() == PACKED and os.path.isfile(path):
        from companion.guide.archive import Archive  # slow to import

        return Archive(path)
    return Folder(path)


def open_guide(path: Path | None) -> GuideFiles:
    """Open a guide, or without a path the one that comes with the program; speak its language from now on.

    Raises:
        GuideError: if its first file is broken.
        FileNotFoundError: if no path is given and the installation has no guide.
    """
    guide_files = GuideFiles(guide_folder(path))
    messages.use_language(guide_files.guide.language)
    return guide_files


class GuideFiles:
    """A guide's files. Each property reads its file once and raises ``GuideError`` if it is broken."""

    def __init__(self, folder: Path) -> None:
        """Open a guide's folder or archive.

        Raises:
            GuideError: if the archive cannot be read.
        """
        self.folder = folder
        self._reader = reader_of(folder)
        self._ahead = GuideCache(self._reader)
        self._steps: dict[str, model.StepText] = {}
        self._countries: dict[str, model.Country] = {}

    def require(self, *files: File) -> None:
        """Read files now, so that a broken one is reported before anything else is done.

        Raises:
            GuideError: if one of the files is broken.
        """
        for name in files:
            getattr(self, name)

    @cached_property
    def guide(self) -> model.Guide:
        """The content of ``guide.yaml``: titles, order, and everything needed at startup."""
        guide = self._read("guide.yaml", model.Guide)
        names = [name for name, _ in _ids(guide)]
        if len({*names, *RESERVED}) < len(names) + len(RESERVED):
            _, tree = parsed(self.folder / "guide.yaml", self._reader.read("guide.yaml"), model.Guide)
            report_repeated_ids(guide, tree)
            tree.raise_if_wrong()
        return guide

    @cached_property
    def claims(self) -> dict[str, model.Claim]:
        """All claims by their ids."""
        claims = self._read("claims.yaml", model.Claims)
        return {claim.claim: claim for claim in claims.claims}

    @cached_property
    def sources(self) -> dict[str, model.Source]:
        """All sources by their ids."""
        sources = self._read("sources.yaml", model.Sources)
        return {source.source: source for source in sources.sources}

    @cached_property
    def feelings(self) -> model.Feelings:
        """The weights and feelings that a check-in offers."""
        return self._read("feelings.yaml", model.Feelings)

    @cached_property
    def steady(self) -> dict[str, model.Exercise]:
        """All exercises by their ids; empty if the guide has none."""
        if not self._reader.has(STEADY):
            return {}
        return {one.exercise: one for one in self._read(STEADY, model.Steady).exercises}

    @cached_property
    def close_one(self) -> model.CloseOne | None:
        """The questions for a note to someone close; None if the guide has none."""
        if not self._reader.has(CLOSE_ONE):
            return None
        return self._read(CLOSE_ONE, model.CloseOne)

    @cached_property
    def tone(self) -> model.Tone:
        """The phrases that the guide avoids and the terms that it explains; both may be empty."""
        return self._read(TONE, model.Tone) if self._reader.has(TONE) else model.Tone()

    @cached_property
    def help(self) -> model.Help:
        """The content of the help screen."""
        return self._read("help.yaml", model.Help)

    @cached_property
    def reviews(self) -> tuple[tuple[Path, bytes], ...]:
        """The tables in which people marked pages, each with its path; empty if the guide has none."""
        names = [f"{REVIEWS}/{name}{REVIEW}" for name in self._reader.names(REVIEWS, REVIEW)]
        return tuple((self.folder / name, self._reader.read(name)) for name in names)

    def _read(self, name: str, record: type[T]) -> T:
        raw = self._reader.read(name)
        said = self._ahead.said(name, raw, record)
        return parsed(self.folder / name, raw, record)[0] if said is None else said

    def step(self, step: str) -> model.StepText:
        """Return the pages of a step by its id.

        Raises:
            GuideError: if the step's file is broken.
        """
        if step not in self._steps:
            self._steps[step] = self._read(f"steps/{step}.yaml", model.StepText)
        return self._steps[step]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries with resources."""
        return tuple(self._reader.names("resources"))

    def country(self, code: str) -> model.Country | None:
        """Return a country's resources by its code, or None if there are none.

        Raises:
            GuideError: if the country's file is broken.
        """
        if code not in self.countries:
            return None
        if code not in self._countries:
            self._countries[code] = self._read(f"resources/{code}.yaml", model.Country)
        return self._countries[code]


def fingerprint(text: model.StepText) -> str:
    """Return a short hash of a step's pages, which shows later whether they have changed."""
    from hashlib import blake2b  # importing it would double the time that this module takes to load

    pages = [msgspec.to_builtins(page) for page in text.pages]
    for page in pages:
        # These change nothing that is read on the page, and older hashes lack them.
        page.pop("keep_out_of_summary", None)
        if page["page"] == "text":
            page.pop("ask")
    return blake2b(msgspec.json.encode(pages), digest_size=8).hexdigest()


def report_repeated_ids(guide: model.Guide, tree: Tree) -> None:
    """Report each id of a step or part that occurs twice; progress is kept under these ids."""
    seen = set(RESERVED)
    for name, address in _ids(guide):
        if name in seen:
            found = _('the id "{id}" is used twice').format(id=name)
            tree.report(address, found, _("give each step and part its own id"))
        seen.add(name)


def _ids(guide: model.Guide) -> Iterator[tuple[str, Address]]:
    """Yield the ids of parts and steps, including earlier ids, with their addresses."""
    for p, part in enumerate(guide.parts):
        yield part.part, ("parts", p, "part")
        for s, step in enumerate(part.steps):
            yield step.step, ("parts", p, "steps", s, "step")
            yield from ((old, ("parts", p, "steps", s, "was", w)) for w, old in enumerate(step.was))
