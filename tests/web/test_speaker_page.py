"""The page of a speaker: over time, by article or subject, in company; also of one with very many names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.ask.carried import ALONE, ASKS, FALSE_POST, TIDE, WHO, WORDS, make_carried
from tests.resolve.world import Who, grow
from tests.resolve.world import entry as plain_entry
from tests.web.carried import reading_room
from tests.web.test_pages import Outline


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("spoken") / "record"
    make_carried(folder)
    yield reading_room(folder)


@pytest.fixture(scope="module")
def path(client: TestClient) -> str:
    rows = client.get("/api/speakers").json()["rows"]
    return next(f"/speakers/{row['id']}" for row in rows if row["name"] == WHO)


def test_every_column_is_a_link_with_a_name_and_the_table_says_the_same(client: TestClient, path: str) -> None:
    page = client.get(path).text
    columns = re.findall(r'<a class="column[^"]*" href="([^"]+)" aria-label="([^"]+)"', page)
    assert [label.partition(":")[0] for _, label in columns] == ["February 2031", "March 2031", "January 2032"]
    assert columns[0][1].startswith("February 2031: 3 statements: ")
    assert f"{TIDE} 1;" in columns[0][1]
    assert unescape(columns[0][0]) == f"{path}?since=2031-02&until=2031-02#over-time"
    [table] = re.findall(r'<details class="figures">.*?</details>', page, re.DOTALL)
    rows = re.findall(r"<tr><th scope=\"row\"><a [^>]*>([^<]+)</a></th>(.*?)</tr>", table, re.DOTALL)
    assert [(day, re.findall(r">(\d+)</td>", cells)[-1]) for day, cells in rows] == [
        ("February 2031", "3"), ("March 2031", "1"), ("January 2032", "1"),
    ]  # fmt: skip
    # Each outlet has its pattern in the plot and in the legend.
    assert all(f'id="pattern-{number}"' in page for number in range(6))
    assert re.search(r'class="swatch".*?url\(#pattern-0\).*?</svg>', page, re.DOTALL)
    assert 'class="strip"' in page and "harbour master, Port of Tarnfield" in page
    assert " style=" not in page
    assert page.count("<script") == 0 or 'src="/static/' in page


def test_a_month_leads_on_to_its_neighbours_its_year_and_the_whole(client: TestClient, path: str) -> None:
    page = unescape(client.get(f"{path}?since=2031-02&until=2031-02").text)
    assert f"{path}?since=2031-01&until=2031-01#over-time" in page
    assert f"{path}?since=2031-03&until=2031-03#over-time" in page
    assert f"{path}?since=2031&until=2031#over-time" in page
    assert f'href="{path}#over-time"' in page
    assert '<h2 id="said">1 statement,' in page
    days = re.findall(r'class="column[^"]*" href="[^"]*since=(2031-02-\d\d)', page)
    assert days == ["2031-02-24", "2031-02-26"]
    day = client.get(f"{path}?since=2031-02-24&until=2031-02-24").text
    assert 'class="column chosen"' in day
    assert "Nothing is told in this period" in client.get(f"{path}?since=2030&until=2030").text


def test_whom_it_speaks_about_and_answers_is_linked_to_the_narrowed_list(client: TestClient, path: str) -> None:
    page = unescape(client.get(path).text)
    key = path.rpartition("/")[2]
    [about] = re.findall(rf'/statements\?speaker={key}&about=([^"]+)">', page)[:1]
    rows = client.get(f"/api/statements?speaker={key}&about={about}").json()
    assert rows["total"] == 1
    assert re.search(rf'>{ASKS}</bdi></a> <a class="detail" href="/articles/d-', page)
    assert "Why this is one" in page
    assert "same because" in page
    told = client.get(f"/api{path}").json()
    assert [row["name"] for row in told["answered"]] == [ASKS]
    assert told["timeline"]["bins"][0] == {"start": "2031-02", "counts": told["timeline"]["bins"][0]["counts"]}
    assert sum(told["timeline"]["bins"][0]["counts"]) == 3


def test_facets_narrow_and_let_go(client: TestClient, path: str) -> None:
    page = unescape(client.get(path).text)
    assert f'href="{path}?outlet=Northern+Tide"' in page
    narrowed = unescape(client.get(f"{path}?outlet=Northern+Tide&kind=direct").text)
    assert '<h2 id="said">1 statement,' in narrowed
    assert f'href="{path}?kind=direct" aria-current="true"' in narrowed
    assert f'href="{path}?outlet=Northern+Tide" aria-current="true"' in narrowed
    assert client.get(f"/api{path}?outlet=Northern+Tide").json()["found"]["total"] == 2
    assert "No statement of this speaker fits all of this" in client.get(f"{path}?outlet=Nobody").text
    # The outlet that looks like another one is one of its own.
    assert client.get(f"/api{path}", params={"outlet": FALSE_POST}).json()["found"]["total"] == 1


def test_by_subject(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?group=subject").text
    assert "A subject is somebody or something that statements name" in page
    assert re.search(r'<h3 id="subject-\d">.*?Tarnfield.*?</h3>', page)
    told = client.get(f"/api{path}?group=subject").json()["subjects"]
    assert [row["words"] for each in told if each["word"] == "dredged" for row in each["rows"]][:1] == [ALONE]
    assert any(each["entity"] and each["rows"][0]["words"] == WORDS for each in told)
    assert client.get(f"/api{path}").json()["subjects"] == []
    assert client.get(f"{path}?group=other").status_code == 400


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One of 200 names, one whom no article names, a group, and names that mean harm."""
    folder: Path = tmp_path_factory.mktemp("odd") / "record"
    names = tuple(f"Ada Lindqvist {chr(97 + number % 26)}{number}" for number in range(199))
    whos = [
        Who("Ada Lindqvist", also=names), Who("a senior <b>official</b>", named=False),
        Who("the islanders", kind="group"),
        Who('"><svg onload=alert(1)>\u202eAb', office=("</text><script>x</script>", None)),
    ]  # fmt: skip
    grow(
        folder, [plain_entry(1, *whos, date="2031-02-24", outlet="Tide"), plain_entry(2, Who("Bo"), outlet="Tide")]
    ).close()
    yield reading_room(folder)


def test_two_hundred_spellings_a_description_a_group_and_hostile_names(odd: TestClient) -> None:
    rows = {row["name"]: row for row in odd.get("/api/speakers").json()["rows"]}
    many = odd.get(f"/speakers/{rows['Ada Lindqvist']['id']}").text
    assert "188 more spellings" in many
    assert many.count("Ada Lindqvist ") >= 199
    nameless = odd.get(f"/speakers/{rows['a senior <b>official</b>']['id']}").text
    assert "not named in the article" in nameless
    assert "<b>official" not in nameless
    assert "several people, whom articles name together" in odd.get(f"/speakers/{rows['the islanders']['id']}").text
    undated = odd.get(f"/speakers/{rows['Bo']['id']}").text
    assert "Statements over time" not in undated
    [hostile] = [row for name, row in rows.items() if "svg onload" in name]
    page = odd.get(f"/speakers/{hostile['id']}").text
    outline = Outline(page)
    assert not [key for key, _ in outline.attributes if key.startswith("on") or key == "style"]
    assert "<script>x" not in page
    assert "\u202e" not in page
    ids = [value for key, value in outline.attributes if key == "id"]
    assert len(ids) == len(set(ids))
