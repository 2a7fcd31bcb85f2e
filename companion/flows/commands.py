"""The commands: for each one its keys, its name, its help text, the flow it runs and where it is allowed.

The key line, the list of keys, the command palette and the line-by-line commands all read these records.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from companion.flows.ui import UI
from companion.messages import N_
from companion.messages import gettext as _
from companion.views.journal import hard_days


class Command(NamedTuple):
    """A command that a person runs with a key. A locked journal disables it unless ``locked`` is set."""

    id: str
    """The name under which the journal stores a custom key for this command."""
    keys: str
    """The keys, separated by commas. Signs are spelled out, as in ``question_mark``."""
    name: str
    """The name in one or two English words, which can also be typed; ``label`` is shown."""
    help: str
    """The help text in English; ``about`` is shown."""
    run: str = ""
    """The flow to run, as ``module.function`` in this package; empty if each interface implements the command
    itself.
    """
    symbol: str = ""
    """The keys in English, for the key line and the list of keys; empty for the first key."""
    rank: int = 9
    """The order in which commands are dropped from a key line that is too narrow; the largest number goes
    first.
    """
    locked: bool = False
    """Whether the command is allowed while the journal is locked."""
    typing: bool = False
    """Whether the command works while a text field has the focus. Its keys must not type a character."""
    quiet: bool = False
    """Whether the command works on the empty screen that hides the page."""
    forms: bool = True
    """Whether the command works in a form. It must not if its letter could be the first letter of an answer.
    """
    needs: Callable[[UI], bool] | None = None
    """Returns whether the command can do something right now; None if it always can."""
    where: Literal["everywhere", "screen", "lines", "some screens"] = "everywhere"
    fixed: bool = False
    """Whether the key cannot be changed, because pages name it or because everyone must be able to find help.
    """

    @property
    def label(self) -> str:
        """The name, for the key line."""
        return _(self.name)

    @property
    def about(self) -> str:
        """The help text."""
        return _(self.help)

    @property
    def shown(self) -> str:
        """The keys, for the key line and the list of keys."""
        first = self.keys.partition(",")[0]
        held, _plus, letter = first.partition("+")
        if held == "ctrl" and not self.symbol:
            # Translators: a key that is pressed together with the control key
            return _("ctrl+{letter}").format(letter=letter)
        return _(self.symbol or SIGNS.get(first, first))

    @property
    def letter(self) -> str:
        """The letter or sign that runs the command; empty if only other keys do."""
        return next((sign for key in self.keys.split(",") if len(sign := SIGNS.get(key, key)) == 1), "")

    def can_run(self, ui: UI) -> bool:
        """Return whether the command can do something right now."""
        return (self.locked or not ui.is_shut) and (self.needs is None or self.needs(ui))


_KEYS = (N_("enter"), N_("escape"), N_("space"), N_("tab"))
"""The keys with names that are shown as they are."""

SIGNS = {
    "comma": ",",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "semicolon": ";",
    "apostrophe": "'",
    "greater_than_sign": ">",
    "less_than_sign": "<",
}
"""The signs that can be keys, by the names of their keys."""


def _is_reading(ui: UI) -> bool:
    return ui.is_reading


def _has_claims(ui: UI) -> bool:
    """Return whether there may be claims to explain.

    Any page may show claims. While the journal is locked, only a view opened over the lock does.
    """
    return not ui.is_shut or bool(ui.view and ui.view.claims is not None)


def _has_mentioned_day(ui: UI) -> bool:
    return hard_days.mentioned_day(ui.session.journey.choices, ui.session.day_mentioned) is not None


def _can_undo(ui: UI) -> bool:
    return ui.session.can_undo


def _has_side(ui: UI) -> bool:
    return ui.has_side


def _shows_country(ui: UI) -> bool:
    return bool(ui.view and ui.view.by_country)


def _shows_services(ui: UI) -> bool:
    return bool(ui.view and ui.view.by_purpose)


ON = Command(
    # Translators: the name of a key: go on to the next page
    "go_on", "right,space,enter,greater_than_sign", N_("next"),
    N_("go down the page, then on to the next one"), symbol="→", rank=0, locked=True,
)  # fmt: skip
FURTHER = ON._replace(name=N_("read on"))
"""The ``ON`` command on a page that continues below the screen."""
BACK = Command(
    "go_back", "left,backspace,p,less_than_sign", N_("back"), N_("go back one page, or close what is open"),
    symbol="←", rank=0, locked=True,
)  # fmt: skip
CONTENTS = Command(
    "contents", "c", N_("contents"), N_("all the steps: go to any of them, and open or close a part"),
    "reading.contents.contents", forms=False,
)  # fmt: skip
SIDE = Command(
    # Translators: the name of a key: what is shown in the column beside the page
    "side", "l", N_("side column"),
    N_("show beside the page: the steps of this part, the sources of the page, or nothing"),
    "reading.contents.beside", rank=8, forms=False, needs=_has_side, where="screen",
)  # fmt: skip
SEARCH = Command(
    "search", "slash", N_("search"), N_("search the guide and what you kept"),
    "reading.finding.search", forms=False,
)  # fmt: skip
SKIP = Command(
    "skip", "n", N_("skip"), N_("skip this step and go to the next one"), "reading.stopping.skip",
    forms=False, needs=_is_reading,
)  # fmt: skip
MORE = Command(
    "more", "i", N_("more"), N_("show or hide the longer explanation, if there is one"),
    "reading.page.more", forms=False, needs=_is_reading,
)  # fmt: skip
CHECK_IN = Command(
    "check_in", "m", N_("check in"), N_("say how you are right now"), "keeping.check_in.check_in", rank=3
)
DIARY = Command("diary", "d", N_("diary"), N_("your past check-ins"), "keeping.diary.diary", forms=False)
KEPT = Command(
    # Translators: the name of a key: what you kept
    "kept", "k", N_("kept"),
    N_("your diary, notes and questions, and pages you can make from them"),
    "keeping.kept_menu.kept_menu", forms=False,
)  # fmt: skip
HUSH = Command(
    "hush", "x", N_("stop reminder"), N_("stop reminding me of this day"),
    "keeping.hard_days.silence_day", forms=False, needs=_has_mentioned_day,
)  # fmt: skip
WRITE = Command(
    "write", "w", N_("write"), N_("write something for yourself, or answer what the page asks"),
    "keeping.writing.write", forms=False,
)  # fmt: skip
ASK = Command(
    "ask", "a", N_("ask"), N_("keep a question about this page, to ask someone"),
    "keeping.writing.question", forms=False, needs=_is_reading,
)  # fmt: skip
EVIDENCE = Command(
    # Translators: the name of a key: why the claims on this page have the labels they have
    "evidence", "e", N_("why"), N_("the evidence for the claims on this page"),
    "reading.views.evidence", locked=True, forms=False, needs=_has_claims, fixed=True,
)  # fmt: skip
SUMMARY = Command(
    "summary", "s", N_("summary"), N_("an overview of the guide, and what you kept"), "reading.views.summary",
    rank=5, locked=True, fixed=True,
)  # fmt: skip
RESOURCES = Command(
    "resources", "r", N_("resources"), N_("people and services who can help"), "reading.views.resources",
    rank=4, locked=True, fixed=True,
)  # fmt: skip
HELP = Command(
    "help", "h", N_("help now"), N_("who to call now, and warning signs"),
    "reading.views.help_now",
    rank=1, locked=True, fixed=True,
)  # fmt: skip
HELP_TYPING = HELP._replace(
    id="help_typing", keys="f1,alt+h",
    help=N_("help now, even while you are typing; or press escape, then h"),
    typing=True, quiet=True, where="screen",
)  # fmt: skip
"""The help command that also works while typing.

Terminals send the same bytes for alt+h as for escape followed quickly by h.
"""
HELP_IN_FIELD = HELP_TYPING._replace(name=N_("help"), symbol=N_("f1 or esc, h"))
"""Help as the key line names it in a text field.

The label names two ways, because some terminals and keyboards keep f1 for themselves. It fits the smallest
window.
"""
ABOUT = Command(
    "about", "b", N_("about"), N_("who made this guide and how, and what happens to your words"),
    "reading.views.about", forms=False, fixed=True,
)  # fmt: skip
# Translators: the name of a key, for when reading on is too much
STOP = Command("stop", "t", N_("too much"), N_("stop here for now"), "reading.stopping.stop")
CHOICES = Command(
    "choices", "comma", N_("settings"),
    N_("your words, your role, how much to read, your country, your keys"),
    "settings.choices.choices", forms=False, fixed=True,
)  # fmt: skip
KEYS = Command(
    "keys", "question_mark", N_("keys"), N_("the keys you can use here"),
    "key_bindings.show_keys", rank=2, locked=True, fixed=True,
)  # fmt: skip
QUIT = Command("quit", "q", N_("quit"), N_("quit; your place is kept"), "reading.stopping.leave", locked=True)
PALETTE = Command(
    # Translators: the name of a key: find a command
    "command_palette", "ctrl+p,colon", N_("find"), N_("find anything by its name"),
    "reading.finding.find_by_name", forms=False, where="screen",
)  # fmt: skip
QUIT_NOW = Command(
    "quit_now", "ctrl+q", N_("quit now"), N_("quit at once, even while you are typing"), locked=True,
    typing=True, quiet=True, where="screen",
)  # fmt: skip
COPY = Command(
    "copy", "ctrl+c", N_("copy"),
    N_("copy what you selected with the mouse; if nothing is selected, quit at once"),
    locked=True, typing=True, quiet=True, where="screen",
)  # fmt: skip
UNDO = Command(
    "undo", "u", N_("undo"), N_("take back the check-in you just kept, to change or discard it"),
    "keeping.check_in.undo", forms=False, needs=_can_undo,
)  # fmt: skip
SUSPEND = Command(
    "suspend_process", "ctrl+z", N_("pause"),
    N_("pause the program and go to the shell; type fg there to come back"),
    locked=True, quiet=True, where="screen",
)  # fmt: skip
QUIET = Command(
    "quiet", "ctrl+l", N_("hide"),
    N_("hide the page: only a $ is left, as in an empty shell. escape brings it back, f1 opens help now"),
    locked=True, typing=True, quiet=True,
)  # fmt: skip
CLOSE = Command(
    "close", "escape", N_("close"), N_("close what is open, also while you are typing"), locked=True,
    quiet=True, where="screen",
)  # fmt: skip
# Translators: what is typed to hear the page again
AGAIN = Command("again", "full_stop", N_("again"), N_("repeat this page"), locked=True, where="lines")
OPEN = Command(
    "screen.open", "enter", N_("open"), N_("open the line you are on"), rank=2, where="some screens",
)  # fmt: skip
SPAN = Command(
    "screen.span", "v", N_("week, month, all"), N_("show a week, a month or all of the diary"), rank=3,
    where="some screens",
)  # fmt: skip
EARLIER = Command(
    "screen.earlier", "minus", N_("earlier"), N_("show earlier days of the diary"), rank=6,
    where="some screens",
)  # fmt: skip
LATER = Command(
    "screen.later", "plus", N_("later"), N_("show later days of the diary"), rank=6, where="some screens",
)  # fmt: skip
NEXT_FIELD = Command(
    # Translators: the name of a key in a form
    "app.focus_next", "tab", N_("next field"), N_("go to the next field or list"), rank=5, locked=True,
    where="some screens",
)  # fmt: skip
CHOOSE = Command(
    "screen.choose", "space", N_("choose"), N_("choose the option you are on, or clear it"), rank=2,
    locked=True, where="some screens",
)  # fmt: skip
CHOOSE_ONE = CHOOSE._replace(keys="enter", help=N_("choose the option you are on"), rank=3)
"""The ``CHOOSE`` command in a list from which one option is chosen."""
KEEP = Command(
    # Translators: the name of a key: keep what is written
    "screen.keep", "ctrl+s", N_("keep"), N_("keep what you wrote or chose, even while you are typing"),
    rank=3, where="some screens",
)  # fmt: skip
COUNTRY = Command(
    "country", "o", N_("country"), N_("choose another country"),
    "reading.services.country",
    rank=3, locked=True, needs=_shows_country,
)  # fmt: skip
FILTER = Command(
    "filter", "f", N_("filter"), N_("choose which services are shown, or search them"),
    "reading.services.which_services", rank=4, locked=True, needs=_shows_services,
)  # fmt: skip

COPY_ADDRESS = Command(
    "screen.address", "ctrl+y", N_("copy address"), N_("copy one of the web addresses that are shown here"),
    rank=6, where="some screens",
)  # fmt: skip

EVERY = (
    ON, BACK, CONTENTS, SEARCH, SKIP, MORE, SIDE, CHECK_IN, DIARY, KEPT, HUSH, WRITE, ASK, EVIDENCE, SUMMARY,
    RESOURCES, HELP, HELP_TYPING, STOP, ABOUT, CHOICES, KEYS, QUIT, QUIT_NOW, COPY, UNDO, SUSPEND, QUIET,
    CLOSE, PALETTE, OPEN, SPAN, EARLIER, LATER, NEXT_FIELD, CHOOSE, KEEP, COUNTRY, FILTER,
    COPY_ADDRESS, AGAIN,
)  # fmt: skip
"""All commands, in the order of the list of keys."""
