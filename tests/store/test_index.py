"""The index is what the record makes, whatever happened on the way."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from onrecord.ask.search import StatementQuery, search_articles, search_statements
from onrecord.ask.views import UNSURE
from onrecord.errors import RecordError
from onrecord.pipeline import verify
from onrecord.resolve.duckdb import DuckDB
from onrecord.store import index as indexing
from onrecord.store.index import Index, ask, rebuild, update
from onrecord.store.index_check import behind, check
from onrecord.store.index_file import NAME, connect
from onrecord.store.index_schema import CONTENT, FULL_TEXT, USUAL
from onrecord.store.leases import leased
from onrecord.store.record import Entry, Record
from onrecord.store.report import Report
from tests.ask.records import FERRY, MADE, RAMP, Piece, Told, entry, make_record
from tests.moulds import copied
from tests.store.sources import add_lines, every_byte, write_articles

ROOT = Path(__file__).parents[2]


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every word of the full texts with its numbers."""
    with closing(connect(path)) as connection:
        rows = {
            tables: sorted(connection.execute(f"SELECT {columns} FROM {tables}").fetchall(), key=repr)
            for tables, columns in CONTENT.items()
        }
        for table in FULL_TEXT:
            connection.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {table}, 'col')")
            rows[table] = connection.execute("SELECT * FROM vocabulary ORDER BY term, col").fetchall()
            connection.execute("DROP TABLE temp.vocabulary")
        return rows


@contextmanager
def made_for_comparison() -> Iterator[list[dict[str, list[tuple[object, ...]]]]]:
    """What is in each index that `verify` makes anew meanwhile, to compare the one that is there with."""
    made = []

    def build(record: Record, snapshot: int, path: Path) -> None:
        indexing.build(record, snapshot, path)
        made.append(dump(path))

    with patch("onrecord.store.index_check.build", build):
        yield made


def assert_in_step(record: Path) -> None:
    """The index is the same as one made anew, and `verify` finds nothing to say of it."""
    grown = dump(record / NAME)
    with made_for_comparison() as made:
        assert (check(record), behind(record)) == ([], None)
    assert made == [grown]
    assert len(grown["attributions"]) == len(grown["contents JOIN attributions USING (n)"]) > 0


def assert_sound(record: Path) -> Report:
    """``assert_in_step``, and `verify` finds nothing wrong in all the rest; what it says."""
    grown = dump(record / NAME)
    with made_for_comparison() as made:
        report = verify(record)
    assert (report.problems, behind(record)) == ((), None)
    assert made == [grown]
    assert len(grown["attributions"]) == len(grown["contents JOIN attributions USING (n)"]) > 0
    return report


def damage(path: Path, at: int, length: int = 1) -> None:
    content = bytearray(path.read_bytes())
    for offset in range(at, at + length):
        content[offset] ^= 0xFF
    path.write_bytes(content)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    copied(tmp_path, _six)
    return tmp_path / "record"


def _six(folder: Path) -> None:
    add_lines(folder / "record", write_articles(folder / "articles", range(6)))


def test_each_addition_is_indexed(tmp_path: Path, record: Path) -> None:
    add_lines(record, write_articles(tmp_path / "more", range(6, 9)))
    assert search_articles(record, "bridge").total == 9
    assert search_statements(record, StatementQuery(words="ferrymaster8")).total == 0
    assert search_statements(record, StatementQuery(speaker="ferrymaster8")).total == 1
    assert_in_step(record)


def test_adding_the_same_again_leaves_every_byte_of_the_index(tmp_path: Path, record: Path) -> None:
    before = every_byte(record)
    search_articles(record, "bridge")
    add_lines(record, tmp_path / "articles")
    assert every_byte(record) == before
    assert NAME in before


def versions(*endings: str) -> list[Entry]:
    """Versions of one page on the web, each with another ending."""
    pages = [
        Piece("page.html", "Dawn", None, (("body", f"The pier {end}."),), (Told((end,), "The pier"),))
        for end in endings
    ]
    entries = [entry(page) for page in pages]
    return [replace(each, document=replace(each.document, canonical="https://dawn.example/pier")) for each in entries]


def test_an_article_that_a_newer_version_replaces_goes(record: Path) -> None:
    """Within one addition, before and after the index was in step."""
    older, newer, newest = versions("stands", "leans", "has fallen")
    for batch in ([older, newer], [newest]):
        with Record.open(record) as opened:
            with opened.adding() as adding:
                adding.commit(batch, MADE)
            opened.resolve(DuckDB(), MADE)
        words = batch[-1].document.text.split()[-1]
        assert [row["document"] for row in search_statements(record, StatementQuery(words=words)).rows] == [
            batch[-1].document.id
        ]
        assert search_articles(record, "pier").total == 1
    assert search_articles(record, "leans").total == 0
    assert_in_step(record)


def test_what_resolving_changes_in_older_articles_is_taken_over(tmp_path: Path) -> None:
    """A name that a later article has more often becomes the entity's name in every article."""
    folder = tmp_path / "record"
    words = (("body", "Marrow Ferries said that the tide was out."),)
    early = Piece("early.txt", "Dawn", "2031-01-01", words, (Told(("the tide was out",), speaker="Marrow Ferries"),))
    make_record(folder, early).close()
    assert search_statements(folder, StatementQuery()).rows[0]["speaker_name"] == "Marrow Ferries"
    told = (Told(("it was",), speaker="MARROW Ferries"),)
    make_record(folder, *(Piece(f"{n}.txt", "Noon", None, (("body", f"So it was {n}."),), told) for n in "123")).close()
    names = {row["speaker_name"] for row in search_statements(folder, StatementQuery()).rows}
    assert names == {"MARROW Ferries"}
    assert_in_step(folder)


def test_articles_that_are_not_resolved_yet_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    with Record.create(folder) as record:
        with record.adding() as adding:
            adding.commit([entry(FERRY)], MADE)
        assert update(record) is True
        assert update(record) is False
    [row] = search_statements(folder, StatementQuery(words="safe")).rows
    assert (row["speaker_id"], row["speaker_basis"]) == (None, "not resolved yet")
    assert check(folder) == []
    make_record(folder, RAMP).close()
    [row] = search_statements(folder, StatementQuery(words="safe")).rows
    assert row["speaker_name"] == "Ilse Marrow"
    assert_in_step(folder)


def test_an_empty_record_has_an_empty_index(tmp_path: Path) -> None:
    Record.create(tmp_path / "record").close()
    assert search_articles(tmp_path / "record").total == 0
    assert check(tmp_path / "record") == []


POINTS = {
    "before the index is written": "_advance",
    "within the index's transaction": "mark",
    "before the index is made": "created",
}


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_addition_leaves_an_index_that_the_next_search_mends(tmp_path: Path, point: str) -> None:
    folder = tmp_path / "record"
    if point != "before the index is made":
        add_lines(folder, write_articles(tmp_path / "first", range(2)))
    write_articles(tmp_path / "articles", range(2, 5))
    script = (
        "import os, sys; from pathlib import Path; from onrecord.store import index; "
        f"index.{POINTS[point]} = lambda *_: os._exit(9); "
        "from tests.store.sources import add_lines; add_lines(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", script, str(folder), str(tmp_path / "articles")]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    report = verify(folder)
    assert report.problems == ()
    assert any(NAME in note for note in report.notes) == (point != "before the index is made")

    with closing(sqlite3.connect(folder / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE leases SET expires = 0")
    assert search_articles(folder, "bridge").total == (3 if point == "before the index is made" else 5)
    add_lines(folder, tmp_path / "articles")
    assert_in_step(folder)


def test_while_another_process_adds_a_reader_does_not_wait_for_its_index(tmp_path: Path, record: Path) -> None:
    with Record.open(record) as adding:
        with adding.adding() as addition:
            addition.commit([entry(FERRY)], MADE)
        with leased(adding.catalog, "addition", alone=False):
            assert search_articles(record, "ferry ramp").total == 0
            assert behind(record) is not None
    assert search_articles(record, "ferry ramp").total == 1
    assert behind(record) is None


Harm = Callable[[Path], object]
HARMS: dict[str, Harm] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"not a database at all" * 300),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "header": lambda path: damage(path, 0, 16),
    "schema": lambda path: damage(path, 100, 900),
    "every page": lambda path: [damage(path, at) for at in range(4096, path.stat().st_size, 4096)],
    "older format": lambda path: _execute(path, "PRAGMA user_version = 0"),
    "other folding": lambda path: _execute(path, "UPDATE stamp SET folding = '1.0'"),
    "of another record": lambda path: _execute(path, "UPDATE stamp SET mark = 'parts of another'"),
    "ahead": lambda path: _execute(path, "UPDATE stamp SET snapshot = 77"),
    "no stamp": lambda path: _execute(path, "DELETE FROM stamp"),
}


def _execute(path: Path, sql: str) -> None:
    with closing(connect(path)) as connection:
        connection.execute(sql)


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_index_is_made_anew_when_something_is_searched(record: Path, harm: str) -> None:
    whole = dump(record / NAME)
    HARMS[harm](record / NAME)
    found = search_articles(record, "bridge")
    assert found.total == len(found.rows) == 6
    assert found.note is not None
    assert NAME in found.note
    assert dump(record / NAME) == whole
    assert search_articles(record, "bridge").note is None


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_index_is_made_anew_when_something_is_added(tmp_path: Path, record: Path, harm: str) -> None:
    HARMS[harm](record / NAME)
    add_lines(record, write_articles(tmp_path / "more", range(6, 8)))
    assert_in_step(record)


@pytest.mark.parametrize("harm", ["no database", "truncated", "header", "every page", "ahead", "no stamp"])
def test_verify_tells_of_a_harmed_index(record: Path, harm: str) -> None:
    HARMS[harm](record / NAME)
    problems = [problem for problem in verify(record).problems if problem.where == str(record / NAME)]
    assert problems
    assert all("onrecord index" in problem.what for problem in problems)
    rebuild(record)
    assert verify(record).problems == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents SET title = 'Bridge is open' WHERE n = 2",
        "UPDATE texts SET body = body || ' never'",
        "UPDATE attributions SET speaker = (SELECT max(speaker) FROM attributions)",
        "DELETE FROM contents WHERE n = 3",
        "UPDATE speakers SET statements = statements + 1",
        "INSERT INTO name_words SELECT 'stranger', id FROM speakers LIMIT 1",
        "INSERT INTO content_words (rowid, words) VALUES (4000, 'nobody said so')",
        "UPDATE stamp SET base = 0",
    ],
)
def test_verify_tells_of_every_row_that_is_not_the_records(record: Path, sql: str) -> None:
    assert check(record) == []
    _execute(record / NAME, sql)
    assert check(record)


def test_a_flipped_byte_within_a_headline_is_found(record: Path) -> None:
    path = record / NAME
    at = path.read_bytes().index(b"stays closed, part 4")
    damage(path, at + 1)
    assert check(record)


def test_an_index_that_cannot_be_written_names_the_remedy(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (record / NAME).unlink()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(indexing, "created", full)
    with pytest.raises(RecordError, match="onrecord index"):
        search_articles(record, "bridge")


def test_an_addition_is_whole_though_its_index_cannot_be_written(
    tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(indexing, "advance", full)
        with pytest.raises(RecordError, match="nothing of the record itself is lost"):
            add_lines(record, write_articles(tmp_path / "more", range(6, 8)))
    with Record.open(record) as opened:
        assert opened.snapshot().counts().documents == 8
        assert opened.snapshot().pending() == []
    assert search_articles(record, "bridge").total == 8


def test_an_index_open_for_reading_refuses_to_be_written(record: Path) -> None:
    with Index.open(record) as index, pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.connection.execute("DELETE FROM documents")


def test_an_open_index_goes_on_seeing_one_state(tmp_path: Path, record: Path) -> None:
    count = "SELECT count(*) FROM documents"
    with Index.open(record) as index:
        add_lines(record, write_articles(tmp_path / "more", range(6, 8)))
        assert index.connection.execute(count).fetchone() == (6,)
    assert ask(record, lambda index: index.connection.execute(count).fetchone()) == (8,)


def test_several_threads_read_while_another_process_adds(tmp_path: Path, record: Path) -> None:
    more = write_articles(tmp_path / "more", range(6, 30))
    script = (
        "import sys; from pathlib import Path; from onrecord import intake, pipeline; intake._BATCH_DOCUMENTS = 2; "
        "from tests.store.sources import add_lines; add_lines(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    adding = subprocess.Popen([sys.executable, "-c", script, str(record), str(more)], cwd=ROOT)
    totals: list[list[int]] = [[], [], []]
    errors: list[Exception] = []

    def read(seen: list[int]) -> None:
        try:
            while adding.poll() is None:
                articles = search_articles(record, "bridge")
                statements = search_statements(record, StatementQuery(words="more weeks"))
                assert len(articles.rows) == min(articles.total, 50)
                seen += [articles.total, statements.total]
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=read, args=(seen,)) for seen in totals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (errors, adding.returncode) == ([], 0)
    assert all(seen == sorted(seen) and seen for seen in totals)
    assert search_articles(record, "bridge").total == 30
    assert_in_step(record)


def test_two_who_find_it_missing_make_it_once(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (record / NAME).unlink()
    made = []
    build = indexing.build
    monkeypatch.setattr(indexing, "build", lambda *given: (made.append(given), build(*given)))
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(search_articles(record, "bridge").total)) for _ in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, len(made)) == ([6, 6], 1)


def test_views_and_the_index_mean_the_same_by_low_confidence() -> None:
    assert USUAL.endswith(f"sure >= {UNSURE}")


def test_names_and_roles_are_kept_as_exports_have_them(record: Path) -> None:
    with Record.open(record) as opened:
        entities = {row["id"]: row for row in opened.snapshot().entities()}
    with Index.open(record) as index:
        rows = index.connection.execute("SELECT id, names, roles FROM speakers").fetchall()
    assert rows
    for key, names, roles in rows:
        assert (json.loads(names), json.loads(roles)) == (entities[key]["names"], entities[key]["roles"])
