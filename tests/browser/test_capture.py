"""A hostile page in a real browser, with scripts allowed: nothing runs, nothing is asked for, nothing is led away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from onrecord.pipeline import add
from onrecord.web.received import FENCE
from tests.browser.conftest import served
from tests.browser.steps import follow, frame_of
from tests.run.stages import LineStage
from tests.web.hostile import PAGE, WORDS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reading room of the hostile page."""
    folder: Path = tmp_path_factory.mktemp("capture")
    (folder / "hostile.html").write_bytes(PAGE.encode())
    add(folder / "record", [folder / "hostile.html"], stage=LineStage())
    with served(folder / "record") as found:
        yield found


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The hostile page with nothing taken out, behind the headers alone."""

    def around(request: Request) -> Response:
        policy = {"Content-Security-Policy": "default-src 'none'; frame-src 'self'"}
        return HTMLResponse('<iframe src="/frame" sandbox title="page"></iframe>', headers=policy)

    def frame(request: Request) -> Response:
        return HTMLResponse(PAGE, headers=dict(FENCE))

    app = FastAPI(routes=[Route("/", around), Route("/frame", frame)])
    with served(tmp_path_factory.mktemp("bare"), app) as found:
        yield found


class Watched:
    """A page of which every request is kept, answered only if it is for our own server."""

    def __init__(self, browser: Any, address: str) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.address = address
        self.away: list[str] = []
        self.context.route("**/*", self._asked)
        self.context.on("page", lambda opened: self.away.append(f"a window: {opened.url}"))

    def _asked(self, route: Any) -> None:
        if route.request.url.startswith((self.address, "data:")):
            route.continue_()
        else:
            self.away.append(route.request.url)
            route.abort()

    def settle(self) -> Any:
        """The frame, after there was time to run and load."""
        frame = frame_of(self.page)
        self.page.wait_for_timeout(400)
        return frame

    def ran(self) -> Any:
        return self.page.evaluate("window.ran")


def test_the_page_shows_and_does_nothing(browser: Any, address: str) -> None:
    watched = Watched(browser, address)
    watched.page.goto(address + "articles")
    follow(watched.page, watched.page.get_by_role("main").get_by_role("link", name="Ferry stays in port").first)
    follow(watched.page, watched.page.get_by_role("link", name="See the page as it was received"))
    here = watched.page.url
    frame = watched.settle()
    assert frame.get_by_text(WORDS).is_visible()
    assert frame.locator("#own").evaluate("picture => picture.naturalWidth") == 1
    for place in ("#out", "#inside", "#script", "#send"):
        frame.locator(place).click(force=True, no_wait_after=True)
    frame = watched.settle()
    assert frame.get_by_text(WORDS).is_visible()
    assert watched.page.url == here
    assert not watched.ran()
    assert not watched.away
    assert watched.page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth") >= 0
    watched.context.close()


def test_the_headers_hold_without_anything_being_taken_out(browser: Any, bare: str) -> None:
    watched = Watched(browser, bare)
    watched.page.goto(bare)
    watched.settle()
    assert watched.page.url == bare
    assert not watched.ran()
    assert not watched.away
    watched.context.close()


def test_the_frame_by_itself_can_do_as_little(browser: Any, address: str) -> None:
    watched = Watched(browser, address)
    watched.page.goto(address + "articles")
    link = watched.page.get_by_role("main").get_by_role("link", name="Ferry stays in port").first
    alone = f"{link.evaluate('each => each.href')}/page/frame"
    watched.page.goto(alone)
    watched.page.wait_for_timeout(300)
    assert watched.page.get_by_text(WORDS).is_visible()
    assert watched.page.url == alone
    assert watched.page.evaluate("window.origin") == "null"
    assert not watched.away
    watched.context.close()
