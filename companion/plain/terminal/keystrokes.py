"""Keys as a terminal sends them: letters, those that edit a line, and sequences that mean nothing here."""

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
"""What a key does with Alt or Ctrl held."""

_CSI = r"\x1b\[(?:\[.|[0-?]*[ -/]*[@-Z\\-~])"  # the console of Linux begins some keys with two brackets
_WHOLE = re.compile(rf"{_CSI}|\x1bO\d?[ -/:-~]|\x1b[]PX^_].*?(?:\x07|\x1b\\)|\x1b[^][OPX^_]", re.DOTALL)
"""Sequences that have ended: of the keyboard, answers of the terminal, and a letter with Alt."""
_BEGUN = re.compile(r"\x1b(?:\[\[?|\[[0-?]*[ -/]*|O\d?|[]PX^_][^\r\n\x18\x1a]{0,4000})?")
_WHOLE_IN_PASTE = re.compile(rf"{_CSI}|\x1b[^[]", re.DOTALL)
_BEGUN_IN_PASTE = re.compile(r"\x1b(?:\[\[?|\[[0-?]*[ -/]*)?")
"""In a paste whatever else follows ESC may be somebody's words."""
_KEY = re.compile(r"\x1b[\[O](\d*)(?:;(\d+))?([A-Za-z~])")
_PLAIN_OR_SHIFT = ("", "1", "2")


class Keystrokes:
    """Makes keys of letters that come one by one: a letter, the name of a key, or nothing as yet."""

    def __init__(self) -> None:
        self._held = ""
        self._before = ""
        self.is_pasting = False
        """Whether all that comes is text that is being pasted."""

    @property
    def is_holding(self) -> bool:
        """Whether a sequence has begun and waits for its end."""
        return bool(self._held)

    def take(self, letter: str) -> list[str]:
        """Return the keys that are known with one more letter."""
        whole, begun = (_WHOLE_IN_PASTE, _BEGUN_IN_PASTE) if self.is_pasting else (_WHOLE, _BEGUN)
        if not self._held and letter != ESCAPE:
            return self._letter(letter)
        if self._held == letter == ESCAPE:
            return []
        self._held += letter
        if whole.fullmatch(self._held):
            sequence, self._held = self._held, ""
            return self._sequence(sequence)
        if not begun.fullmatch(self._held):  # it was torn
            self._held = ""
            return self.take(letter)
        return []

    def give_up(self) -> list[str]:
        """Return the keys there are when nothing more comes: a letter with Alt may begin as a sequence does.

        A paste is over then, too: its end mark was lost.
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
