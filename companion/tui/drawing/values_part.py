"""A list of options with their values in a second column."""

from __future__ import annotations

from itertools import zip_longest

from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.styled_lines import BLANK, Line, cells, padded, wrap

_LABELS = 38
"""The maximum width of the labels in cells. A longer label is wrapped."""
_LEAST_VALUES = 20
"""The width in cells below which there is no second column."""
_BETWEEN = 2


class ValuesPart(ChoicePart):
    """Options with the note of each in a second column, if there is room for one."""

    def lay_out(self, width: int) -> None:
        """Find the position of each option."""
        labels = [cells(one.label) for one in self.choices if one.choosable]
        self._labels = min(_LABELS, max(labels, default=0))
        super().lay_out(width)

    def _wrapped(self, index: int) -> list[Line]:
        choice, values = self.choices[index], self._room - self._labels - _BETWEEN
        if not (choice.choosable and choice.note) or values < _LEAST_VALUES:
            return super()._wrapped(index)
        left = wrap(((choice.label, ""),), self._labels)
        right = wrap(((choice.note, "$quiet"),), values)
        pairs = zip_longest(left, right, fillvalue=BLANK)
        return [(*padded(label, self._labels + _BETWEEN), *value) for label, value in pairs]
