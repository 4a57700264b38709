"""The chain of telling of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.ask.chain import Chain, chain
from onrecord.ask.held import InParts
from onrecord.ask.statement import statement_view
from onrecord.store.record import Entry
from onrecord.types import Interval
from tests.resolve.telling.world import Said, entry
from tests.resolve.world import grow

WORDS = "The ferries of Tarnfield should stop on 3 March because the harbour is silting up"
DAY = Interval("2031-02-24", "2031-02-24", "“on Monday”")


@contextmanager
def chained(folder: Path, *entries: Entry) -> Iterator[tuple[Chain, dict[str, object]]]:
    with grow(folder, list(entries)) as record:
        snapshot = record.snapshot()
        rows = [row for row in snapshot.statements() if len(row["tellings"]) == len(entries)]
        assert len(rows) == 1
        yield chain(InParts(snapshot), statement_view(snapshot, rows[0]["id"]).reported), rows[0]
        snapshot.close()


def test_each_rung_has_its_span_and_a_missing_one_is_named(tmp_path: Path) -> None:
    first = entry(1, Said("Ada Lindqvist", WORDS, venue="an interview with the Osmark Courier"), outlet="Tarn Post")
    second = entry(2, Said("Ada Lindqvist", WORDS), outlet="Reed Times", date="2031-02-26")
    with chained(tmp_path / "record", first, second) as (found, _):
        assert [(rung.kind, rung.name, rung.missing) for rung in found.rungs] == [
            ("statement", "Ada Lindqvist", False),
            ("venue", "an interview with the Osmark Courier", True),
            ("first telling", "Tarn Post", False),
            ("outlet", "Reed Times", False),
        ]
        assert found.rungs[1].note == "not in this record"
        start, end = found.rungs[0].spans[0]
        assert first.document.text[start:end] == WORDS


def test_a_venue_whose_own_article_is_there_is_not_missing(tmp_path: Path) -> None:
    first = entry(1, Said("Ada Lindqvist", WORDS), outlet="Osmark Courier")
    second = entry(2, Said("Ada Lindqvist", WORDS, venue="the Osmark Courier"), outlet="Reed Times", date="2031-02-26")
    with chained(tmp_path / "record", first, second) as (found, row):
        [venue] = [rung for rung in found.rungs if rung.kind == "venue"]
        assert not venue.missing
        assert venue.note is not None and first.document.id in venue.note
        assert row["venue"] == "the Osmark Courier"


def test_versions_have_their_differences(tmp_path: Path) -> None:
    other = WORDS.replace("should", "will")
    entries = [entry(1, Said("Ada Lindqvist", WORDS)), entry(2, Said("Ada Lindqvist", other), date="2031-02-26")]
    with chained(tmp_path / "record", *entries) as (found, _):
        [version] = found.versions
        assert [(each.before, each.after) for each in version.differences] == [("should", "will")]
        assert version.differences[0].change in ("hardened", "modality")


@pytest.mark.parametrize("agencies", [(), ("Staff", "Agencies"), ("Nordic Wire",)])
def test_tellings_that_credit_one_agency_are_one_independent_telling(tmp_path: Path, agencies: tuple[str, ...]) -> None:
    entries = [entry(at, Said("Ada Lindqvist", WORDS), agencies=agencies) for at in range(3)]
    with chained(tmp_path / "record", *entries) as (_, row):
        assert row["independent"] == (1 if agencies == ("Nordic Wire",) else 3)


def test_an_undated_telling_inherits_the_date(tmp_path: Path) -> None:
    dated = entry(1, Said("Ada Lindqvist", WORDS, said=DAY))
    undated = entry(2, Said("Ada Lindqvist", WORDS), date=None)
    with grow(tmp_path / "record", [dated, undated]) as record:
        snapshot = record.snapshot()
        said = {row["document"]: row["said"] for row in snapshot.attributions()}
        inferred = said[undated.document.id]
        assert (inferred["earliest"], inferred["latest"]) == ("2031-02-24", "2031-02-24")
        assert inferred["basis"].startswith("inferred")
        assert "“on Monday”" in inferred["basis"]
        assert said[dated.document.id]["basis"] == DAY.basis
        [row] = snapshot.statements()
        assert row["said"]["basis"] == DAY.basis
        snapshot.close()


def test_contradictory_dates_are_listed_and_change_nothing(tmp_path: Path) -> None:
    other = Interval("2031-02-20", "2031-02-20", "“on Thursday”")
    entries = [
        entry(1, Said("Ada Lindqvist", WORDS, said=DAY)),
        entry(2, Said("Ada Lindqvist", WORDS, said=DAY)),
        entry(3, Said("Ada Lindqvist", WORDS, said=other)),
    ]
    with grow(tmp_path / "record", entries) as record:
        snapshot = record.snapshot()
        odd = next(row for row in snapshot.attributions() if row["document"] == entries[2].document.id)
        assert odd["said"]["basis"] == other.basis
        [dating] = snapshot.datings([odd["id"]])
        assert dating["clashes"] and dating["said"]["earliest"] == "2031-02-24"
        snapshot.close()


def test_an_id_of_a_statement_that_is_part_of_another_is_followed(tmp_path: Path) -> None:
    from onrecord.ids import statement_id

    entries = [entry(1, Said("Ada Lindqvist", WORDS)), entry(2, Said("Ada Lindqvist", WORDS))]
    with grow(tmp_path / "record", entries) as record:
        snapshot = record.snapshot()
        [row] = snapshot.statements()
        merged = statement_id(row["tellings"][1])
        assert merged != row["id"]
        assert snapshot.find(merged) == ("statements", row["id"])
        assert snapshot.followed(merged) == row["id"]
        snapshot.close()
