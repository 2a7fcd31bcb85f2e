"""Runs flows on the full screen, from the start of each to its end.

A flow waits for one document at a time, which closes when it is answered. All of this happens while one key
is handled, so nothing is drawn between two questions.
"""

from __future__ import annotations

import types
from collections.abc import Generator
from typing import Any, NamedTuple, Protocol

from companion.flows.reading.views import diagnostics
from companion.flows.ui import Elsewhere, Flow, Leave, StartOver
from companion.guide.diagnostics import GuideError
from companion.journal.errors import JournalError
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Document, Host

_FARTHEST = 20
"""The number of ways back that are remembered. From pages that were jumped to earlier, going back leads only
to the page before.
"""


class Departure:
    """A flow's wait on a page that it went to, until the person goes back from there."""


@types.coroutine
def answer_of(document: Document) -> Generator[Document, Any, Any]:
    """Wait for the answer to a document, and return it; None if the document was closed without one."""
    return (yield document)


@types.coroutine
def way_back() -> Generator[Departure, Any, Any]:
    """Wait until the person goes back from the page that was just jumped to."""
    yield Departure()


class Running:
    """A running flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.has_asked = False
        """Whether the flow has opened a document before."""
        self.stays: Document | None = None
        """A document that stays open under the next questions of the flow."""


class Away(NamedTuple):
    """A flow that waits until the person goes back from a page."""

    running: Running
    documents: list[Document]
    """The documents that were open on top of the page that was left."""
    jumps: int
    """The number of jumps with the one to that page."""


class FlowHost(Host, Protocol):
    """The app as a host for flows."""

    stack: DocumentStack

    def start_over(self) -> None:
        """Start the session again, because another journal has replaced the one that was open."""


class FlowRunner:
    """The flows that are running in the app."""

    def __init__(self, host: FlowHost) -> None:
        self._host = host
        self._notice = ""
        self._waiting: dict[Document, Running] = {}
        """The flows that wait for a document, by that document."""
        self._away: list[Away] = []
        """The flows that wait until the person goes back, the latest last."""

    def start(self, flow: Flow) -> None:
        """Start a flow."""
        self._go_on(Running(flow), None)

    def notify(self, text: str) -> None:
        """Show a sentence on the document on top, or on the next document of the flow."""
        self._host.stack.notify(text)
        self._notice = text

    def answer(self, document: Document, answer: object) -> None:
        """Close a document, and give the answer to its flow."""
        self._host.stack.take_over()
        if self._host.stack.top is not document or document not in self._waiting:
            return  # the first of two quick keys has answered already
        running = self._waiting.pop(document)
        if document.stays and answer is not None:
            running.stays = document
        else:
            self._host.stack.close_top()
        self._go_on(running, answer)

    def abandon(self, document: Document) -> None:
        """End the flow of a document that something else has closed. A flow with a document that stays asks
        again.
        """
        running = self._waiting.pop(document, None)
        if running is None:
            return
        if running.stays and running.stays is not document:
            self._go_on(running, None)
        else:
            running.flow.close()

    def come_back(self) -> None:
        """Go on with the flow that led to a page, if the person has gone back from there."""
        if self._away and self._jumps < self._away[-1].jumps:
            back = self._away.pop()
            self._host.stack.put_back(back.documents)
            self._go_on(back.running, None)

    def forget_ways_back(self) -> None:
        """End the flows that wait until the person goes back, and those of the documents set aside."""
        while self._away:
            self._forget(self._away.pop())

    def _forget(self, away: Away) -> None:
        waiting = [self._waiting.pop(one) for one in away.documents if one in self._waiting]
        for running in (away.running, *waiting):
            running.flow.close()

    @property
    def _jumps(self) -> int:
        return len(self._host.session.journey.visit.jumps)

    def _go_on(self, running: Running, answer: object) -> None:
        self._notice = ""
        host, stack = self._host, self._host.stack
        try:
            asked: Document | Departure = running.flow.send(answer)
        except StopIteration:
            self._end(running)
            stack.top.refreshed()
        except Elsewhere as jump:
            stack.back_to_page()
            self.forget_ways_back()
            stack.reading.begin()
            self.start(jump.then)
        except StartOver:
            host.start_over()
        except Leave:
            host.leave()
        except GuideError as error:
            self._end(running)
            self.start(host.ui.show(diagnostics(error)))
        except JournalError as error:
            self._end(running)
            host.ui.notify_error(error)
        else:
            if isinstance(asked, Departure):
                self._away.append(Away(running, stack.set_aside(), self._jumps))
                if len(self._away) > _FARTHEST:
                    self._forget(self._away.pop(0))
            else:
                self._wait(running, asked)

    def _wait(self, running: Running, document: Document) -> None:
        self._waiting[document] = running
        stack, is_first = self._host.stack, not running.has_asked
        running.has_asked = True
        if stack.is_open(document):  # it has stayed open
            return
        if is_first and stack.return_to(document):
            del self._waiting[document]
            running.flow.close()
            return
        stack.put_on_top(document)
        if self._notice:
            stack.notify(self._notice)

    def _end(self, running: Running) -> None:
        if running.stays and self._host.stack.top is running.stays:
            self._host.stack.close_top()
