"""Line by line, whatever is typed: it never fails, never gets stuck, and what is called kept stays kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.flows.commands import EVERY
from companion.journal.model import CheckIn, Note, Sorting

Run = Callable[..., Any]
KEPT = "Kept on this computer."
NAMES = itertools.count()
_LETTERS = [one.letter for one in EVERY if one.letter]
_NAMES = [one.name for one in EVERY]

ANSWERS = st.lists(
    st.one_of(
        st.just(""),
        st.integers(0, 6).map(str),
        st.sampled_from(_LETTERS),
        st.sampled_from(["m", "w", "m", "w", "1 2", "0", ".", "\f", "Norway", "keep", "a heron"]),
        st.sampled_from(_NAMES),
        st.text(max_size=8),
    ),
    max_size=60,
)
SLOWLY = settings(
    max_examples=settings.default.max_examples * 3 // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SLOWLY
@given(ANSWERS)
def test_any_answers_end_well_and_what_is_called_kept_is_kept(
    sit: Run, journal: Run, answers: list[str]
) -> None:
    name = f"any-{next(NAMES)}"
    ready = ["", "", "", "", "", "1", ""]
    done = sit([*ready, *answers], journal=name)
    assert done.status == 0
    assert len(done.turns) <= len(ready) + len(answers) + 1
    with journal(name) as vault:
        kept = [entry for kind in (CheckIn, Note, Sorting) for entry in vault.entries(kind)]
        assert not vault.unreadable
    if "Heading: Erased" not in done.text:
        assert len(kept) == done.text.splitlines().count(KEPT)


@settings(SLOWLY, max_examples=settings.default.max_examples // 4)
@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=30), max_size=8))
def test_any_text_is_kept_as_it_was_typed_but_for_what_commands_a_terminal(
    sit: Run, journal: Run, lines: list[str]
) -> None:
    from companion.text import clean

    name = f"text-{next(NAMES)}"
    lines = [f"- {line}" for line in lines]  # a letter alone would be help, and an empty line the end
    sit(["w", *lines, "", "1"], journal=name)
    with journal(name) as vault:
        kept = [entry.record.text for entry in vault.entries(Note)]
    assert kept == (["\n".join(clean(line.rstrip("\r")) for line in lines)] if lines else [])
