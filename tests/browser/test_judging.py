"""Correcting in a real browser: by what can be seen, by the keyboard alone, and without scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import served

PATIENCE = 120_000
"""Milliseconds: a judgement draws conclusions anew, and whoever runs the tests may be busy otherwise."""


@pytest.fixture(scope="module")
def address(sample_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    record = tmp_path_factory.mktemp("judging") / "record"
    shutil.copytree(sample_record, record)
    with served(record) as found:
        yield found


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
