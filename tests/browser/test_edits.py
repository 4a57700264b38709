"""An edited article and a text in another script, as a browser shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import watching
from tests.browser.conftest import served
from tests.browser.steps import follow
from tests.run.stages import LineStage
from tests.store.web import HERALD, Web, day, page, paragraph

ARABIC = "بقيت العبّارة المتجهة إلى جزيرة هولم في الميناء، وظل المكتب على الرصيف مغلقا طوال فترة ما بعد الظهر."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reading room of an article that was edited, and of one in Arabic."""
    record: Path = tmp_path_factory.mktemp("browser") / "record"
    watching.watch(record, [f"{HERALD}/ferry", f"{HERALD}/other"], now=day(1))
    for number, what in enumerate(("stays in port", "sails again"), 1):
        web = Web(ferry=page(paragraph(what), paragraph("was late")), other=page(ARABIC, title="العبارة في الميناء"))
        watching.run(record, now=day(number), web=web, stage=LineStage())
    with served(record) as found:
        yield found


@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_list_of_edits_to_the_words_that_were_changed(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    shown = context.new_page()
    shown.goto(address)
    follow(shown, shown.get_by_role("link", name="Edits"))
    shown.get_by_label("Silent edits only").check()
    follow(shown, shown.get_by_role("button", name="Show"))
    follow(shown, shown.get_by_role("main").get_by_role("link", name="Ferry stays in port").first)
    gone, come = shown.locator(".change del"), shown.locator(".change ins")
    assert (gone.inner_text(), come.inner_text()) == ("stays in port", "sails again")
    # Told apart without colour.
    lines = [each.evaluate("one => getComputedStyle(one).textDecorationLine") for each in (gone, come)]
    assert lines == ["line-through", "underline"]
    assert shown.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth") >= 0
    context.close()


def test_a_text_in_arabic_is_set_from_right_to_left_and_named(browser: Any, address: str) -> None:
    shown = browser.new_page()
    shown.goto(f"{address}articles?words=العبارة")
    assert "Arabic (ar)" in shown.get_by_role("main").inner_text()
    follow(shown, shown.locator(".hit h3 a").first)
    body = shown.locator(".unit.body .text").first
    assert body.get_attribute("lang") == "ar"
    assert body.evaluate("each => getComputedStyle(each).direction") == "rtl"
    shown.close()
