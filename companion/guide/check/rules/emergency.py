"""Checks the emergency number of each country, and the signs that call for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import slots_in
from companion.guide.diagnostics import Address, expected
from companion.guide.load import INTERNATIONAL
from companion.guide.validate import did_you_mean
from companion.messages import N_, or_list
from companion.messages import gettext as _

EMERGENCY = "emergency"
"""The purpose of an emergency service, and the slot that becomes its number."""


def check(subject: Subject) -> None:
    """Report numbers that do not belong to the emergency service, and urgent signs without a claim."""
    files = subject.files
    for file in files.countries.values():
        _number(file)
        _on_the_help_screen(file)
    if files.help:
        _no_number(files.help)
        _urgent_groups(files.help)
        _without_country(files.help, files)
    for step in files.steps.values():
        _pages_not_to_miss(step)


def _services(country: model.Country) -> Iterator[tuple[int, model.Resource]]:
    return ((n, one) for n, one in enumerate(country.resources) if EMERGENCY in one.purposes)


def _number(file: CheckedFile[model.Country]) -> None:
    """Report a country's emergency number if it is missing or not that of an emergency service.

    The help screen says to call this number in every emergency. So a service that says what it is not, such
    as the police alone, does not require the number.
    """
    country = file.content
    numbers = [phone.number for _, one in _services(country) for phone in one.phone]
    none = _('the phone number of a resource in this file with the purpose "{purpose}"').format(
        purpose=EMERGENCY
    )
    wanted = expected(or_list(numbers) or none)
    if country.emergency:
        if _digits(country.emergency) not in map(_digits, numbers):
            found = _('"{number}" is not the number of an emergency service in this file')
            file.tree.report(("emergency",), found.format(number=country.emergency), wanted)
    elif country.country != "INT" and any(one.phone and not one.is_not for _, one in _services(country)):
        file.tree.report((), _('"emergency" is missing, but this file lists an emergency service'), wanted)


def _digits(number: str) -> str:
    return re.sub(r"[^0-9A-Z+]", "", number)


def _on_the_help_screen(file: CheckedFile[model.Country]) -> None:
    for n, one in _services(file.content):
        if not one.now:
            found = _('the emergency service "{id}" is not on the help screen').format(id=one.resource)
            file.tree.report(("resources", n, "now"), found, expected("now: true"))


def _no_number(file: CheckedFile[model.Help]) -> None:
    """Report words for a missing number that contain digits, because they could be taken for a number."""
    said = file.content.no_number.strip()
    if any(letter.isdigit() for letter in said) or not any(letter.isalpha() for letter in said):
        wish = _('expected: words without digits, such as "your local emergency number"')
        file.tree.report(("no_number",), f'"{said}"', wish)


def _urgent_groups(file: CheckedFile[model.Help]) -> None:
    for n, group in enumerate(file.content.groups):
        said = " ".join((group.title, group.intro, *group.items))
        if EMERGENCY in slots_in(said) and not group.claims:
            found = _("a group that says to call {slot} but lists no claim").format(
                slot="{" + EMERGENCY + "}"
            )
            file.tree.report(("groups", n), found, _('list the supporting claim under "claims"'))


def _without_country(file: CheckedFile[model.Help], files: CheckedFiles) -> None:
    """Report countries whose numbers are to be shown to everyone, but that have none."""
    for n, code in enumerate(file.content.without_country):
        at: Address = ("without_country", n)
        if code not in files.countries:
            found = _('there is no file "{file}"').format(file=f"resources/{code}.yaml")
            file.tree.report(at, found, did_you_mean(code, files.countries))
            continue
        country = files.countries[code].content
        if not country.emergency and not (code == INTERNATIONAL and any(_services(country))):
            file.tree.report(
                at, _("the file for {country} has no emergency number").format(country=code), _(_WITH_ONE)
            )


_WITH_ONE = N_("expected: the code of a country that has an emergency number in this guide")


def _pages_not_to_miss(file: CheckedFile[model.StepText]) -> None:
    """Report pages that are always shown but name no claim, because such a page gives a warning."""
    for n, page in enumerate(file.content.pages):
        if isinstance(page, model.TextPage) and page.always and not page.claims:
            found = _("a page that is always shown but lists no claim")
            file.tree.report(("pages", n), found, _('list the supporting claim under "claims"'))
