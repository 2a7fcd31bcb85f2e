"""The standings of claims can be told apart at a glance: on the screen, in files, and without colours."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from companion.charset import plain_signs
from companion.guide.model import Standing
from companion.guide.prose import Run
from companion.palettes import PALETTES
from companion.plain.speech import sentence
from companion.tui.drawing.styled_lines import text_of
from companion.tui.drawing.typeset import typeset
from companion.views.block import SIGNS, STANDINGS, Block, Kind, View
from companion.views.formats.html import html
from companion.views.formats.markdown import markdown
from companion.views.formats.plain_text import plain_text

KINDS: tuple[Kind, ...] = ("mark", "point", "note")


def test_each_standing_has_a_sign_a_word_and_a_colour_of_its_own_on_every_terminal() -> None:
    signs = [one.sign for one in SIGNS.values()]
    assert list(SIGNS) == list(STANDINGS)
    assert len(set(signs)) == len({plain_signs(sign) for sign in signs}) == len(STANDINGS)
    assert all(cell_len(sign) == 1 and plain_signs(sign).isascii() for sign in signs)
    for palette in PALETTES.values():
        assert len({getattr(palette, one.colour) for one in SIGNS.values()}) == len(STANDINGS)


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_claim_is_shown_with_its_sign_and_word_wherever_it_stands(standing: Standing) -> None:
    word, (sign, colour) = STANDINGS[standing], SIGNS[standing]
    for kind in KINDS:
        block = Block(kind, (Run("Stones float."),), word, standing)
        for width in (30, 68):
            line = typeset([block], width)[0]
            assert " ".join(text_of(line).split()).removeprefix("▌ ").startswith(f"{sign} {word} Stones")
            assert any(f"${colour}" in style for text, style in line if word in text)
        view = View("", (block,))
        assert f"[{word}] Stones float." in plain_text(view)
        assert f"**{sign} {word}**: Stones float." in markdown(view)
        assert f'class="{colour}" data-sign="{sign}" dir="auto">{word}<' in html(view, "en")
        assert sentence(block) == f"Claim, {word}: Stones float."
