"""The records of ``tone.yaml``: phrases that a guide's texts avoid, and terms that the grade leaves out."""

from __future__ import annotations

from companion.guide.model.record import GuideRecord, Line


class Avoided(GuideRecord, frozen=True):
    """A word or phrase that no text may contain, and the reason."""

    phrase: Line
    """Matched regardless of case, as whole words; a ``*`` at the end of a word matches any ending."""
    why: Line
    """The reason, and what to write instead, because ``companion check`` shows it with each finding."""


class Allowed(GuideRecord, frozen=True):
    """An exception: a file that may contain an avoided phrase, and the reason."""

    phrase: Line
    file: Line
    """The file that may contain it, such as ``steps/blame.yaml``."""
    why: Line


class Tone(GuideRecord, frozen=True):
    """The content of ``tone.yaml``."""

    avoid: tuple[Avoided, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    terms: tuple[Line, ...] = ()
    """Necessary terms that the guide explains where they first appear. The reading grade leaves them out."""
