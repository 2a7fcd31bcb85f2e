"""What the line-by-line face says and asks: the page, a sheet, a menu, the list of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.flows import page as pages
from companion.flows.commands import COUNTRY, EVIDENCE, ON, Command
from companion.flows.face import Choice, Menu, Opened, Several
from companion.guide.mistakes import GuideError
from companion.journey import Here
from companion.plain.prompt import BACK, Prompt, Talk
from companion.plain.questions import put, put_rows, tell, under
from companion.plain.saying import in_turns
from companion.plain.words import spoken
from companion.sheets.block import Block, block

if TYPE_CHECKING:
    from companion.plain.face import PlainFace


def page(face: PlainFace, *, aloud: bool) -> Talk:
    """Say the page, if that is wanted, and wait for what the person does."""
    here = face.session.journey.here()
    back = lambda: face.move(lambda: face.session.go(face.session.journey.back()))  # noqa: E731
    try:
        offered = pages.choices(face.session, here)
        said = pages.blocks(face.session, here, more=face.more)
    except GuideError:
        offered, said = (), [block("text", "This page has mistakes in its file and cannot be shown.")]
    *firsts, last = in_turns(under([*_where(face, here), *said], offered)) if aloud else [[]]
    for lines in firsts:
        put(lines)
        if (yield Prompt(_more(face))) == BACK:
            return back
    if last:
        put(last)
    while True:
        answer = yield Prompt(_question(face, here, offered), [row.label for row in offered])
        if answer == BACK:
            return back
        if answer:
            chosen = offered[int(answer) - 1].id
            return lambda: pages.take(face, chosen)
        if here.stop.kind == "door":
            face.say(pages.WAITS)
        elif here.stop.kind == "end":
            face.say("This is the last page.")
        else:
            return lambda: face.move(lambda: face.session.go(face.session.journey.on()))


def _where(face: PlainFace, here: Here) -> list[Block]:
    """The step, where it is another than the last time, and the page of it."""
    place = pages.place(face.session, here, returning=face.returning)
    said = [place] if place != face.place_told else []
    face.place_told = place
    said += [f"Page {here.index + 1} of {here.count}."] if here.count > 1 else []
    return [block("line", line) for line in said]


def _question(face: PlainFace, here: Here, offered: Sequence[Choice]) -> str:
    if here.stop.kind == "end":
        asks = f"{spoken(face.back_letter)} goes back"
    elif here.stop.kind == "door":
        asks = f"A number from 1 to {len(offered)}"
    else:
        asks = "A number, or Enter to go on" if offered else "Enter goes on"
    return (
        f"{asks}: "
        if face.turns.has_gone_on and here.stop.kind != "end"
        else f"{asks}; a question mark lists what else there is: "
    )


def sheet(face: PlainFace, opened: Opened) -> Talk:
    """Say a sheet, some paragraphs at a time."""
    made = opened.make()
    heading = [block("title", made.title)] if made.title else []
    turns = list(in_turns([*heading, *made.blocks]))
    for number, lines in enumerate(turns):
        put(lines)
        if not number and (commands := _own_commands(face, opened)):
            tell(commands)
        last = number == len(turns) - 1
        if (yield Prompt("That was all. Enter goes back: " if last else _more(face))) == BACK:
            break
    return opened.back


def _more(face: PlainFace) -> str:
    return f"Enter for more, {spoken(face.back_letter)} goes back: "


def _own_commands(face: PlainFace, opened: Opened) -> list[Block]:
    """What can be done with this sheet: said after what it says first, which may be wanted at once."""
    commands = [COUNTRY] if opened.by_country else [EVIDENCE] if opened.claims else []
    return [
        block("line", f"{spoken(face.own(one).letter)}: {_help(one)}") for one in (*commands, *opened.own)
    ]


def name_of(opened: Opened) -> str:
    """Return what a sheet is called where somebody comes back to it."""
    return _NAMES.get(opened.name, "what was said")


_NAMES = {
    "help": "help now",
    "resources": "the resources",
    "summary": "the summary",
    "evidence": "why, and where this comes from",
    "diary": "your past check-ins",
    "about": "what is said about this guide",
}


def menu(face: PlainFace, offered: Menu) -> Talk:
    """Say what there is to choose, and take the number of it."""
    choosable = [row for row in offered.choices if row.choosable]
    labels = [row.label for row in choosable]
    title = [block("title", offered.title)] if face.is_news(offered.title) else []
    left = list(in_turns(under([*title, *offered.blocks], offered.rows)))
    while True:
        put(left.pop(0))
        answer = yield Prompt(f"A number, or Enter {'for more' if left else 'to go back'}: ", labels)
        if answer == BACK or not (answer or left):
            return offered.back
        if answer:
            chosen = choosable[int(answer) - 1].id
            return lambda: offered.then(chosen)


def several(face: PlainFace, offered: Several) -> Talk:
    """Say what any may be chosen of, and take their numbers."""
    choices, chosen = offered.choices, offered.chosen
    tell([block("title", offered.title), *offered.blocks])
    put_rows([one._replace(lead="chosen" if one.id in chosen else "") for one in choices])
    asks = "Numbers, with spaces between; 0 for none; Enter leaves it as it is: "
    answer = yield Prompt(asks, [one.label for one in choices], several=True, or_none=True)
    if answer not in ("", BACK):
        numbers = {int(number) for number in answer.split()}
        chosen = frozenset(one.id for number, one in enumerate(choices, start=1) if number in numbers)
        face.keeps(lambda: offered.keep(chosen))
    return offered.then


def keys(face: PlainFace, commands: Sequence[Command]) -> Talk:
    """Say which letters and words do something here."""
    said = [block("title", "What you can type, each with Enter")]
    said += [block("line", f"{_typed(face.own(one))}: {_help(one)}") for one in commands]
    tell(said)
    yield Prompt("Enter goes back: ")
    return None


_HELP = {
    "country": "choose another country",
    "filter": "choose which services are said, or look for one",
    "go_on": "go on to the next page, or with what is being said",
    "quiet": "push what was said out of sight, and lock your journal if it has a passphrase",
}
"""What a command does here, where that is not what it does on a screen."""


def _help(command: Command) -> str:
    return _HELP.get(command.action, command.help)


def _typed(command: Command) -> str:
    return "Enter alone" if command.action == ON.action else spoken(command.letter) or command.name


def nothing() -> Talk:
    """Show nothing but a prompt, until Enter alone is pressed."""
    while (yield Prompt("$ ", is_text=True)):
        pass
    return None
