"""The view about the guide, in its authors' words, and the program's privacy notice."""

from __future__ import annotations

from companion.dates import day
from companion.guide.load import GuideFiles
from companion.guide.prose import paragraphs
from companion.messages import N_, ngettext
from companion.messages import gettext as _
from companion.views.block import Block, View, block, prose

PRIVACY = (
    N_(
        "Nothing you do here leaves this computer. The program has no network code and no account. We see"
        " nothing of what you do here."
    ),
    N_(
        "The program keeps one file, with backups next to it, that only your user account can open: your"
        " place, the steps you read, your settings, and what you chose to keep. What you type is kept as"
        " a draft until you keep it or discard it."
    ),
    N_(
        "Without a passphrase, anyone who can use your account can read the file. So can anyone who"
        " administers this computer. To set a passphrase, press the comma key. Then no one can read"
        " the file without it. If you forget it, no one can recover what you wrote. Copies may stay in"
        " backups. Someone may see your screen, or record it."
    ),
    N_(
        "Your terminal may remember the commands you type there. It does not remember what you read or write"
        " in this program."
    ),
    N_(
        "ctrl+l hides the page. `companion where` shows where the file is. `companion --no-trace` keeps"
        " nothing. `companion erase` erases everything you kept."
    ),
)
"""The privacy notice, paragraph by paragraph: fewer than 200 words, each of them true of the program."""


def about(guide_files: GuideFiles) -> View:
    """Return the view about the guide: its authors, its method, its limits, its article, who reviewed it, and
    the privacy notice.
    """
    guide = guide_files.guide
    blocks: list[Block] = []
    for piece in guide.about:
        blocks += [block("heading", piece.title.strip()), *prose(paragraphs(piece.text))]
    if guide.article:
        blocks += [
            block("heading", _("The article")),
            block("text", _("“{title}”").format(title=guide.article.title.strip())),
        ]
        blocks += prose(paragraphs(guide.article.about))
    blocks.append(block("heading", _("Reviewed")))
    # Translators: when the guide was reviewed, and by whom
    reviewed = _("{date}, {reviewer}.")
    blocks.append(
        block("text", reviewed.format(date=day(guide.reviewed), reviewer=guide.reviewed_by.strip()))
    )
    blocks += (block("text", sentence) for sentence in _marked(guide_files))
    return View(_("About this guide"), (*blocks, block("heading", _("Your privacy")), *privacy()))


def _marked(guide_files: GuideFiles) -> list[str]:
    """Return sentences about how many people marked pages. Marks on a text that has changed do not count."""
    from companion.guide.review.tally import counted, doubted, pages_of, reviews_in  # few look at this view

    pages = pages_of(guide_files) if guide_files.reviews else ()
    reviews = reviews_in(guide_files, pages)
    sentences = counted(reviews, len(pages))
    if count := len(doubted(reviews)):
        said = ngettext(
            "Someone marked {count} page as hurtful, not true or not clear.",
            "Someone marked {count} pages as hurtful, not true or not clear.",
            count,
        )
        sentences.append(said.format(count=count))
    return sentences


def privacy() -> list[Block]:
    """Return the privacy notice."""
    return [block("text", _(paragraph)) for paragraph in PRIVACY]
