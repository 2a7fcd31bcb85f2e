"""Decodes what a terminal sends into letters, names of editing keys, and sequences to ignore."""

from __future__ import annotations

import re

ENTER, LINE_FEED, PASTE_ENDS = "enter", "line feed", "paste ends"
ESCAPE = "\x1b"
_PASTE_BEGINS, _PASTE_END = "paste begins", "\x1b[201~"
_CONTROLS = {
    "\r": ENTER,
    "\n": LINE_FEED,
    "\x7f": "delete left",
    "\x08": "delete left",
    "\x01": "home",
    "\x02": "left",
    "\x04": "end of input",
    "\x05": "end",
    "\x06": "right",
    "\x0b": "delete to end",
    "\x0c": "hide",
    "\x15": "delete to start",
    "\x17": "delete word left",
    "\t": "\t",
}
_ALT = {"b": "word left", "f": "word right", "d": "delete word right", "\x7f": "delete word left"}
_LETTERS = {"C": "right", "D": "left", "F": "end", "H": "home"}
_NUMBERS = {"1": "home", "3": "delete right", "4": "end", "7": "home", "8": "end", "200": _PASTE_BEGINS}
_WORDS = {"left": "word left", "right": "word right", "delete right": "delete word right"}
"""The action of a key that is pressed with Alt or Ctrl."""

_CSI = r"\x1b\[(?:\[.|[0-?]*[ -/]*[@-Z\\-~])"  # the Linux console begins some keys with two brackets
_WHOLE = re.compile(rf"{_CSI}|\x1bO\d?[ -/:-~]|\x1b[]PX^_].*?(?:\x07|\x1b\\)|\x1b[^][OPX^_]", re.DOTALL)
"""Complete escape sequences: keys, reports from the terminal, and a letter with Alt."""
_BEGUN = re.compile(r"\x1b(?:\[\[?|\[[0-?]*[ -/]*|O\d?|[]PX^_][^\r\n\x18\x1a]{0,4000})?")
_WHOLE_IN_PASTE = re.compile(rf"{_CSI}|\x1b[^[]", re.DOTALL)
_BEGUN_IN_PASTE = re.compile(r"\x1b(?:\[\[?|\[[0-?]*[ -/]*)?")
"""The beginning of a sequence within pasted text, where anything else after ESC may be part of the text."""
_KEY = re.compile(r"\x1b[\[O](\d*)(?:;(\d+))?([A-Za-z~])")
_PLAIN_OR_SHIFT = ("", "1", "2")


class Keystrokes:
    """Decodes letters that arrive one by one into keys. A key is a letter or the name of an editing key."""

    def __init__(self) -> None:
        self._held = ""
        self._before = ""
        self.is_pasting = False
        """Whether pasted text is arriving."""

    @property
    def is_holding(self) -> bool:
        """Whether a sequence has begun and is not yet complete."""
        return bool(self._held)

    def take(self, letter: str) -> list[str]:
        """Return the keys that are complete with this letter."""
        whole, begun = (_WHOLE_IN_PASTE, _BEGUN_IN_PASTE) if self.is_pasting else (_WHOLE, _BEGUN)
        if not self._held and letter != ESCAPE:
            return self._letter(letter)
        if self._held == letter == ESCAPE:
            return []
        self._held += letter
        if whole.fullmatch(self._held):
            sequence, self._held = self._held, ""
            return self._sequence(sequence)
        if not begun.fullmatch(self._held):  # the sequence was cut off
            self._held = ""
            return self.take(letter)
        return []

    def give_up(self) -> list[str]:
        """Return the keys that are left when no more letters arrive.

        An incomplete sequence may be a letter with Alt. An unfinished paste ends, because its end mark was
        lost.
        """
        held, self._held = self._held, ""
        if not held:
            self.is_pasting = False
        return [held[1]] if len(held) == 2 else []

    def _letter(self, letter: str) -> list[str]:
        if letter >= " " and letter != "\x7f":
            self._before = letter
            return [letter]
        if self.is_pasting:
            before, self._before = self._before, letter
            return [] if before + letter == "\r\n" else ["\n" if letter == "\r" else letter]
        return [*filter(None, [_CONTROLS.get(letter)])]

    def _sequence(self, whole: str) -> list[str]:
        if self.is_pasting:
            if whole == _PASTE_END:
                self.is_pasting = False
                return [PASTE_ENDS]
            return self._letter(whole[1]) if len(whole) == 2 else []
        if len(whole) == 2:
            key = _ALT.get(whole[1]) or _CONTROLS.get(whole[1]) or whole[1]
            return [key] if key >= " " else []
        if not (match := _KEY.fullmatch(whole)):
            return []
        number, held, letter = match.groups()
        key = _NUMBERS.get(number, "") if letter == "~" else _LETTERS.get(letter, "")
        if (held or "") not in _PLAIN_OR_SHIFT:
            key = _WORDS.get(key, key)
        if key == _PASTE_BEGINS:
            self.is_pasting, key = True, ""
        return [key] if key else []
