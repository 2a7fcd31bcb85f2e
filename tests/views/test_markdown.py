"""What a person wrote is text in Markdown, whatever they typed, and reads as they typed it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from companion.views.block import View, block, own_text
from companion.views.formats.markdown import markdown

READER = MarkdownIt("gfm-like", {"linkify": False})
PIECES = st.sampled_from(
    [
        *"ab1٣ @.)#+-=>*_`[]()<&|~!\\/:;0\t'\"\n",
        "  ",
        "    ",
        "&amp;",
        "<b>",
        "```",
        "~~~",
        "---",
        "1. ",
        "- ",
    ]
)


def parsed(markdown: str) -> list[Token]:
    return [part for token in READER.parse(markdown) for part in (token.children or [token])]


def lines(text: str) -> list[str]:
    """Its lines with words in them; how wide the spaces are, Markdown does not keep."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@example("# not a heading")
@example("2. not an item\n- nor this\n\n    nor code")
@example("text\n---\ntext\n===")
@example("<b>bold</b> [link](http://a.b) *starred* _under_ ~~gone~~ `code` &amp; a\\")
@example("> not quoted\n| a | b |\n|---|---|")
def test_whatever_is_typed_is_shown_as_it_was_typed(typed: str) -> None:
    tokens = parsed(markdown(View("Title", tuple(own_text(typed)))))[3:]
    assert {token.type for token in tokens} <= {
        "paragraph_open", "paragraph_close", "text", "text_special", "hardbreak",
    }  # fmt: skip
    ends = {"hardbreak": "\n", "paragraph_close": "\n"}
    assert lines("".join(ends.get(token.type, token.content) for token in tokens)) == lines(typed)


def test_plain_sentences_are_not_changed() -> None:
    for sentence in (
        "I'm tired, and it's 5 o'clock - again (still).",
        "3.5 weeks; 2 of us + one <3 -> done #again snake_case 7) x",
    ):
        assert markdown(View("Title", (block("text", sentence),))) == f"# Title\n\n{sentence}\n"


def test_an_item_of_several_lines_stays_one_item() -> None:
    shown = parsed(markdown(View("Title", (block("item", "one\n# two"), block("item", "three")))))
    assert [token.type for token in shown].count("list_item_open") == 2
    said = "".join(" / " if token.type == "hardbreak" else token.content for token in shown)
    assert said == "Titleone / # twothree"


def test_a_claim_stands_behind_its_mark_and_under_its_question() -> None:
    view = View(
        "Title",
        (
            block("item", "Is it so?"),
            block("note", "It is.", "partly"),
            block("item", "b"),
            block("mark", "c", "d"),
        ),
    )
    assert markdown(view) == "# Title\n\n- Is it so?  \n  **partly**: It is.\n- b\n\n**d**: c\n"
    tokens = parsed(markdown(view))
    assert [token.type for token in tokens].count("list_item_open") == 2
