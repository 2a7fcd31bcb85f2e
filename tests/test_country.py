"""The country is guessed only when locale and time zone agree on it; without both there is no guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.country import guess, system_locale, system_zone
from companion.guide.load import GuideFiles, shipped
from companion.session import guess_country
from companion.views.location import Location

ZONES = {
    "NO": ("Europe/Oslo",),
    "US": ("America/New_York", "America/Chicago", "Pacific/Honolulu"),
    "DE": ("Europe/Berlin", "Europe/Busingen"),
    "GB": ("Europe/London",),
}


def zones_of(code: str) -> tuple[str, ...]:
    return ZONES.get(code, ())


@pytest.mark.parametrize(
    ("locale", "zone", "country"),
    [
        ("nb_NO.UTF-8", "Europe/Oslo", "NO"),
        ("nb_NO", "Europe/Oslo", "NO"),
        ("de_DE@euro", "Europe/Busingen", "DE"),
        ("en_US.UTF-8", "Pacific/Honolulu", "US"),
        ("kmr_NO", "Europe/Oslo", "NO"),
    ],
)
def test_locale_and_zone_that_agree_give_the_country(locale: str, zone: str, country: str) -> None:
    assert guess(zones_of, locale, zone) == country


@pytest.mark.parametrize(
    ("locale", "zone"),
    [
        ("en_US.UTF-8", "Europe/Berlin"),
        ("en_US.UTF-8", "UTC"),
        ("en_US.UTF-8", ""),
        ("de_DE.UTF-8", "America/New_York"),
        ("", "Europe/Oslo"),
        ("", "America/New_York"),
        ("", ""),
        ("C", "America/New_York"),
        ("C.UTF-8", "Europe/Oslo"),
        ("POSIX", "Europe/London"),
        ("en", "Europe/London"),
        ("en_gb", "Europe/London"),
        ("en_GBR", "Europe/London"),
        ("EN_GB", "Europe/London"),
        ("is_IS.UTF-8", "Atlantic/Reykjavik"),
        ("nb_NO.UTF-8", "europe/oslo"),
        ("nb_NO.UTF-8", "Europe"),
        ("../_NO", "Europe/Oslo"),
    ],
)
def test_signs_that_do_not_agree_give_nothing(locale: str, zone: str) -> None:
    assert guess(zones_of, locale, zone) == ""


@pytest.mark.parametrize(
    ("settings", "locale"),
    [
        ({}, ""),
        ({"LANG": "nb_NO.UTF-8"}, "nb_NO.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "nb_NO.UTF-8"}, "nb_NO.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LC_MONETARY": "de_DE.UTF-8"}, "de_DE.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "C"),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": ""}, "nb_NO.UTF-8"),
        ({"LC_MESSAGES": "nb_NO.UTF-8"}, ""),
    ],
)
def test_the_locale_that_tells_the_region_best_counts(settings: dict[str, str], locale: str) -> None:
    assert system_locale(settings) == locale


def test_a_zone_that_is_set_counts_before_the_computers(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert system_zone({"TZ": "Europe/Oslo"}, tmp_path) == "Europe/Oslo"
    assert system_zone({"TZ": ":Europe/Oslo"}, tmp_path) == "Europe/Oslo"
    assert system_zone({"TZ": "/usr/share/zoneinfo/Europe/Oslo"}, tmp_path) == "Europe/Oslo"
    assert system_zone({}, tmp_path) == "Europe/Berlin"


def test_the_computers_zone_is_the_name_it_was_given_not_what_that_links_to(tmp_path: Path) -> None:
    zones = tmp_path / "zoneinfo" / "Europe"
    zones.mkdir(parents=True)
    (zones / "Berlin").write_bytes(b"TZif")
    (zones / "Oslo").symlink_to("Berlin")
    (tmp_path / "localtime").symlink_to(zones / "Oslo")
    assert system_zone({}, tmp_path) == "Europe/Oslo"


def test_a_zone_that_was_copied_is_found_by_its_written_name(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif")
    (tmp_path / "timezone").write_text("Europe/Oslo\n")
    assert system_zone({}, tmp_path) == "Europe/Oslo"


def test_a_computer_that_says_nothing_gives_no_zone(tmp_path: Path) -> None:
    assert system_zone({}, tmp_path) == ""
    (tmp_path / "timezone").write_bytes(b"\xff\xfe\x00")
    assert system_zone({}, tmp_path) == ""


@pytest.fixture
def guessed(home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Location:
    """What is guessed with the shipped guide on a computer set to a locale and a zone."""
    for name, value in zip(("LANG", "TZ"), request.param, strict=True):
        monkeypatch.setenv(name, value)
    return guess_country(GuideFiles(shipped()))


@pytest.mark.parametrize("guessed", [("en_GB.UTF-8", "Europe/London")], indirect=True)
def test_a_guess_is_marked_as_one(guessed: Location) -> None:
    assert guessed == Location("GB", guessed=True)


@pytest.mark.parametrize(
    "guessed",
    [
        ("C.UTF-8", "UTC"),
        ("en_US.UTF-8", "Europe/Berlin"),
        ("en_US.UTF-8", "UTC"),
        ("is_IS.UTF-8", "Atlantic/Reykjavik"),
        ("en_INT.UTF-8", "UTC"),
    ],
    indirect=True,
)
def test_without_two_signs_that_agree_there_is_no_guess(guessed: Location) -> None:
    assert guessed == Location()


def test_no_zone_of_the_shipped_guide_stands_for_two_countries() -> None:
    guide_files = GuideFiles(shipped())
    countries = [country for code in guide_files.countries if (country := guide_files.country(code))]
    zones = [zone for country in countries for zone in country.zones]
    assert len(zones) > 10
    assert len(zones) == len(set(zones))
