"""The review: what is asked, in which order, and how one goes through it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ask import review
from onrecord.store.index import build
from onrecord.store.index_schema import CONTENT
from onrecord.store.record import Record
from onrecord.types import Interval
from onrecord.web.app import create_app
from tests.ask.records import FERRY, Piece, Told, entry
from tests.judging import put
from tests.resolve.telling.world import Said
from tests.resolve.telling.world import entry as tells
from tests.resolve.world import grow
from tests.web.forms import press
from tests.web.test_pages import Outline

ARTICLES = (
    FERRY,
    Piece(
        "strike.txt", "The Southern Tide", None,
        (("title", "Strike"), ("body", "Ilse Marrow hinted that crews may strike."),
         ("body", "One deckhand muttered that it is late.")),
        (Told(("that crews may strike",), "Ilse Marrow", "hinted", confidence=0.52, speaker="Ilse Marrow"),
         Told(("that it is late",), "One deckhand", "muttered", confidence=0.41)),
    ),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    grow(tmp_path / "record", [entry(piece) for piece in ARTICLES]).close()
    return tmp_path / "record"


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False) as client:
        yield client


def test_the_least_certain_comes_first_and_what_is_judged_is_asked_no_more(record: Path, client: TestClient) -> None:
    assert review.left(record)["links"] == 2
    assert review.waiting(record) == sum(review.left(record).values())
    [first] = review.queue(record, "links")
    assert first.rank == pytest.approx(0.02)
    [second] = review.queue(record, "links", first.mark)
    assert review.queue(record, "links", second.mark) == ()
    page = press(client, "/review", "Begin", by="Ann")
    assert page.status_code == 200
    page = press(client, "/review?kind=links", "Reject: nobody says this here")
    assert "is rejected" in page.text
    assert "that it is late" in page.text
    assert [each.key for each in review.queue(record, "links")] == [second.key]
    assert review.done(record) == review.done(record, "Ann") == {**dict.fromkeys(review.KINDS, 0), "links": 1}
    assert review.done(record, "Ben")["links"] == 0
    back = press(client, str(page.request.url).removeprefix("http://localhost:8321"), "Undo judgement 1")
    assert "that crews may strike" in back.text
    assert review.left(record)["links"] == 2


def test_what_is_skipped_is_kept_for_each_reviewer(client: TestClient) -> None:
    press(client, "/review", "Begin", by="Ann")
    first = client.get("/review?kind=links").text
    assert "crews may strike" in first
    following = next(value for key, value in Outline(first).attributes if key == "href" and "after=" in (value or ""))
    assert following is not None
    assert "it is late" in client.get(following).text
    assert "it is late" in client.get("/review?kind=links").text
    press(client, "/review", "Go on under this name", by="Ben")
    assert "crews may strike" in client.get("/review?kind=links").text
    press(client, "/review", "Go on under this name", by="Ann")
    assert "it is late" in client.get("/review?kind=links").text
    again = client.get("/review", params={"kind": "links", "after": "0~"}).text
    assert "crews may strike" in again
    assert "crews may strike" in client.get("/review?kind=links").text


def test_an_article_without_a_day_is_asked_for_one(record: Path, client: TestClient) -> None:
    [doubt] = review.queue(record, "dates")
    press(client, "/review", "Begin", by="Ann")
    page = client.get("/review?kind=dates")
    assert "No day of publication is found in the page" in page.text
    check = press(client, "/review?kind=dates", "What would change?", value="2031-04-06")
    assert "Changes 2 attributions" in check.text
    done = press(client, str(check.request.url).removeprefix("http://localhost:8321"), "Judge so")
    assert "Nothing is left here" in done.text
    assert review.queue(record, "dates") == ()
    assert review.done(record)["dates"] == 1
    assert client.get(f"/api/articles/{doubt.document}").json()["published"]["earliest"] == "2031-04-06"


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A record that grew, with two spellings of one name."""
    put(tmp_path / "grown", one="Mykhailo Dzhoravets said that it rains.")
    put(tmp_path / "grown", two="Mikhail Dzhoravets said that it pours. Ada Lindqvist said that it perhaps snows.")
    return tmp_path / "grown"


def test_names_that_were_joined_are_confirmed_or_parted(grown: Path) -> None:
    [doubt] = review.queue(grown, "merges")
    assert "Mikhail Dzhoravets" in doubt.basis
    with TestClient(create_app(grown), base_url="http://localhost:8321", follow_redirects=False) as client:
        press(client, "/review", "Begin", by="Ann")
        assert "They are two" in client.get("/review?kind=merges").text
        page = press(client, "/review?kind=merges", "They are one")
        assert "are one" in page.text
        assert review.queue(grown, "merges") == ()
        press(client, str(page.request.url).removeprefix("http://localhost:8321"), "Undo")
        assert len(review.queue(grown, "merges")) == 1
        press(client, "/review?kind=merges", "They are two")
        assert review.queue(grown, "merges") == ()
        names = {row["name"] for row in client.get("/api/speakers").json()["rows"]}
        assert {"Mikhail Dzhoravets", "Mykhailo Dzhoravets"} <= names


def test_tellings_that_were_joined_are_confirmed(tmp_path: Path) -> None:
    words = "the ferries of Tarnfield will stop on 3 March because the harbour is silting up, and must be dredged"
    other = words.replace("stop on", "be gone from").replace("is silting up", "silts badly")
    record = tmp_path / "record"
    grow(record, [tells(1, Said("Ada Lindqvist", words)), tells(2, Said("Ada Lindqvist", other))]).close()
    [doubt] = review.queue(record, "statements")
    with TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False) as client:
        press(client, "/review", "Begin", by="Ann")
        page = press(client, "/review?kind=statements", "They tell one statement")
        assert "are one" in page.text and "Nothing is left here" in page.text
        assert (review.left(record)["statements"], review.done(record)["statements"]) == (0, 1)
        press(client, str(page.request.url).removeprefix("http://localhost:8321"), "Undo")
        assert [each.key for each in review.queue(record, "statements")] == [doubt.key]


def test_of_two_dates_of_a_saying_one_is_set(tmp_path: Path) -> None:
    words = "the ferries of Tarnfield will stop on 3 March because the harbour is silting up"
    days = ("2031-02-24", "2031-02-24", "2031-02-20")
    record = tmp_path / "record"
    told = [tells(at, Said("Ada Lindqvist", words, said=Interval(day, day, "“so”"))) for at, day in enumerate(days)]
    grow(record, told).close()
    [doubt] = review.queue(record, "dates")
    with TestClient(create_app(record), base_url="http://localhost:8321", follow_redirects=False) as client:
        press(client, "/review", "Begin", by="Ann")
        page = client.get("/review?kind=dates").text
        assert "It was said 2031-02-20, as this article tells it" in page
        done = press(client, "/review?kind=dates", "It was said 2031-02-24, as the other article tells it")
        assert "was said 2031-02-24" in done.text
        assert review.queue(record, "dates") == ()
        assert review.done(record)["dates"] == 1
        said = client.get(f"/api/judge/attributions/{doubt.key}").json()["attribution"]["said"]
        assert said["earliest"] == "2031-02-24" and said["basis"].startswith("set by a person: judged by Ann")
        press(client, str(done.request.url).removeprefix("http://localhost:8321"), "Undo")
        check = press(client, "/review?kind=dates", "What would change?", value="2031-02-21", until="2031-02-22")
        assert "was said 2031-02-21..2031-02-22" in check.text


def test_an_index_that_grew_asks_what_one_made_anew_does(grown: Path, tmp_path: Path) -> None:
    with Record.open(grown) as opened:
        build(opened, opened.snapshot().number, tmp_path / "anew.sqlite")
    query = f"SELECT {CONTENT['doubts']} FROM doubts ORDER BY 1, 2, 3"
    rows = []
    for path in (grown / "index.sqlite", tmp_path / "anew.sqlite"):
        with closing(sqlite3.connect(path)) as connection:
            rows.append(connection.execute(query).fetchall())
    assert rows[0] == rows[1]
    assert rows[0]


@pytest.mark.parametrize("after", ["x", "~", "nan~a", "1e999~z", "' OR 1~'", "0.1~" + "a" * 150])
def test_a_mark_that_is_none_leads_to_no_error(client: TestClient, after: str) -> None:
    for kind in (*review.KINDS, "nothing"):
        assert client.get("/review", params={"kind": kind, "after": after}).status_code == 200
        assert client.get("/api/review", params={"kind": kind, "after": after}).status_code == 200
