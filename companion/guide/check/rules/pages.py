"""Checks pages that offer something to do, and that each step has a page for every role."""

from __future__ import annotations

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.rules.references import known, once
from companion.guide.check.subject import Subject
from companion.guide.check.texts import readers
from companion.guide.diagnostics import Address
from companion.guide.load import STEADY
from companion.guide.model.pages import kept_id
from companion.messages import gettext as _


def check(subject: Subject) -> None:
    """Report pages whose ids clash or whose exercises are missing, and steps that are empty for a role."""
    files = subject.files
    _kept_ids(files)
    _exercises(files)
    for file in files.steps.values():
        for n, page in enumerate(file.content.pages):
            if isinstance(page, model.TextPage) and page.ask:
                _question(file, ("pages", n, "ask"), page.ask.strip())
            if isinstance(page, model.SortPage):
                once(file, "places", "place", ("pages", n))
                once(file, "things", "thing", ("pages", n))
        if files.guide:
            _someone_left_out(file, readers(files.guide.content))


def _question(file: CheckedFile[model.StepText], at: Address, ask: str) -> None:
    """Report what a page offers to ask, if it is not one question."""
    if not ask.endswith(_ENDS) or sum(map(ask.count, _ENDS)) > 1:
        wish = _("expected: one question in everyday words, with one question mark, at the end")
        file.tree.report(at, f'"{ask}"', wish)


_ENDS = ("?", "\uff1f", "\u061f", "\u037e")
"""The question marks of several scripts."""


def _kept_ids(files: CheckedFiles) -> None:
    """Report page ids that occur twice in the guide, because the person's answers are kept under them."""
    seen: dict[str, str] = {}
    for file in files.steps.values():
        for n, page in enumerate(file.content.pages):
            id = kept_id(page)
            if id is None:
                continue
            at: Address = ("pages", n, "id")
            place = f"{file.name}:{file.line(at)}"
            if id in seen:
                found = _('the id "{id}" is already used at {place}').format(id=id, place=seen[id])
                file.tree.report(at, found, _('give each "write" or "sort" page its own id'))
            seen.setdefault(id, place)


def _exercises(files: CheckedFiles) -> None:
    there = [one.exercise for one in files.steady.content.exercises] if files.steady else []
    offered: set[str] = set()
    for file in files.steps.values():
        for n, page in enumerate(file.content.pages):
            if not isinstance(page, model.SteadyPage):
                continue
            offered.update(page.exercises or there)
            if files.steady:
                unknown = _('no exercise is called "{name}"')
                known(file.tree, ("pages", n, "exercises"), page.exercises, there, unknown)
            elif files.whole:
                found = _('this is a "steady" page, but the guide has no {file}').format(file=STEADY)
                file.tree.report(("pages", n), found, _("write the exercises in steady.yaml"))
    if files.steady and files.whole:
        for n, exercise in enumerate(there):
            if exercise not in offered:
                found = _('no page offers the exercise "{name}"').format(name=exercise)
                wish = _(
                    'list this exercise on a "steady" page, or delete that page\'s list to offer all'
                    " exercises"
                )
                files.steady.tree.report(("exercises", n, "exercise"), found, wish)


def _someone_left_out(file: CheckedFile[model.StepText], roles: tuple[str, ...]) -> None:
    """Report each role that finds no page in a step.

    A check-in does not count as a page, because the person can switch it off.
    """
    to_read = [page for page in file.content.pages if not isinstance(page, model.CheckInPage)]
    for role in roles:
        if not any(page.audience is None or role in page.audience for page in to_read):
            found = _('there is nothing to read for the role "{role}"').format(role=role)
            file.tree.report(("pages",), found, _("add a page for this role"))
