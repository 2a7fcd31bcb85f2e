"""What is offered to choose from under a title, and what each choice does: contents, choices, resting,
leaving.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from companion.guide.load import INTERNATIONAL
from companion.guide.tree import GuideError
from companion.sheets import contents as contents_sheet
from companion.sheets.block import block
from companion.sheets.support import Wanted, country_names, purposes
from companion.tui.screens.sheet import SheetScreen
from companion.tui.widgets.picker import Choice

if TYPE_CHECKING:
    from companion.guide.model import Word
    from companion.tui.app import CompanionApp

_NOT_SAID = Choice("unsaid", "Rather not say")


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
    then = lambda id: app.leave() if id == "leave" else None  # noqa: E731
    text = [
        block("text", app.session.problem),
        block("text", "You can read everything. Nothing you do is kept."),
    ]
    app.ask("problem", "Your journal could not be opened", choices, then, blocks=text)


# --- choices -----------------------------------------------------------------------------------------


def choices(app: CompanionApp, at: str = "") -> None:
    """Offer all that can be set."""
    chosen, guide = app.session.journey.choices, app.session.library.guide
    rows = [Choice("role", "Who you are", guide.roles.get(chosen.role, "not said"))]  # type: ignore[call-overload]
    rows += [Choice(f"word-{word.word}", word.ask.strip(), _word_note(app, word)) for word in guide.words]
    rows += [
        Choice("density", "How much to read", _DENSITIES.get(chosen.density, _DENSITIES[""])),
        Choice("country", "Country", _country_note(app)),
        Choice("theme", "Light or dark", "light" if chosen.theme == "day" else "dark"),
        Choice("check_ins", "May steps ask how it is?", "yes" if chosen.check_ins else "no"),
        Choice("returning", "When you come back", _RETURNING.get(chosen.returning, _RETURNING["place"])),
    ]
    words = {f"word-{word.word}": word for word in guide.words}

    def open_one(id: str) -> None:
        if id in words:
            _word(app, words[id])
        else:
            _OPEN[id](app)

    text = [block("quiet", "Nothing has to be chosen. Everything can be changed again.")]
    app.ask("choices", "Choices", rows, open_one, blocks=text, at=at)


_RETURNING = {
    "place": "the page where you stopped",
    "ask": "ask where to begin",
    "start": "the beginning",
}

_DENSITIES = {
    "": "short pages",
    "brief": "each step in a sentence",
    "full": "short pages, with all there is more of",
}


def _set(app: CompanionApp, at: str, **changes: object) -> None:
    """Set a choice, let it take effect, and show the choices again."""
    if app.told(lambda: app.session.choose(**changes)):
        app.set_theme()
        app.reading.show()
        choices(app, at)


def _back(app: CompanionApp, at: str) -> Callable[[], None]:
    return lambda: choices(app, at)


def _role(app: CompanionApp) -> None:
    roles = [Choice(name, label.strip()) for name, label in app.session.library.guide.roles.items()]
    now = app.session.journey.choices.role
    then = lambda id: _set(app, "role", role="" if id == _NOT_SAID.id else id)  # noqa: E731
    app.ask("role", "Who you are", [*roles, _NOT_SAID], then, at=now, back=_back(app, "role"))


def _word(app: CompanionApp, word: Word) -> None:
    at, ask = f"word-{word.word}", word.ask.strip()
    chosen = app.session.journey.choices.words

    def choose(id: str) -> None:
        if id == _OWN:
            _own_word(app, word)
        else:
            _set(app, at, words={**chosen, word.word: id})

    offered = [Choice("", "No choice", f"the text says {_says(app, word, '')}")]
    offered += [Choice(one.choice, one.label.strip(), _says(app, word, one.choice)) for one in word.choices]
    offered += [Choice(_OWN, word.own.label.strip())] if word.own else []
    app.ask("word", ask, offered, choose, at=chosen.get(word.word, ""), back=_back(app, at))


_OWN = "/own"
"""Stands for a word of one's own; no choice's id has a slash."""


def _own_word(app: CompanionApp, word: Word) -> None:
    from companion.tui.screens.writing import WritingScreen

    chosen = app.session.journey.choices.words
    before = chosen.get(word.word, "")

    def keep(own: str) -> None:
        app.session.choose(words={**chosen, word.word: own})

    def shown() -> None:
        app.reading.show()
        choices(app, f"word-{word.word}")

    text = "" if before in {one.choice for one in word.choices} else before
    app.open(WritingScreen("own word", word.ask.strip(), keep, text=text, then=shown, one_line=True))


def _says(app: CompanionApp, word: Word, chosen: str) -> str:
    """What the text says with a choice, as it reads for this person."""
    wording = app.session.wording()
    forms = replace(wording, chosen={**wording.chosen, word.word: chosen}).forms(word)
    return ", ".join(f'"{says}"' for says in dict.fromkeys(forms.values()))


def _word_note(app: CompanionApp, word: Word) -> str:
    return _says(app, word, app.session.journey.choices.words.get(word.word, ""))


def _density(app: CompanionApp) -> None:
    offered = [Choice(id or _USUAL, text[0].upper() + text[1:]) for id, text in _DENSITIES.items()]
    now = app.session.journey.choices.density or _USUAL
    then = lambda id: _set(app, "density", density="" if id == _USUAL else id)  # noqa: E731
    app.ask("density", "How much to read", offered, then, at=now, back=_back(app, "density"))


_USUAL = "usual"


def country(app: CompanionApp, then: Callable[[], None] | None = None) -> None:
    """Offer the countries there are services for; the sheet that asked is shown again after."""
    sheet = app.screen if isinstance(app.screen, SheetScreen) and app.screen.by_country else None

    def set_country(code: str) -> None:
        if app.told(lambda: app.session.choose(country=code)):
            (app.action_help if sheet and sheet.name == "help" else then or app.action_resources)()

    def ask() -> None:
        rows = [Choice(code, name) for code, name in country_names(app.session.library).items()]
        rows += [Choice(INTERNATIONAL, "Not listed, or rather not say")]
        now = app.session.whereabouts().code
        text = [
            block(
                "quiet", "For the numbers on the pages that name services. It is kept on this computer only."
            )
        ]
        app.ask("country", "Country", rows, set_country, blocks=text, at=now, back=then)

    app.told(ask)


def which_services(app: CompanionApp) -> None:
    """Offer to show only some of the services."""

    def show(id: str) -> None:
        if id == _LOOK:
            _look_for(app)
        else:
            purpose = "" if id in (_ALL, _NOW) else id
            app.open_resources(Wanted(now=id == _NOW, purpose=purpose))

    def ask() -> None:
        rows = [Choice(_ALL, "All services"), Choice(_NOW, "Whom to call at once")]
        rows += [
            Choice(id, name) for id, name in purposes(app.session.library, app.session.whereabouts()).items()
        ]
        app.ask("which services", "Which services", [*rows, Choice(_LOOK, "Look for a word")], show)

    app.told(ask)


def _look_for(app: CompanionApp) -> None:
    from companion.tui.screens.writing import WritingScreen

    found: list[str] = []
    then = lambda: app.open_resources(Wanted(text=found[-1]))  # noqa: E731
    app.open(
        WritingScreen("look for", "A word to look for", found.append, then=then, one_line=True, kept=False)
    )


_ALL, _NOW, _LOOK = "/all", "/now", "/look"
"""Stand among the purposes; no id has a slash."""


def _country_note(app: CompanionApp) -> str:
    where = app.session.whereabouts()
    if where.code in ("", INTERNATIONAL):
        return "not said"
    try:
        found = app.session.library.country(where.code)
    except GuideError:  # a broken file is told where its services are wanted
        found = None
    name = found.name.strip() if found else where.code
    return f"{name}, a guess" if where.guessed else name


def _theme(app: CompanionApp) -> None:
    offered = [Choice("dusk", "Dark"), Choice("day", "Light")]
    then = lambda id: _set(app, "theme", theme=id)  # noqa: E731
    app.ask("theme", "Light or dark", offered, then, at=app.theme, back=_back(app, "theme"))


def _check_ins(app: CompanionApp) -> None:
    offered = [Choice("yes", "Yes"), Choice("no", "No, pause them", "m still asks whenever you like")]
    now = "yes" if app.session.journey.choices.check_ins else "no"
    then = lambda id: _set(app, "check_ins", check_ins=id == "yes")  # noqa: E731
    app.ask("check_ins", "May steps ask how it is?", offered, then, at=now, back=_back(app, "check_ins"))


def _returning(app: CompanionApp) -> None:
    offered = [Choice(id, text[0].upper() + text[1:]) for id, text in _RETURNING.items()]
    now = app.session.journey.choices.returning or "place"
    then = lambda id: _set(app, "returning", returning=id)  # noqa: E731
    app.ask("returning", "When you come back", offered, then, at=now, back=_back(app, "returning"))


_OPEN: dict[str, Callable[[CompanionApp], None]] = {
    "role": _role,
    "density": _density,
    "country": lambda app: country(app, then=lambda: choices(app, "country")),
    "theme": _theme,
    "check_ins": _check_ins,
    "returning": _returning,
}


def _place_is_kept(app: CompanionApp) -> str:
    if app.session.vault.keeps:
        return "Your place is kept on this computer. You can come back to this line."
    return "Nothing is kept this time."


def _nothing() -> None:
    """Go back to the page, which is what closing a menu does."""
