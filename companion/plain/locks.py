"""Talks about the passphrase: asking for it, setting, changing and removing it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from companion import keeping
from companion.flows import by_name, locked
from companion.journal import passphrase
from companion.journal.codec import Plain
from companion.journal.errors import DamagedError, JournalError
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import HELP_ALONE, Answer, choose, tell
from companion.sheets.block import block

if TYPE_CHECKING:
    from companion.plain.face import PlainFace

_ADVICE = "Four or five words that do not belong together are hard to guess and easy to type."
_REMOVING = "Without a passphrase, whoever can use your account can read your journal."


def lock(face: PlainFace, *, first: bool) -> Talk:
    """Ask for the passphrase until the journal is open, or is left closed."""
    tell([block("title", "Your passphrase"), block("text", "Help can be read without it: h, then Enter.")])
    while True:
        text = yield Prompt("Passphrase, or Enter alone for what else there is: ", is_hidden=True)
        if text not in ("", BACK):
            begins = _opened(face, text)
            if begins is not None:
                return lambda: face.go_in(begins=begins)
            continue
        answer = yield from choose(
            locked.ways(first=first), "A number, or Enter to open it: ", enter=locked.OPEN.id
        )
        if answer == locked.WITHOUT.id:
            keeping.read_without(face.session)
            return lambda: face.go_in(begins=True)
        if answer == locked.LEAVE.id:
            return face.leave
        if answer in (locked.HELP.id, locked.RESOURCES.id):
            by_name.do(face, answer)


def _opened(face: PlainFace, text: str) -> bool | None:
    """Whether the sitting begins, now that the journal was opened; None if it was not."""
    session = face.session
    try:
        session.vault.look_again()  # another window may have changed it, or taken it away
        needed = session.vault.has_passphrase
        return keeping.unlock(session, passphrase.codec_for(session.vault, text) if needed else Plain())
    except DamagedError as error:
        keeping.refuse(session, error)
        return True
    except JournalError as error:
        face.say(str(error))
        return None


def change(face: PlainFace, wanted: str, then: Callable[[bool], None], back: Callable[[], None]) -> Talk:
    """``set``, ``change`` or ``remove`` the passphrase. Enter alone leaves everything as it is."""
    titles = {"set": "Set a passphrase", "change": "Change the passphrase"}
    advice = _REMOVING if wanted == "remove" else _ADVICE
    help_ = f"Instead of a passphrase, {HELP_ALONE}."
    title = titles.get(wanted, "Remove the passphrase")
    tell([block("title", title), block("text", advice), block("text", help_)])
    if wanted != "set" and not (yield from _present(face)):
        return back
    cleared: list[bool] = []
    if wanted == "remove":
        done = face.keeps(lambda: cleared.append(passphrase.remove_passphrase(face.session.vault)))
        return (lambda: then(cleared[0])) if done else back
    new = yield from _new(face)
    if not new:
        return back
    done = face.keeps(lambda: cleared.append(passphrase.set_passphrase(face.session.vault, new)))
    return (lambda: then(cleared[0])) if done else back


def _present(face: PlainFace) -> Generator[Prompt, str, bool]:
    """Ask for the one it has now; return whether it was given."""
    while True:
        text = yield Prompt("The passphrase it has now, or Enter to go back: ", is_hidden=True)
        if text in ("", BACK):
            return False
        if face.keeps(lambda text=text: passphrase.codec_for(face.session.vault, text)):  # type: ignore[misc]
            return True


def _new(face: PlainFace) -> Answer:
    """Ask for a new one, twice; return it, or an empty text if it was left."""
    while True:
        text = yield Prompt("The new passphrase, or Enter to go back: ", is_hidden=True)
        if text in ("", BACK):
            return ""
        if not face.keeps(lambda text=text: passphrase.refuse_short(text)):  # type: ignore[misc]
            continue
        if passphrase.are_same((yield Prompt("The same once more: ", is_hidden=True)), text):
            return text
        face.say("The two are not the same.")
