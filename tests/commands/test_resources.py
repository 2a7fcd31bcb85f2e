"""``companion resources``: whom one can turn to, for the right country, said how that is known."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.guide.load import INTERNATIONAL, GuideFiles, shipped
from companion.journal.model import Choices

Run = Callable[..., Any]

LATER = """
  - resource: no-letters
    name: Letters about Stones
    purposes: [stones]
    email: stones@example.org
    checked: 2026-11-22
    seen: on an official page
    sources: [{address: "https://example.org/letters", date: undated, says: own page}]
"""


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """The small guide, with a service in Norway that is not one to call at once."""
    copy = tmp_path / "guide"
    shutil.copytree(small_guide, copy)
    with (copy / "resources" / "NO.yaml").open("a") as file:
        file.write(LATER)
    return copy


def test_without_a_country_there_is_what_is_there_for_everybody(companion: Run) -> None:
    done = companion("resources")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No country is chosen yet." in done.stdout
    assert "Stones Everywhere" in done.stdout
    assert "Norway" not in done.stdout


@pytest.mark.parametrize("code", ["NO", "no"])
def test_a_named_country_is_shown_with_its_numbers(companion: Run, code: str) -> None:
    done = companion("resources", "--country", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Country: Norway, as you chose." in done.stdout
    assert "024  Stones of Norway, day and night" in done.stdout
    assert "Not an emergency number." in done.stdout
    assert "Checked on 22 November 2026" in done.stdout
    assert done.stdout.index("Stones of Norway") < done.stdout.index("Stones Everywhere")


@pytest.mark.parametrize("code", ["xx", "ZZ", "SE"])
def test_a_country_we_lack_is_said_and_the_international_entries_are_shown(companion: Run, code: str) -> None:
    done = companion("resources", "--country", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"This guide has no services for {code.upper()} yet." in done.stdout
    assert "Stones Everywhere" in done.stdout
    assert "Norway" not in done.stdout


@pytest.mark.parametrize("name", ["../NO", "INTT", "Narnia", "\x1b]0;x\x07"])
def test_what_is_no_country_is_said_and_the_international_entries_are_shown(
    companion: Run, name: str
) -> None:
    done = companion("resources", "--country", name)
    assert done.returncode == 0
    assert "No country is called" in done.stderr
    assert "\x1b" not in done.stderr
    assert "Stones Everywhere" in done.stdout
    assert "Norway" not in done.stdout


def test_everywhere_can_be_named_too(companion: Run) -> None:
    done = companion("resources", "--country", "int")
    assert "You chose no country." in done.stdout
    assert "nothing here" not in done.stdout


def test_now_shows_only_whom_to_call_at_once(companion: Run, guide: Path) -> None:
    everything = companion("resources", "--country", "NO", guide=guide).stdout
    assert "Letters about Stones" in everything
    assert "stones@example.org" in everything
    at_once = companion("resources", "--country", "NO", "--now", guide=guide).stdout
    assert "Letters about Stones" not in at_once
    assert "024  Stones of Norway" in at_once
    assert "Stones Everywhere" in at_once


def test_the_country_that_was_chosen_before_is_used(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
    assert "Country: Norway, as you chose." in companion("resources").stdout
    assert "You chose no country." in companion("resources", "--country", "INT").stdout
    assert "No country is chosen yet." in companion("resources", "--journal", "other").stdout


def test_a_guess_is_made_only_when_locale_and_zone_agree_and_is_called_a_guess(companion: Run) -> None:
    both = companion("resources", LANG="nb_NO.UTF-8", TZ="Europe/Oslo").stdout
    assert "Country: Norway. This is a guess" in both
    assert "024" in both
    for settings in (
        {"LANG": "nb_NO.UTF-8", "TZ": "UTC"},
        {"LANG": "nb_NO.UTF-8", "TZ": "Europe/Stockholm"},
        {"LANG": "en_US.UTF-8", "TZ": "Europe/Oslo"},
        {"LANG": "nb_NO.UTF-8", "TZ": "Europe/Oslo", "LC_ALL": "C.UTF-8"},
    ):
        assert "No country is chosen yet." in companion("resources", **settings).stdout


def test_the_united_states_are_never_assumed(companion: Run) -> None:
    for settings in ({}, {"LANG": "en_US.UTF-8"}, {"LANG": "en_US.UTF-8", "TZ": "Europe/Berlin"}):
        shown = companion("resources", guide=None, **settings).stdout
        assert "No country is chosen yet." in shown
        assert "988" not in shown


@pytest.mark.parametrize("code", sorted(set(GuideFiles(shipped()).countries) - {INTERNATIONAL}))
def test_in_every_shipped_country_the_emergency_number_comes_first(
    code: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    country = GuideFiles(shipped()).country(code)
    assert country is not None
    for options in ([], ["--now"]):
        assert main(["resources", "--country", code, *options]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        _, _, services = printed.out.partition(country.name.strip().upper())
        first = services.strip().splitlines()[0]
        if country.emergency:
            assert first.startswith(country.emergency), printed.out
        else:
            assert "Emergency services" not in printed.out


def test_numbers_and_addresses_are_whole_in_a_narrow_terminal(companion: Run) -> None:
    wide = companion("resources", "--country", "GB", guide=None).stdout.split()
    narrow = companion("resources", "--country", "GB", guide=None, COLUMNS="20").stdout
    assert narrow.split() == wide
    assert "116 123" in narrow
    assert all(len(line) <= 20 or " " not in line.strip() for line in narrow.splitlines() if "http" in line)
