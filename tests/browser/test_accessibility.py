"""Every kind of page, checked by axe-core: no violation that is serious, at two widths, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import served
from tests.browser.places import PLACES, addresses

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make test installs it")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def address(sample_record: Path) -> Iterator[str]:
    with served(sample_record) as found:
        yield found


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_page_has_a_serious_violation(browser: Any, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    found = []
    visited = addresses(page, address)
    assert len(visited) >= len(PLACES)
    for place in visited:
        page.goto(place)
        for each in axe.Axe().run(page).response["violations"]:
            if each["impact"] in SERIOUS:
                found.append(
                    (place.removeprefix(address), each["id"], [node["html"][:200] for node in each["nodes"][:3]])
                )
    context.close()
    assert not found
