"""Adding in a real browser: files are chosen or dropped, the page follows by itself, and the result is read."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from onrecord.store.record import Record
from onrecord.web.adding.queue import Additions
from onrecord.web.app import create_app
from onrecord.web.background import here
from tests.browser.test_reading_room import BROWSERS, OPTIONS
from tests.run.stages import LineStage
from tests.web.adding import ARTICLE

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")

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
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        pytest.skip("no Chromium here; on Debian and Ubuntu: apt-get install chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=found, args=OPTIONS)
        yield opened
        opened.close()


@pytest.mark.parametrize("script", [True, False], ids=["dropped", "chosen without script"])
def test_an_article_is_added_from_the_front_page(browser: Any, address: str, script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.set_default_timeout(60_000)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address)
    page.click("text=Add articles")
    if script:
        page.evaluate(_DROP, ["weir.txt", ARTICLE.decode()])
        assert "1 chosen" in page.inner_text("[data-chosen]")
    else:
        page.set_input_files("#files", [{"name": "weir.txt", "mimeType": "text/plain", "buffer": ARTICLE}])
    page.click("button:has-text('Add files')")
    page.wait_for_selector("h2:has-text('New articles')")
    assert "1 statement told" in page.inner_text("main")
    page.click(".hit a")
    assert "The water at the weir is high" in page.inner_text("main")
    assert refused == []
