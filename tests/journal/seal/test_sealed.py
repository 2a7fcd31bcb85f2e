"""A row under a passphrase opens with that passphrase, as that row of that journal, or not at all."""

from __future__ import annotations

import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from companion.journal.errors import DamagedError, JournalError, NotKeptError, WrongPassphraseError
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase, sealed
from companion.journal.seal.codec import RowDamagedError
from companion.journal.seal.lock import Lock
from companion.journal.seal.sealed import PADDING, SealedCodec
from tests.journal.conftest import ROOT
from tests.journal.modes import PASSPHRASE, Mode

ID, OTHER_ID = b"0123456789abcdef", b"0123456789abcdeg"
TEXT = '["note",1795000000,60,1795000000000,{"text":"a stone"}]'


@pytest.fixture
def codec() -> SealedCodec:
    """What seals the rows of one journal."""
    return SealedCodec(bytes(range(32)))


def opens(codec: SealedCodec, id: bytes, body: bytes) -> bool:
    """Whether a body opens as a row."""
    try:
        codec.open(id, body)
    except RowDamagedError:
        return False
    return True


# --- the same as everybody else's -------------------------------------------------------------------------


def test_rows_are_sealed_as_the_draft_for_xchacha20_poly1305_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """draft-irtf-cfrg-xchacha, appendix A.3.1; the nonce is the only thing that is given."""
    sunscreen = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
        b" sunscreen would be it."
    )
    nonce = bytes(range(0x40, 0x58))
    monkeypatch.setattr(os, "urandom", lambda count: nonce[:count])
    body = SealedCodec(bytes(range(0x80, 0xA0)))._encrypt(
        bytes.fromhex("50515253c0c1c2c3c4c5c6c7"), sunscreen
    )
    assert body == nonce + bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
    )


def test_keys_are_what_the_reference_program_makes_of_a_passphrase() -> None:
    """``echo -n 123 | argon2 ABCDEFGHIJKLMNOP -id -v 13 -k 1024 -t 5``."""
    key = sealed._derive("123", b"ABCDEFGHIJKLMNOP", 5, 1024 * 1024)
    assert key.hex() == "3c5d010180ba0cf5b6b858cba23b318e42d33088983c404598599c3b029ecac6"


@pytest.mark.skipif(not importlib.util.find_spec("cryptography"), reason="nothing to compare with")
@pytest.mark.parametrize(("passes", "memory"), [(1, 8), (2, 64), (sealed.PASSES, sealed.MEMORY // 1024)])
def test_keys_are_what_another_library_makes_of_a_passphrase(passes: int, memory: int) -> None:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    salt = bytes(range(16))
    theirs = Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=memory)
    expected = theirs.derive("låve und 石".encode())
    assert sealed._derive("låve und 石", salt, passes, memory * 1024) == expected


# --- one row ----------------------------------------------------------------------------------------------


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=600))
def test_a_row_comes_back_as_it_was(text: str) -> None:
    codec = SealedCodec(bytes(32))
    row = json.dumps(["note", 1, 0, 1, {"text": text}], ensure_ascii=False)
    assert codec.open(ID, codec.seal(ID, row)) == row


def test_a_row_under_another_id_does_not_open(codec: SealedCodec) -> None:
    body = codec.seal(ID, TEXT)
    assert opens(codec, ID, body)
    assert not opens(codec, OTHER_ID, body)
    assert not opens(codec, b"", body)


def test_rows_that_were_swapped_in_the_file_do_not_open(path: Path, cheap_keys: None) -> None:
    vault = Mode(PASSPHRASE).open(path)
    first, second, third = (vault.put(CheckIn(line=line)) for line in ("first", "second", "third"))
    a, b = vault.database.row(first), vault.database.row(second)
    assert a
    assert b
    with vault.database.writing():
        vault.database.put_row(first, b)
        vault.database.put_row(second, a)
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["third"]
    assert vault.unreadable == {first, second}
    assert third
    vault.close()


def test_a_row_of_another_journal_does_not_open_though_the_passphrase_is_the_same(
    path: Path, tmp_path: Path, cheap_keys: None
) -> None:
    one, two = (Mode(PASSPHRASE).open(tmp_path / name / "journal.db") for name in ("one", "two"))
    entry = one.put(CheckIn(line="from one"))
    body = one.database.row(entry)
    assert body
    with two.database.writing():
        two.database.put_row(entry, body)
    assert two.entries(CheckIn) == []
    assert two.unreadable == {entry}
    assert one.key != two.key
    one.close()
    two.close()


def test_a_body_never_comes_twice(codec: SealedCodec) -> None:
    bodies = {codec.seal(ID, TEXT) for _ in range(1_000)}
    assert len({body[:24] for body in bodies}) == 1_000


def test_every_flipped_bit_of_a_body_is_noticed(codec: SealedCodec) -> None:
    body = codec.seal(ID, TEXT)
    for bit in range(len(body) * 8):
        hurt = bytearray(body)
        hurt[bit // 8] ^= 1 << bit % 8
        assert not opens(codec, ID, bytes(hurt)), f"bit {bit}"


def test_every_body_that_was_cut_or_is_none_is_noticed(codec: SealedCodec) -> None:
    body = codec.seal(ID, TEXT)
    assert not [length for length in range(len(body)) if opens(codec, ID, body[:length])]
    assert not opens(codec, ID, body + b"\0")
    for odd in (TEXT, None, 7, 1.5):
        assert not opens(codec, ID, odd)  # type: ignore[arg-type]


def test_a_body_that_is_no_text_is_noticed(codec: SealedCodec) -> None:
    assert not opens(codec, ID, codec._encrypt(ID, b"\xff\xfe" * 128))


def test_lengths_tell_steps_of_256_bytes_alone(codec: SealedCodec) -> None:
    lengths = [len(codec.seal(ID, "x" * n)) for n in range(1, 1_200)]
    assert sorted(set(lengths)) == [PADDING * n + 40 for n in range(1, 6)]
    assert lengths == [((n + PADDING - 1) // PADDING) * PADDING + 40 for n in range(1, 1_200)]
    assert len(codec.seal(ID, "é" * 128)) == PADDING + 40, "bytes count, not letters"


# --- the lock ---------------------------------------------------------------------------------------------


@pytest.fixture
def lock(cheap_keys: None) -> Lock:
    """A lock that is quick to try."""
    return sealed.new_lock(PASSPHRASE)[0]


def test_a_lock_opens_with_its_passphrase_alone(lock: Lock) -> None:
    text = sealed.unlock(lock, PASSPHRASE).seal(ID, TEXT)
    assert sealed.unlock(lock, PASSPHRASE).open(ID, text) == TEXT
    for wrong in ("", " ", PASSPHRASE.upper(), PASSPHRASE + " ", PASSPHRASE[:-1], PASSPHRASE + "\0"):
        with pytest.raises(WrongPassphraseError):
            sealed.unlock(lock, wrong)


def test_two_locks_of_one_passphrase_have_nothing_in_common(cheap_keys: None) -> None:
    (one, codec), (two, other) = sealed.new_lock(PASSPHRASE), sealed.new_lock(PASSPHRASE)
    assert one.salt != two.salt
    assert not opens(other, ID, codec.seal(ID, TEXT))


def test_every_flipped_bit_of_a_lock_is_told_as_damage_not_as_a_wrong_passphrase(lock: Lock) -> None:
    for name in ("salt", "proof"):
        whole = getattr(lock, name)
        for bit in range(len(whole) * 8):
            hurt = bytearray(whole)
            hurt[bit // 8] ^= 1 << bit % 8
            with pytest.raises(DamagedError):
                sealed.unlock(lock._replace(**{name: bytes(hurt)}), PASSPHRASE)
    for bit in range(63):
        for name in ("passes", "memory"):
            with pytest.raises(DamagedError):
                sealed.unlock(lock._replace(**{name: getattr(lock, name) ^ 1 << bit}), PASSPHRASE)


def with_sum(salt: bytes, passes: int, memory: int, proof: bytes) -> Lock:
    """A lock whose checksum is right, as somebody makes it who means harm."""
    return Lock(salt, passes, memory, sealed._sum(salt, passes, memory, proof) + proof)


@pytest.mark.parametrize(
    ("passes", "memory"),
    [
        (3, 2 * 2**40),
        (3, 2**63 - 1),
        (3, sealed.MOST_MEMORY + 1),
        (10**9, 128 * 2**20),
        (sealed.MOST_PASSES + 1, 8192),
        (2**63 - 1, 8192),
        (3, 8191),
        (3, 0),
        (3, -1),
        (0, 8192),
        (-3, 8192),
    ],
)
def test_a_lock_that_asks_for_too_much_or_too_little_is_refused_before_it_gets_it(
    lock: Lock, monkeypatch: pytest.MonkeyPatch, passes: int, memory: int
) -> None:
    monkeypatch.setattr(bindings, "crypto_pwhash_alg", lambda *_: pytest.fail("it was begun"))
    with pytest.raises(DamagedError) as told:
        sealed.unlock(with_sum(lock.salt, passes, memory, lock.proof[4:]), PASSPHRASE)
    assert str(told.value).endswith(".")


@pytest.mark.parametrize(
    "row",
    [
        ("x'00'", "3", "8192", "x'01'"),
        ("x''", "3", "8192", "x''"),
        ("'sixteen letters.'", "3", "8192", "x'01'"),
        ("zeroblob(16)", "'many'", "8192", "x'01'"),
        ("zeroblob(16)", "3", "1e300", "x'01'"),
        ("zeroblob(16)", "3", "x'10'", "x'01'"),
        ("zeroblob(16)", "3", "8192", "'proof'"),
        ("zeroblob(16)", "3", "8192", "x''"),
        ("zeroblob(16)", "3", "8192", "x'010203'"),
        ("zeroblob(100000)", "3", "8192", "x'01'"),
        ("zeroblob(16)", "1000000000", "2199023255552", "zeroblob(46)"),
    ],
)
def test_a_lock_that_is_none_is_told_and_the_file_is_left_as_it_is(path: Path, row: tuple[str, ...]) -> None:
    vault = open_vault(path)
    vault.put(CheckIn(line="kept"))
    vault.database.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"INSERT INTO lock VALUES(1, {', '.join(row)})")
    before = path.read_bytes()
    with pytest.raises(DamagedError) as told:
        passphrase.unlock(open_vault(path), PASSPHRASE)
    assert str(told.value).endswith((".", str(path)))
    assert "damaged" in str(told.value)
    assert path.read_bytes() == before


def test_a_computer_without_memory_to_spare_is_told_so(tmp_path: Path) -> None:
    """A real process that may have little memory, and a lock that asks for the most there is."""
    program = """
import resource
from companion.journal.seal import sealed
from companion.journal.errors import JournalError, NotKeptError, WrongPassphraseError
from companion.journal.seal.lock import Lock
proof = bytes(42)
lock = Lock(bytes(16), 1, sealed.MOST_MEMORY, sealed._sum(bytes(16), 1, sealed.MOST_MEMORY, proof) + proof)
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
try:
    sealed.unlock(lock, "a passphrase")
except WrongPassphraseError:
    print("took it")
except JournalError as error:
    print(error)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert done.stderr == ""
    assert "It needs 1024 MB of memory for a moment" in done.stdout


# --- what a passphrase may be -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("caf\u00e9 au lait", "cafe\u0301 au lait"),
        ("\u1e69\u00e5ngstr\u00f6m", "s\u0323\u0307a\u030angstro\u0308m"),
        ("\u212bngstr\u00f6m units", "\u00c5ngstr\u00f6m units"),
        (
            "\ud55c\uad6d\uc5b4 \uc554\ud638\ubb38 12",
            "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165"
            " \u110b\u1161\u11b7\u1112\u1169\u1106\u116e\u11ab 12",
        ),
    ],
)
def test_the_same_letters_typed_another_way_are_the_same_passphrase(
    cheap_keys: None, typed: str, again: str
) -> None:
    assert typed != again
    lock, codec = passphrase.new_lock(typed)
    assert passphrase.codec_behind(lock, again).open(ID, codec.seal(ID, TEXT)) == TEXT


SEEN_AS_ONE = [
    ["correct horse", "correct\u200e horse", "\ufeffcorrect\u00a0horse", "correct\u3000hor\u00adse"],
    ["correct horse", "correct\thorse"],
    ["正しい 馬の電池です", "正しい\u3000馬の電池です", "正しい\u2007馬の\u200b電池です\u200f"],
    ["ใจ ดี เมฆ ฟ้า", "\u202aใจ\u00a0ดี เมฆ\u202c ฟ้า", "ใจ ดี\u200b\u2007เมฆ ฟ้า\u200e"],
    ["cloud ☁ family 👨👩👧", "cloud ☁\ufe0f family 👨\u200d👩\u200d👧", "cloud\u2003☁\ufe0e family 👨👩👧"],
    ["müde und leise", "mu\u0308de und\u2060 leise"],
]


@pytest.mark.parametrize("ways", SEEN_AS_ONE, ids=lambda ways: ways[0])
def test_passphrases_that_look_the_same_are_one(cheap_keys: None, ways: list[str]) -> None:
    for typed in ways:
        lock, codec = passphrase.new_lock(typed)
        text = codec.seal(ID, TEXT)
        for again in ways:
            assert passphrase.codec_behind(lock, again).open(ID, text) == TEXT


EARLIER = {
    "handed over": ("correct\u200e horse", "correct\u200e horse"),
    "typed at the prompt": ("mu\u0308de\u3000 und leise", "müde\u3000 und leise"),
    "typed on the screen": ("正しい\u3000馬の電池です", "正しい馬の電池です"),
    "pasted on the screen": ("correct\u200e horse\u202c", "correct horse"),
    "on the screen with LANG=C": ("müde und leise", "m\ufffd\ufffdde und leise"),
    "on the screen with LANG=de_DE": ("müde à leise", "mÃ¼de Ã leise"),
}


@pytest.mark.parametrize(("typed", "counted"), EARLIER.values(), ids=list(EARLIER))
def test_a_passphrase_of_an_earlier_version_still_opens_its_journal(
    cheap_keys: None, typed: str, counted: str
) -> None:
    lock, codec = sealed.new_lock(counted)  # as it counted then
    assert passphrase.codec_behind(lock, typed).open(ID, codec.seal(ID, TEXT)) == TEXT


def test_a_wrong_passphrase_of_plain_letters_is_tried_once(
    cheap_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    lock, _codec = passphrase.new_lock(PASSPHRASE)
    unlock = sealed.unlock
    monkeypatch.setattr(sealed, "unlock", lambda lock, text: (tried.append(text), unlock(lock, text))[1])
    with pytest.raises(WrongPassphraseError):
        passphrase.codec_behind(lock, "lantern moss eleven tin")
    assert tried == ["lantern moss eleven tin"]


def test_unseen_letters_make_no_passphrase_longer() -> None:
    with pytest.raises(NotKeptError):
        passphrase.new_lock("kettle" + "\u200b" * 8)


@pytest.mark.parametrize(
    "words",
    [
        "  spaces  before and after  ",
        "\ttabs\tand no-break\u00a0spaces",
        "🪨🪶🌊👩‍👩‍👧🏳️‍🌈 and words",
        "كلمات لا تنتمي معا",
        "x" * 100_000,
        "a lone \udc80 surrogate",
        "before\0after the zero",
    ],
    ids=["spaces", "tabs", "emoji", "arabic", "very long", "surrogate", "zero"],
)
def test_anything_that_can_be_typed_can_be_a_passphrase(path: Path, cheap_keys: None, words: str) -> None:
    vault = Mode(words).open(path)
    entry = vault.put(CheckIn(line="kept"))
    vault.close()
    assert Mode(words).lines(path) == {entry: "kept"}
    for other in (words.strip(), words[:-1]):
        if other != words:
            with pytest.raises(WrongPassphraseError):
                Mode(other).open(path)


def test_letters_that_only_look_alike_are_another_passphrase(cheap_keys: None) -> None:
    """To take them for the same would make guessing easier."""
    lock, _codec = passphrase.new_lock("five flames")
    for other in ("Five flames", "\ufb01ve flames", "five fl\u0430mes", "five  flames", "five-flames"):
        with pytest.raises(WrongPassphraseError):
            passphrase.codec_behind(lock, other)


# --- only where there is one ------------------------------------------------------------------------------


def test_the_library_is_not_even_loaded_while_there_is_no_passphrase(path: Path) -> None:
    program = """
import sys
from pathlib import Path
from companion.journal import backups, erasing, merging, repair
from companion.journal.seal import passphrase
from companion.journal.seal.codec import PlainCodec
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
path = Path(sys.argv[1])
vault = open_vault(path)
vault.forget(vault.put(CheckIn(line="a")))
backups.back_up(vault.database, path.parent.parent / "backup.db")
merging.merge(vault, merging.OtherJournal(path.parent.parent / "backup.db"), PlainCodec())
vault.close()
repair.repaired(path).close()
erasing.erase(path)
print("nacl" in sys.modules, "companion.journal.seal.sealed" in sys.modules)
vault = open_vault(path)
passphrase.set_passphrase(vault, "four words of mine")
print("nacl" in sys.modules)
"""
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60
    )
    assert (done.stdout.split(), done.stderr) == (["False", "False", "True"], "")


def test_a_new_passphrase_is_dear_to_guess() -> None:
    assert (sealed.PASSES, sealed.MEMORY) == (3, 128 * 2**20)
    assert issubclass(WrongPassphraseError, JournalError)
    assert not issubclass(WrongPassphraseError, DamagedError)
