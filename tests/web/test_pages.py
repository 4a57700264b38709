"""The pages and their JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store.record import Record
from onrecord.web.app import create_app
from tests.ask.records import FERRY, MADE, RAMP, entry, make_record

Find = Callable[[str], str]
LISTS = ("/", "/search?words=ferry", "/statements", "/articles", "/speakers", "/outlets", "/compare", "/edits",
         "/review", "/review?kind=links", "/log", "/tags")  # fmt: skip


class Outline(HTMLParser):
    """The elements and attributes of a page, and the levels of its headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def _things(client: TestClient) -> list[str]:
    """One address of each kind of thing."""
    row = client.get("/api/statements").json()["rows"][0]
    speaker = client.get("/api/speakers").json()["rows"][0]["id"]
    return [f"/articles/{row['document']}", f"/statements/{row['id']}", f"/speakers/{speaker}"]


def test_every_page_is_there_with_its_json_and_says_what_a_browser_may_do(client: TestClient) -> None:
    for path in (*LISTS, *_things(client)):
        answer = client.get(path)
        assert answer.status_code == 200, path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        json = client.get("/api" + path.removesuffix("/"))
        assert json.status_code == 200, path
        assert json.headers["content-type"] == "application/json"


def test_headings_are_in_order_and_every_field_has_a_label(client: TestClient) -> None:
    for path in (*LISTS, *_things(client), "/nothing-here"):
        page = client.get(path).text
        outline = Outline(page)
        levels = [int(tag[1]) for tag in outline.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
        assert {"header", "nav", "main", "footer"} <= set(outline.tags), path
        fields = re.findall(r"<(?:input|select) id=\"(\w+)\"", page)
        assert all(f'<label for="{field}">' in page for field in fields), path
        ids = [value for key, value in outline.attributes if key == "id"]
        assert len(ids) == len(set(ids)), path


def test_nothing_in_an_article_comes_alive(client: TestClient, article: Find) -> None:
    key = article("alert(1)>.txt")
    hostile = [f"/articles/{key}", "/", "/statements", "/articles", "/speakers", "/outlets", "/search?words=img"]
    found = client.get("/api/statements", params={"words": "img", "everything": 1}).json()["rows"][0]
    hostile += [f"/statements/{found['id']}", f"/speakers/{found['speaker_id']}"]
    for path in hostile:
        outline = Outline(client.get(path).text)
        assert not {"script", "img", "iframe", "svg", "b"} & set(outline.tags) - _own_tags(path), path
        assert not [key for key, _ in outline.attributes if key.startswith("on") or key in ("style", "srcdoc")], path
        assert not [value for key, value in outline.attributes if key == "href" and "javascript:" in (value or "")]
    page = client.get(f"/articles/{key}").text
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "U+202E" in page
    assert "{{ 7 * 7 }}" in page


def _own_tags(path: str) -> set[str]:
    return set() if path.startswith("/articles/") else {"b", "svg"}


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x>', "' OR 1=1 --", "\x00", "a" * 900, '"'])
def test_what_a_reader_types_comes_back_inert(client: TestClient, words: str) -> None:
    for path in ("/search", "/statements", "/articles", "/speakers"):
        answer = client.get(path, params={"words": words})
        assert answer.status_code in (200, 303), (path, words)
        assert not {"script", "img"} & set(Outline(answer.text).tags)


def test_an_article_marks_its_parts_and_links_them(client: TestClient, article: Find) -> None:
    key = article("ferry.txt")
    page = client.get(f"/articles/{key}").text
    told = client.get(f"/api/articles/{key}").json()["attributions"]
    assert len(told) == 4
    for number, each in enumerate(told, 1):
        assert f'id="{each["id"]}"' in page
        assert f'href="#{each["id"]}"' in page
        assert f'href="/statements/{each["statement"]}"' in page
        assert re.search(rf'class="content[^"]* m{number}"', page)
    assert '<span class="source m1">harbour master Ilse Marrow</span>' in page
    assert page.count("m1&#34;") == 0
    assert len(re.findall(r'<span class="content m1">', page)) == 2
    assert "<details" in page
    assert "Share this [bold]page[/bold]" in page
    rules = client.get("/static/notes-4.css").text
    assert ".m4" in rules
    assert ".m5" not in rules


def test_filters_narrow_and_what_is_hidden_is_said_and_shown(client: TestClient) -> None:
    page = client.get("/statements").text
    assert "Not shown: 2 more" in page
    assert "that the line will close" not in page
    everything = client.get("/statements?everything=1").text
    assert "that the line will close" in everything
    assert "low confidence, 0.20" in everything
    direct = client.get("/api/statements?kind=direct&outlet=the+northern+tide").json()
    assert [row["words"] for row in direct["rows"]] == ["“We will not sail,” […] “until the ramp is safe.”"]
    assert {row["name"]: row["count"] for row in direct["facets"]["kinds"]} == {"direct": 1, "indirect": 1, "mixed": 1}
    assert client.get("/api/statements?since=2031-04-03").json()["total"] == 1
    assert client.get("/api/statements?act=belief").json()["total"] == 1
    assert client.get("/api/statements?words=sail*&speaker=Marrow").json()["total"] == 2


def test_words_get_no_quotation_marks_that_the_article_does_not_have(client: TestClient) -> None:
    rows = client.get("/statements?words=broken").text
    words = re.search(r'<p class="words"[^>]*>(.*?)</p>', rows)
    assert words is not None
    assert re.sub(r"</?mark>", "", words[1]) == "that the ramp was broken"


def test_one_search_finds_speakers_statements_and_articles(client: TestClient) -> None:
    page = client.get("/search?words=marrow").text
    assert "Ilse Marrow" in page
    found = client.get("/api/search?words=marrow").json()
    assert found["speakers"]["rows"][0]["name"] == "Ilse Marrow"
    assert found["articles"]["total"] >= 2
    assert "Nothing in the record fits" in client.get("/search?words=zzzz").text
    assert client.get("/search?words=").headers["location"] == "/"


def test_a_speakers_page_groups_by_article_and_tells_names_and_roles(client: TestClient) -> None:
    [marrow] = client.get("/api/speakers?words=marrow").json()["rows"]
    page = client.get(f"/speakers/{marrow['id']}").text
    assert "Names as spelt" in page
    assert "harbour master" in page
    assert "Ferry stays in port" in page
    assert "that sailings would start on Monday" in page


@pytest.mark.parametrize("words", ["harbour master", "MASTER", "marrow harbour"])
def test_a_speaker_is_found_by_office(client: TestClient, words: str) -> None:
    rows = client.get("/api/speakers", params={"words": words}).json()["rows"]
    assert [row["name"] for row in rows] == ["Ilse Marrow"]


def test_shortened_ids_and_ids_of_other_things_lead_to_the_right_page(client: TestClient) -> None:
    row = client.get("/api/statements").json()["rows"][0]
    assert client.get(f"/statements/{row['id'][:12]}").headers["location"] == f"/statements/{row['id']}"
    assert client.get(f"/articles/{row['id']}").headers["location"] == f"/statements/{row['id']}"
    there = f"/articles/{row['document']}#{row['attribution']}"
    assert client.get(f"/attributions/{row['attribution']}").headers["location"] == there
    assert client.get(f"/api/statements/{row['id'][:12]}").headers["location"] == f"/api/statements/{row['id']}"


@pytest.mark.parametrize(
    "path", ["/x", "/statements/s-none", "/articles/d-none", "/speakers/e-none", "/static/../app.py"]
)
def test_what_is_not_there_is_a_page_that_helps(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text
    assert 'href="/statements"' in answer.text
    json = client.get("/api" + path)
    assert json.status_code == 404
    assert json.json()["detail"]


@pytest.mark.parametrize("query", ["since=soon", "until=2031-02-30", "page=0", "page=x", "kind=loud"])
def test_a_choice_that_cannot_be_read_is_explained(client: TestClient, query: str) -> None:
    answer = client.get(f"/statements?{query}")
    assert answer.status_code == 400
    assert "That cannot be read" in answer.text
    assert client.get(f"/api/statements?{query}").status_code == 400


def test_a_page_beyond_the_last_leads_back(client: TestClient) -> None:
    assert "Go to the first page" in client.get("/statements?page=99").text


def test_the_bytes_are_offered_to_be_saved_and_never_shown(client: TestClient, article: Find, folder: Path) -> None:
    answer = client.get(f"/articles/{article('ferry.txt')}/capture")
    assert answer.content.decode().startswith(FERRY.blocks[0][1])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_head_is_answered_without_a_body(client: TestClient) -> None:
    for path in ("/", "/statements", "/api/statements", "/static/reading-room.css"):
        answer = client.head(path)
        assert answer.status_code == 200
        assert answer.content == b""
    assert client.head("/nothing").status_code == 404
    assert client.post("/statements").status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.0.2.1", ""])
def test_another_hosts_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_the_given_host_and_this_computers_names_are_answered(folder: Path) -> None:
    own = TestClient(create_app(folder, "desk.example"), base_url="http://desk.example:8321")
    for host in ("desk.example", "localhost:8321", "127.0.0.1", "[::1]:8321"):
        assert own.get("/outlets", headers={"host": host}).status_code == 200
    everywhere = TestClient(create_app(folder, "0.0.0.0"), base_url="http://192.0.2.7:8321")
    assert everywhere.get("/outlets").status_code == 200
    assert everywhere.get("/outlets", headers={"host": "evil.example"}).status_code == 421


def test_what_is_added_meanwhile_is_on_the_next_page(tmp_path: Path) -> None:
    make_record(tmp_path / "r", FERRY).close()
    client = TestClient(create_app(tmp_path / "r"), base_url="http://localhost")
    client.get("/articles")  # Makes the index, which is part of what a tag stands for.
    before = client.get("/articles")
    tag = {"If-None-Match": before.headers["etag"]}
    assert client.get("/articles", headers=tag).status_code == 304
    with Record.open(tmp_path / "r") as record, record.adding() as adding:
        adding.commit([entry(RAMP)], MADE)
    after = client.get("/articles", headers=tag)
    assert after.status_code == 200
    assert "2 articles" in after.text


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    Record.create(tmp_path / "r").close()
    client = TestClient(create_app(tmp_path / "r"), base_url="http://localhost")
    assert "This record is empty" in client.get("/").text
    for path in ("/statements", "/articles", "/speakers", "/outlets", "/search?words=x"):
        assert client.get(path).status_code == 200


def test_a_record_that_is_gone_is_said(tmp_path: Path) -> None:
    client = TestClient(create_app(tmp_path / "none"), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Something is in the way" in answer.text


def test_the_api_describes_itself(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert {"/api", "/api/search", "/api/statements", "/api/articles/{key}", "/api/speakers/{key}"} <= set(
        described["paths"]
    )
    assert "StatementRow" in described["components"]["schemas"]
