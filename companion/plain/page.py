"""The page line by line: what it says, and what the person does at it."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows import page as pages
from companion.flows.ui import Choice
from companion.guide.mistakes import GuideError
from companion.journey import Here
from companion.plain.conversation import PAGE, Conversation, Layer
from companion.plain.menus import more
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.questions import put, under
from companion.plain.saying import in_turns
from companion.plain.words import spoken
from companion.sheets.block import Block, block


class Reader:
    """Says pages, and where they are if that is another place than the last time."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self.more = False
        """Whether the longer explanation is said."""
        self.returning = False
        """Whether this is where the person stopped."""
        self.place_told = ""
        self._said = -1

    def say_again(self) -> None:
        """Say the page when it is its turn again."""
        self._talk.times_page_changed += 1

    def turn(self) -> str:
        """Say the page, if it was not yet; return ``go on``, ``go back``, or the id of what was chosen."""
        talk, here = self._talk, self._talk.session.journey.here()
        aloud, self._said = self._said != talk.times_page_changed, talk.times_page_changed
        try:
            offered = pages.choices(talk.session, here)
            said = pages.blocks(talk.session, here, more=self.more)
        except GuideError:
            offered, said = (), [pages.BROKEN]
        layer = Layer(PAGE, "the page", says=lambda: talk.times_page_changed, is_resumed=not aloud)
        with talk.open(layer) as ask:
            turns = list(in_turns(under([*self._where(here), *said], offered))) if aloud else []
            for number, lines in enumerate(turns, start=1):
                put(lines)
                if number < len(turns) and ask(Prompt(more(talk))) == BACK:
                    return "go back"
            return self._answer(ask, here, offered)

    def _answer(self, ask: Ask, here: Here, offered: Sequence[Choice]) -> str:
        while True:
            answer = ask(Prompt(self._question(here, offered), [row.label for row in offered]))
            if answer == BACK:
                return "go back"
            if answer:
                return offered[int(answer) - 1].id
            if here.stop.kind == "door":
                self._talk.say(pages.WAITS)
            elif here.stop.kind == "end":
                self._talk.say("This is the last page.")
            else:
                return "go on"

    def _where(self, here: Here) -> list[Block]:
        """The step, where it is another than the last time, and the page of it."""
        place = pages.place(self._talk.session, here, returning=self.returning)
        said = [place] if place != self.place_told else []
        self.place_told = place
        said += [f"Page {here.index + 1} of {here.count}."] if here.count > 1 else []
        return [block("line", line) for line in said]

    def _question(self, here: Here, offered: Sequence[Choice]) -> str:
        if here.stop.kind == "end":
            asks = f"{spoken(self._talk.back_letter)} goes back"
        elif here.stop.kind == "door":
            asks = f"A number from 1 to {len(offered)}"
        else:
            asks = "A number, or Enter to go on" if offered else "Enter goes on"
        if self._talk.has_gone_on and here.stop.kind != "end":
            return f"{asks}: "
        return f"{asks}; a question mark lists what else there is: "
