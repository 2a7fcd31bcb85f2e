"""A view as plain text for a file: no line too wide, each thing on lines of its own, marks in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.views.block import View, block, own_text
from companion.views.formats.plain_text import WIDEST, plain_text


def test_a_view_reads_from_its_title_to_its_end() -> None:
    view = View(
        "For my appointment",
        (
            block("text", "Written by someone."),
            block("title", "Questions"),
            block("item", "Is it so?"),
            block("note", "It is.", "partly supported"),
            block("item", "And\nthis?"),
            block("heading", "1 May"),
            *own_text("One line.\n\n  And another."),
        ),
    )
    assert plain_text(view) == (
        "For my appointment\n\nWritten by someone.\n\nQUESTIONS\n\n- Is it so?\n  [partly supported] It is.\n"
        "- And\n  this?\n\n1 MAY\nOne line.\n\n  And another.\n"
    )


@given(st.lists(st.text(st.sampled_from("abcé- "), min_size=1, max_size=30), max_size=40).map(" ".join))
def test_no_line_is_wider_than_a_letter_has_them_unless_a_word_is(text: str) -> None:
    for kind in ("text", "item"):
        for line in plain_text(View("", (block(kind, text),))).split("\n"):  # type: ignore[arg-type]
            assert len(line) <= WIDEST or len(line.split()) <= 2
