"""Runs flows on the screen: it owns every beginning, answer, replacement and end of one.

A flow waits for one screen at a time, which closes once it is answered. Everything happens within the key
that was pressed, so that nothing is drawn between two questions.
"""

from __future__ import annotations

import types
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from companion.flows.sheets import mistakes
from companion.flows.ui import Elsewhere, Flow, Leave, StartOver
from companion.guide.mistakes import GuideError
from companion.journal.errors import JournalError
from companion.tui.screens.room import Room

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


@types.coroutine
def answer_of(screen: Room) -> Generator[Room, Any, Any]:
    """Wait until a screen is answered, and return the answer; None if it was closed without one."""
    return (yield screen)


class Running:
    """A flow that was begun."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.waits_for: Room | None = None
        self.stays: Room | None = None
        """A screen that stays open under what it asks next."""


class Runner:
    """The flows that run in one window."""

    def __init__(self, app: CompanionApp) -> None:
        self._app = app
        self._said = ""

    def start(self, flow: Flow) -> None:
        """Begin a flow."""
        self._go_on(Running(flow), None)

    def say(self, text: str) -> None:
        """Say a sentence on what is shown now, or else on what the flow shows next."""
        self._app.say_here(text)
        self._said = text

    def answer(self, screen: Room, answer: object) -> None:
        """Close a screen, and let its flow go on with the answer."""
        running = screen.running
        if running is None or running.waits_for is not screen or self._app.screen is not screen:
            return  # answered already, by the first of two quick keys
        running.waits_for = None
        if screen.stays and answer is not None:
            running.stays = screen
        else:
            self._app.close_top()
        self._go_on(running, answer)

    def abandon(self, screen: Room) -> None:
        """Let a flow end because its screen was closed by something else; one that stays asks again."""
        running = screen.running
        if running is None or running.waits_for is not screen:
            return
        running.waits_for = None
        if running.stays and running.stays is not screen:
            self._go_on(running, None)
        else:
            running.flow.close()

    def _go_on(self, running: Running, answer: object) -> None:
        self._said = ""
        app = self._app
        try:
            screen: Room = running.flow.send(answer)
        except StopIteration:
            self._end(running)
        except Elsewhere as jump:
            app.back_to_page()
            app.reading.move(jump.act) if jump.act else app.reading.begin()
            if jump.then:
                self.start(jump.then)
        except StartOver:
            app.start_over()
        except Leave:
            app.leave()
        except GuideError as error:
            self._end(running)
            self.start(app.show(mistakes(error)))
        except JournalError as error:
            self._end(running)
            app.say_error(error)
        else:
            self._wait(running, screen)

    def _wait(self, running: Running, screen: Room) -> None:
        running.waits_for, screen.running = screen, running
        if screen in self._app.screen_stack:  # it has stayed open
            return
        if not self._app.open(screen):
            running.waits_for = None
            running.flow.close()
        elif self._said:
            screen.say(self._said)

    def _end(self, running: Running) -> None:
        if running.stays and self._app.screen is running.stays:
            self._app.close_top()
