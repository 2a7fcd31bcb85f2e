"""Every key of the program with its name and its help: the one source for what keys do, for the key line and
the list of keys, and for what can be typed line by line.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """Something a person can do with a key."""

    action: str
    keys: str
    """With commas between; signs by their names, as in ``question_mark``."""
    shown: str
    """As the key line and the list of keys name the first ones."""
    name: str
    """In a word or two, for the key line."""
    help: str
    rank: int = 9
    """How soon it may go from the key line where there is little room: the largest first."""

    @property
    def letter(self) -> str:
        """The letter or sign it is done with; empty if there is none."""
        return next((sign for key in self.keys.split(",") if len(sign := SIGNS.get(key, key)) == 1), "")


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
"""Signs by the names their keys have."""

ON = Command(
    "go_on",
    "right,space,enter,greater_than_sign",
    "→",
    "on",
    "go on: further down the page, then to the next one",
    0,
)
BACK = Command(
    "go_back", "left,backspace,p,less_than_sign", "←", "back", "go back one page, or out of what is open", 0
)
CONTENTS = Command("contents", "c", "c", "contents", "all steps; go to any of them, and open or close a part")
SEARCH = Command("search", "slash", "/", "search", "look for words in the guide, and in what you kept")
SKIP = Command("skip", "n", "n", "skip", "leave this step and go to the next one")
MORE = Command("more", "i", "i", "more", "show or hide the longer explanation, where there is one")
CHECK_IN = Command("check_in", "m", "m", "how it is", "say how it is right now", 3)
DIARY = Command("diary", "d", "d", "diary", "your past check-ins")
KEPT = Command("kept", "k", "k", "kept", "what you kept: diary, notes, questions, and pages to make of them")
HUSH = Command("hush", "x", "x", "say no more", "say no more of the day that is near")
WRITE = Command("write", "w", "w", "write", "write something for yourself, or what the page asks for")
ASK = Command("ask", "a", "a", "ask", "keep what this page is about as a question to ask somebody")
EVIDENCE = Command(
    "evidence", "e", "e", "why", "why the claims here stand as they do, and where that comes from"
)
SUMMARY = Command("summary", "s", "s", "summary", "the guide at a glance, and what you kept", 5)
RESOURCES = Command("resources", "r", "r", "resources", "whom you can turn to in your country", 4)
HELP = Command("help", "h", "h", "help now", "whom to call at once, and which signs not to wait with", 1)
HELP_TYPING = Command(
    "help", "f1,alt+h", "f1", "help now", "help now, also while you are typing; or escape, then h", 1
)
"""Terminals send the same for alt+h as for escape and h in quick succession."""
HELP_IN_FIELD = HELP_TYPING._replace(shown="f1 or esc, h", name="help")
"""Where letters are written: some terminals and keyboards keep f1. It fits the smallest window."""
ABOUT = Command("about", "b", "b", "about", "who made this guide and how, and what happens to your words")
STOP = Command("stop", "t", "t", "too much", "stop here for now")
CHOICES = Command(
    "choices", "comma", ",", "choices", "your words, your role, how much to read, the country, the keys"
)
KEYS = Command("keys", "question_mark", "?", "keys", "the keys that do something here", 2)
QUIT = Command("quit", "q", "q", "leave", "leave; your place is kept")
FURTHER = ON._replace(name="further")
"""What going on means on a page with nothing after it."""

PALETTE = Command("command_palette", "ctrl+p,colon", "ctrl+p", "by name", "find what can be done by its name")
QUIT_NOW = Command("quit_now", "ctrl+q", "ctrl+q", "leave now", "leave at once, also while you are typing")
COPY = Command(
    "copy",
    "ctrl+c",
    "ctrl+c",
    "copy",
    "copy what you selected with the mouse; if nothing is selected, leave at once",
)
SUSPEND = Command(
    "suspend_process", "ctrl+z", "ctrl+z", "aside", "set the program aside; fg in your shell brings it back"
)
QUIET = Command(
    "quiet", "ctrl+l", "ctrl+l", "hide", "hide the page behind an empty screen; escape comes back, f1 is help"
)
CLOSE = Command(
    "close", "escape", "escape", "back to reading", "close what is open; while typing, leave the field"
)

NEXT_FIELD = Command("app.focus_next", "tab", "tab", "next", "go to the next thing to choose or fill in", 5)
CHOOSE = Command("choose", "space", "space", "choose", "choose what the pointer is at, or take it back", 2)
KEEP = Command(
    "keep", "ctrl+s", "ctrl+s", "keep", "keep what you wrote or chose, also while you are typing", 3
)
COUNTRY = Command(
    "country", "o", "o", "country", "choose another country, on the pages that name services", 3
)
FILTER = Command("filter", "f", "f", "choose which", "choose which services are shown, or look for one", 4)

OPEN = Command("screen.open", "enter", "enter", "open", "open what the pointer is at", 2)
SPAN = Command("screen.span", "v", "v", "week, month, all", "show a week, a month or all of the diary", 3)

EARLIER = Command("screen.earlier", "minus", "-", "earlier", "show earlier days of the diary", 6)
LATER = Command("screen.later", "plus", "+", "later", "show later days of the diary", 6)

ON_SOME_SCREENS = (OPEN, SPAN, EARLIER, LATER, NEXT_FIELD, CHOOSE, KEEP, COUNTRY, FILTER)
"""Commands that only some screens have."""

OF_SHEETS = (COUNTRY, FILTER)
"""Those of them that do something where there is something for them to do."""

COMMANDS = (
    ON, BACK, CONTENTS, SEARCH, SKIP, MORE, CHECK_IN, DIARY, KEPT, HUSH, WRITE, ASK, EVIDENCE, SUMMARY,
    RESOURCES, HELP, HELP_TYPING, STOP, ABOUT, CHOICES, KEYS, QUIT, QUIT_NOW, COPY, SUSPEND, QUIET, CLOSE,
    PALETTE,
)  # fmt: skip

AGAIN = Command("again", "full_stop", ".", "again", "say the page again")
ONLY_LINE_BY_LINE = (AGAIN,)
"""Commands for those who cannot look back at what was said."""

WHILE_TYPING = frozenset({HELP_TYPING, QUIT_NOW, COPY, QUIET})
"""Commands that work while something is being typed: their keys type nothing."""

NOT_IN_FORMS = frozenset(
    {SKIP, CONTENTS, SEARCH, MORE, KEPT, HUSH, WRITE, ASK, EVIDENCE, DIARY, ABOUT, CHOICES, PALETTE}
)
"""Commands that do nothing where something is filled in: their letters may be the beginning of a word."""

NOT_WHILE_LOCKED = frozenset(
    {CONTENTS, SEARCH, SKIP, MORE, CHECK_IN, DIARY, KEPT, HUSH, WRITE, ASK, ABOUT, STOP, CHOICES, PALETTE}
)
"""Commands that wait for the passphrase: they show, or lead to, something of the person's."""

ONLY_ON_A_PAGE = frozenset({SKIP, MORE, ASK})
"""Commands about the page itself: they do nothing while something lies over it."""
