"""What the pages read of the index beside the words: the same rows whether it grew or was made anew."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import FindingsRow
from onrecord.store.index import rebuild, update
from onrecord.store.index_check import check
from onrecord.store.index_file import NAME, connect
from onrecord.store.record import Entry, Record
from onrecord.types import Chain, Interval, Mention, Name
from tests.ask.records import Piece, Told
from tests.ask.records import entry as piece_entry
from tests.ask.test_reprints import BARGE, CUT, FIRST, LEAD, LONGER, VOTE
from tests.ask.tied import DAY, INNER, QUESTION, WORDS, entries
from tests.resolve.telling.world import MADE, Said, entry
from tests.store.test_index import dump


def speaking_of(made: Entry, name: str) -> Entry:
    """The same article, in which the words of its first attribution name somebody."""
    findings, text = made.findings, made.document.text
    assert isinstance(findings, FindingsRow)
    number, at = len(findings.chains), text.index(name, findings.attributions[0].content.spans[0][0])
    chain = Chain(number, name, "place", True, (Name(name, 1),), ())
    mention = Mention((at, at + len(name)), "name", "place", number)
    more = dataclasses.replace(findings, chains=(*findings.chains, chain), mentions=(*findings.mentions, mention))
    return dataclasses.replace(made, findings=more)


def articles() -> list[list[Entry]]:
    """What is added one after another: tellings of one statement, reprints, a newer version."""
    tied = [speaking_of(each, "Tarnfield") for each in entries()[:4]] + entries()[4:]
    undated = entry(6, Said("Ada Lindqvist", WORDS, said=Interval(None, "2031-02-26", "published")), outlet="Dawn")
    gone = entry(3, Said("Bo Raskin", "The pier is for sale, and Tarnfield may have it"), outlet="Noon", version=" b")
    page = dataclasses.replace(gone.document, canonical=tied[2].document.uri)
    gone = speaking_of(dataclasses.replace(gone, document=page), "Tarnfield")
    return [tied[:1], tied[1:3], [piece_entry(CUT), piece_entry(FIRST)], [*tied[3:], undated], [gone],
            [piece_entry(LONGER)]]  # fmt: skip


def add(folder: Path, batch: Sequence[Entry], *, resolve: bool = True) -> None:
    with Record.create(folder) as record:
        with record.adding() as adding:
            adding.commit(batch, MADE)
        if resolve:
            record.resolve(DuckDB(), MADE)
        update(record)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose index was brought up to date after each addition, and was each time what a new one would be."""
    folder = tmp_path_factory.mktemp("growing") / "record"
    for batch in articles():
        add(folder, batch, resolve=False)
        assert check(folder) == []
        add(folder, batch)
        assert check(folder) == []
    return folder


@pytest.fixture
def index(grown: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(grown / NAME, reading=True)) as connection:
        yield connection


def test_a_grown_index_has_the_rows_of_one_made_anew(grown: Path) -> None:
    before = dump(grown / NAME)
    rebuild(grown)
    assert dump(grown / NAME) == before
    for table in ("about JOIN attributions USING (n)", "replies JOIN attributions USING (n)", "statements", "entities",
                  "outlets", "tallies", "reprints", "families"):  # fmt: skip
        assert before[table], table


def test_a_statement_has_its_numbers_its_first_telling_and_when_it_was_said(index: sqlite3.Connection) -> None:
    [row] = index.execute(
        "SELECT s.said_earliest, s.said_latest, s.venue, s.tellings, s.outlets, s.independent, a.outlet_key, "
        "s.first_outlet FROM statements s JOIN attributions a ON a.id = s.first WHERE s.tellings > 1"
    ).fetchall()
    assert row[:2] == (DAY.earliest, DAY.latest)
    assert row[2:5] == ("an interview with the Osmark Courier", 4, 3)
    assert row[5] == 4
    assert row[6:] == ("tarn post", "tarn post")


def test_an_attribution_has_when_and_where_it_was_said_and_within_what(index: sqlite3.Connection) -> None:
    query = (
        "SELECT c.words, a.said_earliest, a.unsaid, a.said_day, a.venue_key, a.first_hand, a.parent IS NOT NULL "
        "FROM attributions a JOIN contents c USING (n) WHERE a.outlet_key = 'tarn post' ORDER BY a.position"
    )
    answer, question, inner = index.execute(query).fetchall()
    assert answer == (WORDS, DAY.earliest, 0, DAY.earliest, "interview with the osmark courier", 0, 0)
    assert question == (QUESTION, None, 1, "", None, 1, 0)
    assert inner[0] == INNER
    assert inner[-2:] == (0, 1)


def test_what_other_articles_say_of_when_it_was_said_takes_the_place_of_an_article_s_own(
    index: sqlite3.Connection,
) -> None:
    query = "SELECT said_earliest, said_latest, own_said FROM attributions WHERE outlet_key = 'dawn'"
    [(earliest, latest, own)] = index.execute(query).fetchall()
    assert (earliest, latest) == (DAY.earliest, DAY.latest)
    assert '"said_latest": "2031-02-26"' in own


def test_whom_it_is_about_and_what_it_answers(index: sqlite3.Connection) -> None:
    about = "SELECT count(*) FROM about b JOIN attributions a USING (n) JOIN entities e ON e.id = b.entity"
    assert index.execute(f"{about} WHERE e.name = 'Tarnfield'").fetchone() == (4,)
    # One statement that three standing articles tell, and one of the newer version.
    assert index.execute("SELECT about FROM entities WHERE name = 'Tarnfield'").fetchone() == (2,)
    replies = (
        "SELECT c.words, d.words FROM replies r JOIN contents c USING (n) JOIN attributions b ON b.id = r.replies_to "
        "JOIN contents d ON d.n = b.n"
    )
    assert index.execute(replies).fetchall() == [(WORDS, QUESTION)]


def test_a_family_of_reprints_has_its_likely_original(index: sqlite3.Connection) -> None:
    query = (
        "SELECT d.uri, o.uri, f.share FROM families f JOIN documents d ON d.id = f.document "
        "JOIN documents o ON o.id = f.original ORDER BY d.uri"
    )
    first = "file:///first.html"
    assert index.execute(query).fetchall() == [
        ("file:///cut.html", first, 1.0), (first, first, None), ("file:///longer.html", first, 1.0),
    ]  # fmt: skip
    assert index.execute("SELECT count(DISTINCT family), min(family) = min(document) FROM families").fetchone() == (
        1,
        1,
    )


def test_an_outlet_has_its_numbers_and_its_days(index: sqlite3.Connection) -> None:
    columns = "documents, statements, shared, first_tellings, first, last"
    rows = {key: rest for key, *rest in index.execute(f"SELECT key, {columns} FROM outlets").fetchall()}
    assert rows["tarn post"] == [2, 3, 1, 1, "2031-02-25", "2031-03-02"]
    assert rows["reed times"] == [2, 1, 1, 0, "2031-02-26", "2031-02-27"]
    assert rows[""] == [1, 0, 0, 0, None, None]


def test_lists_that_ask_for_nothing_find_their_numbers_counted(index: sqlite3.Connection) -> None:
    tallies = {(facet, value): count for facet, value, count in index.execute("SELECT * FROM tallies")}
    assert tallies["all", ""] == index.execute("SELECT count(*) FROM statements").fetchone()[0] == 5
    assert tallies["kind", "indirect"] == 1
    assert tallies["month", "2031-02"] == 5
    assert tallies["said", "2031-02"] == 1


def test_a_family_falls_apart_when_the_article_that_holds_it_together_is_replaced(tmp_path: Path) -> None:
    extra = "A pier of oak stood there for two hundred years, and its beams are to be sold to a carpenter upstream."
    ends = ((("body", LEAD), ("body", BARGE)), (("body", VOTE), ("body", extra)))
    one, two = (Piece(f"{n}.html", "Dawn", f"2031-03-0{n}", blocks) for n, blocks in enumerate(ends, 3))
    both = Piece("both.html", "Noon", "2031-03-01", (*ends[0], *ends[1]), (Told(("Nobody spoke against it",)),))
    after = Piece("both.html", "Noon", "2031-03-01", (("body", "This article was taken back by its editors."),))
    batches = [[piece_entry(each) for each in pieces] for pieces in ((one, two, both), (after,))]
    where = "https://noon.example/both"
    batches = [
        [
            dataclasses.replace(each, document=dataclasses.replace(each.document, canonical=where))
            if each.document.outlet == "Noon" else each for each in batch
        ] for batch in batches
    ]  # fmt: skip
    folder = tmp_path / "record"
    for batch, families in zip(batches, (3, 0), strict=True):
        add(folder, batch)
        with closing(connect(folder / NAME, reading=True)) as connection:
            assert connection.execute("SELECT count(*) FROM families").fetchone() == (families,)
        assert check(folder) == []
