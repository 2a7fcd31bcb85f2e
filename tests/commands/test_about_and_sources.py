"""``companion about``, ``sources`` and ``now``: what is said about the guide, its sources, whom to call."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.commands import guide_and_country
from companion.dates import day
from companion.guide import load
from companion.guide.load import GuideFiles, shipped
from companion.journal.model import Choices
from companion.views import support
from companion.views.about import PRIVACY
from companion.views.location import Location

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_privacy_notice_is_short_and_the_page_on_privacy_has_the_same() -> None:
    assert len(" ".join(PRIVACY).split()) < 200
    assert words(" ".join(PRIVACY)) in words((ROOT / ".github" / "PRIVACY.md").read_text(encoding="utf-8"))


def test_about_says_what_each_piece_of_it_says_and_ends_with_the_notice(companion: Run) -> None:
    done = companion("about", guide=None)
    assert (done.returncode, done.stderr) == (0, "")
    guide, said = GuideFiles(shipped()).guide, words(done.stdout)
    assert all(words(piece.text) in said for piece in guide.about)
    assert words(guide.article.title) in said
    assert f"{day(guide.reviewed)}, {guide.reviewed_by.strip()}." in said
    assert said.endswith(words(" ".join(PRIVACY)))


@pytest.mark.parametrize(
    "said",
    ["Nobody paid for it", "Nothing is sold", "may be advertising", "No clinician has read it",
     "not been tested in a trial", "do not claim that it lifts mood", "Known gaps".upper()],
)  # fmt: skip
def test_the_shipped_guide_says_what_a_reader_has_to_know_about_it(companion: Run, said: str) -> None:
    assert said in words(companion("about", guide=None).stdout)


def test_every_source_stands_in_full_with_the_claims_that_rest_on_it(companion: Run) -> None:
    done = companion("sources", guide=None)
    assert (done.returncode, done.stderr) == (0, "")
    guide_files, said = GuideFiles(shipped()), words(done.stdout)
    assert all(words(source.citation) in said for source in guide_files.sources.values())
    assert all(source.address in said for source in guide_files.sources.values() if source.address)
    resting = [claim for claim in guide_files.claims.values() if claim.sources]
    assert all(words(claim.says) in said for claim in resting)
    assert said.count(words(guide_files.claims["ici-control"].says)) == 0  # it rests on nothing


def test_now_tells_the_signs_and_the_lines_of_the_country(companion: Run) -> None:
    done = companion("now", "--country", "UK", guide=None)
    assert (done.returncode, done.stderr) == (0, "")
    assert "call 999" in words(done.stdout)
    assert "116 123  Samaritans" in done.stdout
    assert "Bleeding that soaks a pad in an hour" in words(done.stdout)


def test_services_can_be_asked_for_by_what_they_are_for_and_by_words(companion: Run) -> None:
    crisis = companion("resources", "--country", "NO", "--for", "crisis").stdout
    assert "Stones of Norway" in crisis
    assert "Stones Everywhere" not in crisis
    found = companion("resources", "--country", "NO", "--find", "not an EMERGENCY").stdout
    assert "Stones of Norway" in found
    assert "Stones Everywhere" not in found
    assert "No service matches." in companion("resources", "--find", "volcano").stdout


@pytest.mark.parametrize("named", ["crisis", "CRISIS", "cri", "line"])
def test_what_a_service_is_for_can_be_named_by_a_part_of_it(companion: Run, named: str) -> None:
    done = companion("resources", "--country", "NO", "--for", named)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Only: crisis line." in done.stdout


@pytest.mark.parametrize("named", ["NO", "no", "Norway", "norw"])
def test_a_country_can_be_named_by_its_code_or_its_name(companion: Run, named: str) -> None:
    done = companion("now", "--country", named)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Country: Norway, as you chose." in done.stdout


@pytest.mark.parametrize(("named", "code"), [("UK", "GB"), ("usa", "US"), ("United King", "GB")])
def test_what_people_call_a_country_is_known(companion: Run, named: str, code: str) -> None:
    name = GuideFiles(shipped()).country(code)
    assert name
    assert (
        f"Country: {name.name.strip()}, as you chose."
        in companion("now", "--country", named, guide=None).stdout
    )


def test_what_no_service_is_for_is_told_with_what_there_is(companion: Run) -> None:
    done = companion("resources", "--for", "volcano")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'companion: No services are listed under "volcano". Choose one of these: crisis, emergency, stones.\n'
    )


@pytest.mark.parametrize(("days", "late"), [(0, False), (365, False), (366, True)])
def test_numbers_nobody_has_looked_at_for_a_year_are_shown_with_their_age(
    small_guide: Path, days: int, late: bool
) -> None:
    guide_files, where = GuideFiles(small_guide), Location("NO")
    today = dt.date(2026, 11, 22) + dt.timedelta(days=days)
    for view in (support.help_now(guide_files, where, today), support.resources(guide_files, where, today)):
        said = " ".join(run.text for block in view.blocks for run in block.runs)
        assert "Last checked on 22 November 2026." in said
        assert ("over a year ago" in said) == late


def test_where_a_country_has_no_line_of_its_own_those_for_everybody_are_shown(
    small_guide: Path, tmp_path: Path
) -> None:
    guide = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    norway = guide / "resources" / "NO.yaml"
    norway.write_text(norway.read_text().replace("purposes: [crisis, stones]", "purposes: [emergency]"))
    view = support.help_now(GuideFiles(guide), Location("NO"), dt.date(2026, 11, 22))
    said = " ".join(run.text for block in view.blocks for run in block.runs)
    assert "Stones of Norway" in said
    assert "Stones Everywhere" in said


STANDS_IN = "What you see here comes from the program's own guide."


@pytest.mark.parametrize("broken", ["guide.yaml", "resources/NO.yaml", "help.yaml"])
@pytest.mark.parametrize("country", ["NO", "Norway"])
def test_where_a_guide_is_broken_the_one_that_comes_with_the_program_stands_in(
    companion: Run, small_guide: Path, tmp_path: Path, broken: str, country: str
) -> None:
    guide = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    (guide / broken).write_text("a: [")
    done = companion("now", "--country", country, guide=guide)
    shipped_one = companion("now", "--country", country, guide=None)
    said = words(done.stdout)
    assert STANDS_IN in said
    assert words(shipped_one.stdout).removeprefix("Help now ") in said
    assert "Country: Norway, as you chose." in said
    assert "Traceback" not in done.stderr
    assert "Something went wrong" not in done.stderr


def test_where_a_guide_is_broken_the_country_that_was_chosen_is_still_known(
    companion: Run, journal: Run, tmp_path: Path
) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
    done = companion("now", guide=tmp_path / "nowhere")
    assert "Country: Norway, as you chose." in done.stdout
    assert (done.returncode, done.stderr) == (1, f"companion: There is no folder at {tmp_path}/nowhere.\n")


@pytest.mark.parametrize("broken", ["guide.yaml", "resources/NO.yaml", "resources/INT.yaml"])
def test_resources_are_printed_though_a_guide_is_broken(
    companion: Run, small_guide: Path, tmp_path: Path, broken: str
) -> None:
    guide = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    (guide / broken).write_text("a: [")
    done = companion("resources", "--country", "NO", guide=guide)
    assert STANDS_IN in words(done.stdout)
    assert "findahelpline.com" in done.stdout
    assert done.returncode == 1
    assert f"{guide}/{broken}:" in done.stderr


def test_the_program_says_what_is_always_true_if_its_own_guide_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = Path(shutil.copytree(shipped(), tmp_path / "guide"))
    for module in (load, support, guide_and_country):
        monkeypatch.setattr(module, "shipped", lambda: guide)
    (guide / "resources" / "GB.yaml").write_text("a: [")
    assert main(["now", "--country", "GB"]) == 0
    said = words(capsys.readouterr().out)
    assert "The services for GB cannot be read. Those below are not tied to a country." in said
    assert "Bleeding that soaks a pad in an hour" in said
    (guide / "help.yaml").write_text("a: [")
    assert main(["now", "--country", "GB"]) == 0
    assert "call your local emergency number now" in words(capsys.readouterr().out)
    shutil.rmtree(guide)
    assert main(["now", "--country", "GB"]) == 1
    assert "call your local emergency number now" in words(capsys.readouterr().out)


@pytest.mark.parametrize("arguments", [["--journal", "../no name"], ["--journal", ""]])
def test_help_is_printed_before_what_is_wrong_is_told(companion: Run, arguments: list[str]) -> None:
    done = companion("now", *arguments)
    assert "Stones Everywhere" in done.stdout
    assert done.returncode == 1
    assert "letters, digits" in done.stderr
