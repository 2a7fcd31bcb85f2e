"""Collects every text of a guide that a person may read, in groups that are read together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from companion.guide import model
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.diagnostics import Address
from companion.guide.model.pages import texts

T = TypeVar("T")

MOST_WORDS = 60
"""The maximum number of words on a page: as many as fit a small terminal without scrolling."""
MOST_WORDS_OF_MORE = 90
"""The maximum number of words in the longer explanation of a page."""
MOST_WORDS_OF_A_QUESTION = 15
"""The maximum number of words in the question that a page offers to keep, which is read aloud."""
OWN_WORD = "ada"
"""An example of a person's own word, in lower case so that a sentence that begins with it is noticed."""

Shape = Literal["prose", "line", "label"]
"""The form of a text: paragraphs, one line with a sentence or title, or a few words as a label."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its place in a file, and its form on the screen."""

    file: CheckedFile[Any]
    at: Address
    raw: str
    shape: Shape = "prose"
    readers: tuple[str, ...] = ("person",)
    """The roles that read it."""
    filled: bool = False
    """Whether its slots are filled."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Slots that only this text has, with their texts."""
    most: int = 0
    """The maximum number of words; 0 if there is no limit for the whole text."""
    unmarked: bool = False
    """Whether no claim is named beside it, so that it may not quote the article."""

    @property
    def place(self) -> str:
        """The text's file and line."""
        return f"{self.file.name}:{self.file.line(self.at)}"

    def report(self, found: str, allowed: str) -> None:
        """Report a mistake in this text."""
        self.file.tree.report(self.at, found, allowed)


@dataclass(frozen=True, slots=True)
class Unit:
    """Texts that are read together, and share one reading grade if ``graded``."""

    kind: str
    texts: tuple[Text, ...]
    graded: bool = True


def units(files: CheckedFiles) -> Iterator[Unit]:
    """Yield every text of the guide; nothing if ``guide.yaml`` cannot be read."""
    if not files.guide:
        return
    roles = readers(files.guide.content)
    yield from _guide(files.guide, roles)
    if files.claims:
        yield from _claims(files.claims)
    if files.feelings:
        yield from _feelings(files.feelings)
    if files.help:
        yield from _help(files.help, roles)
    if files.steady:
        yield from _steady(files.steady, roles)
    if files.close_one:
        yield from _close_one(files.close_one, roles)
    for step in files.steps.values():
        yield from _step(step, roles)
    for country in files.countries.values():
        yield from _country(country)


def readers(guide: model.Guide) -> tuple[str, ...]:
    """Return the roles a guide is read in. Whoever chose none reads as the person."""
    return tuple(dict.fromkeys(("person", *guide.roles)))


def _labels(file: CheckedFile[T], labels: Mapping[Address, str | None], **how: Any) -> Unit:
    texts = (Text(file, at, raw, "label", **how) for at, raw in labels.items() if raw)
    return Unit("labels", tuple(texts), graded=False)


# --- guide.yaml -----------------------------------------------------------------------------------------


def _guide(file: CheckedFile[model.Guide], roles: tuple[str, ...]) -> Iterator[Unit]:
    guide = file.content
    yield _labels(file, {("title",): guide.title, ("reviewed_by",): guide.reviewed_by})
    if guide.article:
        yield Unit("about", (Text(file, ("article", "about"), guide.article.about),))
    for n, piece in enumerate(guide.about):
        yield _words(file, ("about", n), piece, "about", ())
    yield _words(file, ("welcome",), guide.welcome, "welcome", roles)
    yield _words(file, ("ending",), guide.ending, "ending", roles)
    yield _labels(file, {("roles", role): label for role, label in guide.roles.items()})
    yield _labels(file, {("purposes", purpose): label for purpose, label in guide.purposes.items()})
    for n, word in enumerate(guide.words):
        yield from _word(file, ("words", n), word)
    summary = Text(file, ("summary",), guide.summary, readers=roles, filled=True)
    yield Unit("summary", (summary,), graded=False)
    for n, part in enumerate(guide.parts):
        yield from _part(file, ("parts", n), part, roles)


def _words(
    file: CheckedFile[T], at: Address, words: model.TitledText, kind: str, roles: tuple[str, ...]
) -> Unit:
    """Return the unit of a title and a text. The text's slots are filled if ``roles`` is not empty."""
    text = Text(file, (*at, "text"), words.text, readers=roles or ("person",), filled=bool(roles))
    return Unit(kind, (Text(file, (*at, "title"), words.title, "line"), text))


def _word(file: CheckedFile[T], at: Address, word: model.Word) -> Iterator[Unit]:
    yield Unit("ask", (Text(file, (*at, "ask"), word.ask, "line"),), graded=False)
    yield _forms(file, at, word)
    for n, choice in enumerate(word.choices):
        yield _labels(file, {(*at, "choices", n, "label"): choice.label})
        yield _forms(file, (*at, "choices", n), choice)
    if word.own:
        yield _labels(file, {(*at, "own", "label"): word.own.label})
        yield _forms(file, (*at, "own"), word.own, extra={"own": OWN_WORD})


def _forms(file: CheckedFile[T], at: Address, saying: model.WordForms, **how: Any) -> Unit:
    forms: dict[Address, str | None] = {(*at, "says", slot): says for slot, says in saying.says.items()}
    for role, says_to in saying.to.items():
        forms |= {(*at, "to", role, slot): says for slot, says in says_to.items()}
    return _labels(file, forms, **how)


def _part(file: CheckedFile[T], at: Address, part: model.Part, roles: tuple[str, ...]) -> Iterator[Unit]:
    title = Text(file, (*at, "title"), part.title, "line")
    if part.door:
        door = Text(file, (*at, "door"), part.door, readers=roles, filled=True, unmarked=not part.claims)
        yield Unit("door", (title, door))
    else:
        yield Unit("title", (title,), graded=False)
    for n, step in enumerate(part.steps):
        here: Address = (*at, "steps", n)
        gist = Text(file, (*here, "gist"), step.gist, "line", roles, filled=True, unmarked=not step.claims)
        yield Unit("gist", (Text(file, (*here, "title"), step.title, "line"), gist), graded=False)


# --- claims, feelings, help ---------------------------------------------------------------------------


def _claims(file: CheckedFile[model.Claims]) -> Iterator[Unit]:
    for n, claim in enumerate(file.content.claims):
        yield Unit("claim", (Text(file, ("claims", n, "says"), claim.says, "line"),), graded=False)
        yield Unit("why", (Text(file, ("claims", n, "why"), claim.why),))


def _feelings(file: CheckedFile[model.Feelings]) -> Iterator[Unit]:
    yield _labels(file, {("weights", n, "label"): one.label for n, one in enumerate(file.content.weights)})
    yield _labels(file, {("feelings", n, "label"): one.label for n, one in enumerate(file.content.feelings)})


def _help(file: CheckedFile[model.Help], roles: tuple[str, ...]) -> Iterator[Unit]:
    help_ = file.content
    how: dict[str, Any] = {"readers": roles, "filled": True, "extra": {"emergency": help_.no_number.strip()}}
    yield Unit("help", (Text(file, ("title",), help_.title, "line", **how),), graded=False)
    yield Unit("help", (Text(file, ("first",), help_.first, **how),), graded=False)
    yield Unit("help", (Text(file, ("last",), help_.last, **how),), graded=False)
    yield _labels(file, {("no_number",): help_.no_number})
    for n, group in enumerate(help_.groups):
        at: Address = ("groups", n)
        title = Text(file, (*at, "title"), group.title, "line", **how)
        intro = Text(file, (*at, "intro"), group.intro, **how)
        items = (Text(file, (*at, "items", i), item, "label", **how) for i, item in enumerate(group.items))
        yield Unit("help", (title, intro, *items))


# --- pages, exercises, a note ---------------------------------------------------------------------------


def _steady(file: CheckedFile[model.Steady], roles: tuple[str, ...]) -> Iterator[Unit]:
    how: dict[str, Any] = {"readers": roles, "unmarked": True}
    for n, exercise in enumerate(file.content.exercises):
        at: Address = ("exercises", n)
        texts = [Text(file, (*at, "title"), exercise.title, "line", **how)]
        texts.append(Text(file, (*at, "about"), exercise.about, "line", **how))
        for m, move in enumerate(exercise.moves):  # each move is shown as a page
            texts.append(Text(file, (*at, "moves", m), move, filled=True, most=MOST_WORDS, **how))
        if exercise.ask:
            texts.append(Text(file, (*at, "ask"), exercise.ask, "line", filled=True, **how))
        yield Unit("exercise", tuple(texts))


def _close_one(file: CheckedFile[model.CloseOne], roles: tuple[str, ...]) -> Iterator[Unit]:
    """Yield the texts of the note. Each question is a page, and so are the introduction and the ending."""
    asked = file.content
    how: dict[str, Any] = {"readers": roles, "unmarked": True}
    title = Text(file, ("title",), asked.title, "line", **how)
    yield Unit("note", (title, Text(file, ("intro",), asked.intro, most=MOST_WORDS, **how)))
    for n, one in enumerate(asked.prompts):
        at: Address = ("prompts", n)
        lines = {(*at, "ask"): one.ask, (*at, "hint"): one.hint, (*at, "heading"): one.heading}
        texts = (Text(file, place, raw, "line", **how) for place, raw in lines.items() if raw)
        yield Unit("note", tuple(texts))
    yield Unit("note", (Text(file, ("ending",), asked.ending, most=MOST_WORDS, **how),))


def _step(file: CheckedFile[model.StepText], roles: tuple[str, ...]) -> Iterator[Unit]:
    for n, page in enumerate(file.content.pages):
        how = {"readers": page.audience or roles, "filled": True}
        yield from _page(file, ("pages", n), page, how)


def _page(file: CheckedFile[T], at: Address, page: model.Page, how: dict[str, Any]) -> Iterator[Unit]:
    unmarked = not (isinstance(page, model.TextPage) and page.claims)
    read, more, labels, questions = [], [], [], []
    for kind, where, raw in texts(page):
        here = (*at, *where)
        if kind == "heading":
            read.append(Text(file, here, raw, "line", **how))
        elif kind == "text":
            read.append(Text(file, here, raw, most=MOST_WORDS, unmarked=unmarked, **how))
        elif kind == "more":
            more.append(Text(file, here, raw, most=MOST_WORDS_OF_MORE, unmarked=unmarked, **how))
        elif kind == "question":
            questions.append(Text(file, here, raw, "line", most=MOST_WORDS_OF_A_QUESTION, **how))
        else:
            labels.append(Text(file, here, raw, "label", **how))
    yield Unit("page", tuple(read))
    yield Unit("more", tuple(more))
    yield Unit("labels", tuple(labels), graded=False)
    yield Unit("question", tuple(questions), graded=False)


# --- resources ----------------------------------------------------------------------------------------


def _country(file: CheckedFile[model.Country]) -> Iterator[Unit]:
    """Yield our texts about services. The services' own names and addresses are not checked."""
    for n, one in enumerate(file.content.resources):
        at: Address = ("resources", n)
        yield _labels(
            file,
            {
                (*at, "region"): one.region,
                (*at, "audience"): one.audience,
                (*at, "hours"): one.hours,
                (*at, "cost"): one.cost,
                **{(*at, "languages", i): language for i, language in enumerate(one.languages)},
                **{(*at, "text", i): way for i, way in enumerate(one.text)},
                **{(*at, "phone", i, "label"): phone.label for i, phone in enumerate(one.phone)},
            },
        )
        if one.is_not:
            yield Unit("resource", (Text(file, (*at, "is_not"), one.is_not, "line"),), graded=False)
        if one.note:
            yield Unit("resource", (Text(file, (*at, "note"), one.note),), graded=False)
