"""What arrives from a terminal is taken apart rightly, in whatever pieces and after whatever pauses."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.text import clean
from companion.tui.terminal.tokenizer import ESCAPE_PATIENCE, Token, Tokenizer

START, END = "\x1b[200~", "\x1b[201~"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)
CONTROLS = st.characters(codec="ascii", categories=["Cc"]).filter(lambda letter: letter != "\x1b")
SEQUENCES = [
    "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b[[A", "\x1b[7$", "\x1b[Z", "\x1b[13;2u", "\x1b[27;5;9~", "\x1b[I",
    "\x1b[1088::104;5:1;1088u", "\x1b[0;;25105:20170u", "\x1b[<35;20;11M", "\x1b[M !!",
]  # fmt: skip
ANSWERS = [
    "\x1b]11;rgb:ffff/fcfc/f5f5\x1b\\", "\x1b]10;rgb:00/00/00\x07", "\x1b]4;1;rgb:cd/00/00\x1b\\",
    "\x1b[?62;4c", "\x1b[>41;354;0c", "\x1bP!|00000000\x1b\\", "\x1bP>|XTerm(372)\x1b\\", "\x1b[?2026;2$y",
    "\x1bP1$r4 q\x1b\\", "\x1b[24;80R", "\x1b[?997;1n", "\x1b[?25u", "\x1b_Gi=31;OK\x1b\\", "\x1b^pm\x1b\\",
    "\x1bXsos\x1b\\", "\x1b]52;c;aGk=\x07", "\x1b]lTitle\x1b\\",
]  # fmt: skip


def all_of(tokenizer: Tokenizer, pieces: Iterable[tuple[bytes, float]], until: float = 9.0) -> list[Token]:
    """Return the tokens of pieces that arrive after pauses, and of what is held at last."""
    tokens: list[Token] = []
    now = 0.0
    for data, pause in pieces:
        now += pause
        while (due := tokenizer.due()) is not None and due <= now:
            tokens += tokenizer.expire(due)
        tokens += tokenizer.feed(data, now)
    while (due := tokenizer.due()) is not None and due <= now + until:
        tokens += tokenizer.expire(due)
    assert tokenizer.due() is None
    return joined(tokens)


def joined(tokens: Sequence[Token]) -> list[Token]:
    """Join texts that follow each other: it does not matter in how many pieces they came."""
    whole: list[Token] = []
    for kind, group in itertools.groupby(tokens, key=lambda token: token.kind):
        if kind == "text":
            whole.append(Token("text", "".join(token.text for token in group)))
        else:
            whole += group
    return whole


def tokens_of(*pieces: str | bytes, encoding: str = "utf-8", pause: float = 2.0) -> list[tuple[str, str]]:
    arriving = [
        (one.encode() if isinstance(one, str) else one, pause if n else 0.0) for n, one in enumerate(pieces)
    ]
    return [tuple(token) for token in all_of(Tokenizer(encoding), arriving)]


def torn(data: bytes, at: Sequence[int]) -> list[tuple[bytes, float]]:
    """Return the pieces in which it arrives, without a pause."""
    cuts = sorted({0, len(data), *(place % (len(data) + 1) for place in at)})
    return [(data[start:end], 0.0) for start, end in itertools.pairwise(cuts)]


def pasted(text: str) -> str:
    return f"{START}{text}{END}"


THINGS = st.one_of(
    TEXT.map(lambda text: (text, Token("text", text))),
    CONTROLS.map(lambda letter: (letter, Token("key", letter))),
    st.sampled_from([*SEQUENCES, *ANSWERS]).map(lambda one: (one, Token("key", one))),
    TEXT.map(lambda text: (pasted(text), Token("paste", clean(text)))),
)


@given(st.lists(THINGS, max_size=8), st.lists(st.integers(0, 400)))
@example([(one, Token("key", one)) for one in ANSWERS], list(range(400)))
def test_each_thing_arrives_whole_and_in_order_however_it_is_torn(
    things: list[tuple[str, Token]], at: list[int]
) -> None:
    arriving = torn("".join(text for text, _ in things).encode(), at)
    assert all_of(Tokenizer(), arriving) == joined([token for _, token in things])


@given(
    TEXT, st.sampled_from(["utf-8", "iso8859-1", "euc_jp", "koi8-r", "gbk", "big5", "shift_jis"]), st.data()
)
def test_text_arrives_in_the_encoding_of_the_terminal(text: str, encoding: str, data: st.DataObject) -> None:
    raw = text.encode(encoding, "ignore")
    there = "".join(letter for letter in raw.decode(encoding) if letter not in "\x7f" and letter >= " ")
    there = "".join(letter for letter in there if not "\x80" <= letter <= "\x9f")
    at = data.draw(st.lists(st.integers(0, 400)))
    assert (
        "".join(one.text for one in all_of(Tokenizer(encoding), torn(raw, at)) if one.kind == "text") == there
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"m\xfcde", "m\ufffdde"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"\xc3", "\ufffd"),
        (b"a\xe5\xa6", "a\ufffd"),
    ],
)
def test_a_byte_that_is_no_letter_is_seen(raw: bytes, text: str) -> None:
    assert tokens_of(raw) == [("text", text)]


# --- Escape --------------------------------------------------------------------------------------------


def test_escape_alone_is_a_key_within_25_milliseconds() -> None:
    assert ESCAPE_PATIENCE <= 0.025
    tokenizer = Tokenizer()
    assert not list(tokenizer.feed(b"\x1b", 7.0))
    assert tokenizer.due() == 7.0 + ESCAPE_PATIENCE
    assert list(tokenizer.expire(7.0 + ESCAPE_PATIENCE)) == [("key", "\x1b")]
    assert tokenizer.due() is None


@pytest.mark.parametrize("pieces", [["\x1b\x1b"], ["\x1b", "\x1b"]])
def test_escape_twice_is_two_keys(pieces: list[str]) -> None:
    assert tokens_of(*pieces) == [("key", "\x1b")] * 2
    assert tokens_of(*pieces, pause=0.01) == [("key", "\x1b")] * 2


@pytest.mark.parametrize(
    ("arriving", "tokens"),
    [
        ("\x1bq", [("key", "\x1bq")]),
        ("\x1b\x1bq", [("key", "\x1b"), ("key", "\x1bq")]),
        ("\x1b\x11", [("key", "\x1b\x11")]),
        ("\x1b\x1b[A", [("key", "\x1b"), ("key", "\x1b[A")]),
        ("\x1bPlease\r", [("key", "\x1bP"), ("text", "lease"), ("key", "\r")]),
        ("\x1bOver", [("key", "\x1bO"), ("text", "ver")]),
        ("\x1b[", [("key", "\x1b[")]),
        ("\x1b]", [("key", "\x1b]")]),
        ("\x1b\u200d", [("key", "\x1b\u200d")]),
    ],
)
def test_escape_and_a_key_in_one_piece_lose_nothing(arriving: str, tokens: list[tuple[str, str]]) -> None:
    assert tokens_of(arriving) == tokens


@given(st.sampled_from(SEQUENCES + ANSWERS[:-1]), st.integers(1, 40))  # the last may be Escape and a word
def test_what_comes_late_of_a_sequence_types_no_letters(sequence: str, stop: int) -> None:
    stop = min(stop, len(sequence) - 2)
    tokens = tokens_of(sequence[:stop], sequence[stop:], pause=0.6)
    assert not [one for kind, one in tokens if kind == "text" and len(one) > 2]


def test_what_is_typed_long_after_a_broken_sequence_is_text() -> None:
    for broken in ("\x1b[1;", "\x1b]11;rgb:ff", "\x1bP1$r", "\x1b[M", "\x1b_G", "\x1b[20"):
        assert tokens_of(broken, "x") == [("text", "x")]
        assert tokens_of(broken, "words", "\x11") == [("text", "words"), ("key", "\x11")]


# --- answers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer", ["\x1b]11;rgb:ffff/fcfc", "\x1bP>|XTerm", "\x1b_Gi=31", "\x1bXsos", "\x1b^pm"]
)
@pytest.mark.parametrize("after", ["\x11", "\x1b[A", "\r", "\x1bOP"])
def test_an_answer_that_does_not_end_is_no_text_and_holds_no_key_back(answer: str, after: str) -> None:
    assert tokens_of(answer + after) == [("key", after)]
    assert tokens_of(answer, after) == [("key", after)]
    assert tokens_of(answer, "\x1b") == [("key", "\x1b")]


def test_no_answer_is_waited_for_longer_than_a_second() -> None:
    tokenizer = Tokenizer()
    list(tokenizer.feed(b"\x1b]11;", 0.0))
    for n in range(1, 20):
        list(tokenizer.feed(b"0", n / 10))
        if (due := tokenizer.due()) is not None:
            assert due <= 1.0
            list(tokenizer.expire(n / 10))
    assert list(tokenizer.feed(b"x", 2.0)) == [("text", "x")]


# --- pastes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arriving", "tokens"),
    [
        (pasted("a\r\nb\n\n\tc"), [("paste", "a\nb\n\n\tc")]),
        (pasted(""), [("paste", "")]),
        (pasted("\x1b[31mred\x1b[0m word"), [("paste", "red word")]),
        (pasted("one\x1b\x1btwo\x03\x11"), [("paste", "onetwo")]),
        (pasted("\x1b]0;title\x07words\x9b"), [("paste", "words")]),
        (pasted(f"one{END}\rtwo"), [("paste", "one\ntwo")]),
        (pasted(f"one{START}two"), [("paste", "onetwo")]),
        (pasted("one") + pasted("two"), [("paste", "one"), ("paste", "two")]),
        (
            pasted("one") + "q\x13" + pasted("two"),
            [("paste", "one"), ("text", "q"), ("key", "\x13"), ("paste", "two")],
        ),
        (pasted("one") + "\x13", [("paste", "one"), ("key", "\x13")]),
        (END + "x", [("text", "x")]),
        (
            pasted("e\u0301 👩\u200d👩\u200d👧 \u200f\u2067 \ufeff\xa0"),
            [("paste", "e\u0301 👩\u200d👩\u200d👧 \u200f\u2067 \ufeff\xa0")],
        ),
    ],
)
def test_a_paste_is_one_text_without_commands(arriving: str, tokens: list[tuple[str, str]]) -> None:
    assert tokens_of(arriving) == tokens
    assert tokens_of(*arriving, pause=0.0) == tokens


@pytest.mark.parametrize("torn_end", ["", "\x1b", "\x1b[", "\x1b[20", "\x1b[201"])
def test_a_paste_without_an_end_ends_after_a_silence(torn_end: str) -> None:
    for after in ("\x1bOP", "\x03", "\x11", "\x0c", "\x1b"):
        assert tokens_of(f"{START}words{torn_end}", after) == [("paste", "words"), ("key", after)]
    assert tokens_of(f"{START}words{torn_end}", "x") == [("paste", "words"), ("text", "x")]


@pytest.mark.parametrize("cut", range(1, len(END)))
def test_the_end_of_a_paste_may_be_torn(cut: int) -> None:
    for pause in (0.01, 0.4):
        assert tokens_of(f"{START}words{END[:cut]}", END[cut:], pause=pause) == [("paste", "words")]


def test_a_long_paste_is_not_read_again_with_each_piece() -> None:
    tokenizer = Tokenizer()
    line = b"the quick brown fox jumps over the lazy dog\r" * 90
    pieces = [(START.encode(), 0.0), *[(line, 0.001)] * 500, (END.encode(), 0.0)]
    ((kind, text),) = all_of(tokenizer, pieces)
    assert kind == "paste"
    assert text == line.decode().replace("\r", "\n") * 500


# --- anything ------------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [*SEQUENCES, *ANSWERS, START, END, "\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b[1;", "é"]
    ).map(str.encode),
)


def holds_on_to_nothing(pieces: Sequence[tuple[bytes, float]], encoding: str) -> None:
    """Feed anything, and see whether keys still arrive afterwards."""
    tokenizer = Tokenizer(encoding)
    before = all_of(tokenizer, pieces)
    assert all(token.text or token.kind == "paste" for token in before)
    now = tokenizer._last + 9.0
    for key in ("\x1b", "\x11", "\x1bOP", "\x0c"):
        tokens = [*tokenizer.feed(key.encode(), now), *tokenizer.expire(now + ESCAPE_PATIENCE)]
        assert [token.text for token in tokens] == [key]
        now += 1


@given(
    st.lists(st.tuples(PIECES, st.floats(0, 1.5))), st.sampled_from(["utf-8", "iso8859-1", "euc_jp", "gbk"])
)
def test_whatever_arrives_escape_help_and_leaving_still_do(
    pieces: list[tuple[bytes, float]], encoding: str
) -> None:
    holds_on_to_nothing(pieces, encoding)


@pytest.mark.slow
def test_a_hundred_thousand_pieces_of_anything_hold_no_key_back() -> None:
    chance = random.Random(13)
    known = [*map(str.encode, [*SEQUENCES, *ANSWERS, START, END, "\x1b", "\x1b[", "\x1b]", "\x1bP"])]
    for _ in range(5_000):
        pieces = [
            (
                chance.choice(known)[: chance.randint(1, 30)]
                if chance.random() < 0.6
                else chance.randbytes(9),
                pause,
            )
            for pause in (chance.choice([0, 0, 0.01, 0.03, 0.3, 1.2]) for _ in range(20))
        ]
        holds_on_to_nothing(pieces, chance.choice(["utf-8", "iso8859-1", "euc_jp"]))
