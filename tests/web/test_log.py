"""The log, own tags and notes, and the lists of a tag."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.judging import undo
from onrecord.tagging import tag
from onrecord.web.app import create_app
from tests.judging import NOON, documents, put, rule, told
from tests.web.forms import press

RAIN = "Ada Lindqvist said that it rains. Bo Raskin said that it pours."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("log") / "record"
    put(made, rain=RAIN)
    found = told(made)
    rule(made, "reject", found["it rains"]["id"], by="Ann", why="<b>Not</b> said", minutes=1)
    rule(made, "speaker", found["it pours"]["id"], by="Ben", value="Cy Orr", kind="person", minutes=2)
    undo(made, 1, by="Cleo", now=NOON + timedelta(minutes=3))
    tag(made, found["it pours"]["statement"], ["flood"], by="Ben", now=NOON + timedelta(minutes=4))
    return made


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[TestClient]:
    yield TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False)


def test_everything_is_listed_the_newest_first_with_its_state(record: Path, client: TestClient) -> None:
    rows = client.get("/api/log").json()["rows"]
    assert [row["verb"] for row in rows] == ["tag", "undo", "speaker", "reject", "add"]
    assert [row["state"] for row in rows] == [None, "in force", "in force", "undone", None]
    assert rows[3]["detail"] == "undone by judgement 3"
    assert rows[1]["what"] == "judgement 1 is undone"
    assert rows[2]["what"] == "“that it pours” was said by Cy Orr"
    assert rows[4]["what"] == "1 article added"
    assert [row["undoable"] for row in rows] == [False, True, True, False, False]
    page = client.get("/log").text
    assert "&lt;b&gt;Not&lt;/b&gt; said" in page
    assert f'href="/attributions/{told(record)["it pours"]["id"]}"' in page
    assert page.count("/judge/undo/") == 2


@pytest.mark.parametrize(
    ("asked", "verbs"),
    [({"by": "Ben"}, ["tag", "speaker"]), ({"verb": "reject"}, ["reject"]), ({"by": "Nobody"}, []),
     ({"by": "' OR 1=1 --"}, []), ({"thing": "a-00"}, []), ({"page": "9"}, [])],
)  # fmt: skip
def test_it_is_narrowed(client: TestClient, asked: dict[str, str], verbs: list[str]) -> None:
    assert [row["verb"] for row in client.get("/api/log", params=asked).json()["rows"]] == verbs
    assert client.get("/log", params=asked).status_code == 200


def test_it_is_narrowed_to_one_thing(record: Path, client: TestClient) -> None:
    found = told(record)
    cases = {
        found["it rains"]["id"]: ["reject"],
        found["it pours"]["statement"]: ["tag", "speaker"],
        documents(record)["rain"]["id"]: ["tag", "speaker", "reject"],
    }
    for thing, verbs in cases.items():
        assert [row["verb"] for row in client.get("/api/log", params={"thing": thing}).json()["rows"]] == verbs


def test_undoing_is_asked_with_what_it_brings_back(record: Path, client: TestClient) -> None:
    page = client.get("/judge/undo/2").text
    assert "Who speaks is again whom the program finds" in page
    assert "Changes 1 attribution" in page
    done = press(client, "/judge/undo/2", "Undo it", by="Ben")
    assert "judgement 2 is undone" in done.text
    assert told(record)["it pours"]["speaker"]["name"] == "Bo Raskin"
    assert "It is undone already" in client.get("/judge/undo/2").text
    assert client.get("/judge/undo/77").status_code == 404


def test_tags_and_notes_are_put_on_and_taken_off_from_the_page(record: Path, client: TestClient) -> None:
    key = documents(record)["rain"]["id"]
    path = f"/articles/{key}"
    assert "<b>wet</b>" not in press(client, path, "Put it on", tag="<b>wet</b>", by="Ben").text
    press(client, path, "Put it on", tag="a/b c", by="Ben")
    press(client, path, "Write it down", note="Asked <i>twice</i>", by="Ben")
    row = client.get(f"/api{path}").json()
    assert [each["tag"] for each in row["tags"]] == ["<b>wet</b>", "a/b c"]
    assert row["notes"][0]["note"] == "Asked <i>twice</i>"
    assert [each["tag"] for each in client.get("/api/tags").json()] == ["<b>wet</b>", "a/b c", "flood"]
    found = client.get("/api/tags/a%2Fb%20c").json()
    assert [(each["table"], each["id"]) for each in found] == [("documents", key)]
    assert "Asked" not in press(client, path, "Take it back").text
    assert "a/b c" not in press(client, path, "Take off the tag a/b c").text
    assert client.get("/api/tags/a%2Fb%20c").json() == []
    # A tag's own page leads to the statement by its words.
    assert "that it pours" in client.get("/tags/FLOOD").text
    assert client.post("/tags", data={"on": key, "tag": "x", "by": "Ben"}).status_code == 403
    assert client.post("/notes", data={"on": key, "note": "x", "by": "Ben"}).status_code == 403
