"""What a person is in the middle of writing: the one draft of a session, kept as it changes."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar, Unpack

from msgspec.structs import replace

from companion.journal.model import Draft, DraftChanges
from companion.journal.vault import Vault

D = TypeVar("D")


def put(vault: Vault, before: Draft, **changes: Unpack[DraftChanges]) -> Draft:
    """Keep the changes of a draft and return it as it is then; what was dropped leaves no word in the file.

    Raises:
        NotKeptError: if it could not be written. Nothing was changed then.
    """
    draft: Draft = replace(before, **changes)
    if draft == before:
        return before
    kept = vault.put_change(before, draft)  # what another window has begun stays
    if kept == Draft():
        vault.forget("draft")
    elif _begun(before) - _begun(draft):
        vault.clear_before("draft")
    return draft


def with_one(drafts: dict[str, D], id: str, draft: D | None) -> dict[str, D]:
    """Return the drafts of several pages with that of one among them; an empty one is left out."""
    others = {other: one for other, one in drafts.items() if other != id}
    return {**others, id: draft} if draft else others


def _begun(draft: Draft) -> set[tuple[str, str]]:
    """Return where something is being written: the kind, and the id of its page or prompt if it has one."""
    one = {"note": draft.note, "check_in": draft.check_in}
    several: dict[str, Collection[str]] = {
        "answers": draft.answers,
        "sortings": draft.sortings,
        "close_one": draft.close_one,
    }
    there = {(name, "") for name, written in one.items() if written}
    return there | {(name, id) for name, written in several.items() for id in written}
