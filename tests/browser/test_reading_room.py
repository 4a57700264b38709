"""A reader in a real browser, who goes by what can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import served
from tests.browser.places import addresses
from tests.browser.steps import follow


@pytest.fixture(scope="module")
def address(sample_record: Path) -> Iterator[str]:
    """The reading room of the sample articles."""
    with served(sample_record) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page without JavaScript, on the front page."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_what_a_spokesperson_said_in_two_articles_is_three_steps_away(page: Any) -> None:
    page.get_by_label("Search statements, speakers and articles").fill("Sorrenz")
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("main").get_by_role("link", name="Livia Sorrenz").first)
    assert page.get_by_role("heading", level=1).inner_text() == "Livia Sorrenz"
    assert page.get_by_role("heading", level=3).count() >= 2
    words = page.get_by_role("main").inner_text()
    assert "They come with goats and with grandmothers" in words
    assert "Nobody warned us, and nobody has said sorry" in words


def test_a_statement_leads_to_its_place_in_the_article_where_it_is_lit(page: Any) -> None:
    page.get_by_label("Search statements, speakers and articles").fill('"a single litre"')
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("link", name="Minister: no farmer has lost a litre that was promised").first)
    note = page.locator(".note:target")
    assert note.count() == 1
    number = note.get_attribute("value")
    assert "Khrustova" in note.inner_text()
    pieces = page.locator(f".content.m{number}")
    assert pieces.count() == 2
    colours = {_colour(piece) for piece in pieces.all()}
    assert colours == {_colour(note)}
    assert colours != {_colour(page.locator(f".content:not(.m{number})").last)}


def _colour(element: Any) -> str:
    """The colour behind an element, as the browser has it; scripts of the test are not those of the page."""
    return str(element.evaluate("each => getComputedStyle(each).backgroundColor"))


def test_the_keyboard_alone_skips_to_the_content_and_opens_the_search(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("water")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=water")
    assert page.get_by_role("heading", name="Statements").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark"), (1920, "light")])
def test_no_page_is_wider_than_the_window_and_none_is_refused_anything(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in addresses(page, address):
        page.goto(path)
        spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
        assert spare >= 0, (path, width)
    assert not complaints
    assert all(url.startswith(address) for url in asked)
    context.close()


def test_the_articles_text_is_there_to_be_copied_whole(page: Any, address: str) -> None:
    import json
    import urllib.request

    def read(path: str) -> Any:
        with urllib.request.urlopen(address + path) as answer:
            return json.load(answer)

    row = max(read("api/articles")["rows"], key=lambda row: row["attributions"])
    document = read(f"api/articles/{row['id']}")
    page.goto(f"{address}articles/{row['id']}")
    shown = "".join("".join(page.locator(".article").all_text_contents()).split())
    for block in document["blocks"]:
        if block["kind"] == "caption":
            start, end = block["span"]
            assert "".join(document["text"][start:end].split()) in shown
