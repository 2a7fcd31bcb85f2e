"""``tone.yaml``: what a guide's texts avoid, and how they are measured."""

from __future__ import annotations

from companion.guide.model.record import GuideRecord, Line


class Avoided(GuideRecord, frozen=True):
    """A word or phrase that stands in no text, and why."""

    phrase: Line
    """Matched without regard to case, as whole words; a ``*`` at a word's end stands for any ending."""
    why: Line


class Allowed(GuideRecord, frozen=True):
    """A place where an avoided phrase may stand all the same, and why."""

    phrase: Line
    file: Line
    """The file it may stand in, such as ``steps/blame.yaml``."""
    why: Line


class Tone(GuideRecord, frozen=True):
    """``tone.yaml``."""

    avoid: tuple[Avoided, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    terms: tuple[Line, ...] = ()
    """Words that cannot be avoided and are explained where they first stand. The grade leaves them out."""
