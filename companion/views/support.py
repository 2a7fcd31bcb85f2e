"""The help page, and the services of a country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from companion.dates import day
from companion.guide.diagnostics import GuideError
from companion.guide.load import INTERNATIONAL, GuideFiles, shipped
from companion.guide.model import Country, Help, Resource
from companion.guide.prose import paragraphs
from companion.guide.wording import Wording
from companion.messages import N_, comma_list
from companion.messages import gettext as _
from companion.text import isolated
from companion.views.block import Block, View, block, prose
from companion.views.location import Location, country_of
from companion.views.some_numbers import EMERGENCY, some_numbers

_CRISIS = "crisis"
A_YEAR = dt.timedelta(days=365)
"""The age at which a service's number is shown with a warning."""


def help_now(guide_files: GuideFiles, where: Location, today: dt.date, to_choose: str = "") -> View:
    """Return the help page: what to do, and who to call now.

    While no country is known, ``to_choose`` comes first, a sentence that says how to choose one, and then the
    emergency numbers of some countries.

    This never fails. If the guide's own help cannot be read, the program's own guide is used. If the
    country's services cannot be read, they are left out. If nothing can be read, a fixed text is returned.
    """
    with suppress(GuideError):
        return _help(guide_files, where, today, to_choose)
    for by_country in (True, False):
        with suppress(GuideError, FileNotFoundError):
            files = GuideFiles(shipped())
            return standing_in(_help(files, where, today, to_choose, by_country=by_country))
    return always()


def _help(
    guide_files: GuideFiles, where: Location, today: dt.date, to_choose: str, *, by_country: bool = True
) -> View:
    country, help_ = country_of(guide_files, where.code) if by_country else None, guide_files.help
    number = _emergency(country, help_)
    wording = Wording(guide_files.guide, {})
    first = prose(wording.paragraphs(help_.first, emergency=number))
    if by_country:
        told = _where_line(where, country, to_choose)
    else:
        told = [block("quiet", _(_UNREADABLE).format(code=where.code))]
    blocks = [*first, *told] if country else [*told, *some_numbers(guide_files), *first]
    blocks += _calls(guide_files, country, today)
    for group in help_.groups:
        blocks.append(block("heading", wording.fill(group.title.strip(), emergency=number)))
        blocks += prose(wording.paragraphs(group.intro, emergency=number))
        blocks += [block("item", wording.fill(item.strip(), emergency=number)) for item in group.items]
    return View(
        wording.fill(help_.title.strip(), emergency=number),
        (*blocks, *prose(wording.paragraphs(help_.last, emergency=number))),
    )


def emergency_number(guide_files: GuideFiles, where: Location) -> str:
    """Return the number that the help page names, or the words that stand for it.

    Raises:
        GuideError: if the guide's help cannot be read.
    """
    country = None
    with suppress(GuideError):
        country = country_of(guide_files, where.code)
    return _emergency(country, guide_files.help)


def _emergency(country: Country | None, help_: Help) -> str:
    return (country.emergency if country and country.emergency else help_.no_number).strip()


def standing_in(view: View) -> View:
    """Return a view with a first line that says that it is from the guide that comes with the program."""
    return View(view.title, (block("quiet", _(_STANDS_IN)), *view.blocks))


_STANDS_IN = N_(
    "One of the guide's files cannot be read. What you see here comes from the program's own guide."
)
# Translators: {code} is the code of a country, such as GB
_UNREADABLE = N_("The services for {code} cannot be read. Those below are not tied to a country.")


def whom_to_call(guide_files: GuideFiles, where: Location, today: dt.date) -> list[Block]:
    """Return the numbers to call at once, in brief.

    Raises:
        GuideError: if a file of the guide is broken.
    """
    country = country_of(guide_files, where.code)
    numbers = [] if country else some_numbers(guide_files)
    return [*numbers, *_calls(guide_files, country, today)]


def _calls(guide_files: GuideFiles, country: Country | None, today: dt.date) -> list[Block]:
    lines = _lines_for_now(guide_files, country)
    return [*(line for one in lines for line in _service(one, brief=True)), *_checked(lines, today)]


def _checked(services: Sequence[Resource], today: dt.date) -> list[Block]:
    """Return a line with the oldest date of the services' checks. It warns if that is over a year ago."""
    if not services:
        return []
    oldest = min(service.checked for service in services)
    checked = _("Last checked on {date}.").format(date=day(oldest))
    late = _("The last check was over a year ago, and numbers change.")
    return [block("quiet", f"{checked} {late}" if today - oldest > A_YEAR else checked)]


def help_claims(guide_files: GuideFiles) -> list[str]:
    """Return the ids of the claims on the help page; none if it cannot be read."""
    try:
        return [id for group in guide_files.help.groups for id in group.claims]
    except GuideError:
        return []


_LIMITS = N_(
    "Numbers change. If one does not work, try the next one. We took them from saved copies of public"
    " pages and have not called them. Short numbers may work only inside their own country."
)


def always() -> View:
    """Return the help page of a guide that cannot be read."""
    danger = _("If you or someone near you may be in danger, call your local emergency number now.")
    helplines = _("Find a helpline in your country: https://findahelpline.com")
    unreadable = _("The rest of this page could not be read from the guide's files.")
    blocks = block("text", danger), block("text", helplines), block("quiet", unreadable)
    return View(_("Help now"), blocks)


class Wanted(NamedTuple):
    """A filter for services. Without any field set, it matches all of them."""

    now: bool = False
    """Whether only services to call at once match."""
    purpose: str = ""
    """The id of the purpose that services must have; empty for any."""
    text: str = ""
    """Words that must all be in a service's description; empty for any."""

    @property
    def has_emergencies(self) -> bool:
        """Whether emergency numbers match the filter."""
        return self.purpose in ("", EMERGENCY) and not self.text

    def matches(self, resource: Resource) -> bool:
        """Return whether a service matches the filter."""
        if (self.now and not resource.now) or (self.purpose and self.purpose not in resource.purposes):
            return False
        said = " ".join(filter(None, _searched(resource))).casefold()
        return all(word in said for word in self.text.casefold().split())


EVERYTHING = Wanted()


def resources(
    guide_files: GuideFiles,
    where: Location,
    today: dt.date,
    wanted: Wanted = EVERYTHING,
    to_choose: str = "",
) -> View:
    """Return the services of a country, and those for every country, that match ``wanted``.

    While no country is known, ``to_choose`` comes first, a sentence that says how to choose one.

    Raises:
        GuideError: if a file of the guide is broken.
    """
    country = country_of(guide_files, where.code)
    numbers = some_numbers(guide_files) if not country and wanted.has_emergencies else []
    blocks = [*_where_line(where, country, to_choose), *numbers, *_wanted_line(guide_files, wanted)]
    named = {one.lead for one in numbers if one.lead}  # what is said at length of these can wait
    all_shown: list[Resource] = []
    for place in filter(None, (country, guide_files.country(INTERNATIONAL))):
        # Another country's emergency number would only confuse, even if this country's own is not known.
        skipped = EMERGENCY if country and place is not country else ""
        shown = [one for one in place.resources if wanted.matches(one) and skipped not in one.purposes]
        shown.sort(key=lambda one: any(phone.number.strip() in named for phone in one.phone))
        all_shown += shown
        if shown:
            blocks.append(block("heading", place.name.strip()))
        for resource in shown:
            blocks += _service(resource, purposes=guide_files.guide.purposes)
    if not all_shown:
        blocks.append(block("quiet", _("No service matches. Clear the filter to see all of them.")))
    blocks += [block("text", _(_LIMITS)), *_checked(all_shown, today)]
    return View(_("Resources"), tuple(blocks))


def _wanted_line(guide_files: GuideFiles, wanted: Wanted) -> list[Block]:
    said = [
        _("who to call now") if wanted.now else "",
        guide_files.guide.purposes.get(wanted.purpose, wanted.purpose).strip(),
        _("“{words}”").format(words=isolated(wanted.text)) if wanted.text else "",
    ]
    named = comma_list([one for one in said if one])
    # Translators: which services are shown, such as: Only: who to call now, "baby loss".
    return [block("quiet", _("Only: {filters}.").format(filters=named))] if named else []


def _searched(resource: Resource) -> list[str | None]:
    return [
        resource.name, resource.audience, resource.region, resource.note, resource.is_not, resource.hours,
        *resource.languages, *resource.purposes,
    ]  # fmt: skip


def _lines_for_now(guide_files: GuideFiles, country: Country | None) -> Sequence[Resource]:
    """Return the country's services to call at once, and the international ones if it has no crisis line to
    call or text.
    """
    everywhere = guide_files.country(INTERNATIONAL)
    own = [service for service in (country.resources if country else ()) if service.now]
    if any(_CRISIS in service.purposes and (service.phone or service.text) for service in own):
        return own
    others = [service for service in (everywhere.resources if everywhere else ()) if service.now]
    listed = country or guide_files.help.without_country
    return [*own, *(one for one in others if not (listed and EMERGENCY in one.purposes))]


def _where_line(where: Location, country: Country | None, to_choose: str) -> list[Block]:
    """Return a line that says which country the services are for and how that country is known, or else how
    to choose one.
    """
    if country:
        text = _(_GUESSED) if where.guessed else _("Country: {country}, as you chose.")
        return [block("quiet", text.format(country=country.name.strip()))]
    if where.code == INTERNATIONAL:
        text = _("You chose no country.")
    elif where.code:
        text = _("This guide has no services for {country} yet.").format(country=where.code)
    elif where.is_locked:
        text = _("Your journal is locked, so your country is not known, even if you chose one.")
    else:
        text = _("No country is chosen yet.")
    return [block("text", f"{text} {to_choose}".strip())]


_GUESSED = N_("Country: {country}. This is a guess from this computer's language and time zone.")


_CHECKED = {
    "on an official page": N_("Checked on {date}, on an official page."),
    "on another service's or a news page": N_("Checked on {date}, on a news page or another service's page."),
    "in a third-party list": N_("Checked on {date}, in someone else's list."),
}


def _service(
    resource: Resource, *, brief: bool = False, purposes: dict[str, str] | None = None
) -> list[Block]:
    """Return one service: how to reach it, for whom and when it is open, and what it is not."""
    name = resource.name.strip()
    blocks = [block("number", _named(name, phone.label), phone.number) for phone in resource.phone]
    blocks = blocks or [block("number", name)]
    blocks += (block("line", way.strip()) for way in _ways(resource, brief=brief))
    purposes = purposes or {}
    about = [
        *(purposes[id] for id in resource.purposes if id in purposes),
        resource.hours,
        resource.cost,
        resource.audience and _("for {whom}").format(whom=resource.audience.strip()),
        resource.region,
        "" if brief else comma_list(resource.languages),
    ]
    if line := "  ·  ".join(part.strip() for part in about if part):
        blocks.append(block("quiet", line))
    if resource.is_not:
        blocks.append(block("line", resource.is_not.strip()))
    if not brief:
        blocks += prose(paragraphs(resource.note or ""))
        checked = _(_CHECKED[resource.seen]).format(date=day(resource.checked))
        blocks.append(block("quiet", checked))
    return blocks


def _ways(resource: Resource, *, brief: bool) -> list[str]:
    """Return the ways to reach a service besides calling.

    With ``brief``, the web address is left out if there is any other way.
    """
    ways = [*resource.text, *filter(None, (resource.chat, resource.email))]
    if resource.web and resource.web not in ways and not (brief and (ways or resource.phone)):
        ways.append(resource.web)
    return ways


def _named(name: str, label: str | None) -> str:
    return comma_list([name, label.strip()]) if label else name
