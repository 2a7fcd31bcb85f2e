"""Requires every address to be a web address, or to say in words where something was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.guide import model
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import Address
from companion.messages import N_
from companion.messages import gettext as _

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = rf"(?:{_LABEL}\.)+{_LABEL}"
_WEB = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]\S*)?", re.IGNORECASE)
_EMAIL = re.compile(rf"[^\s@<>]+@{_HOST}")
_LIKE_AN_ADDRESS = re.compile(r"https?:|www\.|://|\w@\w", re.IGNORECASE)

_A_WEB_ADDRESS = N_("expected: a full web address, such as https://example.org")
_AN_EMAIL = N_("expected: an email address, such as help@example.org")
_ADDRESS_OR_WORDS = N_("expected: a full web address, or words that say where you found the details")


def check(subject: Subject) -> None:
    """Report addresses that are not valid."""
    files = subject.files
    if files.sources:
        for n, source in enumerate(files.sources.content.sources):
            if source.address and not is_web(source.address):
                at: Address = ("sources", n, "address")
                files.sources.tree.report(at, _bad(source.address), _(_A_WEB_ADDRESS))
    for file in files.countries.values():
        for n, one in enumerate(file.content.resources):
            for at, address, wish in _of(one):
                file.tree.report(("resources", n, *at), _bad(address), _(wish))


def _bad(address: str) -> str:
    return _('"{address}" is not a valid address').format(address=address.strip())


def is_web(address: str) -> bool:
    """Whether a text is a complete web address, with a host and without spaces."""
    return bool(_WEB.fullmatch(address.strip()))


def _of(one: model.Resource) -> Iterator[tuple[Address, str, str]]:
    """Yield the invalid addresses of a service, each with its place and the expected form."""
    for key, web in (("web", one.web), ("chat", one.chat)):
        if web and not is_web(web):
            yield (key,), web, _A_WEB_ADDRESS
    if one.email and not _EMAIL.fullmatch(one.email.strip()):
        yield ("email",), one.email, _AN_EMAIL
    for n, seen in enumerate(one.sources):
        if not (is_web(seen.address) or _says_where(seen.address)):
            yield ("sources", n, "address"), seen.address, _ADDRESS_OR_WORDS


def _says_where(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > 1 and " " in text.strip() and not _LIKE_AN_ADDRESS.search(text)
