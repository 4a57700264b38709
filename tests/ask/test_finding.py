"""Whom it is about, when and where it was said, how often it is told; and what is near where nothing fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ask.finding import everywhere
from onrecord.ask.overview import SPANS, parted
from onrecord.ask.search import (
    ArticleQuery,
    StatementQuery,
    article_facets,
    articles_that,
    facets,
    search_articles,
    search_statements,
    statements_that,
    tellings_that,
)
from onrecord.ask.since import State, read_state, since, state_of
from onrecord.ask.statements import statements_found
from onrecord.resolve.first_hand import told_elsewhere, venue_key, venue_name
from onrecord.store import index_read
from onrecord.store.index import Index
from onrecord.store.index_query import entities_called
from onrecord.store.record import Record
from tests.ask.tied import INNER, QUESTION, WORDS
from tests.store.test_index_growing import add, articles


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finding") / "record"
    add(folder, [each for batch in articles()[:1] for each in batch])
    add(folder, [each for batch in articles()[1:4] for each in batch])
    return folder


def found(record: Path, **asked: object) -> list[str]:
    """The first two words of each statement that fits."""
    rows = search_statements(record, StatementQuery(**asked)).rows  # type: ignore[arg-type]
    return [" ".join(row["words"].split()[:2]) for row in rows]


TIED, ASKED, INSIDE, OTHER = (" ".join(words.split()[:2]) for words in (WORDS, QUESTION, INNER, "A quite other"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"about": "tarnfield"}, [TIED]),
        ({"about": "islanders"}, [ASKED]),
        ({"about": "nobody knows"}, []),
        ({"about": "…"}, []),
        ({"venue": "the Interview with the Osmark Courier"}, [TIED]),
        ({"venue": "statement"}, []),
        ({"said_since": "2031-02"}, [TIED]),
        ({"said_since": "2031-02-25"}, []),
        ({"said_until": "2031-02-23"}, []),
        ({"said_until": "2031-02-24", "said_since": "2031-02-24"}, [TIED]),
        ({"first_hand": True}, [ASKED, OTHER, TIED]),
        ({"first_hand": True, "outlet": "tarn post"}, [ASKED]),
        ({"independent": 2}, [TIED]),
        ({"independent": 9}, []),
        ({"statements": ()}, []),
        ({"sort": "tellings", "outlet": "tarn post"}, [TIED]),
        ({"sort": "said"}, [TIED]),
    ],
)
def test_what_is_found(record: Path, asked: dict[str, object], expected: list[str]) -> None:
    got = found(record, **asked)
    assert sorted(got) == sorted(expected) if "sort" not in asked else got[: len(expected)] == expected
    query = StatementQuery(**asked)  # type: ignore[arg-type]
    assert search_statements(record, query).total == len(got)
    assert len(statements_that(record, query)) == len(got)


def test_every_choice_gives_as_many_as_its_list_says(record: Path) -> None:
    for query in (StatementQuery(), StatementQuery(words="ferries"), StatementQuery(outlet="tarn post")):
        counted = facets(record, query)
        asked = {
            "outlets": "outlet", "speakers": "speaker", "about": "about", "venues": "venue", "months": "since",
        }  # fmt: skip
        for name, field in asked.items():
            rows = getattr(counted, name)
            assert rows or name == "about", (query, name)
            for row in rows:
                value = row.get("id") or row.get("key") or row["name"]
                more = {"until": value} if field == "since" else {}
                one = StatementQuery(**{"words": query.words, "outlet": query.outlet, field: value, **more})
                assert search_statements(record, one).total == row["count"], (name, row)
        assert {row["name"] for row in counted.said} == {"2031-02"}


def test_a_list_that_asks_for_nothing_counts_as_one_that_is_looked_through(record: Path) -> None:
    counted, looked = facets(record, StatementQuery()), facets(record, StatementQuery(minimum=0.49))
    for name in ("outlets", "kinds", "speakers", "about", "venues", "months", "said"):
        key = lambda row: sorted(row.items(), key=str)  # noqa: E731
        assert sorted(getattr(counted, name), key=key) == sorted(getattr(looked, name), key=key), name
    whole = search_statements(record, StatementQuery(minimum=0.49))
    assert (search_statements(record, StatementQuery()).total, whole.hidden) == (whole.total, 0)


def test_the_tellings_of_a_list_are_all_that_fit(record: Path) -> None:
    query = StatementQuery(words="ferries Tarnfield")
    assert len(statements_that(record, query)) == 1
    assert len(tellings_that(record, query)) == 5


def test_the_command_line_lists_the_same(record: Path) -> None:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        listing = statements_found(snapshot, StatementQuery(about="Tarnfield"))
        assert [each.statement["id"] for each in listing.reported] == list(
            statements_that(record, StatementQuery(about="Tarnfield"))
        )
        assert statements_found(snapshot, StatementQuery(about="zeppelins")).reported == ()
        snapshot.close()


def test_articles_narrow_by_language_and_by_whether_something_is_said(record: Path) -> None:
    whole = search_articles(record, query=ArticleQuery())
    reporting = search_articles(record, query=ArticleQuery(reporting=True, sort="published"))
    assert (whole.total, reporting.total) == (8, 6)
    dates = [row["earliest"] for row in reporting.rows]
    assert dates == sorted(dates)
    assert search_articles(record, query=ArticleQuery(language="de")).total == 0
    assert search_articles(record, query=ArticleQuery(documents=())).total == 0
    counted = article_facets(record, ArticleQuery(words="pier", outlet="tarn post"))
    assert {row["name"]: row["count"] for row in counted.outlets} == {"Tarn Post": 1, "Čas": 1}
    assert [(row["name"], row["count"]) for row in counted.months] == [("2031-03", 1)]
    assert articles_that(record, ArticleQuery(sort="newest"))[0] == whole.rows[0]["id"]


def test_a_misspelt_name_offers_who_is_near_and_words_are_tried_one_by_one(record: Path) -> None:
    with Record.open(record) as opened:
        snapshot = opened.snapshot()
        near = everywhere(snapshot, "Ada Lindquist", 5)
        assert (near.speakers.total, [row["name"] for row in near.near]) == (0, ["Ada Lindqvist"])
        of = everywhere(snapshot, "Tarnfield", 5)
        assert [row["name"] for row in of.about] == ["Tarnfield"]
        assert of.near == ()
        nothing = everywhere(snapshot, 'ferrying harbour zebra "no such phrase"', 5)
        assert nothing.statements.total == nothing.articles.total == 0
        tried = {each.words: (each.statements > 0, each.beginning) for each in nothing.tried}
        assert tried == {
            "ferrying": (False, "ferry*"), "harbour": (True, None), "zebra": (False, None),
            '"no such phrase"': (False, None),
        }  # fmt: skip
        snapshot.close()


def test_what_came_after_a_state_of_the_record(record: Path) -> None:
    now = state_of(record)
    assert read_state(str(now)) == now
    assert not since(record, now).anything()
    came = since(record, State(2, 0), most=2)
    assert (came.articles, len(came.newest), came.judgements) == (7, 2, 0)
    assert since(record, State(0, 0)).articles == 8
    for bad in ("", "1", "1.", "-1.2", "1.2.3", "9" * 40 + ".1", "１.２x"):
        assert read_state(bad) is None


def test_days_are_parted_into_equal_spans() -> None:
    spans = parted([("2031-01-01", 2), ("2031-12-31", 3), ("2031", 1), ("nonsense", 9)], "2031-01-01", "2031-12-31")
    assert (len(spans), spans[0], spans[-1], sum(spans)) == (SPANS, 3, 3, 6)
    assert parted([("2031-01-01", 2)], None, None) == (0,) * SPANS
    assert parted([("2031-01-01", 2)], "2031-01-01", "2031-01-01")[0] == 2


@pytest.mark.parametrize(
    ("venue", "outlet", "elsewhere"),
    [
        ("an interview with Fox News", "Noon", True),
        ("Fox News", "Fox News", False),
        ("ABC News", "Fox News", True),
        ("the Osmark Courier", "Noon", True),
        ("the Osmark Courier", "The Osmark Courier", False),
        ("the AP", "Associated Press", False),
        ("the newspaper", "Noon", True),
        ("this newspaper", "Noon", False),
        ("a statement", "Noon", False),
        ("Twitter", None, False),
        ("the Herald Council", "Noon", False),
        ("“’s”", "Noon", False),
        ("", None, False),
        (None, "Noon", False),
    ],
)
def test_words_that_another_outlet_was_told_are_not_first_hand(
    venue: str | None, outlet: str | None, elsewhere: bool
) -> None:
    assert told_elsewhere(venue, outlet) is elsewhere


def test_venues_are_counted_together_without_articles_and_pronouns() -> None:
    assert venue_key("The  statement") == venue_key("his statement") == "statement"
    assert venue_key("CNN’s New Day") == "cnn new day"
    assert (venue_key(None), venue_key("?!"), venue_key("the")) == (None, None, "the")
    assert venue_name("the Osmark Courier") == "Osmark Courier"


@pytest.mark.parametrize(("limit", "offset"), [(2, 0), (2, 1), (50, 0), (0, 0), (3, 50)])
def test_a_page_of_some_speakers_is_that_of_all_of_them_read_one_by_one(record: Path, limit: int, offset: int) -> None:
    with Index.open(record) as index:
        ids = {str(row["id"]) for row in index_read.speakers(index.connection, 100, 0).rows}
        page = index_read.some_speakers(index.connection, [*ids, "e-nobody"], limit, offset)
        rows = [row for key in ids if (row := index_read.speaker(index.connection, key)) is not None]
    rows.sort(key=lambda row: (-row["statements"], row["name"], row["id"]))
    assert len(rows) > 3
    assert page.total == len(rows)
    assert list(page.rows) == rows[offset : offset + limit]


def test_who_is_spoken_of_are_those_called_so_the_most_often_named_first(record: Path) -> None:
    with Index.open(record) as index:
        called = index_read.named(index.connection, entities_called(index.connection, "tarnfield"))
        assert called
        assert list(index_read.spoken_of(index.connection, "tarnfield", 9)) == sorted(
            called, key=lambda row: (-row["count"], row["name"], row["id"])
        )
