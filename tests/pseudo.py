"""A made-up language, from the template of the program's messages: 40 % longer, accented, in brackets.

Whatever is on the screen without brackets was not translated, and what needs more room than English shows it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from companion import messages

ROOT = Path(__file__).parents[1]
TEMPLATE = messages.LOCALE / "companion.pot"
LANGUAGE = "eo"
"""Babel has to know a language's plurals; English has the same as this one."""
OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
_ACCENTED = str.maketrans("AEIOUYaeiouycnsz", "ÀÉÎÖÛÝàéîöûýçñšž")
_KEPT = re.compile(r"\{[^}]*\}|\n")


def translated(text: str) -> str:
    """Return a message as it is in that language. Names in braces and line ends stay as they are."""
    pieces = _KEPT.split(text)
    names = [*_KEPT.findall(text), ""]
    said = "".join(piece.translate(_ACCENTED) + name for piece, name in zip(pieces, names, strict=True))
    letters = sum(map(len, pieces))
    return f"{OPEN}{said}{'~' * max(1, round(0.4 * letters) - 2)}{CLOSE}"


def template() -> Catalog:
    """Return the template as it is in the repository."""
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def collected(folder: Path) -> Catalog:
    """Return the template as the command for it makes it now."""
    made = folder / "companion.pot"
    subprocess.run(
        [sys.executable, ".build/collect_messages.py", str(made)], cwd=ROOT, check=True, timeout=60
    )
    with made.open("rb") as file:
        return read_po(file)


@cache
def catalogue(folder: Path) -> Path:
    """Write the catalogue of that language into a folder; return the folder."""
    made = Catalog(locale=LANGUAGE)
    for message in template():
        if message.id:
            made.add(message.id, _string(message), context=message.context)
    file = folder / LANGUAGE / "LC_MESSAGES" / "companion.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_mo(stream, made)
    return folder


def _string(message: Message) -> str | tuple[str, ...]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    said = tuple(map(translated, ids))
    return said if len(said) > 1 else said[0]


@contextmanager
def speaking(folder: Path) -> Iterator[None]:
    """Let the program speak that language for a while, whatever the guide's is."""
    catalogue(folder)
    kept = messages.use_language
    kept(LANGUAGE, folder)
    messages.use_language = lambda *_: None  # type: ignore[assignment]
    try:
        yield
    finally:
        messages.use_language = kept  # type: ignore[assignment]
        kept(messages.ENGLISH)


def untranslated(shown: str) -> list[str]:
    """Return the runs of letters that are in no brackets."""
    depth, bare = 0, []
    for letter in shown:
        depth += (letter == OPEN) - (letter == CLOSE)
        bare.append(" " if depth > 0 or letter in OPEN + CLOSE else letter)
    return re.findall(r"[^\W\d_]{2,}", "".join(bare))
