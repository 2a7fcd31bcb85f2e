"""One line typed at a terminal: keys are taken until Enter, and pastes apart from what is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable

from companion.plain.prompt import Prompt
from companion.plain.terminal.echo import Echo
from companion.plain.terminal.keystrokes import ENTER, LINE_FEED, PASTE_ENDS
from companion.plain.terminal.line_buffer import LineBuffer

assert sys.platform != "win32"

from companion.plain.terminal.tty import LineTerminal  # noqa: E402

_BURST = 0.03
"""Seconds: what follows sooner was not pressed by hand."""
_SEQUENCE, _PASTE = 0.05, 1.0
"""Seconds after which the rest of a key, and of a paste, will not come."""

_AT_THE_END = ("delete left", "delete word left", "delete to start")
"""The keys that edit where the cursor cannot be moved: it stays at the end."""


class HideError(Exception):
    """The page is to go out of sight: ctrl+l was pressed, or no key for too long."""


class LineEditor:
    """A line that is typed at a terminal.

    Where any line is an answer, lines that come at once, as a paste does where the terminal does not mark
    it, are one text. Lines typed ahead stay apart.
    """

    def __init__(self, terminal: LineTerminal, prompt: Prompt, question: str) -> None:
        self._terminal = terminal
        self._prompt = prompt
        self._editor = LineBuffer(keeps_paragraphs=prompt.keeps_paragraphs)
        self._echo = Echo(terminal.write, lambda: terminal.columns, question, moves=not terminal.is_modest)
        self._is_one_paste = False
        """Whether an end of a line that comes now belongs to what was pasted."""

    @property
    def text(self) -> str:
        """What was typed so far."""
        return self._editor.text

    def read(self, limit: float, now: Callable[[], float]) -> None:
        """Take in what is typed until the line is ended.

        The limit is the longest time without a key; 0 for none.

        Raises:
            EOFError: if the input ended.
            HideError: if no key came for that long, or ctrl+l was pressed.
        """
        terminal = self._terminal
        with terminal.held():
            terminal.returned = self._echo.again
            # What is there already was typed ahead.
            self._is_one_paste = self._prompt.is_text and not terminal.has_more()
            try:
                while not any(map(self._press, self._keys(limit, now))):
                    if not terminal.has_more():
                        self._draw()
                        if not terminal.has_more(_BURST):
                            self._is_one_paste = self._prompt.is_text
            finally:
                terminal.returned = lambda: None
                self._draw()
                self._echo.leave()
            if terminal.echoes:
                terminal.write("\n")

    def _draw(self) -> None:
        if self._terminal.echoes and not self._prompt.is_hidden:
            self._echo.draw(self._editor.shown, self._editor.at)

    def _keys(self, limit: float, now: Callable[[], float]) -> list[str]:
        """Return the keys that came next; none if what has begun to come is not yet a key."""
        terminal, keys = self._terminal, self._terminal.keys
        began = now()
        patience = _SEQUENCE if terminal.is_holding else _PASTE if keys.is_pasting else limit or None
        if terminal.has_more(patience):
            if limit and now() - began >= limit:  # as where the computer slept
                raise HideError
            letters = terminal.letters()
            return [key for letter in letters for key in keys.take(letter)]
        if not (terminal.is_holding or keys.is_pasting):
            raise HideError
        last = [key for letter in terminal.rest() for key in keys.take(letter)]
        return [*last, *keys.give_up()]

    def _press(self, key: str) -> bool:
        """Take in a key; return whether it ends the line."""
        if key in (ENTER, LINE_FEED):
            if key == ENTER:
                self._terminal.drop_line_feed()
            if not (self._is_one_paste and self._terminal.has_more(_BURST)):
                if not self.text:  # nothing but Enter was pressed, several times
                    self._terminal.put_back(b"\r" * len(self._editor.shown))
                return True
            self._editor.insert("\n")
        elif key == PASTE_ENDS:
            self._is_one_paste = True  # the text may hold such an end itself
        elif key == "end of input":
            if not self._editor.shown:
                raise EOFError
            self._editor.press("delete right")
        elif key == "hide":
            raise HideError
        elif len(key) == 1:
            self._editor.insert(key)
        elif not self._terminal.is_modest or key in _AT_THE_END:
            self._editor.press(key)
        return False
