"""Lists as addresses, their facets and exports; the front page, and what it remembers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.export.bare import BARE, bare_columns
from onrecord.export.tables import columns
from onrecord.judging import Wanted, judge
from onrecord.store.record import Record
from onrecord.tagging import tag
from onrecord.web.app import create_app
from tests.ask.tied import INNER, WORDS
from tests.store.test_index_growing import add, articles

NOW = datetime(2031, 4, 9, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("lists") / "record"
    add(made, [each for batch in articles()[:4] for each in batch])
    return made


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False) as client:
        yield client


def rows(client: TestClient, path: str) -> list[dict[str, object]]:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def test_what_is_chosen_stands_above_the_list_and_can_be_left_out(client: TestClient) -> None:
    page = client.get("/statements?about=Tarnfield&first_hand=1&independent=2&said_since=2031-02&tag=x").text
    chosen = page[page.index('class="chips"') : page.index('class="with-facets"')]
    for label in ("about", "first-hand only", "independent tellings: 2 or more", "said", "your tag"):
        assert label in chosen
    assert "/statements?said_since=2031-02&amp;first_hand=1&amp;independent=2&amp;tag=x" in chosen.replace(
        "about=&amp;", ""
    )
    assert 'type="checkbox" value="1" checked' in page


def test_someone_chosen_in_a_facet_is_shown_by_name_and_kept_by_id(client: TestClient) -> None:
    spread = client.get("/api/statements").json()["facets"]
    [place] = [row for row in spread["about"] if row["name"] == "Tarnfield"]
    page = client.get(f"/statements?about={place['id']}").text
    assert f'<input type="hidden" name="about" value="{place["id"]}">' in page
    assert re.search(r"about <b>\s*<bdi[^>]*>Tarnfield", page)
    assert client.get(f"/api/statements?about={place['id']}").json()["total"] == place["count"] == 1


def test_facets_are_the_same_on_the_page_and_in_the_api(client: TestClient) -> None:
    spread = client.get("/api/statements?words=ferries").json()["facets"]
    assert set(spread) == {"outlets", "kinds", "speakers", "about", "venues", "months", "said"}
    page = client.get("/statements?words=ferries").text
    for title in ("Said by", "About", "Told by", "Kind", "Where it was said", "Published", "Said"):
        assert f">{title}</h3>" in page
    assert spread["venues"] == [
        {"name": "interview with the Osmark Courier", "count": 1, "key": "interview with the osmark courier"}
    ]
    assert [row["name"] for row in spread["months"]] == ["2031-02"]


def test_a_list_is_exported_as_it_is(client: TestClient, folder: Path) -> None:
    listed = client.get("/api/statements?sort=tellings").json()["rows"]
    exported = rows(client, "/statements.jsonl?sort=tellings")
    assert [row["id"] for row in exported] == [row["id"] for row in listed]
    assert list(exported[0]) == list(columns("statements"))
    with Record.open(folder) as record:
        whole = {row["id"]: row for row in record.snapshot().statements()}
    assert all(row == whole[row["id"]] for row in exported)
    tellings = rows(client, "/statements.jsonl?words=ferries&table=attributions")
    assert len(tellings) == 5
    assert list(tellings[0]) == list(columns("attributions"))
    assert rows(client, "/statements.jsonl?words=nosuchword") == []
    table = list(csv.DictReader(io.StringIO(client.get("/statements.csv?sort=tellings").text)))
    assert [row["id"] for row in table] == [row["id"] for row in exported]
    assert client.get("/statements.xlsx").status_code == 400
    assert client.get("/statements.jsonl?since=2031-99").status_code == 400
    saved = client.get("/statements.csv?text=0").headers["content-disposition"]
    assert saved == 'attachment; filename="statements-without-text.csv"'


def test_a_list_without_text_holds_no_word_of_an_article(client: TestClient) -> None:
    documents = {row["id"]: row for row in rows(client, "/articles.jsonl")}
    for path, table in (
        ("/articles.jsonl?text=0", "documents"), ("/statements.jsonl?text=0", "statements"),
        ("/statements.jsonl?text=0&table=attributions", "attributions"),
    ):  # fmt: skip
        found = rows(client, path)
        assert found
        assert list(found[0]) == list(bare_columns(table)) == [*BARE[table].__dataclass_fields__]
        whole = json.dumps(found, ensure_ascii=False)
        for words in (WORDS, INNER, "islanders", "on Monday", "Osmark Courier", "Ada Lindqvist", "closed", "pier"):
            assert words not in whole, (path, words)
    for row in rows(client, "/statements.jsonl?text=0&table=attributions&words=ferries"):
        document = documents[str(row["document"])]
        assert (row["uri"], row["sha256"]) == (document["uri"], document["sha256"])
        spans = row["content_spans"]
        assert isinstance(spans, list)
        assert str(document["text"])[spans[0][0] : spans[0][1]].startswith("The ferries of Tarnfield")


def test_articles_are_exported_and_narrowed(client: TestClient) -> None:
    assert len(rows(client, "/articles.jsonl?reporting=1")) == 6
    spread = client.get("/api/articles?words=pier").json()["facets"]
    assert {row["name"] for row in spread["outlets"]} == {"Tarn Post", "Čas"}
    page = client.get("/articles?words=pier&reporting=1&language=en").text
    assert "in which something is said" in page
    assert "Export exactly this list" not in page


def test_own_tags_narrow_both_lists(folder: Path, client: TestClient) -> None:
    assert 'name="tag"' not in client.get("/statements").text
    [row] = client.get("/api/statements?words=dredged").json()["rows"]
    tag(folder, row["id"], ["<To check>"], by="Ana", now=NOW)
    tag(folder, row["document"], ["Front page"], by="Ana", now=NOW)
    assert client.get("/api/statements?tag=%3Cto+check%3E").json()["total"] == 1
    assert client.get("/api/statements?tag=front+page").json()["total"] == 0
    assert client.get("/api/articles?tag=front+page").json()["total"] == 1
    assert "&lt;To check&gt;</option>" in client.get("/statements").text


def test_a_failed_search_explains_itself_and_offers_what_is_near(client: TestClient) -> None:
    page = client.get("/search?words=Ada+Lindquist").text
    assert "Did you mean" in page
    assert "Ada Lindqvist" in page
    page = client.get("/search?words=ferrying+zebra").text
    assert "Each by itself" in page
    assert 'href="/search?words=ferry%2A"' in page
    assert "nothing begins so" in page
    found = client.get("/api/search?words=ferrying+zebra").json()
    assert [each["beginning"] for each in found["tried"]] == ["ferry*", None]
    assert "Statements about" in client.get("/search?words=Tarnfield").text


def test_the_front_page_draws_how_often_each_is_quoted(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('class="spark"') == len(client.get("/api").json()["speakers"]) > 0
    assert "style=" not in page
    assert "<script" not in page


def test_the_front_page_tells_what_came_since_the_last_visit(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    add(folder, articles()[0])
    with TestClient(create_app(folder), base_url="http://localhost:8321") as client:
        assert "last visit" not in client.get("/").text
        assert "Nothing has come into the record since your last visit" in client.get("/").text
        add(folder, articles()[1])
        for _ in "ab":
            assert "2 articles added" in client.get("/").text
        assert "Since your last visit" in client.get("/").text
        # The browser was closed and opened again.
        kept = client.cookies["onrecord-seen"]
        client.cookies.clear()
        client.cookies.set("onrecord-seen", kept)
        assert "Nothing has come" in client.get("/").text
        row = client.get("/api/statements?words=dredged").json()["rows"][0]
        judge(folder, Wanted("reject", row["attribution"]), by="Ana <i>", why="not said", now=NOW)
        page = client.get("/").text
        assert "1 judgement in the log" in page
        assert "Ana &lt;i&gt;" in page
        for state in ("9999.0", "<b>", "1.1.1", "-3.4"):
            client.cookies.clear()
            client.cookies.set("onrecord-seen", state)
            assert "last visit" not in client.get("/").text
