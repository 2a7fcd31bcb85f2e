"""The view about the guide, in its authors' words, and the program's privacy notice."""

from __future__ import annotations

from companion.guide.model import Guide
from companion.guide.prose import paragraphs
from companion.views.block import Block, View, block, prose

PRIVACY = """\
Nothing you do here leaves this computer. The program has no network code and no account. No one can see what
you do.

It keeps one file, with backups beside it, that only your user account can open: your place, the steps you
read, your settings, and what you chose to keep. What you type is kept as a draft until you keep or discard
it.

Without a passphrase, anyone who can use your account can read the file. So can anyone who runs this computer.
You can set a passphrase under `,`. Then no one can read the file without it. If you forget it, no one can
bring back what you wrote. Copies may stay in backups. Someone may see the screen, or record it.

Your terminal may remember the commands you typed there. It does not remember what you read or wrote on these
pages.

ctrl+l hides the page. `companion where` says where the file is. `companion --no-trace` keeps nothing.
`companion erase` removes what was kept.
"""
"""The privacy notice: fewer than 200 words, each of them true of the program."""


def about(guide: Guide) -> View:
    """Return the view about the guide: its authors, its method, its limits, its article, and the privacy
    notice.
    """
    blocks: list[Block] = []
    for piece in guide.about:
        blocks += [block("heading", piece.title.strip()), *prose(paragraphs(piece.text))]
    if guide.article:
        blocks += [block("heading", "The article"), block("text", f"“{guide.article.title.strip()}”")]
        blocks += prose(paragraphs(guide.article.about))
    blocks.append(block("heading", "Reviewed"))
    blocks.append(block("text", f"{guide.reviewed.isoformat()}, {guide.reviewed_by.strip()}."))
    return View("About this guide", (*blocks, block("heading", "Your privacy"), *privacy()))


def privacy() -> list[Block]:
    """Return the privacy notice."""
    return prose(paragraphs(PRIVACY))
