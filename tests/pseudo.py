"""A made-up language, from the template of the program's messages: 40 % longer, accented, in brackets.

Whatever is on the screen without brackets was not translated, and what needs more room than English shows it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import yaml
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
_ADDRESS = re.compile(r"https?://\S*|\S+\.(?:yaml|md|db)\S*|example\.org\S*")
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
    """Let the program find that language's catalogue for a while, and speak it, too."""
    with mock.patch.object(messages, "LOCALE", catalogue(folder)):
        messages.use_language(LANGUAGE)
        try:
            yield
        finally:
            messages.use_language(messages.ENGLISH)


def untranslated(shown: str) -> list[str]:
    """Return the runs of letters that are in no brackets."""
    depth, bare = 0, []
    for letter in shown:
        depth += (letter == OPEN) - (letter == CLOSE)
        bare.append(" " if depth > 0 or letter in OPEN + CLOSE else letter)
    return re.findall(r"[A-Za-z]{2,}", _ADDRESS.sub(" ", "".join(bare)))


# --- a guide whose words are in other letters ---------------------------------------------------------

_OTHER = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопярстувщџъзАБЦДЕФГХИЙКЛМНОПЯРСТУВЩЏЪЗ",
)
_BACK = {other: latin for latin, other in _OTHER.items()}
_TEXTS = {
    "title", "text", "about", "more", "ask", "label", "says", "why", "intro", "items", "first", "last",
    "no_number", "door", "gist", "moves", "hint", "heading", "ending", "name", "citation", "is_not",
    "summary", "roles", "purposes", "reviewed_by", "to", "choices",
}  # fmt: skip
_IDS = {"choice", "standing"}


def in_other_letters(text: str) -> str:
    """Return a text in letters that the program's messages do not use. Slots stay as they are."""
    return "".join(
        piece if piece.startswith("{") else piece.translate(_OTHER)
        for piece in re.split(r"(\{[^}]*\})", text)
    )


def as_in_english(text: str) -> str:
    """Return what a label says in English: a message of the made-up language, or a text in other letters."""
    bare = re.sub(f"[{OPEN}{CLOSE}~]", "", text).translate(_BACK)
    return "".join(
        letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.combining(letter)
    )


def guide_in_other_letters(guide: Path, folder: Path) -> Path:
    """Write a guide in other letters, and say that it is in the made-up language."""
    shutil.copytree(guide, folder)
    for file in folder.rglob("*.yaml"):
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # every value is text
        if file.name == "guide.yaml":
            data["language"] = LANGUAGE
        if file.name != "tone.yaml":
            file.write_text(yaml.safe_dump(_told(data, False), allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def _told(value: Any, is_text: bool) -> Any:
    if isinstance(value, dict):
        return {key: _told(one, _is_text(key, one, is_text)) for key, one in value.items()}
    if isinstance(value, list):
        return [_told(one, is_text) for one in value]
    return in_other_letters(value) if is_text and isinstance(value, str) else value


def _is_text(key: str, value: Any, is_inside_text: bool) -> bool:
    """Return whether what is under a key of a guide's file is read by a person. Purposes are named by ids."""
    if key == "purposes":
        return isinstance(value, dict)
    return (is_inside_text or key in _TEXTS) and key not in _IDS
