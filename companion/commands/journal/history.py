"""``companion history``: prints past check-ins, under the mood chart in sentences."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

if TYPE_CHECKING:
    from companion.guide.model import Feelings
    from companion.journal.model import CheckIn, Entry
    from companion.views.block import Block

_COLUMNS = N_(
    '"text" to read; "csv" for a table with the columns kind, id, when, version, weight, feelings (with'
    ' commas), line, text, ask, step, page, claim, more; "jsonl" for one object on each line, with the'
    " keys kind, id, when, version, data"
)
COMMAND = ShellCommand(
    N_("print your past check-ins"),
    argument("--days", N_("only the last N days"), metavar="N", type=int),
    argument("--format", _COLUMNS, choices=("text", "csv", "jsonl"), default="text"),
    reads_journal=True,
)

LONGEST_DAYS = 40_000
"""The maximum for ``--days``: more than any diary has, and few enough to subtract from today's date."""


def run(args: argparse.Namespace) -> int:
    """Print the check-ins, for reading or for other programs."""
    from companion.commands.journal.output import for_programs, report_missing, write_output
    from companion.commands.printing import print_error
    from companion.commands.prompting import Passphrases
    from companion.journals import vault_to_read

    since = None
    if args.days is not None:
        if args.days < 0:
            print_error(_("--days takes a whole number, 0 or more."))
            return 2
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=min(args.days, LONGEST_DAYS))
    if args.format == "text":
        return _to_read(args, since)
    vault = vault_to_read(args.journal, Passphrases().unlock)
    write_output(for_programs(vault, args.format, "check-in", since.timestamp() if since else None))
    return report_missing(vault)


def _to_read(args: argparse.Namespace, since: dt.datetime | None) -> int:
    """Print the check-ins since a moment under their mood chart. None means all of them."""
    from companion.commands.journal.output import report_missing
    from companion.commands.printing import print_error, show
    from companion.commands.prompting import Passphrases
    from companion.journal.model import CheckIn
    from companion.journals import session_to_read
    from companion.views.block import View
    from companion.views.journal.damage import missing
    from companion.views.journal.diary import diary

    session = session_to_read(args.guide, args.journal, print_error, Passphrases().unlock)
    if session.problem:
        return 1
    entries = session.vault.entries(CheckIn)
    recent = [entry for entry in entries if since is None or entry.when >= since]
    if entries and not recent:
        print(_("There are no check-ins from those days."))
        return report_missing(session.vault)
    feelings = session.guide_files.feelings
    view = diary(recent, feelings, missing(session.vault))
    show(View(view.title, (*_picture(recent, feelings, session.today), *view.blocks)))
    return 0


def _picture(entries: Sequence[Entry[CheckIn]], feelings: Feelings, today: dt.date) -> Sequence[Block]:
    """Return the mood chart of check-ins in sentences; none for a single day, which needs no chart."""
    from companion.views.journal.mood_chart import by_day, sentences

    days = by_day(entries)
    if len(days) < 2:
        return ()
    return sentences(days, feelings, "all", today, today)
