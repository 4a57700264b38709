"""The list of outlets, and the page of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from tests.ask.carried import FALSE_POST, POST, QUAY, TIDE, WHO, make_carried
from tests.web.carried import outlet_path, reading_room
from tests.web.test_pages import Outline


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("outlets") / "record"
    make_carried(folder)
    yield reading_room(folder)


def test_all_outlets_with_their_figures(client: TestClient) -> None:
    page = unescape(client.get("/outlets").text)
    assert f'href="{outlet_path(TIDE)}"' in page
    assert 'role="region" aria-label="Outlets and their figures" tabindex="0"' in page
    rows = {row["name"]: row for row in client.get("/api/outlets").json()}
    assert rows[TIDE]["pace"] == {"shared": 1, "first": 1, "together": 0, "later": 0, "median": 0.0, "undated": 0}
    assert (rows[TIDE]["documents"], rows[TIDE]["direct"], rows[TIDE]["indirect"]) == (2, 3, 1)


def test_names_that_look_alike_are_told_apart_in_neutral_words(client: TestClient) -> None:
    page = unescape(client.get("/outlets").text)
    assert "name holds letters of 2 scripts: Cyrillic and Latin" in page
    assert "U+0430 cyrillic small letter a" in page
    own = client.get(outlet_path(FALSE_POST)).text
    assert "This name holds letters of 2 scripts: Cyrillic and Latin." in own
    assert f'href="{outlet_path(POST)}"' in own
    other = client.get(outlet_path(POST)).text
    assert "The other has U+0430 cyrillic small letter a" in other
    assert "scripts" not in re.sub(r"<script.*?</script>", "", other)


def test_one_outlet(client: TestClient) -> None:
    page = unescape(client.get(outlet_path(TIDE)).text)
    assert "Of its statements, 1 is told by other outlets of this record too." in page
    columns = re.findall(r'<a class="column[^"]*" href="([^"]+)" aria-label="([^"]+)"', page)
    assert [label for _, label in columns] == ["24 February 2031: 1 article", "2 March 2031: 1 article"]
    assert columns[0][0] == f"{outlet_path(TIDE)}?since=2031-02-24&until=2031-02-24#over-time"
    assert f"{WHO}</bdi></a></th>" in page
    told = client.get(f"/api{outlet_path(TIDE)}").json()
    assert (told["own"], told["others"]) == (4, 2)
    assert told["quoted_most"][0]["name"] == WHO
    assert [row["name"] for row in client.get(f"/api{outlet_path(POST)}").json()["credits"]] == ["Coast Wire"]
    assert "Coast Wire" in client.get(outlet_path(POST)).text


def test_a_name_that_an_address_must_spell_out_and_one_that_is_not_there(client: TestClient) -> None:
    answer = client.get(outlet_path(QUAY))
    assert answer.status_code == 200
    assert f'href="/api{outlet_path(QUAY)}"' in answer.text
    assert client.get(f"/api{outlet_path(QUAY)}").json()["name"] == QUAY
    assert client.get("/outlets/Nobody").status_code == 404
    assert client.get("/api/outlets/Nobody").status_code == 404
    assert client.get("/outlets/%00").status_code == 404


def test_headings_ids_and_attributes(client: TestClient) -> None:
    for path in ("/outlets", outlet_path(TIDE), outlet_path(FALSE_POST)):
        outline = Outline(client.get(path).text)
        levels = [int(tag[1]) for tag in outline.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
        ids = [value for key, value in outline.attributes if key == "id"]
        assert len(ids) == len(set(ids)), path
        assert not [key for key, _ in outline.attributes if key == "style" or key.startswith("on")]
