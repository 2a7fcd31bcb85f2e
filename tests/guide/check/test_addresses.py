"""An address leads somewhere, or says in words where something was seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

WEB = "expected: a full web address, such as https://example.org"
NONE = [
    "http:///path",
    "https://x",
    "http://-7",
    "https://-a.org",
    "http://a..org",
    "https://.org",
    "http://?a.b",
]
ENDLESS = "https://" + "a." * 2000 + "!"


@pytest.mark.parametrize("address", [*NONE, ENDLESS])
@pytest.mark.parametrize("key", ["web", "chat"])
def test_a_web_address_without_a_host_is_told(edit: Edit, told: Told, key: str, address: str) -> None:
    line = edit("resources/INT.yaml", "web: https://example.org", f'{key}: "{address}"')
    (diagnostic,) = told()
    assert diagnostic.startswith(f"resources/INT.yaml:{line}:")
    assert diagnostic.endswith(f"; {WEB}")


def test_the_address_of_a_source_is_held_to_it(edit: Edit, told: Told) -> None:
    line = edit("sources.yaml", "https://example.org/mohs", "https://mohs")
    assert told() == [f'sources.yaml:{line}:90: "https://mohs" is not a valid address; {WEB}']


@pytest.mark.parametrize(
    "address", [*NONE, "-7", "7", "http:/…", "http:/example.org", "www.example", "example", "- -", "a b://c"]
)
def test_where_something_was_seen_is_an_address_or_said_in_words(
    edit: Edit, told: Told, address: str
) -> None:
    line = edit("resources/NO.yaml", '"https://example.org/no"', f'"{address}"')
    (diagnostic,) = told()
    assert diagnostic.startswith(
        f'resources/NO.yaml:{line}:25: "{address}" is not a valid address; {WEB.partition(",")[0]}, or words'
    )


@pytest.mark.parametrize("email", ["-7", "nobody", "a@b", "a b@example.org", "@example.org"])
def test_an_email_address_has_both_its_parts(edit: Edit, told: Told, email: str) -> None:
    line = edit("resources/INT.yaml", "    web:", f'    email: "{email}"\n    web:')
    assert told() == [
        f'resources/INT.yaml:{line}:12: "{email}" is not a valid address; '
        "expected: an email address, such as help@example.org"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://Example.ORG:8080/a?b=c#d",
        "https://a-b.c-d.example/ä",
        "https://bücher.example",
        "https://192.0.2.7/",
        "a list in a public repository",
    ],
)
def test_a_whole_address_is_not_told(edit: Edit, told: Told, address: str) -> None:
    edit("resources/NO.yaml", '"https://example.org/no"', f'"{address}"')
    if ":" in address:
        edit(
            "resources/INT.yaml",
            "web: https://example.org",
            f'web: "{address}"\n    email: a.b+c@example.org',
        )
    assert told() == []
