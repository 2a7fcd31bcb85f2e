"""Why a claim stands as it does: each standing has a word of its own, and says what it means."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from companion.guide.model import SOURCED, Claim, Source, Standing
from companion.views.block import STANDINGS, Block
from companion.views.evidence import MEANINGS, evidence

MIDWIFE = Source("midwife", "A midwife's leaflet.", "page")
DOCTOR = Source("doctor", "A doctor's leaflet.", "page")


def test_each_standing_has_one_word_and_one_meaning() -> None:
    for texts in (STANDINGS, MEANINGS):
        assert list(texts) == list(get_args(Standing))
        assert len(set(texts.values())) == len(texts)
        assert all(texts.values())
    assert set(get_args(Standing)) > SOURCED


@pytest.mark.parametrize("standing", get_args(Standing))
def test_a_standing_is_told_with_what_it_means(standing: Standing) -> None:
    told = [(block.lead, *(run.text for run in block.runs)) for block in _shown(standing, MIDWIFE, DOCTOR)]
    assert told[:2] == [(STANDINGS[standing], "Rest is best."), ("", MEANINGS[standing])]


def test_one_source_is_not_said_to_agree_with_others() -> None:
    told = [run.text for block in _shown("supported", MIDWIFE) for run in block.runs]
    assert told[1] == "A good source says this."


def test_of_a_page_only_a_part_is_said_to_be_read() -> None:
    told = [run.text for block in _shown("supported", MIDWIFE) for run in block.runs]
    assert "A midwife's leaflet. We read part of the page." in told


def test_usual_advice_is_not_called_supported_and_says_that_no_study_was_read() -> None:
    assert STANDINGS["usual advice"] == "usual advice"
    assert "no study" in MEANINGS["usual advice"]


def _shown(standing: Standing, *sources: Source) -> tuple[Block, ...]:
    named = {source.source: source for source in sources}
    checked = dt.date(2026, 11, 28)
    claim = Claim("rest", "Rest is best.", standing, "A leaflet says so.", checked, tuple(named))
    return evidence(["rest"], {"rest": claim}, named).blocks
