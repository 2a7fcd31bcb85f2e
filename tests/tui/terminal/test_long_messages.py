"""Long texts in a small window: what was just done can be read to its end, and a label wraps."""

from __future__ import annotations

from companion.tui.drawing.measures import fitting_form
from companion.tui.drawing.parts import LabelPart
from companion.tui.drawing.styled_lines import text_of, width_of

SENTENCE = "The journal could not be written, because the disk is full. Your words are still here. "


def test_three_long_sentences_fit_into_the_smallest_window() -> None:
    lines = fitting_form([SENTENCE * 3], 40, 12)
    assert " ".join(text_of(line).strip() for line in lines) == (SENTENCE * 3).strip()
    assert len(lines) <= 12 - 4


def test_a_long_label_wraps() -> None:
    label = LabelPart("The same passphrase, once more, so that it is certain")
    label.lay_out(20)
    lines = [label.line(number, has_focus=False) for number in range(label.height)]
    assert max(map(width_of, lines)) <= 20
    assert " ".join(text_of(line).strip() for line in lines) == label.text
