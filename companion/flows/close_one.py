"""A note for someone close: what helps, what does not. Nothing else of the journal goes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from companion.flows import files, forgetting
from companion.flows.face import Choice, Face, Menu, Opened, Writing
from companion.guide.model import CloseOne
from companion.guide.model.close_one import Prompt
from companion.sheets.block import Sheet, prose
from companion.sheets.close_one import note_for
from companion.sheets.written import written_as


def offer(face: Face, back: Callable[[], None], at: str = "") -> None:
    """Offer the questions, to look at the note, and to write it."""

    def ask() -> None:
        asked, written = face.session.library.close_one, face.session.draft.close_one
        if asked is None:  # the menu does not lead here then
            return

        def again(at: str) -> Callable[[], None]:
            return lambda: offer(face, back, at)

        rows = [
            Choice(one.prompt, one.ask.strip(), _note_on(one, written), under=one.hint or "")
            for one in asked.prompts
        ]
        rows += [Choice(_LOOK, "Look at the note"), Choice(_WRITE, "Write it to a file")]
        rows += [Choice(_FORGET, "Forget what is written here")] if written else []
        acts: dict[str, Callable[[], None]] = {
            **{one.prompt: _answers(face, one, again(one.prompt)) for one in asked.prompts},
            _LOOK: lambda: face.show(
                Opened("note for someone", lambda: _note(face, asked), back=again(_LOOK))
            ),
            _WRITE: lambda: _write(face, asked, again(_WRITE)),
            _FORGET: lambda: _forget(face, again("")),
        }
        text = prose(face.session.wording().paragraphs(f"{asked.intro}\n{asked.ending}"))
        face.ask(Menu("close one", asked.title.strip(), rows, lambda id: acts[id](), text, at=at, back=back))

    face.told(ask)


_LOOK, _WRITE, _FORGET = "/look", "/write", "/forget"
"""Stand among the questions; no id has a slash."""


def _note_on(prompt: Prompt, written: Mapping[str, str]) -> str:
    return "written" if prompt.prompt in written else ""


def _answers(face: Face, prompt: Prompt, again: Callable[[], None]) -> Callable[[], None]:
    """Ask one question. What is written is kept until the person forgets it."""
    ask, text = prompt.ask.strip(), face.session.draft.close_one.get(prompt.prompt, "")

    def keep(answer: str) -> None:
        others = {id: one for id, one in face.session.draft.close_one.items() if id != prompt.prompt}
        face.session.set_draft(close_one={**others, prompt.prompt: answer} if answer.strip() else others)

    writing = Writing(
        "for someone", ask, keep, text=text, draft=keep, before=text, then=again, or_none=True, back=again
    )
    return lambda: face.write(writing)


def _note(face: Face, asked: CloseOne) -> Sheet:
    return note_for(face.session.draft.close_one, asked)


def _write(face: Face, asked: CloseOne, again: Callable[[], None]) -> None:
    language = face.session.library.guide.language
    files.write(face, "note.txt", lambda path: written_as(path, _note(face, asked), language), again)


def _forget(face: Face, again: Callable[[], None]) -> None:
    session, written = face.session, face.session.draft.close_one
    forget = lambda: session.set_draft(close_one={})  # noqa: E731
    bring_back = lambda: session.set_draft(close_one=written)  # noqa: E731
    forgetting.take_away(face, forget, bring_back, again)
