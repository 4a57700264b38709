"""Correcting in a real browser: by what can be seen, by the keyboard alone, and without scripts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import served
from tests.browser.steps import follow

PATIENCE = 120_000
"""Milliseconds: a judgement draws conclusions anew, and whoever runs the tests may be busy otherwise."""


@pytest.fixture(scope="module")
def address(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    record = tmp_path_factory.mktemp("judging") / "record"
    shutil.copytree(sample_record, record)
    with served(record) as found:
        yield found


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    yield page
    context.close()


def test_a_wrong_speaker_is_mended_and_undone_by_visible_labels(page: Any, address: str) -> None:
    page.get_by_label("Search statements, speakers and articles").fill("Sorrenz")
    follow(page, page.get_by_role("button", name="Search"))
    follow(page, page.get_by_role("main").get_by_role("link", name="Livia Sorrenz").first)
    follow(page, page.get_by_role("main").get_by_role("link", name=re.compile(r"^Statement(,|$)")).first)
    before = page.get_by_role("heading", level=1).inner_text()
    follow(page, page.get_by_role("link", name="Correct this telling").first)
    page.get_by_label("Search for a name").fill("Khrust")
    follow(page, page.get_by_role("button", name="Search names"))
    page.get_by_label("Khrustova").first.check()
    follow(page, page.get_by_role("button", name="What would change?"))
    assert page.get_by_text("Changes 1 attribution").count() + page.get_by_text("attributions of").count()
    page.get_by_label("Your name, for the log").fill("Ann")
    follow(page, page.get_by_role("button", name="Judge so"))
    assert "Khrustova" in page.get_by_role("heading", level=1).inner_text()
    assert "was said by" in page.get_by_role("status").inner_text()
    follow(page, page.get_by_role("button", name="Undo"))
    assert page.get_by_role("heading", level=1).inner_text() == before


def test_the_review_is_gone_through_by_the_keyboard_alone(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}review")
    page.get_by_label("Your name, for the log").fill("Bea")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{address}review?kind=links")

    def words() -> str:
        return str(page.locator(".receipt-words").first.inner_text())

    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    first = words()
    press("s")
    second = words()
    assert second != first
    press("r")
    assert "is rejected" in page.get_by_role("status").inner_text()
    assert words() not in (first, second)
    press("u")
    assert "is undone" in page.get_by_role("status").inner_text()
    assert words() == second
    # A change of the speaker: the letters of a name, down into the list, and on.
    page.keyboard.press("c")
    page.keyboard.type("khr")
    page.locator("#who-found input").first.wait_for()
    page.keyboard.press("ArrowDown")
    press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "Before you judge"
    press("Enter")
    assert "was said by" in page.get_by_role("status").inner_text()
    press("u")
    context.close()


def test_a_letter_in_a_field_is_a_letter(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "onrecord-reviewer", "value": "Bea", "url": address}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}review?kind=links")
    place = page.url
    page.get_by_label("Search the record").click()
    page.keyboard.type("ras")
    assert page.url == place
    assert page.get_by_label("Search the record").input_value() == "ras"
    context.close()
