"""Passphrase forms in the line-by-line interface. A passphrase is not shown while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from companion.flows.dialogs import PassphraseField, PassphraseForm
from companion.journal.errors import JournalError
from companion.journal.seal.passphrase import are_same
from companion.messages import gettext as _
from companion.messages import pgettext
from companion.plain.conversation import Conversation
from companion.plain.layers import Layer
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import print_blocks
from companion.views.block import block


async def ask(talk: Conversation, asked: PassphraseForm) -> Sequence[Any] | None:
    """Ask for one passphrase after another; return the values their checks made.

    Returns None, and changes nothing, if the person presses Enter alone.
    """
    found = []
    with talk.open(Layer("passphrase", _("You are back at the passphrase."), is_form=True)) as answer:
        print_blocks([block("title", asked.title), block("text", asked.advice)])
        if asked.fields:
            print_blocks([block("text", _("For help now, type h instead of a passphrase."))])
        for one in asked.fields:
            made = _one(talk, one, answer)
            if made is None:
                return None
            found.append(made)
    return found


def _one(talk: Conversation, secret: PassphraseField, ask: Ask) -> Any:
    """Ask for a passphrase until its check accepts it; return the check's result, or None for Enter alone."""
    while True:
        # Translators: {passphrase} is which one, such as "The new passphrase".
        asks = _("{passphrase}, or Enter to go back:").format(passphrase=secret.label)
        text = ask(Prompt(asks, is_hidden=True))
        if text in ("", BACK):
            return None
        try:
            made = secret.check(text)
        except JournalError as error:
            talk.notify_error(error)
            continue
        again = pgettext("a label before what is typed", "{label}:").format(label=secret.twice)
        if not secret.twice or are_same(ask(Prompt(again, is_hidden=True)), text):
            return made
        talk.notify(_("The two passphrases are not the same. Type both again."))
