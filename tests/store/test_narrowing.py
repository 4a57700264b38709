"""A snapshot with some of its facts only, read through the database of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.resolve.duckdb import DuckDB
from onrecord.store import narrowing
from onrecord.store.filters import Filter
from onrecord.store.record import Record
from onrecord.store.snapshot import Snapshot
from tests.ask.records import FERRY, MADE, RAMP, entry


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Two articles that were added one after the other."""
    record = Record.create(tmp_path_factory.mktemp("narrow") / "record")
    for piece in (FERRY, RAMP):
        with record.adding() as adding:
            adding.commit([entry(piece)], MADE)
        record.resolve(DuckDB(), MADE)
    snapshot = record.snapshot()
    yield snapshot
    snapshot.close()
    record.close()


def _added(whole: Snapshot) -> dict[str, int]:
    """The snapshot with which each article came, by its file."""
    return {row["uri"]: row["added"] for row in whole.ask("SELECT uri, added FROM documents")}


def _only(number: int) -> dict[str, set[int]]:
    return {"documents": {number}, "findings": {number}}


def test_its_rows_are_those_of_the_whole_and_no_others(whole: Snapshot) -> None:
    for uri, number in _added(whole).items():
        with whole.only(_only(number)) as narrow:
            [document] = narrow.documents()
            assert document["uri"] == uri
            wanted = Filter(documents=(document["id"],))
            assert list(narrow.attributions()) == list(whole.attributions(wanted))
            assert list(narrow.statements()) == list(whole.statements())
            assert (narrow.number, narrow.judged()) == (whole.number, whole.judged())
    assert len(list(whole.documents())) == 2


def test_several_can_be_read_at_once(whole: Snapshot) -> None:
    added = _added(whole)

    def read(uri: str) -> list[str]:
        with whole.only(_only(added[uri])) as narrow:
            return [row["uri"] for row in narrow.documents()]

    asked = [*added] * 8
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, asked)) == [[uri] for uri in asked]


def test_few_are_kept_and_none_that_is_in_use_goes(whole: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "MOST", 1)
    one, two = sorted(_added(whole).values())
    with whole.only(_only(one)) as first:
        with whole.only(_only(two)) as second:
            assert len(list(first.documents())) == len(list(second.documents())) == 1
        with whole.only({"documents": {one, two}, "findings": {one, two}}) as both:
            assert len(list(both.documents())) == 2
            assert len(list(first.documents())) == 1
        assert len(whole._schemas.used) == 2


def test_it_goes_on_after_the_whole_was_let_go(whole: Snapshot) -> None:
    number = min(_added(whole).values())
    whole.close()
    with whole.only(_only(number)) as narrow:
        assert len(list(narrow.documents())) == 1
