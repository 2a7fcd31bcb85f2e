"""The person's unfinished texts: the single draft of a session, saved as it changes."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar, Unpack

from msgspec.structs import replace

from companion.journal.model import Draft, DraftChanges
from companion.journal.vault import Vault

D = TypeVar("D")


def put(vault: Vault, before: Draft, **changes: Unpack[DraftChanges]) -> Draft:
    """Save the changes of a draft and return the new draft. Deleted texts are erased from the file.

    Raises:
        NotKeptError: if the draft could not be written. Nothing is then changed.
    """
    draft: Draft = replace(before, **changes)
    if draft == before:
        return before
    kept = vault.put_change(before, draft)  # drafts that another window has begun stay
    if kept == Draft():
        vault.forget("draft")
    elif _begun(before) - _begun(draft):
        vault.clear_before("draft")
    return draft


def with_one(drafts: dict[str, D], id: str, draft: D | None) -> dict[str, D]:
    """Return the drafts of several pages with one of them replaced, or removed if ``draft`` is empty."""
    others = {other: one for other, one in drafts.items() if other != id}
    return {**others, id: draft} if draft else others


def _begun(draft: Draft) -> set[tuple[str, str]]:
    """Return the kind of each unfinished text, with the id of its page or prompt if it has one."""
    one = {"note": draft.note, "check_in": draft.check_in}
    several: dict[str, Collection[str]] = {
        "answers": draft.answers,
        "sortings": draft.sortings,
        "close_one": draft.close_one,
    }
    there = {(name, "") for name, written in one.items() if written}
    return there | {(name, id) for name, written in several.items() for id in written}
