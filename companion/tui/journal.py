"""What a person can do with their journal: its passphrase, a copy to read, removing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from companion import keeping
from companion.journal.erasing import remove
from companion.journal.errors import JournalError, LockedError
from companion.opening import not_under
from companion.sheets.block import Block, block
from companion.sheets.erasing import BEYOND_REACH, removed
from companion.tui.widgets.picker import Choice

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

_WORD = "erase"
_MINUTES = {1: "1 minute", 5: "5 minutes", 15: "15 minutes", 0: "never"}


def journal(app: CompanionApp, back: Callable[[], None], at: str = "") -> None:
    """Offer all of it."""
    vault = app.session.vault
    if not vault.keeps:
        text = [block("text", "Nothing is kept this time, so there is no journal to protect or to remove.")]
        app.ask("journal", "Your journal", [Choice("back", "Back")], lambda _: back(), blocks=text, back=back)
        return
    if vault.has_passphrase:
        minutes = app.session.journey.choices.lock_after
        rows = [
            Choice("change", "Change the passphrase"),
            Choice("remove", "Remove the passphrase"),
            Choice(
                "lock_after", "Lock it when no key is pressed", _MINUTES.get(minutes, f"{minutes} minutes")
            ),
        ]
        protected = "It has a passphrase."
    else:
        rows = [Choice("set", "Set a passphrase")]
        protected = "It has no passphrase. Whoever can use your account can read it."
    rows += [
        Choice("export", "Write a copy to read"),
        Choice("erase", "Erase everything"),
    ]

    def again(at: str) -> Callable[[], None]:
        return lambda: journal(app, back, at)

    acts: dict[str, Callable[[], None]] = {
        "set": lambda: _before_setting(app, again("set")),
        "change": lambda: _passphrase(app, "change", again("change")),
        "remove": lambda: _passphrase(app, "remove", again("remove")),
        "lock_after": lambda: _lock_after(app, again("lock_after")),
        "export": lambda: _export(app, again("export")),
        "erase": lambda: _before_erasing(app, again("erase")),
    }
    text = [block("quiet", f"It is one file on this computer. {protected}")]
    app.ask("journal", "Your journal", rows, lambda id: acts[id](), blocks=text, at=at, back=back)


def _before_setting(app: CompanionApp, back: Callable[[], None]) -> None:
    """Say what a passphrase means before one is set, and offer a copy first."""
    rows = [
        Choice("set", "Set a passphrase"),
        Choice("export", "Write a copy to read first"),
        Choice("back", "Not now"),
    ]
    acts = {
        "set": lambda: _passphrase(app, "set", back),
        "export": lambda: _export(app, lambda: _before_setting(app, back)),
        "back": back,
    }
    text = [
        block("text", "With a passphrase, your journal can be read by nobody who does not know it."),
        block(
            "text", "If it is forgotten, nobody can bring back what is in the journal. There is no way round."
        ),
        block("text", "You may want to write it down, and keep it where you keep papers."),
    ]
    app.ask("before passphrase", "Set a passphrase", rows, lambda id: acts[id](), blocks=text, back=back)


def _passphrase(app: CompanionApp, wanted: str, back: Callable[[], None]) -> None:
    from companion.tui.screens.passphrase import PassphraseScreen

    said = {"set": "The passphrase is set.", "change": "The passphrase is changed."}
    done = said.get(wanted, "The passphrase is removed.")

    def then(cleared: bool) -> None:
        app.count_idle_time()
        back()
        app.say(done if cleared else f"{done} Close other windows, so that older words go too.")
        if wanted != "remove" and (older := not_under(app.session.vault)):
            _remove_older(app, older, done, back)

    app.open(PassphraseScreen(wanted, then, back))


def _remove_older(app: CompanionApp, files: list[Path], done: str, back: Callable[[], None]) -> None:
    """Offer to remove files that were kept aside when a copy took their place, and lack the passphrase."""
    journal = app.session.vault.path

    def choose(id: str) -> None:
        if id == "keep" or (journal and app.told(lambda: remove(files, journal))):
            back()
            app.say(done if id == "keep" else f"{done} The older files are removed.")

    rows = [Choice("remove", "Overwrite and remove them"), Choice("keep", "Keep them as they are")]
    text = [
        block("text", "Older files of your journal lie beside it, and do not have the passphrase."),
        *(block("item", file.name) for file in files),
    ]
    app.ask("older files", done, rows, choose, blocks=text, back=back)


def _lock_after(app: CompanionApp, back: Callable[[], None]) -> None:
    def choose(minutes: str) -> None:
        if app.told(lambda: app.session.choose(lock_after=int(minutes))):
            app.count_idle_time()
            back()

    rows = [Choice(str(minutes), label[0].upper() + label[1:]) for minutes, label in _MINUTES.items()]
    now = str(app.session.journey.choices.lock_after)
    text = [block("quiet", "The screen is empty then. escape comes back to it, and f1 is help.")]
    app.ask("lock after", "Lock it when no key is pressed", rows, choose, blocks=text, at=now, back=back)


def _export(app: CompanionApp, back: Callable[[], None]) -> None:
    """Ask where a copy to read should go, and write it there."""
    from companion.tui.screens.writing import WritingScreen

    written: list[Path] = []

    def write(name: str) -> None:
        path = Path(name.strip()).expanduser().absolute()
        try:
            keeping.write_out(app.session, path)
        except LockedError:
            raise
        except JournalError as error:
            raise JournalError(str(error).replace(str(path), path.name)) from None
        written.append(path)

    def then() -> None:
        back()
        app.say(f"Written. Whoever can open {written[-1].name} can read it.")

    ask = "A name for a new file. Whoever can open it can read it."
    at_first = str(Path("~") / "journal.md")
    app.open(
        WritingScreen(
            "export", ask, write, text=at_first, then=then, one_line=True, does="Write it", back=back
        )
    )


def _before_erasing(app: CompanionApp, back: Callable[[], None]) -> None:
    """Say what erasing does and what it cannot, and ask whether to go on."""
    text = [
        block("text", "This overwrites and removes all you kept, for good."),
        block("text", "Out of reach of this or any program:"),
        *_beyond_reach(),
    ]
    rows = [Choice("back", "Not now"), Choice("on", "Go on to erase it")]
    acts: dict[str, Callable[[], None]] = {"back": back, "on": lambda: _erase(app, back)}
    app.ask("before erasing", "Erase everything", rows, lambda id: acts[id](), blocks=text, back=back)


def _erase(app: CompanionApp, back: Callable[[], None]) -> None:
    """Erase everything, once the word for it was typed."""
    from companion.tui.screens.writing import WritingScreen

    typed: list[str] = []

    def then() -> None:
        if typed[-1].strip().lower() == _WORD:
            app.told(lambda: _erased(app, keeping.erase(app.session)))
        else:
            back()
            app.say("Nothing was erased.")

    ask = f"To erase everything, type {_WORD}."
    app.open(WritingScreen("erase", ask, typed.append, then=then, one_line=True, does="Erase it", back=back))


def _erased(app: CompanionApp, files: list[Path]) -> None:
    app.back_to_page()
    app.reading.begin()
    rows = [Choice("leave", "Leave"), Choice("read", "Read on; nothing is kept")]
    then = lambda id: app.leave() if id == "leave" else None  # noqa: E731
    text = [block("text", removed(files)), block("text", "As said, this stays:"), *_beyond_reach()]
    app.ask("erased", "Erased", rows, then, blocks=text)


def _beyond_reach() -> list[Block]:
    return [block("item", f"{one[0].upper()}{one[1:]}.") for one in BEYOND_REACH]
