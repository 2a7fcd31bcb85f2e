"""Lines of styled text, and wrapping. Nothing here needs Textual, so the first page is drawn before Textual
is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Piece = tuple[str, str]
"""A piece of text and its style in Textual's notation, such as ``bold $heading``.

A style may end in ``@`` and a target, which a click on the piece follows: the id of a command, something
in the same document such as ``here/2``, a stop such as ``stop/end``, or a web address.
"""
Line = tuple[Piece, ...]

HERE = "here/"
"""The beginning of the target for something in the same document, such as the position of a page of the step,
counted from 0.
"""
STOP = "stop/"
"""The beginning of the target for a stop, before its id."""
_WEB = re.compile(r"https?://(?:\([^\s()]*\)|[^\s<>\"()])+")
_AFTER_WEB = ".,;:!?]'"
"""The signs that end a sentence and not the web address before them."""

BLANK: Line = ()
HEADING = "bold $heading"
"""The style of titles and headings."""
_WORD = re.compile(r"\s*\S+\s*")
_LETTERS = "[!-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]+"
_PLAIN = re.compile(f"{_LETTERS}( {_LETTERS})* ?")
"""Matches words of letters that are one cell wide, with one space between them. Nearly all text is like this,
and wrapping it is fast.
"""
_TAB = 8


def cells(text: str) -> int:
    """Return the width of a text in cells of the terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # most pages do not need it

    return cell_len(text)


def width_of(line: Line) -> int:
    """Return the width of a line in cells."""
    return sum(cells(text) for text, _ in line)


def text_of(line: Line) -> str:
    """Return the text of a line."""
    return "".join(text for text, _ in line)


def is_heading(line: Line) -> bool:
    """Return whether a line is a title or a heading, or a part of one."""
    return bool(line) and all(style.startswith(HEADING) for text, style in line if text.strip())


def look_and_target(style: str) -> tuple[str, str]:
    """Return a style without its target, and the target; empty if it has none."""
    look, _, target = style.partition("@")
    return look, target


def is_web(target: str) -> bool:
    """Return whether a target is a web address."""
    return target.startswith(("http://", "https://"))


def leading_to(line: Line, target: str) -> Line:
    """Return a line in which a click on any piece follows a target."""
    return tuple((text, f"{style}@{target}") for text, style in line) if target else line


def linked(line: Line) -> Line:
    """Return a line in which the web addresses are underlined, and are targets."""
    if not any("://" in text for text, _ in line):
        return line
    return tuple(piece for text, style in line for piece in _links(text, style))


def _links(text: str, style: str) -> Iterator[Piece]:
    at = 0
    for match in _WEB.finditer(text):
        yield text[at : match.start()], style
        address = match[0].rstrip(_AFTER_WEB)
        yield address, f"{style} underline@{address}".lstrip()
        at = match.start() + len(address)
    yield text[at:], style


def target_at(line: Line, x: int) -> str:
    """Return the target at a cell of a line; empty if there is none."""
    at = 0
    for text, style in line:
        at += cells(text)
        if 0 <= x < at:
            return look_and_target(style)[1]
    return ""


def restyled(line: Line, style: str) -> Line:
    """Return a line with all of its text in one style."""
    return ((text_of(line), style),) if line else line


def wrap(line: Line, width: int) -> list[Line]:
    """Wrap a line to at most ``width`` cells. A longer word is broken."""
    text, width = text_of(line), max(1, width)
    if "\t" in text:
        return wrap(tuple((piece.expandtabs(_TAB), style) for piece, style in line), width)
    if "\n" not in text and cells(text) <= width:
        return [line]
    wrapped: list[Line] = []
    start = 0
    for one in text.split("\n"):
        ends = [*(start + at for at in _breaks(one, width)), start + len(one)]
        for end in ends:
            wrapped.append(tuple(_cut(line, start, start + len(text[start:end].rstrip()))))
            start = end
        start += 1
    return wrapped


def cut(line: Line, width: int) -> Line:
    """Cut a line to at most ``width`` cells, with an ellipsis at the end if anything was cut off."""
    if width_of(line) <= width:
        return line
    text = text_of(line)
    room = _fitting(text, width - 1)
    return (*_cut(line, 0, room), ("…", line[-1][1]))


def padded(line: Line, width: int) -> Line:
    """Return a line with spaces at the end, at least ``width`` cells wide."""
    gap = width - width_of(line)
    return (*line, (" " * gap, "")) if gap > 0 else line


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield the positions at which new lines begin."""
    if _PLAIN.fullmatch(text) and max(map(len, text.split(" "))) <= width:
        at = 0
        while len(text) - at > width and (space := text.rfind(" ", at, at + width + 1)) < len(text) - 1:
            at = space + 1
            yield at
        return
    at = 0
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        length = cells(word.rstrip())
        if at + length <= width:
            at += cells(word)
        elif length > width:
            if at:
                yield start
            while cells(word.rstrip()) > width:
                fits = max(1, _fitting(word, width))
                word, start = word[fits:], start + fits
                yield start
            at = cells(word)
        else:
            if start:
                yield start
            at = cells(word)


def _fitting(text: str, width: int) -> int:
    """Return the number of letters that fit into so many cells."""
    if text.isascii():
        return max(0, width)
    used = 0
    for number, letter in enumerate(text):
        used += cells(letter)
        if used > width:
            return number
    return len(text)


def _cut(line: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces between two positions in the text."""
    at = 0
    for text, style in line:
        part = text[max(0, start - at) : max(0, end - at)]
        if part:
            yield part, style
        at += len(text)
