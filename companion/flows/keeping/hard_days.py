"""Flows for hard days: writing down days of the year, and the one quiet line when such a day is near."""

from __future__ import annotations

from functools import partial

from companion.flows.commands import HUSH, KEPT
from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.keeping import forgetting
from companion.flows.key_bindings import current_key
from companion.flows.ui import UI
from companion.journal.errors import JournalError
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.text import clean
from companion.views.block import block
from companion.views.journal import hard_days as view
from companion.views.journal.hard_days import HardDay

_ADD = "/add"
"""The id of the option to add a day. No day has an id with a slash."""
_ABOUT = N_("Around these days, you will see one quiet line when you open the guide. Nothing else happens.")


async def hard_days(ui: UI) -> None:
    """Show the days that were written down, and the option to add one."""
    at: str | None = ""
    while at is not None:
        days = {day.id: day for day in view.days_of(ui.session.journey.choices)}
        rows = [
            Choice(id, view.day_in_words(day), _("no reminder") if day.silent else "")
            for id, day in days.items()
        ]
        rows.append(Choice(_ADD, _("Add a day")))
        text = [block("quiet", _(_ABOUT))]
        at = await ui.choose(Menu("hard days", _("Days that may be hard"), rows, text, at=at))
        if at == _ADD:
            await _add(ui)
        elif at is not None:
            await _one(ui, days[at])


async def _add(ui: UI) -> None:
    def day_of(text: str) -> HardDay:
        if (day := view.day_of(text)) is None:
            raise JournalError(_("Type a day and a month, such as 24 December."))
        return day._replace(name=ui.session.journey.choices.hard_days.get(day.id, ""))

    def take(text: str) -> None:
        _keep(ui.session, day_of(text), day_of(text).name)

    ask = _("Which day of the year? For example, 24 December.")
    if text := await ui.write(TextPrompt("hard day", ask, take, one_line=True)):
        await _name(ui, day_of(text))


async def _name(ui: UI, day: HardDay) -> None:
    """Ask for an optional name. The day is already kept."""
    ask = _("{day}. You can give this day a name.").format(day=view.day_in_words(day))
    await ui.write(TextPrompt("hard day name", ask, partial(_keep, ui.session, day), day.name, one_line=True))


def _keep(session: Session, day: HardDay, name: str) -> None:
    session.choose(hard_days={**session.journey.choices.hard_days, day.id: clean(name).strip()})


async def _one(ui: UI, day: HardDay) -> None:
    line = _("Remind me of this day") if day.silent else _("Stop reminding me of this day")
    rows = [Choice("line", line), Choice("forget", _("Delete this day")), Choice("back", _("Back"))]
    match await ui.choose(Menu("a hard day", view.day_in_words(day), rows)):
        case "line":
            ui.attempt(partial(_silence, ui.session, day, not day.silent))
        case "forget":
            forget = partial(ui.session.forget_day, day.id)
            await forgetting.remove(ui, forget, partial(_bring_back, ui.session, day))


def _bring_back(session: Session, day: HardDay) -> None:
    _keep(session, day, day.name)
    if day.silent:
        _silence(session, day, True)


def _silence(session: Session, day: HardDay, silent: bool) -> None:
    others = {id: one for id, one in session.journey.choices.silent_days.items() if id != day.id}
    session.choose(silent_days={**others, day.id: "yes"} if silent else others)


# --- the quiet line -----------------------------------------------------------------------------------


def notify_of_day(ui: UI) -> None:
    """Show the quiet line if a day is near."""
    session = ui.session
    if day := nearest_day(session):
        session.day_mentioned = day.id
        key = current_key(HUSH, session.journey.choices.keys).letter
        stops = _("Press {key} to stop this reminder.").format(key=key)
        ui.notify(f"{view.quiet_line(day, session.today)} {stops}")


def nearest_day(session: Session) -> HardDay | None:
    """Return the nearest day that should be mentioned; None if there is none."""
    return view.nearest(view.days_of(session.journey.choices), session.today)


async def silence_day(ui: UI) -> None:
    """Silence the day mentioned in this session, and no other."""
    day = view.mentioned_day(ui.session.journey.choices, ui.session.day_mentioned)
    if day is not None and ui.attempt(partial(_silence, ui.session, day, True)):
        key = current_key(KEPT, ui.session.journey.choices.keys).letter
        done = _("You will not be reminded of this day again. You can still find it under {key}.")
        ui.notify(done.format(key=key))
