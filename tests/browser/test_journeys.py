"""What people come for, done by visible labels alone, at two widths, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import served
from tests.browser.steps import follow


@pytest.fixture(scope="module")
def address(sample_record: Path) -> Iterator[str]:
    with served(sample_record) as found:
        yield found


@pytest.fixture(params=[390, 1280])
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The front page, without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_what_a_speaker_said_about_a_subject_and_its_receipt(page: Any) -> None:
    page.get_by_label("Search statements, speakers and articles").fill("Khrustova")
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("main").get_by_role("link", name="Yelizaveta Khrustova").first)
    follow(page, page.get_by_role("link", name="By subject"))
    assert page.get_by_role("main").get_by_role("heading", level=3).first.inner_text()
    told = page.get_by_role("article").first
    words = told.locator(".words").inner_text()
    follow(page, told.locator(".where").get_by_role("link").first)
    # Where one lands the statement is lit, and its words are those of the article.
    note = page.locator(".note:target")
    assert "Khrustova" in note.inner_text()
    number = note.get_attribute("value")
    shown = " ".join(page.locator(f".content.m{number}").all_inner_texts())
    first = max(words.replace("“", " ").replace("”", " ").split("[…]")[0].split(), key=len)
    assert first in shown


def test_two_outlets_beside_each_other(page: Any) -> None:
    follow(page, page.get_by_role("navigation", name="Read").get_by_role("link", name="Compare"))
    boxes = page.get_by_role("main").get_by_role("checkbox")
    chosen = [box for box in boxes.all() if box.get_attribute("name") == "outlet"][:2]
    names = [str(box.get_attribute("value")) for box in chosen]
    for box in chosen:
        box.check()
    follow(page, page.get_by_role("button", name="Compare"))
    columns = page.get_by_role("columnheader").all_inner_texts()
    assert all(any(name in column for column in columns) for name in names)
    links = page.get_by_role("table").last.get_by_role("link", name="told")
    follow(page, links.or_(page.get_by_role("table").last.get_by_role("link", name="first")).first)
    assert page.locator(".note:target").count() == 1


def test_what_nobody_said_is_said_so_and_leads_on(page: Any) -> None:
    page.get_by_label("Search statements, speakers and articles").fill("Khrustovva")
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("main").get_by_role("link", name="Khrustova").first)
    assert "Khrustova" in page.get_by_role("heading", level=1).inner_text() or page.locator(".said").count()
