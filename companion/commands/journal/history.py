"""The commands about what is a person's own: ``summary``, ``mood``, ``history``."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence

from companion.commands.journal.output import for_programs, put_out, tell_missing
from companion.commands.printing import complain, prints, show
from companion.commands.prompting import Passphrases
from companion.flows.check_in import new_check_in
from companion.flows.ui import UI
from companion.guide.load import Library, guide_folder
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.journals import session_to_read, vault_to_read, vault_to_write
from companion.plain.ui import PlainUI
from companion.session import Session
from companion.sheets.block import Block, Sheet
from companion.sheets.damage import missing
from companion.sheets.diary import diary
from companion.sheets.kept import kept
from companion.sheets.picture import kept_by_day, picture
from companion.sheets.picture_words import sentences
from companion.sheets.summary import summary as summary_sheet
from companion.sheets.support import whom_to_call

LONGEST_DAYS = 40_000
"""More days than anybody's diary has, and few enough to count back from today."""


@prints
def summary(args: argparse.Namespace) -> int:
    """Print the guide at a glance."""

    def leave_out(why: str) -> None:
        complain(f"{why} What you kept is left out.")

    unlock = None if args.no_trace else Passphrases().unlock
    session = session_to_read(args.guide, args.journal, leave_out, unlock, no_trace=args.no_trace)
    own = kept(session.vault, session.library, session.wording())
    show(summary_sheet(session.journey, session.library.claims, own, behind_doors=args.all))
    return 0


@prints
def mood(args: argparse.Namespace) -> int:
    """Check in at the prompt."""
    library = Library(guide_folder(args.guide))
    library.require("guide", "feelings")  # a broken guide is told before the journal is touched
    session = Session(library, vault_to_write(args.journal, Passphrases().unlock))
    ui = PlainUI(session, quotes=False)
    if session.caution:
        complain(session.caution)
    try:
        ui.only(_mood(ui))
    except EOFError:
        print()
        begun = "What you began is still there." if session.draft.check_in else "Nothing was kept."
        return complain(ui.failed or f"The answers ended early. {begun}")
    finally:
        session.close()
    tell_missing(session.vault)
    return 0


async def _mood(ui: UI) -> None:
    """Check in, and say what there is after a heavier check-in."""
    session = ui.session
    if await ui.check_in(new_check_in(session)) == "rest":
        print("It sounds heavy. You could stop here for now. companion now tells more.\n")
        lines = whom_to_call(session.library, session.whereabouts(), dt.date.today())
        show(Sheet("", tuple(lines)))


@prints
def history(args: argparse.Namespace) -> int:
    """Print past check-ins."""
    since = None
    if args.days is not None:
        if args.days < 0:
            complain("--days takes a number from 0 on.")
            return 2
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=min(args.days, LONGEST_DAYS))
    if args.format != "text":
        vault = vault_to_read(args.journal, Passphrases().unlock)
        put_out(for_programs(vault, args.format, "check-in", since.timestamp() if since else None))
        return tell_missing(vault)
    session = session_to_read(args.guide, args.journal, complain, Passphrases().unlock)
    if session.problem:
        return 1
    entries = session.vault.entries(CheckIn)
    recent = [entry for entry in entries if since is None or entry.when >= since]
    if entries and not recent:
        print("No check-in is kept for these days.")
        return tell_missing(session.vault)
    feelings = session.library.feelings
    sheet = diary(recent, feelings, missing(session.vault))
    show(Sheet(sheet.title, (*_picture(recent, feelings, session.today), *sheet.blocks)))
    return 0


_ROOM = 60
"""Sentences of the picture: more days than that are told by weeks, months or years."""


def _picture(entries: Sequence[Entry[CheckIn]], feelings: Feelings, today: dt.date) -> Sequence[Block]:
    """The picture over the days of some check-ins, in sentences; of one day or of none, they say it all."""
    kept = kept_by_day(entries)
    if len(kept.days) < 2:
        return ()
    return sentences(picture(kept, feelings, "all", today, _ROOM), today)
