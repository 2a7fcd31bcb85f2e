"""The rules a guide is checked by: every module here is one, and has a function ``check``.

It looks at the ``Subject`` it is given and reports what is wrong where it stands: mistakes by the ``report``
of a text or of a file's ``tree``, warnings by that of a file's ``warnings``. A file that cannot be read is
None or left out, and the rule decides what follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from companion.guide.check.subject import Subject


class Rule(Protocol):
    """A module of this package."""

    def check(self, subject: Subject) -> None:
        """Report whatever is against the rule."""


def every_rule() -> Iterator[Rule]:
    """Yield the rules in the order of their names. What two of them say of one place comes in that order."""
    for name in sorted(module.name for module in iter_modules(__path__)):
        rule: Rule = import_module(f"{__name__}.{name}")
        yield rule
