"""Which country this computer seems to be in. A wrong guess is worse than none, so two signs must agree."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

_LOCALES = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "LANG")
"""Where a locale is set, what tells the region best first."""


def guess(zones_of: Callable[[str], tuple[str, ...]], locale: str, zone: str) -> str:
    """Return the country's code if its time zones hold ``zone`` and ``locale`` names it, else an empty text.

    Args:
        zones_of: the time zones of a country, by its code; none for a country there is nothing about.
        locale: such as ``en_GB.UTF-8``.
        zone: such as ``Europe/London``.
    """
    match = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", locale)
    return match[1] if match and zone in zones_of(match[1]) else ""


def system_locale(environment: Mapping[str, str] = os.environ) -> str:
    """Return the locale this computer is set to, or an empty text."""
    return next((environment[name] for name in _LOCALES if environment.get(name)), "")


def system_zone(environment: Mapping[str, str] = os.environ, etc: Path = Path("/etc")) -> str:
    """Return the time zone this computer is set to by its name, or an empty text."""
    if zone := environment.get("TZ", "").removeprefix(":"):
        return _zone_name(zone)
    try:
        # One readlink, not the real path: Europe/Oslo may itself be a link to another country's zone.
        return _zone_name(os.readlink(etc / "localtime"))
    except OSError:
        pass
    try:
        return (etc / "timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def _zone_name(path: str) -> str:
    return path.rpartition("zoneinfo/")[2]
