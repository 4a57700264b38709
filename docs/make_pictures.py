"""Pictures of the reading room, of the sample articles, for the README: ``make pictures``. Needs Chromium.

    python -m docs.make_pictures [--record FOLDER] [--out FOLDER] [--width N] [--dark] [PATH…]

Without paths those of the README are made; with them (``statements?words=river``, ``speakers/e-…``) these pages, whole.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.sample import folder as sample
from tests.browser.conftest import BROWSERS, OPTIONS, served

IMAGES = Path(__file__).resolve().parent / "images"
HEIGHT = 900


def main() -> int:
    """Make them; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH", help="pages instead of those of the README")
    parser.add_argument("--record", type=Path, help="a record; the sample's if left out")
    parser.add_argument("--out", type=Path, default=IMAGES)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        record = given.record or _sample(Path(scratch))
        with served(record) as address, _browser() as browser:
            context = browser.new_context(
                viewport={"width": given.width, "height": HEIGHT}, color_scheme="dark" if given.dark else "light"
            )
            page = context.new_page()
            if given.paths:
                for path in given.paths:
                    page.goto(address + path)
                    page.screenshot(path=given.out / f"{_name(path, given)}.png", full_page=True)
            else:
                _of_readme(page, address, given.out)
    return 0


def _sample(scratch: Path) -> Path:
    pipeline.add(scratch / "record", [sample()])
    return scratch / "record"


def _of_readme(page: Any, address: str, out: Path) -> None:
    """An article; and the statement with most tellings in it."""
    page.goto(address + "statements?sort=tellings")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Statement")).first.click()
    page.screenshot(path=out / "statement.png")
    page.goto(address + "speakers")
    page.locator("th a").first.click()
    page.screenshot(path=out / "speaker.png")
    page.goto(address + "statements?sort=tellings")
    page.locator(".where a").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=out / "article.png")


class _browser:  # noqa: N801
    """The system's Chromium, for as long as the block lasts."""

    def __enter__(self) -> Any:
        from playwright.sync_api import sync_playwright

        found = next(path for path in map(shutil.which, BROWSERS) if path)
        self._running = sync_playwright().start()
        return self._running.chromium.launch(executable_path=found, args=OPTIONS)

    def __exit__(self, *_: object) -> None:
        self._running.stop()


def _name(path: str, given: argparse.Namespace) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "front"
    return f"{words}-{given.width}{'-dark' if given.dark else ''}"


if __name__ == "__main__":
    raise SystemExit(main())
