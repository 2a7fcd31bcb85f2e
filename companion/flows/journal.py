"""What a person can do with their journal: its passphrase, a copy to read, removing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion import keeping
from companion.flows import files
from companion.flows.face import Choice, Face, Menu, Writing
from companion.journal.erasing import remove
from companion.layouts import readings
from companion.opening import not_under
from companion.sheets.block import Block, block
from companion.sheets.erasing import BEYOND_REACH, left, removed

_WORD = "erase"
_MINUTES = {1: "1 minute", 5: "5 minutes", 15: "15 minutes", 0: "never"}


def journal(face: Face, back: Callable[[], None], at: str = "") -> None:
    """Offer all of it."""
    vault = face.session.vault
    if not vault.keeps:
        _of_one_only_read(face, back)
        return
    if vault.has_passphrase:
        minutes = face.session.journey.choices.lock_after
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
        return lambda: journal(face, back, at)

    acts: dict[str, Callable[[], None]] = {
        "set": lambda: _before_setting(face, again("set")),
        "change": lambda: _passphrase(face, "change", again("change")),
        "remove": lambda: _passphrase(face, "remove", again("remove")),
        "lock_after": lambda: _lock_after(face, again("lock_after")),
        "export": lambda: _export(face, again("export")),
        "erase": lambda: _before_erasing(face, again("erase")),
    }
    text = [block("quiet", f"It is one file on this computer. {protected}")]
    face.ask(Menu("journal", "Your journal", rows, lambda id: acts[id](), text, at=at, back=back))


def _of_one_only_read(face: Face, back: Callable[[], None]) -> None:
    """Offer what there is where nothing is kept: a copy to read, of a journal that can still be read."""
    rows = [Choice("export", "Write a copy to read")] if face.session.vault.source else []
    acts = {"export": lambda: _export(face, lambda: journal(face, back))}
    then = lambda id: acts.get(id, back)()  # noqa: E731
    text = [block("text", "Nothing is kept this time, so there is no journal to protect or to remove.")]
    face.ask(Menu("journal", "Your journal", [*rows, Choice("back", "Back")], then, text, back=back))


def _before_setting(face: Face, back: Callable[[], None]) -> None:
    """Say what a passphrase means before one is set, and offer a copy first."""
    rows = [
        Choice("set", "Set a passphrase"),
        Choice("export", "Write a copy to read first"),
        Choice("back", "Not now"),
    ]
    acts = {
        "set": lambda: _passphrase(face, "set", back),
        "export": lambda: _export(face, lambda: _before_setting(face, back)),
        "back": back,
    }
    text = [
        block("text", "With a passphrase, your journal can be read by nobody who does not know it."),
        block(
            "text", "If it is forgotten, nobody can bring back what is in the journal. There is no way round."
        ),
        block("text", "You may want to write it down, and keep it where you keep papers."),
    ]
    face.ask(Menu("before passphrase", "Set a passphrase", rows, lambda id: acts[id](), text, back=back))


def _passphrase(face: Face, wanted: str, back: Callable[[], None]) -> None:
    said = {"set": "The passphrase is set.", "change": "The passphrase is changed."}
    done = said.get(wanted, "The passphrase is removed.")

    def then(cleared: bool) -> None:
        face.take_effect()
        back()
        face.say(done if cleared else f"{done} Close other windows, so that older words go too.")
        if wanted != "remove" and (older := not_under(face.session.vault)):
            _remove_older(face, older, done, back)

    face.passphrase(wanted, then, back)


def _remove_older(face: Face, files: list[Path], done: str, back: Callable[[], None]) -> None:
    """Offer to remove files that were kept aside when a copy took their place, and lack the passphrase."""
    journal = face.session.vault.path

    def choose(id: str) -> None:
        if id == "keep" or (journal and face.told(lambda: remove(files, journal))):
            back()
            face.say(done if id == "keep" else f"{done} The older files are removed.")

    rows = [Choice("remove", "Overwrite and remove them"), Choice("keep", "Keep them as they are")]
    text = [
        block("text", "Older files of your journal lie beside it, and do not have the passphrase."),
        *(block("item", file.name) for file in files),
    ]
    face.ask(Menu("older files", done, rows, choose, text, back=back))


def _lock_after(face: Face, back: Callable[[], None]) -> None:
    def choose(minutes: str) -> None:
        if face.told(lambda: face.session.choose(lock_after=int(minutes))):
            face.take_effect()
            back()

    rows = [Choice(str(minutes), label[0].upper() + label[1:]) for minutes, label in _MINUTES.items()]
    now = str(face.session.journey.choices.lock_after)
    text = [block("quiet", "The screen is empty then. escape comes back to it, and f1 is help.")]
    face.ask(
        Menu(
            "lock after",
            "Lock it when no key is pressed",
            rows,
            choose,
            text,
            now=now,
            back=back,
        )
    )


def _export(face: Face, back: Callable[[], None]) -> None:
    """Ask where a copy to read should go, and write it there."""
    files.write(face, "journal.md", lambda _path: keeping.readable(face.session), back)


def _before_erasing(face: Face, back: Callable[[], None]) -> None:
    """Say what erasing does and what it cannot, and ask whether to go on."""
    text = [
        block("text", "This overwrites and removes all you kept, for good."),
        block("text", "Out of reach of this or any program:"),
        *_beyond_reach(),
        *(block("text", left(one)) for one in keeping.namesakes(face.session)),
    ]
    rows = [Choice("back", "Not now"), Choice("on", "Go on to erase it")]
    acts: dict[str, Callable[[], None]] = {"back": back, "on": lambda: _erase(face, back)}
    face.ask(Menu("before erasing", "Erase everything", rows, lambda id: acts[id](), text, back=back))


def _erase(face: Face, back: Callable[[], None]) -> None:
    """Erase everything, once the word for it was typed."""
    typed: list[str] = []

    def then() -> None:
        if _WORD in readings(typed[-1].strip()):
            face.told(lambda: _erased(face, keeping.erase(face.session)))
        else:
            back()
            face.say("Nothing was erased.")

    ask = f"To erase everything, type {_WORD}."
    face.write(Writing("erase", ask, typed.append, then=then, one_line=True, does="Erase it", back=back))


def _erased(face: Face, files: list[Path]) -> None:
    face.back_to_page()
    face.begin_page()
    rows = [Choice("leave", "Leave"), Choice("read", "Read on; nothing is kept")]
    then = lambda id: face.leave() if id == "leave" else None  # noqa: E731
    text = [block("text", removed(files)), block("text", "As said, this stays:"), *_beyond_reach()]
    face.ask(Menu("erased", "Erased", rows, then, text))


def _beyond_reach() -> list[Block]:
    return [block("item", f"{one[0].upper()}{one[1:]}.") for one in BEYOND_REACH]
