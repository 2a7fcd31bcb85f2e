"""A line typed at ``companion mood`` is kept as it was typed, without what would command a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.few import first

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("[/oops] see [note]", "[/oops] see [note]"),
        ("\x1b]0;title\x07\x1b[31mred\x1b[0m \x9b2J", "]0;title[31mred[0m 2J"),
        ("🙏🏽 أشعر עצוב", "🙏🏽 أشعر עצוב"),
        ("a\x00b", "ab"),
        ("Kjære dagbok " * 2_000, "Kjære dagbok " * 2_000),
    ],
    ids=["markup", "escapes", "letters", "NUL", "26 kB"],
)
def test_a_line_is_kept_as_typed_without_what_commands_a_terminal(
    companion: Run, kept: Run, typed: str, line: str
) -> None:
    done = companion("mood", answers=f"\n\n{typed}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one.line for one in kept()] == [line]
    assert "\x1b" not in companion("history").stdout


UNREAD = "Part of that line cannot be read, because it is not UTF-8."


@pytest.mark.parametrize("settings", ["", "PYTHONIOENCODING=utf-8:strict", "PYTHONUTF8=0 LC_ALL=C"])
def test_bytes_that_are_no_letters_are_marked_and_told(companion: Run, kept: Run, settings: str) -> None:
    named = dict(one.split("=") for one in settings.split())
    done = companion("mood", answers="\n\nbefore \udcff M\udcfcde\n", **named)
    assert (done.returncode, done.stderr) == (0, "")
    assert UNREAD in " ".join(done.stdout.split())
    assert [one.line for one in kept()] == ["before \ufffd M\ufffdde"]


@pytest.mark.parametrize(
    "settings",
    first(
        [
            "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0",
            "LC_ALL=C",
            "PYTHONIOENCODING=ascii",
            "PYTHONIOENCODING=latin-1",
            "LC_ALL=de_DE.ISO-8859-1 PYTHONUTF8=0",
        ]
    ),
)
def test_letters_in_utf_8_are_read_whatever_the_settings_say(
    companion: Run, kept: Run, settings: str
) -> None:
    named = dict(one.split("=") for one in settings.split())
    done = companion("mood", answers="\n\nMüde, 妈妈, \ufffd\n", **named)
    assert (done.returncode, done.stderr) == (0, "")
    assert UNREAD not in " ".join(done.stdout.split())
    assert [one.line for one in kept()] == ["Müde, 妈妈, \ufffd"]


@pytest.mark.slow
@pytest.mark.parametrize("settings", first(["LC_ALL=de_DE.ISO-8859-1", "PYTHONIOENCODING=latin-1"]))
def test_letters_in_the_encoding_of_the_settings_are_read(companion: Run, kept: Run, settings: str) -> None:
    named = dict(one.split("=") for one in settings.split())
    assert companion("mood", answers="\n\nM\udcfcde\n", **named).returncode == 0
    assert [one.line for one in kept()] == ["Müde"]
