"""Guesses the country of this computer.

A wrong guess is worse than none, so the locale and the time zone must agree.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

_LOCALES = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "LANG")
"""Variables that set a locale, those that best show the region first."""


def guess(zones_of: Callable[[str], tuple[str, ...]], locale: str, zone: str) -> str:
    """Return the code of the country that both ``locale`` and ``zone`` name, or an empty string.

    Args:
        zones_of: returns the time zones of a country by its code; empty for an unknown country.
        locale: such as ``en_GB.UTF-8``.
        zone: such as ``Europe/London``.
    """
    match = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", locale)
    return match[1] if match and zone in zones_of(match[1]) else ""


def system_locale(environment: Mapping[str, str] = os.environ) -> str:
    """Return the locale of this computer, or an empty string."""
    return next((environment[name] for name in _LOCALES if environment.get(name)), "")


def system_zone(environment: Mapping[str, str] = os.environ, etc: Path = Path("/etc")) -> str:
    """Return the name of this computer's time zone, or an empty string."""
    if zone := environment.get("TZ", "").removeprefix(":"):
        return _zone_name(zone)
    try:
        # Only the first link is read: Europe/Oslo may itself be a link to another country's zone.
        return _zone_name(os.readlink(etc / "localtime"))
    except OSError:
        pass
    try:
        return (etc / "timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def _zone_name(path: str) -> str:
    return path.rpartition("zoneinfo/")[2]
