"""Splits the bytes from a terminal into tokens: text, keys, pastes and answers.

Nothing here knows about screens or reads a clock. Bytes and times go in, and tokens come out.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Literal, NamedTuple

from companion.text import clean

ESCAPE_PATIENCE = 0.025
"""Seconds after which Escape counts as pressed alone. The rest of a sequence arrives together with it."""
_PATIENCE = 0.25
"""Seconds after which the rest of a sequence will not arrive."""
_PASTE_PATIENCE = 0.5
"""Seconds after which the rest of a paste or of a letter will not arrive. Slow lines pause at times."""
_AT_MOST = 1.0
"""Seconds after which nothing is held any longer, even if input still arrives."""

_START, _END = "\x1b[200~", "\x1b[201~"
_C = r"\x00-\x1f\x7f-\x9f"
_STRING = rf"\x1b[\]PX^_][^{_C}]*"
_ANSWER = rf"\x1b(?: \]\d | P[!-?] | [X^_][^{_C}] )[^{_C}]*"
"""Matches strings that terminals send. Others may be keys: Escape, and a word that begins with P."""
_CONSOLE, _MOUSE, _RXVT = r"\[[A-E]", rf"M[^{_C}]{{3}}", r"\d\d?\$"
_SEQUENCE = rf"""
    \x1b\[ (?: {_CONSOLE} | {_MOUSE} | {_RXVT} | [0-?]*[\ -/]*[@-~] )
  | {_STRING} (?: \x07 | \x1b\\ )
"""
_TOKEN = re.compile(
    rf"""
    (?P<text> [^{_C}]+ )
  | (?P<sequence> {_SEQUENCE} | \x1bO[\d;]*[A-FHMP-S] | \x1bO[a-dj-y](?=\x1b|\Z) )
  | (?P<broken> {_ANSWER} | \x1b\[[0-?]+[\ -/]* )
  | (?P<key> \x1b(?=\x1b) | \x1b?[^\x1b] | \x1b )
    """,
    re.VERBOSE | re.DOTALL,
)
_WHOLE = re.compile(_SEQUENCE, re.VERBOSE)
_BEGUN = re.compile(
    rf"""
    \x1b (?: \[ (?: \[ | M[^{_C}]{{0,2}} | (?!{_RXVT}) [0-?]*[\ -/]* ) | O[\d;]* )? \Z
  | {_STRING} \x1b? \Z
    """,
    re.VERBOSE,
)
_CERTAIN = re.compile(rf"\x1b\[[^\[] | {_ANSWER}", re.VERBOSE)
"""Matches the beginning of a sequence that no single key sends."""


class Token(NamedTuple):
    """A piece of input that was typed, pasted or answered."""

    kind: Literal["text", "key", "paste"]
    text: str
    """The text. For a key or an answer, it is the sequence: a control character, or Escape and what follows
    it.
    """


class Tokenizer:
    """Splits input into tokens, in whatever pieces it arrives. An incomplete token is held for a while."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._decoder = getincrementaldecoder(encoding)(errors="replace")
        self._held = ""
        self._pasted: list[str] | None = None
        """The pieces of the paste that has begun."""
        self._has_ended = False
        """Whether that paste has ended, unless another end follows. A paste may contain the end sequence
        itself.
        """
        self._given_up = ""
        """The last piece of input that was passed on, or dropped, because its rest did not arrive in time."""
        self._began = self._last = 0.0

    def due(self) -> float | None:
        """Return the time at which to call ``expire``; None if nothing is held."""
        if self._has_ended:
            return min(self._last + ESCAPE_PATIENCE, self._began + _AT_MOST)
        if self._pasted is not None:
            return self._last + _PASTE_PATIENCE
        if self._held:
            patience = _PATIENCE if _CERTAIN.match(self._held) else ESCAPE_PATIENCE
            return min(self._last + patience, self._began + _AT_MOST)
        return self._last + _PASTE_PATIENCE if self._decoder.getstate()[0] else None

    def feed(self, data: bytes, now: float) -> Iterator[Token]:
        """Yield the complete tokens."""
        text = self._decoder.decode(data)
        if self._given_up and text:
            text = self._joined(text, now)
        if not self._held:
            self._began = now
        self._last = now
        self._held += text
        yield from self._split(now)

    def _joined(self, text: str, now: float) -> str:
        """Return the text joined to the beginning that was given up, if the two make a whole sequence.

        A person does not type two letters at once, so such a text is the late rest of a sequence.
        """
        late, self._given_up = self._given_up + text, ""
        is_one = len(text) > 1 and now - self._last < _AT_MOST and _WHOLE.match(late)
        return late if is_one else text

    def expire(self, now: float) -> Iterator[Token]:
        """Yield the held tokens, if it is too late for the rest of them to arrive."""
        if (due := self.due()) is None or now < due:
            return
        if self._pasted is not None:
            if not self._has_ended:  # the rest of a torn end sequence may arrive late
                self._given_up, self._held = self._held, ""
            yield self._paste()
        elif _CERTAIN.match(self._held):
            self._given_up, self._held = self._held, ""
        elif self._held:
            self._given_up = self._held
            yield from self._split(now, all_is_there=True)
        else:
            self._held = self._decoder.decode(b"", final=True)
            self._decoder.reset()
        yield from self._split(now)

    def _split(self, now: float, *, all_is_there: bool = False) -> Iterator[Token]:
        """Yield the tokens of the held input, up to an incomplete one."""
        while self._held:
            if self._pasted is not None:
                if not self._take_pasted(now):
                    return
                yield self._paste()
            elif self._held.startswith(_START):
                self._held, self._pasted = self._held[len(_START) :], []
            elif not all_is_there and _BEGUN.match(self._held):
                return
            else:
                match = _TOKEN.match(self._held)
                assert match, "the last alternative is any character at all"
                self._held, self._began = self._held[match.end() :], now
                if match.lastgroup == "text":
                    yield Token("text", match[0])
                elif match.lastgroup != "broken" and match[0] != _END:
                    yield Token("key", match[0])

    # --- pastes ---------------------------------------------------------------------------------------

    def _take_pasted(self, now: float) -> bool:
        """Take the text of the paste out of the held input; return whether the paste has certainly ended."""
        assert self._pasted is not None
        if not self._has_ended:
            text, end, rest = self._held.partition(_END)
            if not end:
                at = max(text.rfind("\x1b"), len(text) - len(_END) + 1)
                kept = at if _END.startswith(text[at:]) else len(text)
                text, rest = text[:kept], text[kept:]
            self._pasted.append(text)
            self._held, self._has_ended, self._began = rest, bool(end), now
        if not self._has_ended:
            return False
        before, start, _ = self._held.partition(_START)
        text, end, _ = before.rpartition(_END)
        self._pasted.append(text)
        self._held = self._held[len(text) + len(end) :]
        return bool(start)

    def _paste(self) -> Token:
        """Return the paste without escape sequences and control characters."""
        text = "".join(self._pasted or ())
        self._pasted, self._has_ended = None, False
        return Token("paste", clean(_WHOLE.sub("", text)))
