"""Collects the program's messages into ``companion/locale/companion.pot``, or into a file that is named.

    python .build/collect_messages.py

Needs the ``test`` extra.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "companion" / "locale" / "companion.pot"
HEADER = "# The messages of companion, for translators. Made by .build/collect_messages.py.\n#"


def collected() -> Catalog:
    """Return every message that is marked in the program's code, with the files it is in."""
    found = Catalog(project="companion", header_comment=HEADER)
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    where = extract_from_dir(
        ROOT / "companion", [("**.py", "python")], keywords=keywords, comment_tags=["Translators:"]
    )
    for file, _, message, comments, context in where:
        found.add(message, locations=[(f"companion/{file}", None)], auto_comments=comments, context=context)
    return found


def write(file: Path) -> None:
    """Write the template. It holds no moment, so that it changes only with the messages."""
    with file.open("wb") as stream:
        write_po(stream, collected(), width=100, omit_header=True, sort_output=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATE)
