"""A line typed at ``companion mood`` is kept as it was typed, without what would command a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("[/oops] see [note]", "[/oops] see [note]"),
        ("\x1b]0;title\x07\x1b[31mred\x1b[0m \x9b2J", "]0;title[31mred[0m 2J"),
        ("🙏🏽 أشعر עצוב", "🙏🏽 أشعر עצוב"),
        ("a\x00b", "ab"),
        ("Kjære dagbok " * 8_000, "Kjære dagbok " * 8_000),
    ],
    ids=["markup", "escapes", "letters", "NUL", "100 kB"],
)
def test_a_line_is_kept_as_typed_without_what_commands_a_terminal(
    companion: Run, kept: Run, typed: str, line: str
) -> None:
    done = companion("mood", answers=f"\n\n{typed}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one.line for one in kept()] == [line]
    assert "\x1b" not in companion("history").stdout


def test_bytes_that_are_no_text_do_no_harm(companion: Run, kept: Run) -> None:
    done = companion("mood", answers="\n\nbefore \udcff after\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one.line for one in kept()] == ["before  after"]


def test_bytes_that_are_no_text_do_no_harm_in_other_locales(companion: Run, kept: Run) -> None:
    done = companion("mood", answers="\n\nbefore \udcff after\n", PYTHONIOENCODING="utf-8:strict")
    assert "Something went wrong" not in done.stderr
    assert [one.line for one in kept()] in ([], ["before  after"], ["before \ufffd after"])
