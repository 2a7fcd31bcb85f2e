"""Looking for words in the small guide and in what was kept: what is found, where it leads, what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.guide.load import shipped
from companion.journal.model import CheckIn, Choices, Note, Question, Sorting
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase, sealed
from companion.journey import GIST
from companion.views.location import Location
from companion.views.search import Hit, Way
from tests.views.conftest import Reader

OPEN = {"again": "open"}


def shown(hit: Hit) -> str:
    """The extract, with what was found in brackets."""
    return "".join(f"[{run.text}]" if run.emphasis else run.text for run in hit.extract)


def ways(hits: list[Hit]) -> list[Way]:
    return [hit.way for hit in hits]


# --- what counts as found -----------------------------------------------------------------------------


def test_a_page_is_found_by_the_beginning_of_a_word_on_it(reader: Reader) -> None:
    (hit,) = reader.finds("peop")
    assert hit.title == "The first step  ·  You found the stone you found"
    assert hit.way == Way("page", "one", 0)
    assert shown(hit) == "Some [peop]le pick it up. Some do not. - It may be round. - It…"


def test_what_stands_inside_a_word_is_not_found(reader: Reader) -> None:
    assert reader.finds("ound.") == []


def test_whole_words_come_before_words_that_only_begin_so(reader: Reader) -> None:
    reader.keep(
        Note("Large clots."),
        Note("Cloth on a clothes line."),
        Note("A clot."),
        Note("My clot's gone."),
        Note("Clotss."),
    )
    assert [shown(hit) for hit in reader.finds("clot")] == [
        "My [clot]'s gone.",
        "A [clot].",
        "Large [clot]s.",
        "[Clot]ss.",
        "[Clot]h on a [clot]hes line.",
    ]


def test_a_place_with_more_of_the_words_whole_comes_first(reader: Reader) -> None:
    reader.keep(Note("big clots"), Note("bigger clots"), Note("bigger cloth"))
    assert [shown(hit) for hit in reader.finds("clot big")] == [
        "[big] [clot]s",
        "[big]ger [clot]s",
        "[big]ger [clot]h",
    ]


def test_the_extract_is_cut_around_a_whole_word(reader: Reader) -> None:
    reader.keep(Note("A cloth. " + "Nothing else was there. " * 4 + "Then a clot came."))
    (hit,) = reader.finds("clot")
    assert shown(hit) == "…else was there. Nothing else was there. Then a [clot] came."


def test_a_text_with_a_whole_word_is_quoted_before_one_with_a_beginning(reader: Reader) -> None:
    reader.keep(Note("A cloth.", ask="What about the clots?"))
    (hit,) = reader.finds("clot")
    assert shown(hit) == "What about the [clot]s?"


def test_every_word_has_to_be_there_in_any_order(reader: Reader) -> None:
    assert ways(reader.finds("flat round")) == [Way("page", "one", 0)]
    assert reader.finds("flat mountain") == []


def test_words_may_stand_apart_in_the_heading_the_text_and_the_longer_text_of_a_page(reader: Reader) -> None:
    (hit,) = reader.finds("it stones minerals")
    assert hit.way == Way("page", "two", 0)


@pytest.mark.parametrize("text", ["FLAT", "flát", "flat,", "“flat”", "  flat\n", "\uff46lat", "fla\u0301t"])
def test_case_accents_and_punctuation_make_no_difference(reader: Reader, text: str) -> None:
    assert ways(reader.finds(text)) == [Way("page", "one", 0)]


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "“”", "\u0301", "\u200d"])
def test_where_no_word_is_asked_for_nothing_is_found(reader: Reader, text: str) -> None:
    reader.keep(Note("..."))
    assert reader.finds(text) == []


def test_words_that_stand_nowhere_find_nothing(reader: Reader) -> None:
    assert reader.finds("zeppelin") == []


# --- the guide ----------------------------------------------------------------------------------------


def test_hits_stand_in_the_order_of_the_guide_one_for_a_page_and_then_the_exercises(reader: Reader) -> None:
    reader.choices = Choices(doors=OPEN)
    reader.keep(Note("It is a stone."))
    assert [hit.way[:3] for hit in reader.finds("stone")] == [
        ("help", "", 0),
        ("page", "welcome", 0),
        ("page", "one", GIST),
        ("page", "one", 0),
        ("page", "two", 0),
        ("page", "three", 0),
        ("page", "three", 1),
        ("page", "three", 2),
        ("page", "three", 3),
        ("exercise", "weigh", 0),
        ("exercise", "name", 0),
        ("note", "", 0),
    ]


def test_the_last_words_are_found(reader: Reader) -> None:
    (hit,) = reader.finds("where ends")
    assert (hit.title, hit.way) == ("The end", Way("page", "end"))


def test_what_is_there_more_of_is_found_and_said_to_stand_there(reader: Reader) -> None:
    (hit,) = reader.finds("minerals")
    assert hit.way == Way("page", "two", 0, more=True)
    assert shown(hit) == "They are made of [minerals]."


def test_where_the_page_itself_says_it_the_longer_text_is_not_needed(reader: Reader) -> None:
    (hit,) = reader.finds("hard minerals")
    assert not hit.way.more
    assert shown(hit) == "Stones are [hard]."


def test_a_heading_is_shown_where_only_that_has_the_word(reader: Reader) -> None:
    hits = {hit.way: shown(hit) for hit in reader.finds("you found")}
    assert hits[Way("page", "one", 0)] == "[You] [found] the stone [you] [found]"


def test_a_step_is_found_by_its_title(reader: Reader) -> None:
    (hit,) = reader.finds("second")
    assert (hit.way, shown(hit)) == (Way("page", "two", GIST), "The [second] step")


def test_things_to_sort_and_questions_of_pages_are_found_in_the_words_somebody_chose(reader: Reader) -> None:
    reader.choices = Choices(doors=OPEN, words={"stone": "Ólafur"})
    assert [shown(hit) for hit in reader.finds("olafur")] == [
        "You found [Ólafur]",
        "What would you say to [Ólafur]?",
        "finding [Ólafur]",
        "Feel its weight. Think of [Ólafur].",
    ]
    assert "Ólafur" not in "".join(map(shown, Reader(reader.guide_files.folder).finds("found")))


def test_an_exercise_is_found_by_any_of_its_moves(reader: Reader) -> None:
    assert ways(reader.finds("its name")) == [Way("exercise", "name")]
    (hit,) = reader.finds("put down")
    assert (hit.title, hit.way) == ("Weigh a stone", Way("exercise", "weigh"))


@pytest.mark.parametrize(("role", "page"), [("", 0), ("person", 0), ("partner", 1), ("supporter", 0)])
def test_only_pages_for_ones_role_are_found(reader: Reader, role: str, page: int) -> None:
    reader.choices = Choices(role=role)
    beside = [Way("page", "one", 1)] if role == "partner" else []
    held = [Way("page", "two", 1)] if role in ("", "person") else []
    assert ways(reader.finds("beside")) == beside
    assert ways(reader.finds("held")) == held


@pytest.mark.parametrize("doors", [{}, {"again": "later"}, {"again": "closed"}])
def test_behind_a_shut_door_nothing_is_found_but_the_door_is(reader: Reader, doors: dict[str, str]) -> None:
    reader.choices = Choices(doors=doors)
    assert reader.finds("mountain") == reader.finds("float") == reader.finds("third") == []
    (hit,) = reader.finds("another")
    assert (hit.title, hit.way) == ("Looking again", Way("page", "again"))


def test_an_opened_door_is_not_found_but_what_is_behind_it(reader: Reader) -> None:
    reader.choices = Choices(doors=OPEN)
    assert ways(reader.finds("another")) == [Way("page", "three", GIST)]
    assert ways(reader.finds("mountain")) == [Way("page", "three", 2)]


def test_what_a_page_claims_comes_with_it(reader: Reader) -> None:
    reader.choices = Choices(doors=OPEN)
    (hit,) = reader.finds("float")
    assert [(claim.claim, claim.standing) for claim in hit.claims] == [("stones-float", "not supported")]


def test_a_mark_is_found_on_the_page_it_stands_on(reader: Reader) -> None:
    (hit,) = reader.finds("article stones hard")
    assert (hit.way, shown(hit)) == (Way("page", "two", 0), "[Stones] are [hard].")
    (hit,) = reader.finds("article")
    assert shown(hit) == "The [article] says that stones are hard."


def test_the_page_that_was_found_is_the_one_that_opens(reader: Reader) -> None:
    reader.choices = Choices(doors=OPEN, density="brief")
    (hit,) = reader.finds("mountain")
    here = reader.journey.open_page(hit.way.id, hit.way.page).here()
    assert here.page is reader.guide_files.step("three").pages[2]


# --- the help screen ------------------------------------------------------------------------------------


def test_a_sign_on_the_help_screen_is_found_with_its_claims_and_leads_there(reader: Reader) -> None:
    (hit,) = reader.finds("bleeds")
    assert (hit.title, hit.way, shown(hit)) == ("Help now  ·  Your body", Way("help"), "it [bleeds]")
    assert [claim.claim for claim in hit.claims] == ["stones-are-hard"]


def test_the_other_lines_of_the_help_screen_are_found(reader: Reader) -> None:
    assert ways(reader.finds("stone fell")) == [Way("help")]
    assert ways(reader.finds("numbers change")) == [Way("help")]
    assert [shown(hit) for hit in reader.finds("help now")] == ["[Help] [now]"]


def test_a_line_with_the_emergency_number_says_that_of_the_country(reader: Reader) -> None:
    assert [shown(hit) for hit in reader.finds("call if")] == [
        "[If] a stone fell on somebody, [call] your local emergency…",
        "[Call] your local emergency number [if]",
    ]
    reader.where = Location("NO")
    assert [shown(hit) for hit in reader.finds("call if")] == [
        "[If] a stone fell on somebody, [call] 000.",
        "[Call] 000 [if]",
    ]


def test_the_shipped_sign_of_large_clots_comes_before_all_that_only_begins_so() -> None:
    hits = Reader(shipped()).finds("clot")
    (sign,) = (n for n, hit in enumerate(hits) if shown(hit).startswith("Large [clot]s"))
    begun = [n for n, hit in enumerate(hits) if "[clot]h" in shown(hit).lower()]
    assert hits[sign].way == Way("help")
    assert all(sign < n for n in begun)


def test_signs_are_found_though_claims_or_the_country_cannot_be_read(folder: Path) -> None:
    (folder / "claims.yaml").write_text("claims: 3", encoding="utf-8")
    (folder / "resources" / "NO.yaml").write_text("[", encoding="utf-8")
    reader = Reader(folder)
    reader.where = Location("NO")
    assert [(shown(hit), hit.claims) for hit in reader.finds("bleeds")] == [("it [bleeds]", ())]


def test_where_the_help_cannot_be_read_the_rest_is_found(folder: Path) -> None:
    (folder / "help.yaml").write_text("[", encoding="utf-8")
    assert ways(Reader(folder).finds("bleeds")) == []
    assert ways(Reader(folder).finds("flat")) == [Way("page", "one", 0)]


# --- what was kept ------------------------------------------------------------------------------------


def test_all_that_was_kept_is_found_the_latest_first_whatever_it_is(reader: Reader) -> None:
    reader.keep(
        Note("A heron."),
        CheckIn(line="A heron again."),
        Question("Is that a heron?"),
        Sorting({}, "herons", step="three", page="in-your-hand"),
        Note("It was grey.", ask="What did the heron do?"),
    )
    assert [(hit.title.split("  ·  ")[0], hit.way.to, shown(hit)) for hit in reader.finds("heron")] == [
        ("What you wrote", "note", "What did the [heron] do?"),
        ("What you sorted", "note", "[heron]s"),
        ("A question you kept", "summary", "Is that a [heron]?"),
        ("Check-in", "diary", "A [heron] again."),
        ("What you wrote", "note", "A [heron]."),
    ]


def test_a_title_says_what_it_is_and_when_it_was_kept(reader: Reader) -> None:
    reader.keep(CheckIn(line="A heron."))
    (hit,) = reader.finds("heron")
    assert hit.title == "Check-in  ·  Sunday 22 November 2026, 21:04"
    assert [entry.id for entry in reader.vault.entries(CheckIn)] == [hit.entry]


def test_a_check_in_is_found_by_the_words_of_its_weight_and_feelings(reader: Reader) -> None:
    reader.keep(CheckIn("in-between", ("numb", "gone-from-the-guide")), CheckIn("light", ("calm",)))
    assert [shown(hit) for hit in reader.finds("between numb")] == [
        "in [between] · [numb], gone-from-the-guide"
    ]
    assert [shown(hit) for hit in reader.finds("gone guide")] == [
        "in between · numb, [gone]-from-the-[guide]"
    ]


def test_where_things_were_put_is_found_in_the_words_of_the_page(reader: Reader) -> None:
    reader.keep(Sorting({"mountain": "not-in-hand"}, step="three", page="in-your-hand"))
    (hit,) = reader.finds("mount")
    assert shown(hit) == "not in my hand: a [mount]ain"


def test_a_question_comes_with_what_is_known_about_its_claim(reader: Reader) -> None:
    reader.keep(Question("Why do they float?", "stones-float"), Question("Why?", "no-claim-any-more"))
    assert [[claim.standing for claim in hit.claims] for hit in reader.finds("why")] == [
        [],
        ["not supported"],
    ]


def test_what_was_begun_and_not_kept_is_not_found(reader: Reader) -> None:
    from companion.journal.model import Draft

    reader.vault.put(Draft(note="A heron."))
    assert reader.finds("heron") == []


def test_what_was_forgotten_is_not_found(reader: Reader) -> None:
    reader.keep(Note("A heron."))
    (hit,) = reader.finds("heron")
    reader.vault.forget(hit.entry)
    assert reader.finds("heron") == []


def test_of_a_locked_journal_nothing_is_found_but_the_guide_is(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "PASSES", 1)
    monkeypatch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)
    vault, other = (open_vault(tmp_path / "home" / "journal.db") for _ in range(2))
    reader = Reader(small_guide, vault)
    reader.keep(Note("A flat stone."))
    passphrase.set_passphrase(other, "kettle marble thursday rope")
    try:
        assert ways(reader.finds("flat")) == [Way("page", "one", 0)], "another window has just locked it"
        assert vault.is_locked
        assert ways(reader.finds("flat")) == [Way("page", "one", 0)]
        passphrase.unlock(vault, "kettle marble thursday rope")
        assert ways(reader.finds("flat")) == [Way("page", "one", 0), Way("note")]
    finally:
        vault.close()
        other.close()


def test_a_search_leaves_nothing_on_the_disk(folder: Path, tmp_path: Path) -> None:
    vault = open_vault(tmp_path / "home" / "journal.db")
    reader = Reader(folder, vault)
    reader.keep(Note("A heron by the river."))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert reader.finds("heron")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    vault.close()


# --- what is shown ------------------------------------------------------------------------------------


def test_a_long_text_is_cut_at_words_around_what_was_found(reader: Reader) -> None:
    reader.keep(
        Note("First there was the long wait by the water, then a heron came, and later it went home again.")
    )
    (hit,) = reader.finds("heron")
    assert shown(hit) == "…the water, then a [heron] came, and later it went home…"


def test_a_word_at_which_the_cut_falls_is_whole(reader: Reader) -> None:
    reader.keep(
        Note("It is long ago that five people saw the heron and nobody else was there to see it stand.")
    )
    (hit,) = reader.finds("heron")
    assert shown(hit) == "…five people saw the [heron] and nobody else was there to see…"


def test_a_cut_leaves_the_marks_on_their_letters(reader: Reader) -> None:
    reader.keep(Note("e\u0301" * 50 + "b🌊" + "e\u0301" * 50))
    (hit,) = reader.finds("🌊")
    assert shown(hit) == "…" + "e\u0301" * 9 + "b[🌊]" + "e\u0301" * 20 + "…"


def test_a_heap_of_marks_is_cut(reader: Reader) -> None:
    reader.keep(Note("heron" + "\u0301" * 10_000))
    (hit,) = reader.finds("heron")
    assert len(shown(hit)) < 150


def test_line_ends_are_spaces_in_what_is_shown(reader: Reader) -> None:
    reader.keep(Note("One.\n\n  A heron.\n"))
    assert [shown(hit) for hit in reader.finds("heron")] == ["One. A [heron]."]


def test_a_word_without_an_end_is_cut_too(reader: Reader) -> None:
    reader.keep(Note("heron" * 20_000))
    (hit,) = reader.finds("heron")
    assert shown(hit) == "[heron]" + "heron" * 11 + "…"
    (hit,) = reader.finds("heron" * 20)
    assert shown(hit) == "[" + "heron" * 12 + "]…"


def test_in_a_very_long_note_the_last_word_is_found(reader: Reader) -> None:
    reader.keep(Note("a word and " * 10_000 + "a heron"))
    (hit,) = reader.finds("heron word")
    assert shown(hit) == " ".join(["a [word] and"] * 5) + " a…"
    (hit,) = reader.finds("heron")
    assert shown(hit).endswith("a word and a [heron]")


@pytest.mark.parametrize(
    ("note", "text", "extract"),
    [
        ("[b]bold[/b] and [/oops]", "oops", "[b]bold[/b] and [/[oops]]"),
        ("(heron)", "heron", "([heron])"),
        ("don\u2019t know", "don't", "[don]\u2019[t] know"),
        ("ראיתי אנפה", "אנפ", "ראיתי [אנפ]ה"),
        ("שָׁלוֹם", "שלום", "[שָׁלוֹם]"),
        ("tonight 🌊🌊 came", "🌊", "tonight [🌊🌊] came"),
        ("love ❤️.", "❤", "love [❤️]."),
        ("我很难过", "难过", "我很[难过]"),
        ("我很难过", "我很难过 很", "[我很难过]"),
        ("ﬁnd it", "f", "[ﬁ]nd it"),
        ("Straße", "STRASS", "[Straß]e"),
        ("e\u0301te\u0301", "ete", "[e\u0301te\u0301]"),
        ("a\tb", "b", "a [b]"),
        ("_so_ tired", "so", "_[so]_ tired"),
        ("हिन्दी में", "हिन्दी", "[हिन्दी] में"),
    ],
)
def test_odd_text_is_found_and_shown_as_it_stands(reader: Reader, note: str, text: str, extract: str) -> None:
    reader.keep(Note(note))
    own = [hit for hit in reader.finds(text) if hit.entry]
    assert list(map(shown, own)) == [extract]


def test_no_text_is_too_long_to_look_for(reader: Reader) -> None:
    words = " ".join(f"w{n}" for n in range(5_000))
    reader.keep(Note(words))
    assert len(reader.finds(words)) == 1
    assert reader.finds(f"{words} heron") == []


# --- what cannot be read ------------------------------------------------------------------------------


def test_a_step_that_cannot_be_read_is_left_out(folder: Path) -> None:
    (folder / "steps" / "one.yaml").write_text("pages: [", encoding="utf-8")
    hits = Reader(folder).finds("stone")
    assert [hit.way.id for hit in hits[1:]] == ["welcome", "one", "two", "again", "weigh", "name"]
    assert hits[2].way.page == GIST


def test_where_claims_cannot_be_read_no_page_is_shown_without_its_mark(folder: Path) -> None:
    (folder / "claims.yaml").write_text("claims: 3", encoding="utf-8")
    reader = Reader(folder)
    reader.keep(Question("Are stones hard?", "stones-are-hard"))
    assert [(hit.title.split("  ·  ")[0], hit.claims) for hit in reader.finds("hard")] == [
        ("The second step", ()),
        ("A question you kept", ()),
    ]


def test_a_page_that_names_a_claim_that_is_gone_is_left_out(folder: Path) -> None:
    text = (folder / "claims.yaml").read_text(encoding="utf-8")
    (folder / "claims.yaml").write_text(text.replace("stones-are-hard", "another"), encoding="utf-8")
    assert Reader(folder).finds("minerals") == []


def test_without_the_guides_feelings_check_ins_are_found_all_the_same(folder: Path) -> None:
    (folder / "feelings.yaml").unlink()
    (folder / "steady.yaml").write_text("exercises: no", encoding="utf-8")
    reader = Reader(folder)
    reader.keep(CheckIn("very-heavy", ("sad",), "A heron."))
    assert [shown(hit) for hit in reader.finds("heron")] == ["A [heron]."]
    assert [shown(hit) for hit in reader.finds("very")] == ["[very] heavy · sad"]
