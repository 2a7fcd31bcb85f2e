"""The commands: for each one its keys, its name, its help text, the flow it runs and where it is allowed.

The key line, the list of keys, the command palette and the line-by-line commands all read these records.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from companion.flows.ui import UI
from companion.views.journal import hard_days


class Command(NamedTuple):
    """A command that a person runs with a key. A locked journal disables it unless ``locked`` is set."""

    id: str
    """The name under which the journal stores a custom key for this command."""
    keys: str
    """The keys, separated by commas. Signs are spelled out, as in ``question_mark``."""
    name: str
    """The name in one or two words, for the key line."""
    help: str
    run: str = ""
    """The flow to run, as ``module.function`` in this package; empty if each interface implements the command
    itself.
    """
    symbol: str = ""
    """The label for the keys in the key line and the list of keys; empty for the first key."""
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
    overlay: bool = False
    """Whether the command opens on top of the menu or view where it was typed, and leads back there."""
    needs: Callable[[UI], bool] | None = None
    """Returns whether the command can do something right now; None if it always can."""
    where: Literal["everywhere", "screen", "lines", "some screens"] = "everywhere"
    fixed: bool = False
    """Whether the key cannot be changed, because pages name it or because everyone must be able to find help.
    """

    @property
    def shown(self) -> str:
        """The label for the keys in the key line and the list of keys."""
        first = self.keys.partition(",")[0]
        return self.symbol or SIGNS.get(first, first)

    @property
    def letter(self) -> str:
        """The letter or sign that runs the command; empty if only other keys do."""
        return next((sign for key in self.keys.split(",") if len(sign := SIGNS.get(key, key)) == 1), "")

    def can_run(self, ui: UI) -> bool:
        """Return whether the command can do something right now."""
        return (self.locked or not ui.is_shut) and (self.needs is None or self.needs(ui))


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


def _shows_country(ui: UI) -> bool:
    return bool(ui.view and ui.view.by_country)


def _shows_services(ui: UI) -> bool:
    return bool(ui.view and ui.view.by_purpose)


ON = Command(
    "go_on", "right,space,enter,greater_than_sign", "on",
    "go on: further down the page, then to the next one", symbol="→", rank=0, locked=True,
)  # fmt: skip
FURTHER = ON._replace(name="further")
"""The ``ON`` command on a page that continues below the screen."""
BACK = Command(
    "go_back", "left,backspace,p,less_than_sign", "back", "go back one page, or out of what is open",
    symbol="←", rank=0, locked=True,
)  # fmt: skip
CONTENTS = Command(
    "contents", "c", "contents", "all steps; go to any of them, and open or close a part",
    "reading.contents.contents", forms=False,
)  # fmt: skip
SEARCH = Command(
    "search", "slash", "search", "look for words in the guide, and in what you kept",
    "reading.searching.search",
    forms=False,
)  # fmt: skip
SKIP = Command(
    "skip", "n", "skip", "leave this step and go to the next one", "reading.stopping.skip", forms=False,
    needs=_is_reading,
)  # fmt: skip
MORE = Command(
    "more", "i", "more", "show or hide the longer explanation, where there is one",
    "reading.page.more", forms=False,
    needs=_is_reading,
)  # fmt: skip
CHECK_IN = Command(
    "check_in", "m", "how it is", "say how it is right now", "keeping.check_in.check_in", rank=3
)
DIARY = Command("diary", "d", "diary", "your past check-ins", "keeping.diary.diary", forms=False)
KEPT = Command(
    "kept", "k", "kept", "what you kept: diary, notes, questions, and pages to make of them",
    "keeping.kept_menu.kept_menu",
    forms=False,
)  # fmt: skip
HUSH = Command(
    "hush", "x", "say no more", "say no more of the day that is near", "keeping.hard_days.silence_day",
    forms=False, needs=_has_mentioned_day, overlay=True,
)  # fmt: skip
WRITE = Command(
    "write", "w", "write", "write something for yourself, or what the page asks for", "keeping.writing.write",
    forms=False,
)  # fmt: skip
ASK = Command(
    "ask", "a", "ask", "keep what this page is about as a question to ask somebody",
    "keeping.writing.question",
    forms=False, needs=_is_reading,
)  # fmt: skip
EVIDENCE = Command(
    "evidence", "e", "why", "why the claims here stand as they do, and where that comes from",
    "reading.views.evidence", locked=True, forms=False, needs=_has_claims, fixed=True, overlay=True,
)  # fmt: skip
SUMMARY = Command(
    "summary", "s", "summary", "the guide at a glance, and what you kept", "reading.views.summary", rank=5,
    locked=True, fixed=True, overlay=True,
)  # fmt: skip
RESOURCES = Command(
    "resources", "r", "resources", "whom you can turn to in your country", "reading.views.resources", rank=4,
    locked=True, fixed=True, overlay=True,
)  # fmt: skip
HELP = Command(
    "help", "h", "help now", "whom to call at once, and which signs not to wait with",
    "reading.views.help_now",
    rank=1, locked=True, fixed=True, overlay=True,
)  # fmt: skip
HELP_TYPING = HELP._replace(
    id="help_typing", keys="f1,alt+h", help="help now, also while you are typing; or escape, then h",
    typing=True, quiet=True, where="screen",
)  # fmt: skip
"""The help command that also works while typing.

Terminals send the same bytes for alt+h as for escape followed quickly by h.
"""
HELP_IN_FIELD = HELP_TYPING._replace(name="help", symbol="f1 or esc, h")
"""Help as the key line names it in a text field.

The label names two ways, because some terminals and keyboards keep f1 for themselves. It fits the smallest
window.
"""
ABOUT = Command(
    "about", "b", "about", "who made this guide and how, and what happens to your words",
    "reading.views.about",
    forms=False, fixed=True,
)  # fmt: skip
STOP = Command("stop", "t", "too much", "stop here for now", "reading.stopping.stop")
CHOICES = Command(
    "choices", "comma", "choices", "your words, your role, how much to read, the country, the keys",
    "settings.choices.choices", forms=False, fixed=True,
)  # fmt: skip
KEYS = Command(
    "keys", "question_mark", "keys", "the keys that do something here",
    "key_bindings.show_keys", rank=2, locked=True,
    fixed=True, overlay=True,
)  # fmt: skip
QUIT = Command("quit", "q", "leave", "leave; your place is kept", "reading.stopping.leave", locked=True)
PALETTE = Command(
    "command_palette", "ctrl+p,colon", "by name", "find what can be done by its name", forms=False,
    where="screen",
)  # fmt: skip
QUIT_NOW = Command(
    "quit_now", "ctrl+q", "leave now", "leave at once, also while you are typing", locked=True, typing=True,
    quiet=True, where="screen",
)  # fmt: skip
COPY = Command(
    "copy", "ctrl+c", "copy", "copy what you selected with the mouse; if nothing is selected, leave at once",
    locked=True, typing=True, quiet=True, where="screen",
)  # fmt: skip
SUSPEND = Command(
    "suspend_process", "ctrl+z", "aside", "set the program aside; fg in your shell brings it back",
    locked=True, quiet=True, where="screen",
)  # fmt: skip
QUIET = Command(
    "quiet", "ctrl+l", "hide", "hide the page behind an empty screen; escape comes back, f1 is help",
    locked=True, typing=True, quiet=True,
)  # fmt: skip
CLOSE = Command(
    "close", "escape", "close", "close what is open; while typing, leave the field", locked=True,
    quiet=True, where="screen",
)  # fmt: skip
AGAIN = Command("again", "full_stop", "again", "say the page again", locked=True, where="lines")
OPEN = Command("screen.open", "enter", "open", "open what the pointer is at", rank=2, where="some screens")
SPAN = Command(
    "screen.span", "v", "week, month, all", "show a week, a month or all of the diary", rank=3,
    where="some screens",
)  # fmt: skip
EARLIER = Command(
    "screen.earlier", "minus", "earlier", "show earlier days of the diary", rank=6, where="some screens",
)  # fmt: skip
LATER = Command("screen.later", "plus", "later", "show later days of the diary", rank=6, where="some screens")
NEXT_FIELD = Command(
    "app.focus_next", "tab", "next", "go to the next thing to choose or fill in", rank=5, locked=True,
    where="some screens",
)  # fmt: skip
CHOOSE = Command(
    "screen.choose", "space", "choose", "choose what the pointer is at, or take it back", rank=2, locked=True,
    where="some screens",
)  # fmt: skip
KEEP = Command(
    "screen.keep", "ctrl+s", "keep", "keep what you wrote or chose, also while you are typing", rank=3,
    where="some screens",
)  # fmt: skip
COUNTRY = Command(
    "country", "o", "country", "choose another country, on the pages that name services",
    "reading.services.country",
    rank=3, locked=True, needs=_shows_country, overlay=True,
)  # fmt: skip
FILTER = Command(
    "filter", "f", "choose which", "choose which services are shown, or look for one",
    "reading.services.which_services", rank=4, locked=True, needs=_shows_services,
)  # fmt: skip

EVERY = (
    ON, BACK, CONTENTS, SEARCH, SKIP, MORE, CHECK_IN, DIARY, KEPT, HUSH, WRITE, ASK, EVIDENCE, SUMMARY,
    RESOURCES, HELP, HELP_TYPING, STOP, ABOUT, CHOICES, KEYS, QUIT, QUIT_NOW, COPY, SUSPEND, QUIET, CLOSE,
    PALETTE, OPEN, SPAN, EARLIER, LATER, NEXT_FIELD, CHOOSE, KEEP, COUNTRY, FILTER, AGAIN,
)  # fmt: skip
"""All commands, in the order of the list of keys."""
