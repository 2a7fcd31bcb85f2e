"""The shell commands, one module for each: its help, its arguments and its action.

Each module has a ``COMMAND`` and a function ``run``. It imports most of what it needs inside ``run``, because
``--help`` loads all of these modules and has to be fast.
"""

from __future__ import annotations

from importlib import import_module

from companion.messages import N_

TYPE_CHECKING = False  # as in typing, which takes longer to import than this
if TYPE_CHECKING:
    import argparse
    from typing import Any, Protocol

    class Module(Protocol):
        """The interface of a command's module."""

        COMMAND: ShellCommand

        def run(self, args: argparse.Namespace) -> int:
            """Run the command; return the exit status."""


MODULES = {
    "open": "open",
    "summary": "summary",
    "now": "now",
    "resources": "resources",
    "sources": "sources",
    "about": "about",
    "mood": "journal.mood",
    "history": "journal.history",
    "export": "journal.export",
    "backup": "journal.backup",
    "restore": "journal.restore",
    "merge": "journal.merge",
    "passphrase": "journal.passphrase",
    "where": "journal.where",
    "erase": "journal.erase",
    "preview": "authors.preview",
    "check": "authors.check",
    "review-kit": "authors.review_kit",
    "schema": "authors.schema",
    "new-guide": "authors.new_guide",
}
"""The module of each command, in the order of the help."""


class ShellCommand:
    """A shell command as the command-line parser knows it.

    ``arguments`` are its options and operands, each made by ``argument``. ``reads_journal`` is for commands
    that are useless without a journal, so ``--no-trace`` refuses them. ``holds_words`` is for commands that
    have the person's own words in memory, which includes all that read the journal. ``opens`` is for commands
    that run until the person leaves.
    """

    def __init__(
        self,
        help: str,
        *arguments: tuple[str, dict[str, Any]],
        reads_journal: bool = False,
        holds_words: bool = False,
        opens: bool = False,
    ) -> None:
        self.help = help
        self.arguments = arguments
        self.reads_journal = reads_journal
        self.holds_words = holds_words or reads_journal
        self.opens = opens


def argument(name: str, help: str, **settings: Any) -> tuple[str, dict[str, Any]]:
    """Return an option or operand of a command. ``settings`` are passed to ``add_argument``.

    ``help`` is a message, which is translated where the help is shown. It may list the ``{choices}``.
    """
    return name, {"help": help, **settings}


COUNTRY = argument(
    "--country", N_("a country's name, INT for any country, or two letters such as GB"), metavar="XX"
)


def module_of(command: str) -> Module:
    """Import and return the module of a command, and no other."""
    module: Module = import_module(f"{__name__}.{MODULES[command]}")
    return module
