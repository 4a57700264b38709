"""Edits and languages in the reading room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import watching
from onrecord.pipeline import add
from onrecord.store.record import Record
from onrecord.web.app import create_app
from tests.run.stages import LineStage
from tests.store.web import HERALD, Web, day, page, paragraph

GERMAN = "Die Fähre bleibt im Hafen, sagte Ilse Marrow am Montag im Hafenamt, weil die Rampe noch nicht sicher ist.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edits")
    record = folder / "record"
    (folder / "a.txt").write_bytes(GERMAN.encode())
    add(record, [folder / "a.txt"])
    watching.watch(record, [f"{HERALD}/ferry"], now=day(1))
    for number, what in enumerate(("stays in port", "<b>sails</b> again", "stays in port"), 1):
        web = Web(ferry=page(paragraph(what.replace("<", "&lt;")), paragraph("was late")))
        watching.run(record, now=day(number), web=web, stage=LineStage())
    return record


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    yield TestClient(create_app(folder), base_url="http://localhost:8321", follow_redirects=False)


def test_edits_are_listed_with_their_twin(client: TestClient) -> None:
    told = client.get("/api/edits").json()
    assert [(row["silent"], row["returned"], row["changes"]) for row in told["rows"]] == [
        (True, True, 1),
        (True, False, 1),
    ]
    assert [(row["edits"], row["silent"], row["articles"]) for row in told["outlets"]] == [(2, 2, 1)]
    page_ = client.get("/edits").text
    assert "2 edits" in page_
    assert page_.count("#changes") == 2
    assert "nothing in the article says so" in page_
    assert client.get("/api/edits?silent=1&until=2031-04-02").json()["total"] == 1
    assert client.get("/api/edits?outlet=nobody").json()["total"] == 0
    assert "No edit fits" in client.get("/edits?outlet=nobody").text
    assert client.get("/edits?since=yesterday").status_code == 400
    assert 'name="silent" type="checkbox" value="1" checked' in client.get("/edits?silent=1").text


def test_an_edited_article_shows_what_was_changed(client: TestClient, folder: Path) -> None:
    row = client.get("/api/edits").json()["rows"][0]
    for key in (row["document"], row["replaces"]):
        text = client.get(f"/articles/{key}").text
        assert 'href="#changes"' in text
        assert "<del>stays in port</del> <ins>&lt;b&gt;sails&lt;/b&gt; again</ins>" in text
        assert "<b>sails" not in text
        told = client.get(f"/api/articles/{key}").json()["edits"]
        assert {pair["from"] for pair in told} == {row["document"], row["replaces"]}
        assert all(pair["changes"][0]["kind"] == "replace" for pair in told)
    assert "Another version has replaced this one" in client.get(f"/articles/{row['replaces']}").text
    assert "Another version" not in client.get(f"/articles/{row['document']}").text


def test_a_text_in_another_language_is_marked(client: TestClient) -> None:
    [row] = client.get("/api/articles?words=Hafenamt").json()["rows"]
    assert row["language"] == "de"
    listed = client.get("/articles?words=Hafenamt").text
    assert "German (de)" in listed
    assert 'lang="de"' in listed
    text = client.get(f"/articles/{row['id']}").text
    assert "Not analysed: the text is in German (de), and the model reads English" in text
    assert text.count('lang="de"') >= 1
    told = client.get(f"/api/articles/{row['id']}").json()
    assert (told["attributions"], told["skipped"].partition(":")[0], told["edits"]) == ([], "not analysed", [])


def test_an_english_article_is_in_the_language_of_the_page(client: TestClient) -> None:
    key = client.get("/api/edits").json()["rows"][0]["document"]
    text = client.get(f"/articles/{key}").text
    assert text.count("lang=") == text.count('lang="en"')
    assert "Not analysed" not in text


def test_the_twin_says_when_the_record_changed(client: TestClient, folder: Path) -> None:
    answer = client.get("/edits")
    assert client.get("/edits", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    web = Web(ferry=page(paragraph("&lt;b>sails&lt;/b> again"), paragraph("was late")))
    watching.run(folder, now=day(4), web=web, stage=LineStage())
    changed = client.get("/edits", headers={"if-none-match": answer.headers["etag"]})
    assert changed.status_code == 200
    assert "3 edits" in changed.text
    with Record.open(folder) as record:
        assert len(record.snapshot().returns) == 2
