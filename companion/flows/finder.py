"""What a live box finds: options that are filtered as the person types, under headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from companion.flows.dialogs import Choice, Menu
from companion.layouts import readings
from companion.messages import ngettext
from companion.views.block import Block
from companion.views.search import Query
from companion.views.search.matching import fold

AT_FIRST = 6
"""The number of results that are shown under each heading until more are asked for."""
_MORE = "/more-"
"""The prefix of the ids of the options that show more results. No other id begins with it."""


class Group(NamedTuple):
    """Results under one heading. ``row`` makes the option of one of ``size`` results, by its number."""

    heading: str
    size: int
    row: Callable[[int], Choice]


class Finder:
    """A box in which to type, and the options that match. This one filters the options of a menu."""

    def __init__(self, name: str, title: str, first: Sequence[Choice], blocks: Sequence[Block] = ()) -> None:
        self.name, self.title, self.first, self.blocks = name, title, first, blocks
        self.text = ""
        """The words that were typed last."""
        self.at = ""
        """The id of the option that was pointed at last."""
        self.always: Choice | None = None
        """The option that is offered whatever is typed, as the last one; None if there is none."""
        self._opened: set[str] = set()
        """The headings under which all results are shown."""
        self._found: tuple[object, Query, list[Group]] | None = None
        """The last results, and what they depend on."""

    def read_on(self, seconds: float) -> bool:
        """Read what is searched for about so many seconds; return whether everything has been read."""
        return True

    def said(self) -> Sequence[Block]:
        """Return the text above the options."""
        return self.blocks if not self.text.strip() else ()

    def query(self) -> Query:
        """Return what was typed, as Latin letters if nothing is found otherwise."""
        return self._results()[0]

    def groups(self) -> list[Group]:
        """Return the results for what was typed."""
        return self._results()[1]

    def _results(self) -> tuple[Query, list[Group]]:
        """Return the query and its results, which are looked for only once."""
        key = self.text, self.known()
        if self._found is None or self._found[0] != key:
            found = (Query(""), list[Group]())
            among = dict.fromkeys((fold(self.text), *readings(self.text))) if self.text.strip() else ()
            for typed in among:
                query = Query(typed)
                found = query, self.search(query)
                if any(group.size for group in found[1]):
                    break
            self._found = key, *found
        return self._found[1:]

    def known(self) -> int:
        """Return how much has been read."""
        return 0

    def search(self, query: Query) -> list[Group]:
        """Return the results of a query."""
        return [group_of("", matching(query, self.first))]

    def rows(self, *, is_whole: bool = False) -> list[Choice]:
        """Return the options for what was typed. Unless ``is_whole``, only the first ones of each group."""
        if not self.text.strip():
            return list(self.first)
        found = list(self._rows(is_whole=is_whole))
        return [*found, self.always] if self.always and self.always not in found else found

    def _rows(self, *, is_whole: bool) -> Iterator[Choice]:
        for group in self.groups():
            if group.heading and group.size:
                yield Choice("", group.heading, choosable=False)
            is_all = is_whole or not group.heading or group.heading in self._opened
            shown = group.size if is_all or group.size <= AT_FIRST + 1 else AT_FIRST
            yield from map(group.row, range(shown))
            if left := group.size - shown:
                # Translators: an option that shows the other results
                more = ngettext("Show {count} more", "Show {count} more", left)
                yield Choice(f"{_MORE}{group.heading}", more.format(count=left))

    def stays(self, id: str) -> bool:
        """Return whether what an option opens leads back here."""
        return False

    def opens_more(self, id: str) -> bool:
        """Show all results of a group, if that is what an option does; return whether it is."""
        if is_more := id.startswith(_MORE):
            self._opened.add(id.removeprefix(_MORE))
        return is_more


def finder_of(menu: Menu) -> Finder:
    """Return a finder for the options of a menu. The last option is offered whatever is typed."""
    finder = Finder(menu.name, menu.title, menu.rows, menu.blocks)
    finder.at, finder.always = menu.at or menu.now, menu.rows[-1]
    return finder


def matching(query: Query, rows: Iterable[Choice]) -> list[Choice]:
    """Return the options that contain all words of a query; first those whose label does."""
    found = [
        row
        for row in rows
        if row.choosable and query.is_in(fold("\n".join((row.label, row.note, *row.also))))
    ]
    return sorted(found, key=lambda row: not query.is_in(fold(row.label)))


def group_of(heading: str, rows: Sequence[Choice]) -> Group:
    """Return options as a group."""
    return Group(heading, len(rows), rows.__getitem__)
