"""Pages that offer something to do, and whether a step has a page for everybody who comes to it."""

from __future__ import annotations

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.rules.references import known, once
from companion.guide.check.subject import Subject
from companion.guide.check.texts import readers
from companion.guide.diagnostics import Address
from companion.guide.model.pages import kept_id


def check(subject: Subject) -> None:
    """Blame pages whose ids clash or whose exercises are not there, and steps that are empty for somebody."""
    files = subject.files
    _kept_ids(files)
    _exercises(files)
    for step, file in files.steps.items():
        for n, page in enumerate(file.content.pages):
            if isinstance(page, model.SortPage):
                once(file, "places", "place", ("pages", n))
                once(file, "things", "thing", ("pages", n))
        if files.guide:
            _somebody_left_out(file, step, readers(files.guide.content))


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
                found = f'the id "{id}" a second time'
                file.tree.report(at, found, f"each page to write or sort on has its own; see {seen[id]}")
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
                known(file.tree, ("pages", n, "exercises"), page.exercises, there, "exercise")
            elif files.whole:
                file.tree.report(("pages", n), "a steady page in a guide without steady.yaml",
                                "the exercises it offers belong in steady.yaml")  # fmt: skip
    if files.steady and files.whole:
        for n, exercise in enumerate(there):
            if exercise not in offered:
                found = f'no page offers the exercise "{exercise}"'
                files.steady.tree.report(
                    ("exercises", n, "exercise"), found, "a steady page names it, or all"
                )


def _somebody_left_out(file: CheckedFile[model.StepText], step: str, roles: tuple[str, ...]) -> None:
    """Report each role that finds no page in a step.

    A check-in does not count as a page, because the person can switch it off.
    """
    to_read = [page for page in file.content.pages if not isinstance(page, model.CheckInPage)]
    for role in roles:
        if not any(page.audience is None or role in page.audience for page in to_read):
            found = f'nothing to read for the role "{role}"'
            file.tree.report(("pages",), found, f'each role finds a page in "{step}"')
