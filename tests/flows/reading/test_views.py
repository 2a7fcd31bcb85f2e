"""Each view: what it says, which claims it shows, and whether a country or a purpose matters to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from companion.flows.dialogs import ViewDialog
from companion.flows.keeping.notes import notes
from companion.flows.reading import views
from companion.flows.ui import UI, Flow
from companion.guide.diagnostics import Diagnostic, GuideError
from companion.guide.model import WritePage
from companion.journal.model import CheckIn, Note
from companion.journal.seal.passphrase import set_passphrase
from companion.session import Session

if TYPE_CHECKING:
    from tests.flows.conftest import Play

HARD, FLOAT = "The article says that stones are hard.", "The article says that stones float."
NONE = "This page makes no claim about health, so there is no evidence to show."


def shown_by(play: Play, flow: Callable[[UI], Flow]) -> ViewDialog:
    found: list[ViewDialog | None] = []

    async def look(ui: UI) -> None:
        class Spy:
            def __getattr__(self, name: str) -> object:
                return getattr(ui, name)

            async def show(self, view: ViewDialog) -> None:
                found.append(view)

        await flow(Spy())  # type: ignore[arg-type] # passes on what it does not see

    play(look)
    assert found[0]
    return found[0]


@pytest.mark.parametrize(
    ("flow", "name", "claims", "by_country", "by_purpose"),
    [
        (views.evidence, "evidence", [], False, False),
        (views.summary, "summary", ["stones-are-hard"], False, False),
        (views.about, "about", None, False, False),
        (views.resources, "resources", None, True, True),
        (views.help_now, "help", ["stones-are-hard"], True, False),
    ],
)
def test_a_view_says_what_matters_to_it(
    play: Play,
    flow: Callable[[UI], Flow],
    name: str,
    claims: list[str] | None,
    by_country: bool,
    by_purpose: bool,
) -> None:
    view = shown_by(play, flow)
    assert (view.name, view.by_country, view.by_purpose) == (name, by_country, by_purpose)
    assert (view.claims if view.claims is None else list(view.claims)) == claims


@pytest.mark.parametrize(
    ("stop", "sheet_claims", "there", "not_there"),
    [
        ("two", None, HARD, FLOAT),
        ("one", None, NONE, HARD),
        ("two", ["stones-float"], FLOAT, HARD),
        ("two", [], NONE, HARD),
        ("two", "none of its own", HARD, NONE),
    ],
)
def test_evidence_is_that_of_the_view_or_else_of_the_page(
    play: Play, session: Session, stop: str, sheet_claims: object, there: str, not_there: str
) -> None:
    session.go(session.journey.go_to(stop))
    claims = sheet_claims if isinstance(sheet_claims, list) else None
    view = None if sheet_claims is None else ViewDialog("a view", lambda: pytest.fail("not asked"), claims)
    text = play(views.evidence, view=view).sheet_text()
    assert there in text
    assert not_there not in text


def test_the_summary_holds_what_was_kept(play: Play, session: Session) -> None:
    session.vault.put(Note("a gull"))
    script = play(views.summary)
    assert "a gull" in script.sheet_text()
    assert HARD in script.sheet_text()


def test_the_summary_says_how_many_points_are_closed_and_which_key_opens_them(
    play: Play, session: Session
) -> None:
    closed = "1 more point is not shown here, because its part is still closed."
    opens = "To open closed parts, press {} for the contents."
    assert f"{closed} {opens.format('c')}" in play(views.summary).sheet_text()
    session.choose(keys={"contents": "z"})
    assert opens.format("z") in play(views.summary).sheet_text()
    session.choose(doors={"again": "open"})
    assert "closed" not in play(views.summary).sheet_text()


def test_a_closed_part_without_points_is_said_with_the_key_alone(play: Play, session: Session) -> None:
    guide = session.journey.guide
    parts = tuple(replace(part, claims=()) for part in guide.parts)
    session.journey = replace(session.journey, guide=replace(guide, parts=parts))
    shown = play(views.summary).sheet_text()
    assert "To open closed parts, press c for the contents." in shown
    assert "more point" not in shown


def test_a_note_whose_page_keeps_it_out_is_not_in_the_summary_but_under_what_was_kept(
    play: Play, session: Session
) -> None:
    text = session.guide_files.step("three")
    pages = [
        replace(one, keep_out_of_summary=True) if isinstance(one, WritePage) else one for one in text.pages
    ]
    session.guide_files._steps["three"] = replace(text, pages=tuple(pages))
    session.vault.put(Note("a gull", "three", "to-a-stone", "What would you say?"))
    session.choose(keys={"kept": "z"})
    shown = play(views.summary).sheet_text()
    assert "a gull" not in shown
    assert "What would you say?" not in shown
    assert "Some of what you wrote is not shown here. To read everything you kept, press z." in shown
    assert play(notes, None).last("notes").rows[0].startswith("a gull")


def test_a_note_whose_page_cannot_be_read_is_not_in_the_summary(
    play: Play, session: Session, broken: Callable[[str], None]
) -> None:
    session.vault.put(Note("a gull", "three", "to-a-stone"))
    session.vault.put(Note("a tern", "three"))
    broken("steps/three.yaml")
    shown = play(views.summary).sheet_text()
    assert "a gull" not in shown
    assert "a tern" in shown


def test_behind_the_lock_the_summary_holds_nothing_of_ones_own(
    play: Play, session: Session, cheap: None
) -> None:
    session.vault.put(Note("a gull"))
    session.vault.put(CheckIn("heavy"))
    set_passphrase(session.vault, "a long passphrase")
    session.vault.lock()
    script = play(views.summary, is_shut=True)
    assert HARD in script.sheet_text()
    assert "a gull" not in script.sheet_text()
    assert "1 more point is not shown here" in script.sheet_text()
    assert "press c" not in script.sheet_text()


@pytest.mark.parametrize("flow", [views.resources, views.help_now])
def test_another_country_changes_what_is_said_without_asking_again(
    play: Play, session: Session, flow: Callable[[UI], Flow]
) -> None:
    view = shown_by(play, flow)
    before = str(view.make())
    session.choose(country="NO")
    assert "Stones of Norway" not in before
    assert "Stones of Norway" in str(view.make())


def test_help_is_there_though_the_guides_own_is_broken(play: Play, broken: Callable[[str], None]) -> None:
    broken("help.yaml")
    script = play(views.help_now)
    assert "What you see here comes from the program's own guide." in script.sheet_text()


def test_about_says_who_made_the_guide(play: Play) -> None:
    assert "Somebody made it for tests." in play(views.about).sheet_text()


def test_mistakes_are_told_from_the_guides_folder_on() -> None:
    folder = Path("/guides/small")
    view = views.to_mend([Diagnostic(folder / "steps" / "one.yaml", 3, 1, "a bracket", "Close it.")], folder)
    title, blocks = view.make()
    text = "".join(run.text for one in blocks for run in one.runs)
    assert title == "Mistakes in the guide"
    assert "steps/one.yaml" in text
    assert "/guides/small" not in text


def test_a_part_that_cannot_be_opened_says_where_it_is_broken() -> None:
    diagnostic = Diagnostic(Path("/guides/small/steps/one.yaml"), 3, 1, "a bracket", "Close it.")
    view = views.diagnostics(GuideError((diagnostic,)))
    title, (intro, item) = view.make()
    assert (view.name, title, view.claims) == (
        f"mistakes in {diagnostic.path}",
        "This part cannot be opened",
        None,
    )
    assert intro.runs[0].text == "There is a mistake in the guide, so this part of it cannot be opened."
    assert item.runs[0].text == str(diagnostic)
