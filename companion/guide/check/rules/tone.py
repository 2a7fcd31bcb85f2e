"""Finds the phrases a guide avoids, except where the guide allows one.

Every guide avoids exclamation marks, in whatever script, whether its own list says so or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile
from companion.guide.check.phrases import LOUD, any_of, avoided_in, pattern
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import ShownText
from companion.messages import gettext as _


def check(subject: Subject) -> None:
    """Report avoided phrases in any form of any text, and warn of exceptions that are no longer needed."""
    files = subject.files
    overrides = files.tone.content.allowed if files.tone else ()
    allowed = {(one.phrase, one.file): n for n, one in enumerate(overrides)}
    needed = set()
    for one, avoided, seen in _found(avoided_in(files.tone.content if files.tone else None), subject.shown):
        if override := allowed.get((avoided.phrase, one.text.file.name), -1) + 1:
            needed.add(override - 1)
        else:
            wish = _('avoid "{phrase}": {reason}').format(phrase=avoided.phrase, reason=_reason(avoided))
            one.text.report(f'"{seen}"', wish)
    if files.tone and files.whole:
        _warn(files.tone, needed)


def _reason(avoided: model.Avoided) -> str:
    """Return why a phrase is avoided: the guide's own reason, or the program's for every guide."""
    return _(avoided.why) if avoided in LOUD else avoided.why.strip()


def _found(
    avoid: Sequence[model.Avoided], shown: Sequence[ShownText]
) -> Iterator[tuple[ShownText, model.Avoided, str]]:
    """Yield each avoided phrase once for each text that contains it, with the words around it."""
    anything = any_of(one.phrase for one in avoid)
    patterns = {avoided: pattern(avoided.phrase) for avoided in avoid}
    said_by_slots = [passage.text for one in shown if _is_put_in(one) for passage in one.forms[0]]
    by_slots = {
        avoided for avoided, phrase in patterns.items() if any(phrase.search(said) for said in said_by_slots)
    }
    for one in shown:
        passages = dict.fromkeys(passage.text for form in one.forms for passage in form)
        suspicious = [text for text in passages if anything and anything.search(text)]
        for avoided, phrase in patterns.items() if suspicious else ():
            match = next((match for text in suspicious if (match := phrase.search(text))), None)
            if match and (avoided not in by_slots or _is_put_in(one) or phrase.search(one.text.raw)):
                start = match.string.rfind(" ", 0, max(0, match.start() - 20)) + 1
                yield one, avoided, match.string[start : match.end()]


def _is_put_in(one: ShownText) -> bool:
    """Whether a text is filled into a slot.

    An avoided phrase in it is reported once here, and not in every text with that slot.
    """
    at = one.text.at
    return (at[0] == "words" and ("says" in at or "to" in at)) or at == ("no_number",)


def _warn(file: CheckedFile[model.Tone], needed: set[int]) -> None:
    for n, one in enumerate(file.content.allowed):
        if n not in needed:
            found = _('the exception for "{phrase}" in {file} is not needed').format(
                phrase=one.phrase, file=one.file
            )
            file.warnings.report(("allowed", n), found, _("delete this exception"))
