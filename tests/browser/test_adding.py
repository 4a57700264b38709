"""Adding in a real browser: files are chosen or dropped, the page follows by itself, and the result is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store.record import Record
from onrecord.web.adding.queue import Additions
from onrecord.web.app import create_app
from onrecord.web.background import here
from tests.browser.conftest import served
from tests.browser.steps import follow
from tests.run.stages import LineStage
from tests.web.adding import ARTICLE

_DROP = """async ([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "text/plain" }));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The reading room of an empty record."""
    Record.create(tmp_path / "record").close()
    app = create_app(tmp_path / "record")
    app.state.additions = Additions(tmp_path / "record", run=here, stage=LineStage())
    with served(tmp_path / "record", app) as found:
        yield found


@pytest.mark.parametrize("script", [True, False], ids=["dropped", "chosen without script"])
def test_an_article_is_added_from_the_front_page(browser: Any, address: str, script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.set_default_timeout(60_000)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address)
    follow(page, page.get_by_role("link", name="Add articles"))
    if script:
        page.evaluate(_DROP, ["weir.txt", ARTICLE.decode()])
        assert "1 chosen" in page.inner_text("[data-chosen]")
    else:
        page.set_input_files("#files", [{"name": "weir.txt", "mimeType": "text/plain", "buffer": ARTICLE}])
    follow(page, page.get_by_role("button", name="Add files"))
    page.wait_for_selector("h2:has-text('New articles')")
    assert "1 statement told" in page.inner_text("main")
    follow(page, page.locator(".hit a").first)
    assert "The water at the weir is high" in page.inner_text("main")
    assert refused == []
