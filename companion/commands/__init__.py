"""The commands of the shell, a module each: its help, what can follow it, and what it does.

Such a module has a ``COMMAND`` and a ``run``. It imports what it needs only as it runs: ``--help`` loads all
of these modules, and has to say what they are for at once.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, which would take longer to load than this
if TYPE_CHECKING:
    import argparse
    from typing import Any, Protocol

    class Module(Protocol):
        """What the module of a command has."""

        COMMAND: ShellCommand

        def run(self, args: argparse.Namespace) -> int:
            """Do what was asked for; return the exit status."""


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
    "schema": "authors.schema",
    "new-guide": "authors.new_guide",
}
"""The module of each command, in the order in which the help lists them."""


class ShellCommand:
    """What the command line has to know of a command.

    ``arguments`` are what can follow it, each made by ``argument``. ``reads_journal`` is for what makes no
    sense without one, so that ``--no-trace`` refuses it; ``holds_words`` for what has the person's own words
    in memory, which is true of all of those, too; ``opens`` for what goes on until the person leaves.
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
    """Return an option of a command, or what follows it; the settings are those of ``add_argument``."""
    return name, {"help": help, **settings}


COUNTRY = argument("--country", "two letters, such as GB, or a name; INT for everywhere", metavar="XX")


def module_of(command: str) -> Module:
    """Return the module of a command, and load no other."""
    module: Module = import_module(f"{__name__}.{MODULES[command]}")
    return module
