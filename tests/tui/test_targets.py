"""What looks as if it could be clicked can be: offers, dots, the place at the top, and web addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

ADDRESS = "https://stones.example/a_(b)"


def links(window: Window) -> dict[str, str]:
    """The texts on the screen that are links, with their addresses."""
    strips = window.app.screen._compositor.render_strips()
    return {
        segment.text: segment.style.link
        for strip in strips
        for segment in strip
        if segment.style and segment.style.link
    }


@pytest.mark.parametrize(
    ("text", "key"), [("e  the evidence", "e"), ("i  more about this", "i"), ("The second step", "c")]
)
async def test_an_offer_and_the_place_can_be_clicked_and_do_what_their_key_does(
    text: str, key: str, open_screen: Open
) -> None:
    async with open_screen("page") as window:
        await window.press(key)
        wanted = window.lines
        await window.press("i" if key == "i" else "escape")
        assert window.lines != wanted
        await window.click(text)
        assert window.lines == wanted


async def test_an_offer_in_the_summary_can_be_clicked(open_screen: Open) -> None:
    async with open_screen("summary") as window:
        await window.press("end")
        await window.click("press c for the")
        assert window.top == "Contents"


async def test_each_dot_leads_to_its_page_and_back_leads_to_where_one_was(
    open_window: Open, put: Callable[..., None]
) -> None:
    put(Place("one", 0, order=0))
    async with open_window() as window:
        index = lambda: window.app.session.journey.here().index  # noqa: E731
        before = window.page
        await window.click("○")
        assert index() == 1
        await window.click("●")
        assert index() == 1, "the dot of this page does nothing"
        await window.click("○")
        assert window.page == before
        await window.press("left")
        assert index() == 1
        await window.press("left")
        assert window.page == before


async def test_what_is_under_the_mouse_is_underlined_if_it_can_be_clicked(open_screen: Open) -> None:
    def underlined() -> list[str]:
        strips = window.app.screen._compositor.render_strips()
        return [one.text for strip in strips for one in strip if one.style and one.style.underline]

    async with open_screen("page") as window:
        assert underlined() == []
        await window.point_mouse_at("e  the evidence")
        assert "".join(underlined()) == "e  the evidence for this"
        await window.point_mouse_at("Stones are hard")
        assert underlined() == []
        await window.point_mouse_at("○")
        assert underlined() == ["○"], "a dot between the text and the key line"
        await window.resize(120, 40)
        await window.point_mouse_at("The first step")
        assert underlined() == ["The first step"], "a step beside the page"


async def test_a_web_address_is_a_link_and_a_click_copies_it(
    open_window: Open, put: Callable[..., None], guide: Path
) -> None:
    two = guide / "steps" / "two.yaml"
    said = f"A long way around to see {ADDRESS}."
    two.write_text(two.read_text().replace("text: Stones are hard.", f"text: {said}"))
    put(Place("two", 0, order=1))
    async with open_window((44, 16), guide=guide) as window:
        assert set(links(window).values()) == {ADDRESS}
        assert "".join(links(window)) == ADDRESS, "also where it is wrapped, and without the full stop"
        await window.click("https://")
        assert window.app.clipboard == ADDRESS
        assert window.top.startswith("Address copied, if your terminal allows")


async def test_a_key_copies_the_web_address_that_is_shown_and_of_several_the_one_that_is_chosen(
    open_window: Open, put: Callable[..., None], guide: Path
) -> None:
    put(Place("two", 0, order=1))
    async with open_window(guide=guide) as window:
        await window.press("r", "ctrl+y")
        assert window.app.clipboard == "https://example.org"
        assert window.top.startswith("Address copied")
    services = guide / "resources" / "INT.yaml"
    whole = services.read_text()
    other = whole[whole.index("  - resource") :].replace("int-stones", "two").replace("org\n", "org/two\n")
    services.write_text(whole + other)
    async with open_window(guide=guide) as window:
        await window.press("r", "ctrl+y")
        await window.choose_row("example.org/two")
        assert window.app.clipboard == "https://example.org/two"
        assert window.top.startswith("Address copied")
        await window.press("ctrl+y", "escape")
        assert window.top == "Resources"


async def test_the_key_that_copies_does_nothing_where_no_web_address_is_shown(open_screen: Open) -> None:
    async with open_screen("summary") as window:
        before = window.lines
        await window.press("ctrl+y")
        assert window.lines == before
        await window.press("question_mark")
        assert "copy address" not in window.text
