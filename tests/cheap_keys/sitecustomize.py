"""Makes the passphrases cheap to try that a program sets which a test started with this folder on its path.

The program itself knows no way to do that. Nothing is imported before the program does so by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

SEALED = "companion.journal.seal.sealed"


class Cheaply(MetaPathFinder):
    """Finds the module that seals journals, and changes what it asks of a new passphrase."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != SEALED or (spec := PathFinder.find_spec(name, path, target)) is None or not spec.loader:
            return None
        load = spec.loader.exec_module

        def load_cheaply(module: ModuleType) -> None:
            load(module)
            vars(module).update(PASSES=1, MEMORY=vars(module)["LEAST_MEMORY"])

        spec.loader.exec_module = load_cheaply  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, Cheaply())
