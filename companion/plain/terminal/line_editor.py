"""Edits one line at a terminal until Enter is pressed. Pasted text may contain line breaks."""

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
"""The longest pause, in seconds, within a paste. Keys pressed by hand are further apart."""
_SEQUENCE, _PASTE = 0.05, 1.0
"""The seconds to wait for the rest of a key, and for the rest of a paste."""

_AT_THE_END = ("delete left", "delete word left", "delete to start")
"""The editing keys for a terminal on which the cursor cannot be moved and stays at the end."""


class HideError(Exception):
    """Raised to hide the page: ctrl+l was pressed, or no key for too long."""


class LineEditor:
    """The editor of one line.

    If the question accepts any text, lines that arrive at once are one text, because not every terminal marks
    a paste. Lines typed before the question appeared stay separate.
    """

    def __init__(self, terminal: LineTerminal, prompt: Prompt, question: str) -> None:
        self._terminal = terminal
        self._prompt = prompt
        self._editor = LineBuffer(keeps_paragraphs=prompt.keeps_paragraphs)
        self._echo = Echo(terminal.write, lambda: terminal.columns, question, moves=not terminal.is_modest)
        self._is_one_paste = False
        """Whether the next line break belongs to pasted text."""

    @property
    def text(self) -> str:
        """The text typed so far."""
        return self._editor.text

    def read(self, limit: float, now: Callable[[], float]) -> None:
        """Read and edit until the line ends.

        ``limit`` is the longest time without a key in seconds, with 0 for none. ``now`` returns the time in
        seconds.

        Raises:
            EOFError: if the input has ended.
            HideError: if the limit was reached or ctrl+l was pressed.
        """
        terminal = self._terminal
        with terminal.held():
            terminal.returned = self._echo.again
            # Anything already waiting was typed before the question appeared.
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
        """Return the next keys; none if a key has begun and is not complete."""
        terminal, keys = self._terminal, self._terminal.keys
        began = now()
        patience = _SEQUENCE if terminal.is_holding else _PASTE if keys.is_pasting else limit or None
        if terminal.has_more(patience):
            if limit and now() - began >= limit:  # for example after the computer slept
                raise HideError
            letters = terminal.letters()
            return [key for letter in letters for key in keys.take(letter)]
        if not (terminal.is_holding or keys.is_pasting):
            raise HideError
        last = [key for letter in terminal.rest() for key in keys.take(letter)]
        return [*last, *keys.give_up()]

    def _press(self, key: str) -> bool:
        """Process a key; return whether it ends the line."""
        if key in (ENTER, LINE_FEED):
            if key == ENTER:
                self._terminal.drop_line_feed()
            if not (self._is_one_paste and self._terminal.has_more(_BURST)):
                if not self.text:  # Enter was pressed several times and nothing else
                    self._terminal.put_back(b"\r" * len(self._editor.shown))
                return True
            self._editor.insert("\n")
        elif key == PASTE_ENDS:
            self._is_one_paste = True  # the pasted text may contain an end mark itself
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
