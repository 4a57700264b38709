"""What is found, in which order, with what marked; and that a scan finds the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.ask.statements as listing
from onrecord.ask.article import article
from onrecord.ask.search import Found, StatementQuery, facets, search_articles, search_statements
from onrecord.ask.show import show
from onrecord.ask.statements import statements
from onrecord.errors import NotFoundError, RecordError
from onrecord.offsets import with_gaps
from onrecord.store.filters import Filter
from onrecord.store.index_file import NAME
from onrecord.store.record import Record
from tests.ask.records import FERRY, RAMP, Piece, Told, make_record

LATER = Piece(
    "later.txt",
    "The Inland Post",
    "2031-06-10",
    (
        ("title", "Fähre: “Not before August”"),
        ("body", "“Not before August,” said Ilse Marrow. The Café Pier's owner said the ramp was safe, safe, safe."),
        ("caption", "A captionword nobody said"),
        ("boilerplate", "Subscribe to our furnitureword"),
    ),
    (
        Told(("“Not before August,”",), "Ilse Marrow", "said", "direct", speaker="Ilse Marrow"),
        Told(("the ramp was safe, safe, safe",), "The Café Pier's owner", "said"),
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "record"
    make_record(folder, LATER, RAMP, FERRY).close()
    search_articles(folder)
    return folder


def words(found: Found) -> list[str]:
    return [row["words"].split()[-1] for row in found.rows]


def hits(pieces: list[tuple[str, bool]]) -> list[str]:
    return [piece for piece, fits in pieces if fits]


def test_a_row_has_all_that_a_page_shows(record: Path) -> None:
    [row] = search_statements(record, StatementQuery(words="sail")).rows
    with Record.open(record) as opened:
        [told] = opened.snapshot().attributions(Filter(ids=(row["attribution"],)))
    assert row["id"] == told["statement"]
    assert row["words"] == with_gaps(told["content"]["text"], told["content"]["spans"])
    for name in ("kind", "act", "confidence", "block", "document", "speaker_basis"):
        assert row[name] == told[name]
    speaker = {name: row[f"speaker_{name}"] for name in ("id", "name", "kind")}
    assert (speaker, row["speaker_named"]) == (told["speaker"], True)
    assert (row["source"], row["cue"]) == ("harbour master Ilse Marrow", "said")
    assert row["position"] == told["content"]["spans"][0][0]
    assert (row["title"], row["outlet"], row["uri"]) == (
        "Ferry stays in port",
        "The Northern Tide",
        "file:///ferry.txt",
    )
    assert (row["earliest"], row["latest"]) == ("2031-04-02", "2031-04-02")
    assert row["published"]["basis"] == "date line"
    assert "".join(piece for piece, _ in row["snippet"]) == row["words"]
    assert hits(row["snippet"]) == ["sail"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (StatementQuery(), ["safe.”", "broken", "it", "August,”", "safe", "Monday"]),
        (StatementQuery(sort="newest"), ["August,”", "safe", "safe.”", "broken", "it", "Monday"]),
        (StatementQuery(words="safe", sort="relevance"), ["safe", "safe.”"]),
        (StatementQuery(sort="relevance"), ["safe.”", "broken", "it", "August,”", "safe", "Monday"]),
        (StatementQuery(words="ramp SAFE"), ["safe.”", "safe"]),
        (StatementQuery(words='"ramp is"'), ["safe.”"]),
        (StatementQuery(words="brok*"), ["broken"]),
        (StatementQuery(words="brok"), []),
        (StatementQuery(words="…"), []),
        (StatementQuery(speaker="marrow"), ["safe.”", "August,”", "Monday"]),
        (StatementQuery(speaker="Marrow Ilse", words="monday"), ["Monday"]),
        (StatementQuery(speaker="nobody"), []),
        (StatementQuery(speaker=""), []),
        (StatementQuery(outlet="the northern tide"), ["safe.”", "broken", "it"]),
        (StatementQuery(since="2031-05"), ["August,”", "safe"]),
        (StatementQuery(until="2031-04"), ["safe.”", "broken", "it"]),
        (StatementQuery(since="2031-04-02", until="2031-04-02", kinds=("direct", "mixed")), ["safe.”", "it"]),
        (StatementQuery(acts=("belief",)), ["close"]),
        (StatementQuery(minimum=0.0, words="tested"), ["tested"]),
    ],
)
def test_what_is_found_and_in_which_order(record: Path, query: StatementQuery, expected: list[str]) -> None:
    found = search_statements(record, query)
    assert (words(found), found.total) == (expected, len(expected))


def test_a_speaker_is_found_by_id(record: Path) -> None:
    key = search_statements(record, StatementQuery(speaker="Marrow")).rows[0]["speaker_id"]
    assert search_statements(record, StatementQuery(speaker=key)).total == 3


def test_what_is_left_out_is_counted(record: Path) -> None:
    assert search_statements(record, StatementQuery()).hidden == 2
    assert search_statements(record, StatementQuery(words="tested")).hidden == 1
    everything = StatementQuery().without_limits()
    assert (search_statements(record, everything).total, search_statements(record, everything).hidden) == (8, 0)


def test_pages_join_to_the_whole(record: Path) -> None:
    whole = search_statements(record, StatementQuery())
    pages = [search_statements(record, StatementQuery(), limit=2, offset=offset) for offset in range(0, 10, 2)]
    assert [row for page in pages for row in page.rows] == list(whole.rows)
    assert {page.total for page in pages} == {6}
    assert search_statements(record, StatementQuery(), limit=-1, offset=-(10**40)).rows == ()
    assert search_statements(record, StatementQuery(), limit=10**40).rows == whole.rows


def test_articles_are_found_by_headline_and_body_but_not_by_furniture(record: Path) -> None:
    [row] = search_articles(record, '"before august" fahre').rows
    assert (row["title"], row["outlet"], row["statements"], row["attributions"]) == (
        "Fähre: “Not before August”", "The Inland Post", 2, 2,
    )  # fmt: skip
    assert hits(row["title_pieces"]) == ["Fähre", "before August"]
    assert hits(row["snippet"]) == ["before August"]
    assert search_articles(record, "cafe pier").total == 1
    assert search_articles(record, "furnitureword").total == search_articles(record, "captionword").total == 0
    assert search_articles(record, "nothingofthekind").rows == ()


def test_articles_narrow_by_outlet_and_date_and_come_newest_first(record: Path) -> None:
    assert [row["uri"][8:] for row in search_articles(record).rows] == ["later.txt", "ferry.txt", "ramp.txt"]
    assert [row["uri"][8:] for row in search_articles(record, "ramp", until="2031-05").rows] == ["ferry.txt"]
    assert search_articles(record, "ramp", outlet="the inland post").total == 1
    assert search_articles(record, limit=1, offset=1).rows[0]["uri"] == "file:///ferry.txt"


def test_facets_count_what_each_choice_would_give(record: Path) -> None:
    query = StatementQuery(words="ramp", outlet="the northern tide")
    counted = facets(record, query)
    assert {row["name"]: row["count"] for row in counted.outlets} == {"The Northern Tide": 2, "The Inland Post": 1}
    assert {row["name"]: row["count"] for row in counted.kinds} == {"direct": 1, "indirect": 1}
    for row in counted.outlets:
        assert search_statements(record, replace(query, outlet=row["name"])).total == row["count"]
    assert {(row["name"], row["kind"], row["named"], row["count"]) for row in counted.speakers} == {
        ("Ilse Marrow", "person", True, 1), ("ferry company", "organisation", True, 1),
    }  # fmt: skip
    assert len(facets(record, StatementQuery(), most=1).speakers) == 1


@pytest.mark.parametrize("search", ["safe", "ramp", '"ramp is safe"', "monday", "s*", "nothing", "  ", "!", "will not"])
@pytest.mark.parametrize("speaker", [None, "marrow"])
def test_a_list_is_the_same_by_the_index_and_by_a_scan(record: Path, search: str, speaker: str | None) -> None:
    wanted = Filter(words=search, speaker=speaker)
    with Record.open(record) as opened, pytest.MonkeyPatch.context() as patched:
        snapshot = opened.snapshot()
        by_index = statements(snapshot, wanted)
        patched.setattr(listing, "told_with", lambda *_: None)
        assert statements(snapshot, wanted) == by_index


def test_a_list_is_read_without_an_index_that_is_missing_or_behind(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    make_record(folder, FERRY).close()
    for _ in range(2):
        with Record.open(folder) as opened:
            assert len(statements(opened.snapshot(), Filter(words="safe")).reported) == 1
        assert not (folder / NAME).exists()
    search_articles(folder)
    make_record(folder, LATER).close()
    with Record.open(folder) as opened:
        assert len(statements(opened.snapshot(), Filter(words="safe")).reported) == 2
        assert len(statements(opened.snapshot(2), Filter(words="safe")).reported) == 1


@given(st.text(), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_asked_is_answered(record: Path, text: str, name: str, date: str) -> None:
    query = StatementQuery(words=text, speaker=name or None, outlet=date or None, document=name or None, since=date)
    for sort in ("published", "relevance"):
        assert search_statements(record, replace(query, sort=sort)).total >= 0
    assert search_articles(record, text, since=date, until=name).total >= 0
    facets(record, replace(query, document=None))


@pytest.mark.parametrize(
    "search", ['"', '""', "a OR b", "NEAR(a b)", "words:safe", "safe AND", "^safe", "-safe", "*", "'; --"]
)
def test_no_operator_of_the_full_text_is_an_operator_here(record: Path, search: str) -> None:
    assert search_statements(record, StatementQuery(words=search)).total in (0, 2)
    search_articles(record, search)


def test_an_article_is_read_from_its_own_addition(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    for piece in (FERRY, RAMP, LATER):
        make_record(folder, piece).close()
    with Record.open(folder) as opened:
        snapshot = opened.snapshot()
        for row in snapshot.documents():
            assert article(snapshot, row["id"]) == show(snapshot, row["id"])
            if row["uri"] != "file:///ferry.txt":
                with pytest.raises(NotFoundError):
                    article(opened.snapshot(1), row["id"])
        with pytest.raises(NotFoundError, match="d-nothing"):
            article(snapshot, "d-nothing")


def test_where_there_is_no_record_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="not a record"):
        search_statements(tmp_path, StatementQuery())
    assert list(tmp_path.iterdir()) == []
