"""Makes Textual's events from tokens, in every keyboard protocol that a terminal may use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from companion.text import COMMANDING
from companion.tui.terminal.tokenizer import Token

_NUMBERED = re.compile(r"\x1b\[([\d:;]*)([u~A-HP-S])")
_DRAWS_AT_ONCE = re.compile(r"\x1b\[\?2026;[1-4]\$y")
_FOCUS: dict[str, type[events.Event]] = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}

_SHIFT, _ALT, _CTRL, _CAPS = 1, 2, 4, 64
_MODIFIERS = ("shift", "alt", "ctrl", "super", "hyper", "meta")
_STRONG = 2 | 4 | 8 | 16 | 32
"""The modifiers with which a letter is not text."""
_RELEASED = 3
_LOCKS = {"caps_lock", "scroll_lock", "num_lock", *MODIFIER_FUNCTIONAL_KEYS}
_FUNCTIONAL = range(57344, 63744)
"""The code points that stand for keys without a letter in kitty's protocol."""
_KEYPAD = dict(zip((*range(57399, 57414), 57415, 57416), "0123456789./*-+=,", strict=True))


class Typed(events.Paste):
    """Letters that arrived together, as from an input method or over a slow line."""


class EscapeOrAlt(events.Key):
    """A key directly after Escape: either both keys over a slow line, or the key with Alt."""


class Keyboard:
    """A translator from tokens to events."""

    def __init__(self) -> None:
        self._mouse = XTermParser()

    def events(self, token: Token) -> Iterator[Message]:
        """Yield the events of a token; nothing if it is neither a key nor text."""
        if token.kind == "paste":
            yield events.Paste(token.text)
        elif token.kind == "text":
            yield from _text(token.text)
        elif token.text in _FOCUS:
            yield _FOCUS[token.text]()
        elif token.text.startswith("\x1b[<"):
            if event := self._mouse.parse_mouse_code(token.text):
                yield event
        elif _DRAWS_AT_ONCE.fullmatch(token.text):
            yield TerminalSupportsSynchronizedOutput()
        elif match := _NUMBERED.fullmatch(token.text):
            yield from _numbered(match[1], match[2]) or _named(token.text)
        else:
            yield from _named(token.text)


def key(letter: str) -> events.Key:
    """Return the key of a letter or sign."""
    return events.Key(_character_to_key(letter), letter)


def text_of(event: events.Key) -> str:
    """Return the text that a key types; empty if it types none.

    Python's tables cannot decide this: they lack newer letters, and do not count joiners and most spaces as
    printable.
    """
    letter = event.character or ""
    return "" if COMMANDING.search(letter) or letter in "\t\n" else letter


def _text(text: str) -> Iterator[events.Event]:
    """Yield the typed text without control characters."""
    if text := COMMANDING.sub("", text):
        yield key(text) if len(text) == 1 else Typed(text)


def _named(sequence: str) -> Iterator[events.Key]:
    """Yield the key of a control character, of Escape with a key, or of a sequence with a name."""
    names = ANSI_SEQUENCES_KEYS.get("\r" if sequence == "\n" else sequence)
    if isinstance(names, str) and sequence.startswith("\x1bO"):
        yield key(names)
    elif isinstance(names, tuple):
        letter = sequence if len(sequence) == 1 else None
        yield from (events.Key(name.value, letter) for name in names)
    elif len(sequence) == 2:
        after = sequence[1]
        for one in _named(after) if COMMANDING.match(after) or after in "\t\n" else [key(after)]:
            yield EscapeOrAlt(one.key, one.character)


def _numbered(numbers: str, final: str) -> list[events.Event]:
    """Return the key or text of a sequence with numbers, in kitty's protocol or xterm's.

    The fields between the semicolons are the key (with colons: its own code, with Shift, and on a US layout),
    the modifiers (with a colon: whether the key was pressed, repeated or released), and the text that it
    typed.
    """
    keys, modifiers, texts = (_parts(part) for part in f"{numbers};;".split(";")[:3])
    code, held = keys[0], max(0, modifiers[0] - 1)
    if modifiers[1:2] == [_RELEASED]:
        return []
    if code == 27 and final == "~":  # in xterm's protocol, the key is last
        keys, texts = texts, [0]
        code, final = keys[0], "u"
    name = FUNCTIONAL_KEYS.get(f"{code or 1}{final}", "")
    if name in _LOCKS and code not in texts:  # a letter for private use may have the same code
        return []
    if final == "u" and (text := _typed(keys, held, texts)):
        return list(_text(text))
    if final == "u" and not name:
        return _letter_with_modifiers(keys, held)
    return [_with_modifiers(name, held)] if name else []


def _parts(part: str) -> list[int]:
    return [int(number[:9] or 0) for number in part.split(":")]


def _typed(keys: list[int], held: int, texts: list[int]) -> str:
    """Return the text that a key typed; empty if it typed none."""
    if held & _STRONG and not (held & _ALT and any(texts)):  # Alt with Ctrl may be AltGr
        return ""
    if any(texts):
        return "".join(map(_letter, texts))
    if keys[0] in _KEYPAD:
        return _KEYPAD[keys[0]]
    letter = "" if keys[0] in _FUNCTIONAL else _letter(keys[0])
    with_shift = _letter(keys[1]) if len(keys) > 1 else ""
    if held & _SHIFT and with_shift:
        return with_shift.swapcase() if held & _CAPS and len(with_shift.swapcase()) == 1 else with_shift
    is_large = bool(held & _SHIFT) != bool(held & _CAPS)
    return letter.upper() if is_large and len(letter.upper()) == 1 else letter


def _letter(number: int) -> str:
    """Return the letter with a code point; empty if there is none."""
    letter = chr(number) if number < 0x110000 else ""
    return "" if COMMANDING.match(letter) or letter in "\t\n" else letter


def _letter_with_modifiers(keys: list[int], held: int) -> list[events.Event]:
    """Return the key of a letter with Ctrl or Alt."""
    letter, english = _letter(keys[0]), _letter(keys[2]) if len(keys) > 2 else ""
    letter = english if english.isascii() and english and not letter.isascii() else letter
    if not letter or keys[0] in _FUNCTIONAL:
        return []
    if held & _STRONG == _CTRL and "@" <= letter <= "\x7f":  # as a terminal without such a protocol sends it
        return list(_named(chr(ord(letter) & 31)))
    named = key(letter.lower() if len(letter.lower()) == 1 else letter)
    return [_with_modifiers(named.key, held, letter if held & _STRONG == _ALT else None)]


def _with_modifiers(name: str, held: int, letter: str | None = None) -> events.Key:
    """Return a key with the names of its modifiers. Enter and Escape never have modifiers."""
    names = sorted(one for bit, one in enumerate(_MODIFIERS) if held & 1 << bit)
    if name in ("enter", "escape"):
        return next(_named("\r" if name == "enter" else "\x1b"))
    if not names and name in ("tab", "backspace"):
        return next(_named("\t" if name == "tab" else "\x7f"))
    return events.Key("+".join([*names, name]), letter)
