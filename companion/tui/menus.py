"""What is offered under a title on the way: the contents, resting, something steady, stopping, leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.guide.tree import GuideError
from companion.sheets import contents as contents_sheet
from companion.sheets.block import block
from companion.tui.widgets.picker import Choice

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


def contents(app: CompanionApp) -> None:
    """Offer all there is to go to."""
    journey = app.session.journey
    rows = contents_sheet.contents(journey)
    choices = [Choice(row.id, row.label, row.note, choosable=not row.heading) for row in rows]

    def go(id: str) -> None:
        if id == contents_sheet.ABOUT:
            app.action_about()
            return
        app.back_to_page()
        if id.endswith(contents_sheet.SHUT):
            app.reading.move(lambda: app.session.shut(id.removesuffix(contents_sheet.SHUT)))
        else:
            app.reading.move(lambda: app.session.go(app.session.journey.go_to(id)))

    app.ask("contents", "Contents", choices, go, at=journey.stop().id)


def rest(app: CompanionApp) -> None:
    """After a heavier check-in: what there is before going on."""
    choices = [
        Choice("stop", "Stop here for now"),
        *_steady(app),
        Choice("resources", "See whom you can turn to"),
        Choice("help", "Help now"),
        Choice("on", "Read on"),
    ]
    text = f"It sounds heavy right now. You do not have to read on. {_place_is_kept(app)}"
    acts = {
        "stop": app.leave,
        "steady": lambda: steady(app),
        "resources": app.action_resources,
        "help": app.action_help,
    }
    kept = "Kept on this computer." if app.session.vault.keeps else ""
    app.ask("rest", kept, choices, lambda id: acts.get(id, _nothing)(), blocks=[block("text", text)])


def stop(app: CompanionApp) -> None:
    """Offer to stop here."""
    choices = [
        Choice("leave", "Stop for now"),
        *_steady(app),
        Choice("help", "Help now"),
        Choice("resources", "See whom you can turn to"),
        Choice("skip", "Skip this step"),
        Choice("back", "Back to the page"),
    ]
    acts = {
        "leave": app.leave,
        "steady": lambda: steady(app),
        "help": app.action_help,
        "resources": app.action_resources,
        "skip": app.action_skip,
    }
    text = f"Stopping is fine, at any point. {_place_is_kept(app)}"
    app.ask("stop", "Too much", choices, lambda id: acts.get(id, _nothing)(), blocks=[block("text", text)])


def steady(app: CompanionApp) -> None:
    """Offer the exercises."""

    def ask() -> None:
        exercises = app.session.library.steady.values()
        rows = [Choice(one.exercise, one.title.strip(), one.about.strip()) for one in exercises]
        app.ask("steady exercises", "Something steady", rows, app.open_exercise)

    app.told(ask)


def _steady(app: CompanionApp) -> list[Choice]:
    try:
        exercises = app.session.library.steady
    except GuideError:  # a broken file must not stand between anybody and stopping
        exercises = {}
    return [Choice("steady", "Something steady, a minute or two")] if exercises else []


def leave(app: CompanionApp) -> None:
    """Ask whether to leave."""
    choices = [Choice("leave", "Leave"), Choice("stay", "Stay")]
    then = lambda id: app.leave() if id == "leave" else None  # noqa: E731
    app.ask("leave", "Leave", choices, then, blocks=[block("text", _place_is_kept(app))])


def come_back(app: CompanionApp) -> None:
    """Begin as the person chose to: where they stopped, at the beginning, or with a question."""
    session = app.session
    if session.journey.choices.returning == "start":
        app.reading.move(lambda: session.go(session.journey.go_to("welcome")))
    elif session.journey.choices.returning == "ask" and session.journey.stop().kind != "welcome":
        choices = [
            Choice(
                "place", "Where you stopped", app.reading.top_line().removesuffix("  ·  where you stopped")
            ),
            Choice("contents", "Choose from the contents"),
            Choice("start", "The beginning"),
        ]
        acts: dict[str, Callable[[], None]] = {
            "contents": app.action_contents,
            "start": lambda: app.reading.move(lambda: session.go(session.journey.go_to("welcome"))),
        }
        app.ask("come_back", "Where would you like to begin?", choices, lambda id: acts.get(id, _nothing)())


def problem(app: CompanionApp) -> None:
    """Say why nothing can be kept this time, and offer to read all the same."""
    choices = [Choice("read", "Read on; nothing will be kept"), Choice("leave", "Leave")]
    if app.session.mend:
        choices.insert(0, Choice("mend", "Put back the copy", "the present file is kept beside it"))
    acts = {"leave": app.leave, "mend": app.put_back_copy}
    then = lambda id: acts.get(id, _nothing)()  # noqa: E731
    text = [
        block("text", app.session.problem),
        block("text", "You can read everything. Nothing you do is kept."),
    ]
    app.ask("problem", "Your journal could not be opened", choices, then, blocks=text)


def _place_is_kept(app: CompanionApp) -> str:
    if app.is_shut:
        return "You can come back at any time."
    if app.session.vault.keeps:
        return "Your place is kept on this computer. You can come back to this line."
    return "Nothing is kept this time."


def _nothing() -> None:
    """Go back to the page, which is what closing a menu does."""
