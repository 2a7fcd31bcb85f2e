"""``companion summary``: the guide at a glance with its marks, and what the person kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion.guide.load import GuideFiles, shipped
from companion.guide.model import WritePage
from companion.journal.model import CheckIn, Choices, Note, Question

Run = Callable[..., Any]


def test_every_step_stands_in_a_sentence_and_every_claim_behind_its_mark(companion: Run) -> None:
    done = companion("summary")
    assert (done.returncode, done.stderr) == (0, "")
    assert "AFTER FINDING IT" in done.stdout
    assert "The first step. A stone was found." in done.stdout
    assert "The second step. It is hard." in done.stdout
    assert "[supported] The article says that stones are hard." in done.stdout


def test_what_lies_behind_a_door_stays_there_until_it_is_asked_for(companion: Run, journal: Run) -> None:
    shut = " ".join(companion("summary").stdout.split())
    assert "This part is closed for now." in shut
    assert "1 more point is not shown here, because its part is still closed." in shut
    assert "To see the closed parts too, run: companion summary --all." in " ".join(shut.split())
    assert "Another one may be found" not in shut
    assert "float" not in shut
    for asked in (companion("summary", "--all").stdout, _with_door(companion, journal, "open")):
        assert "The third step. Another one may be found." in asked
        assert "[not supported] The article says that stones float." in asked
        assert "closed" not in asked
        assert "--all" not in asked
    assert "float" not in _with_door(companion, journal, "closed")


def test_the_shipped_summary_begins_with_three_sentences_and_says_how_many_points_are_closed(
    companion: Run,
) -> None:
    guide = GuideFiles(shipped()).guide
    shown = " ".join(companion("summary", guide=None).stdout.split())
    assert shown.startswith(f"Summary {' '.join(guide.summary.split())} WHAT THE ARTICLE'S OWN SUMMARY SAYS")
    points = sum(len(part.claims) for part in guide.parts if part.door)
    closed = f"{points} more points are not shown here, because their part is still closed."
    assert f" {closed} To see the closed parts too, run: companion summary --all. AFTER A LOSS " in shown


def _with_door(companion: Run, journal: Run, answer: str) -> str:
    with journal() as vault:
        vault.put(Choices(doors={"again": answer}))
    shown: str = companion("summary").stdout
    return shown


def test_what_the_person_wrote_and_asked_is_shown_as_typed(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Question("Do [they] float?", claim="stones-float"))
        vault.put(Note("[/oops] one\n\n   two {stone}"))
        vault.put(CheckIn(line="a line of a check-in"))
    shown = companion("summary").stdout
    assert "QUESTIONS YOU KEPT\n- Do [they] float?" in shown
    assert "WHAT YOU WROTE\n[/oops] one\n" in shown
    assert "two {stone}" in shown
    assert "a line of a check-in" not in shown


def test_a_thought_that_was_put_down_does_not_come_back_in_the_summary(companion: Run, journal: Run) -> None:
    turning = Note("a heron", "what-may-help", "a-thought-that-turns", "What thought keeps coming back?")
    with journal() as vault:
        vault.put(turning)
    assert WritePage in {type(page) for page in GuideFiles(shipped()).step(turning.step).pages}
    shown = " ".join(companion("summary", guide=None).stdout.split())
    assert "heron" not in shown
    assert turning.ask not in shown
    left_out = "Some of what you wrote is not shown here. To see everything you kept, run: companion export."
    assert shown.endswith(f"WHAT YOU WROTE {left_out}")
    assert "heron" in companion("export", guide=None).stdout


def test_what_another_page_asked_for_is_in_the_summary(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Note("a heron", "three", "to-a-stone", "What would you say?"))
    shown = companion("summary").stdout
    assert "What would you say?\n\na heron" in shown
    assert "Some of what you wrote" not in shown


def test_nothing_kept_makes_no_heading(companion: Run) -> None:
    shown = companion("summary").stdout
    assert "YOU KEPT" not in shown
    assert "YOU WROTE" not in shown


def test_the_shipped_summary_marks_every_claim_of_the_article(companion: Run) -> None:
    shown = " ".join(companion("summary", "--all", guide=None).stdout.split())
    guide_files = GuideFiles(shipped())
    named = [guide_files.claims[id] for part in guide_files.guide.parts for id in part.claims]
    assert named
    for claim in named:
        assert f"[{claim.standing}] {' '.join(claim.says.split())}" in shown
