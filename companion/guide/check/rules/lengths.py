"""Limits the length of pages and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.guide.check.sentences import sentences, words
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import Form, ShownText
from companion.guide.diagnostics import at_most
from companion.messages import ngettext

MOST_WORDS_OF_A_SENTENCE = 20


def check(subject: Subject) -> None:
    """Report texts and sentences that are too long in any of their forms."""
    for one in subject.shown:
        text = one.text
        if text.most and (count := longest_form(one)) > text.most:
            found = ngettext("this text has {count} word", "this text has {count} words", count)
            text.report(found.format(count=count), at_most(text.most))
        for count, sentence in _longest_of_each(one):
            if count > MOST_WORDS_OF_A_SENTENCE:
                found = ngettext(
                    'this sentence has {count} word: "{start} …"',
                    'this sentence has {count} words: "{start} …"',
                    count,
                )
                said = found.format(count=count, start=_beginning(sentence))
                text.report(said, at_most(MOST_WORDS_OF_A_SENTENCE))


def longest_form(one: ShownText) -> int:
    """Return the number of words in the longest form of a text."""
    return max(sum(len(words(passage.text)) for passage in form) for form in one.forms)


def longest_sentence(one: ShownText) -> int:
    """Return the number of words in the longest sentence of a text, in any of its forms."""
    return max((count for count, _ in _longest_of_each(one)), default=0)


def _longest_of_each(one: ShownText) -> Iterator[tuple[int, str]]:
    """Yield the number of words and the longest form of each sentence of a text."""
    for same in _side_by_side(one.forms):
        yield max(((len(words(sentence)), sentence) for sentence in same), key=lambda pair: pair[0])


def _side_by_side(forms: Sequence[Form]) -> Iterator[Sequence[str]]:
    """Yield the forms of each sentence together.

    If the forms of the text differ in their number of sentences, every sentence is yielded alone.
    """
    split = [[sentence for passage in form for sentence in sentences(passage.text)] for form in forms]
    if len({len(one) for one in split}) == 1:
        yield from zip(*split, strict=True)
    else:  # a word that was chosen ends a sentence, such as one with a full stop in it
        yield from ([sentence] for one in split for sentence in one)


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:6])
