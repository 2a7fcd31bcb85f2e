"""Why a claim stands as it does: each standing has a word of its own, and says what it means."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from companion.guide.model import SOURCED, Claim, Source, Standing
from companion.views.block import STANDINGS, Block
from companion.views.evidence import MEANINGS, evidence

MIDWIFE = Source("midwife", "A midwife's leaflet.", "page")


def test_each_standing_has_one_word_and_one_meaning() -> None:
    for texts in (STANDINGS, MEANINGS):
        assert list(texts) == list(get_args(Standing))
        assert len(set(texts.values())) == len(texts)
        assert all(texts.values())
    assert set(get_args(Standing)) > SOURCED


@pytest.mark.parametrize("standing", get_args(Standing))
def test_a_standing_is_told_with_what_it_means(standing: Standing) -> None:
    claim = Claim(
        "rest", "Rest is best.", standing, "A leaflet says so.", dt.date(2026, 11, 28), ("midwife",)
    )
    told = [(block.lead, *(run.text for run in block.runs)) for block in _shown(claim)]
    assert told[:2] == [(STANDINGS[standing], "Rest is best."), ("", MEANINGS[standing])]


def test_usual_advice_is_not_called_supported_and_says_that_no_study_was_read() -> None:
    assert STANDINGS["usual advice"] == "usual advice"
    assert "no study" in MEANINGS["usual advice"]


def _shown(claim: Claim) -> tuple[Block, ...]:
    return evidence(["rest"], {"rest": claim}, {"midwife": MIDWIFE}).blocks
