"""A view as an HTML page says what the view says, whatever was typed; nothing is fetched, nothing runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.guide.load import GuideFiles, shipped
from companion.guide.prose import Run
from companion.guide.wording import Wording
from companion.journal.model import Choices
from companion.journey import Journey
from companion.text import clean, isolated
from companion.views.about import about
from companion.views.block import Block, Kind, View, block, own_text
from companion.views.evidence import evidence
from companion.views.formats.html import html
from companion.views.summary import summary
from tests.pseudo import speaking

LIBRARY = GuideFiles(shipped())
KINDS: list[Kind] = [
    "title",
    "heading",
    "text",
    "item",
    "mark",
    "point",
    "note",
    "number",
    "line",
    "quiet",
    "hint",
]
VOID = {"meta", "br"}
TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "strong",
    "em",
    "br",
}


class Page(HTMLParser):
    """What a browser would see: each element opened and closed, with its attributes; the text of the body."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.title = ""
        self.style = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self.text += "\n" if tag in ("br", "p") else ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if "body" in self.open:
            self.text += "" if tag in ("em", "strong") else "\n"

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        elif "style" in self.open:
            self.style += data
        elif self.open[-1:] not in ([], ["html"], ["head"], ["body"], ["ul"]):
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def tags(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.seen if tag == name]


def words(text: str) -> list[str]:
    return text.split()


def said(view: View) -> str:
    """All that a view says, in words."""
    lines = [
        f"{isolated(clean(one.lead))}{'' if one.kind == 'number' else ':'} " * bool(one.lead)
        + "".join(isolated(clean(run.text)) for run in one.runs)
        for one in view.blocks
    ]
    return "\n".join([isolated(clean(view.title)), *lines])


RUNS = st.lists(st.builds(Run, st.text(max_size=20), st.booleans()), max_size=3).map(tuple)
BLOCKS = st.builds(Block, st.sampled_from(KINDS), RUNS, st.sampled_from(["", "not supported", "<b>0800</b>"]))
HOSTILE = (
    "</style></p><script>alert(1)</script> \"quoted\" 'so' &amp; <img src=http://a.b/c onerror=x> <!-- -->"
)


@given(st.builds(lambda title, blocks: View(title, tuple(blocks)), st.text(max_size=20), st.lists(BLOCKS)))
@example(View(HOSTILE, (block("text", HOSTILE), block("item", HOSTILE), block("note", HOSTILE, HOSTILE))))
@example(View("t", (block("line", "a"), block("note", "b"), block("item", ""), block("line", ""))))
def test_whatever_stands_in_a_view_is_said_and_is_only_text(view: View) -> None:
    page = Page(html(view, "en"))
    assert words(page.text) == words(said(view))
    assert {tag for tag, _ in page.seen} <= TAGS
    assert {name for _, attributes in page.seen for name in attributes} <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "dir", "data-sign",
    }  # fmt: skip


@given(typed=st.text(st.sampled_from("ab <&\n\t'\"é"), max_size=40))
def test_what_was_typed_line_by_line_stays_so(typed: str) -> None:
    page = Page(html(View("", tuple(own_text(typed))), "en"))
    typed_lines = [line for line in typed.split("\n") if line.strip()]
    assert [line for line in page.text.split("\n") if line.strip()] == typed_lines


def test_characters_that_command_are_gone_and_a_turned_text_ends_with_its_paragraph() -> None:
    text = html(View("a\0b", (block("text", "c\x1b[2Jd\u202ee\ud800f \N{TEDDY BEAR} שלום"),)), "en")
    assert not set(text) & {"\0", "\x1b", "\ud800"}
    assert "ab</h1>" in text
    assert ">\u2068c[2Jd\u202eef \N{TEDDY BEAR} שלום\u202c\u2069</p>" in text
    text.encode()


def test_each_paragraph_is_written_in_the_direction_of_its_own_text() -> None:
    page = Page(html(View("t", (block("text", "שלום"), block("item", "a"), block("note", "b"))), "en"))
    for tag in ("h1", "p", "li"):
        assert all(attributes["dir"] == "auto" for attributes in page.tags(tag))


def test_the_page_says_its_letters_and_no_title_that_tells() -> None:
    text = html(View("About a loss", (block("text", "Some words."),)), "en")
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n")
    assert {"charset": "utf-8"} in page.tags("meta")
    assert page.title == "Page"


@pytest.mark.parametrize("guide", ["en", "en-GB", "en-US"])
def test_a_page_in_one_language_names_it(guide: str) -> None:
    assert Page(html(View("t", ()), guide)).tags("html") == [{"lang": guide}]


@pytest.mark.parametrize("guide", ["pt-BR", "he", "eng", '"><script>'])
def test_a_page_in_two_languages_names_neither(guide: str) -> None:
    view = View("כותרת", (block("mark", "אבנים צפות.", "not supported"), block("item", "אבן")))
    page = Page(html(view, guide))
    assert page.tags("html") == [{}]
    for tag in ("title", "h1", "p", "strong", "li"):
        assert page.tags(tag)
        assert all(attributes["dir"] == "auto" for attributes in page.tags(tag))


def test_a_page_names_the_language_of_a_catalogue(tmp_path: Path) -> None:
    with speaking(tmp_path):
        assert Page(html(View("t", ()), "eo")).tags("html") == [{"lang": "eo"}]
        assert Page(html(View("t", ()), "en")).tags("html") == [{}]


SHEETS = {
    "about": about(LIBRARY),
    "evidence": evidence(LIBRARY.claims, LIBRARY.claims, LIBRARY.sources),
    "summary": summary(
        Journey(LIBRARY.guide, LIBRARY.step, choices=Choices()), LIBRARY.claims, behind_doors=True
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_whole_sheets_of_the_shipped_guide_are_said_word_for_word(name: str) -> None:
    page = Page(html(SHEETS[name], LIBRARY.guide.language))
    assert words(page.text) == words(said(SHEETS[name]))


def test_nothing_is_fetched_and_nothing_can_be_followed() -> None:
    text = html(SHEETS["evidence"], "en")
    page = Page(text)
    assert "https://" in page.text  # an address is there to read
    assert "https://" not in re.sub(r"<body>.*</body>", "", text, flags=re.DOTALL)
    assert not re.search(r"url\(|@import|@font-face|expression|javascript", page.style)
    assert not {"a", "img", "link", "script", "iframe", "form", "base"} & {tag for tag, _ in page.seen}
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    }
    assert policy in page.tags("meta")


def test_a_claim_stands_behind_its_mark_and_under_its_question() -> None:
    page = html(
        View("t", (block("item", "Is it so?"), block("note", "It is.", "partly"), block("item", "b"))), "en"
    )
    assert (
        '<ul>\n<li dir="auto">Is it so?<p dir="auto"><strong dir="auto">partly</strong>: It is.</p></li>\n'
        '<li dir="auto">b</li>\n</ul>'
    ) in page


def test_on_paper_it_is_black_on_white_with_no_heading_left_alone() -> None:
    style = Page(html(View("t", ()), "en")).style
    _, print_ = style.split("@media print")
    assert "--paper: #fff" in print_
    assert set(re.findall(r"--(?!paper)\w+: (\S+);", print_)) == {"#000"}
    assert "font-size: 11pt" in print_
    assert re.search(r"h1, h2, h3 {[^}]*break-after: avoid", style)
    assert "@page { margin: 18mm 20mm; }" in style


def test_a_persons_own_word_does_not_break_the_page() -> None:
    wording = Wording(LIBRARY.guide, {"baby": "<b>Ida</b> & {co}"})
    blocks = tuple(Block("text", paragraph.runs) for paragraph in wording.paragraphs("About {baby}."))
    assert "About &lt;b&gt;Ida&lt;/b&gt; &amp; {co}." in html(View("t", blocks), "en")
