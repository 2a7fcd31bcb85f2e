"""The base class of a guide's records, and the types of their texts."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from companion.messages import N_

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        max_length=64,
        description=N_("an id of lower-case letters, digits and single hyphens"),
    ),
]
"""The id under which progress, claims and files refer to something."""

Line = Annotated[
    str, Meta(pattern=r"^[^\n]*[^\s][^\n]*\n?\Z", max_length=1_000, description=N_("text on one line"))
]
"""A short text on one line."""

Prose = Annotated[str, Meta(pattern=r"\S", max_length=5_000, description=N_("text"))]
"""Paragraphs, ``- `` lists and *emphasis*; see ``companion.guide.prose``."""

Web = Annotated[
    str,
    Meta(pattern=r"^https?://[^ ]+\Z", description=N_("a web address that begins with http:// or https://")),
]

RoleName = Literal["person", "partner", "supporter"]


class GuideRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """The base class of all records in a guide's files. Unknown keys are an error."""
