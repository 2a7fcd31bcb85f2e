"""The program speaks the language of the guide, wherever there is a catalogue for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from companion import messages
from companion.flows.commands import EVERY, HELP_IN_FIELD, NEXT_FIELD, QUIET, WRITE
from companion.journals import session_to_open, session_to_preview, session_to_read
from companion.messages import use_language
from tests.prompts import Done

SAID = {
    "The article": "La artikolo",
    "Sources": "Fontoj",
    "Resources": "Helpo de aliaj",
    "Help now": "Helpo nun",
    "Nothing is kept this time.": "Nenio estas konservata.",
    "No country is chosen yet.": "Neniu lando estas elektita.",
    "write": "skribi",
    "f1 or esc, h": "f1 aŭ esk, h",
    "tab": "tabo",
    "ctrl+{letter}": "stir+{letter}",
}


@pytest.fixture
def esperanto(
    small_guide: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A guide in another language, for which there is a catalogue."""
    guide = Path(copytree(small_guide, tmp_path / "guide"))
    text = (guide / "guide.yaml").read_text()
    (guide / "guide.yaml").write_text(re.sub("^language: en$", "language: eo", text, flags=re.MULTILINE))
    made = Catalog(locale="eo")
    for message, said in SAID.items():
        made.add(message, said)
    file = tmp_path / "locale" / "eo" / "LC_MESSAGES" / "companion.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_mo(stream, made)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    yield guide
    use_language("en")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("about", "LA ARTIKOLO"),
        ("sources", "Fontoj"),
        ("resources", "Helpo de aliaj"),
        ("now", "Neniu lando estas elektita."),
    ],
)
def test_a_command_speaks_the_language_of_the_guide(
    companion: Callable[..., Done], esperanto: Path, command: str, said: str
) -> None:
    assert said in companion(command, guide=esperanto).stdout
    assert said not in companion(command).stdout, "the next guide is in English"


def test_a_session_speaks_the_language_of_its_guide(companion: Callable[..., Done], esperanto: Path) -> None:
    said = SAID["Nothing is kept this time."]
    assert said in companion("--plain", "--no-trace", guide=esperanto, answers="q\n1\n").stdout


@pytest.mark.parametrize("how", ["open", "read", "preview"])
def test_whoever_opens_a_guide_is_spoken_to_in_its_language(esperanto: Path, how: str) -> None:
    if how == "open":
        session_to_open(esperanto, None, no_trace=True).close()
    elif how == "read":
        session_to_read(esperanto, None, str, no_trace=True).close()
    else:
        session_to_preview(esperanto, "").close()
    assert messages.language() == "eo"


def test_a_guide_that_changes_its_language_while_it_is_written_is_spoken_anew(esperanto: Path) -> None:
    session = session_to_preview(esperanto, "")
    text = (esperanto / "guide.yaml").read_text()
    (esperanto / "guide.yaml").write_text(text.replace("language: eo", "language: en"))
    session.reload()
    assert messages.language() == "en"


def test_commands_are_shown_in_the_language_and_typed_in_english(esperanto: Path) -> None:
    session_to_preview(esperanto, "")
    assert (WRITE.name, WRITE.label) == ("write", "skribi")
    assert (HELP_IN_FIELD.shown, NEXT_FIELD.shown, QUIET.shown) == ("f1 aŭ esk, h", "tabo", "stir+l")
    assert all(one.about == one.help for one in EVERY), "the catalogue lacks them, so they are English"
