"""The page of a statement that many articles tell, some of them with another date."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.types import Interval
from onrecord.web.app import create_app
from tests.ask.tied import DAY, WORDS
from tests.resolve.telling.world import Said, entry
from tests.resolve.world import grow
from tests.web.test_pages import Outline

MANY = 45


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("many") / "record"
    who, thursday = "Ada Lindqvist", Interval("2031-02-20", "2031-02-20", "“on Thursday”")
    told = [
        entry(1, Said(who, WORDS, said=DAY), outlet="Osmark Courier"),
        entry(2, Said(who, WORDS, said=DAY, venue="the Osmark Courier")),
        entry(3, Said(who, WORDS, said=thursday)),
        *(entry(number, Said(who, WORDS)) for number in range(4, MANY + 1)),
    ]
    copied = dataclasses.replace(told[3], document=dataclasses.replace(told[3].document, republisher="Marsh & Moor"))
    grow(folder, [*told[:3], copied, *told[4:]]).close()
    client = TestClient(create_app(folder), base_url="http://localhost:8321")
    [row] = client.get("/api/statements").json()["rows"]
    assert (row["tellings"], row["outlets"]) == (MANY, MANY)
    yield client.get(f"/statements/{row['id']}").text


def test_what_is_beyond_the_first_is_folded_and_all_of_it_is_there(page: str) -> None:
    assert f"Told {MANY} times by {MANY} outlets" in page
    assert page.count('<article class="said telling"') == MANY
    assert f"{MANY - 40} more tellings</summary>" in page
    # The speaker, the venue, every article, and the site that one of them was copied from.
    assert page.count('<li class="rung ') == MANY + 3
    assert f"{MANY + 3 - 30} more steps</summary>" in page
    ids = [value for key, value in Outline(page).attributes if key == "id"]
    assert len(ids) == len(set(ids))


def test_another_date_is_listed_with_what_it_rests_on(page: str) -> None:
    listed = re.search(r"<dt>Dated otherwise</dt><dd>(.*?)</dd>", page, re.DOTALL)
    assert listed is not None
    assert "24 February 2031, against <a href=" in listed[1]
    assert "“on Monday”" in listed[1]


def test_a_venue_with_an_article_of_its_own_and_a_republisher_are_rungs(page: str) -> None:
    rungs = re.findall(r'<li class="rung.*?</li>', page, re.DOTALL)
    [venue] = [rung for rung in rungs if 'rung-kind">venue' in rung]
    assert "its own article" in venue
    assert "not in this record" not in page
    assert any("Marsh &amp; Moor" in rung and "the copy was taken from there" in rung for rung in rungs)
