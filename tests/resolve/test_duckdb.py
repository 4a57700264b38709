"""Resolving whole records, through the store."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.ids import sha256_hex
from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import CONCLUSIONS, findings_row, schema_of
from onrecord.store.record import Entry, Record
from onrecord.types import Capture, Chain, Document, Findings, Name, Office
from tests.run.stages import LineStage, article

MADE = "2031-05-01T12:00:00+00:00"


def entry(document: Document, findings: Findings | None = None) -> Entry:
    content = document.text.encode()
    capture = Capture(document.uri, MADE, sha256_hex(content), "text/plain", content)
    document = dataclasses.replace(document, sha256=capture.sha256)
    return Entry(capture, document, findings_row(findings or LineStage()(document), "analyse", "1"), None, None)


def grow(folder: Path, *additions: Sequence[Entry]) -> Record:
    record = Record.create(folder)
    for addition in additions:
        with record.adding() as adding:
            adding.commit(addition, MADE)
        record.resolve(DuckDB(), MADE)
    return record


def told(number: int, line: str, **about: Any) -> Entry:
    return entry(article(line, uri=f"https://example.org/{number}", **about))


def entities(record: Record) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in record.snapshot().entities()}


def test_a_full_name_is_one_entity_in_all_documents(tmp_path: Path) -> None:
    with grow(tmp_path, [told(1, "Tarek al-Masoudi said: no."), told(2, "Tarek Al Masoudi said: yes.")]) as record:
        [row] = record.snapshot().entities()
        assert row["names"] == [{"text": "Tarek Al Masoudi", "count": 1}, {"text": "Tarek al-Masoudi", "count": 1}]
        assert {each["speaker"]["id"] for each in record.snapshot().attributions()} == {row["id"]}


def test_a_surname_alone_stays_in_its_document(tmp_path: Path) -> None:
    with grow(tmp_path, [told(1, "Masoudi said: no."), told(2, "Masoudi said: yes.")]) as record:
        assert len(list(record.snapshot().entities())) == 2


def test_names_are_counted_over_all_mentions(tmp_path: Path) -> None:
    lines = "Bo Raskin said: no.\nBo Raskin said: still no."
    with grow(tmp_path, [told(1, lines), told(2, "Bo Raskin said: yes.")]) as record:
        assert entities(record)["Bo Raskin"]["names"] == [{"text": "Bo Raskin", "count": 3}]


def test_roles_say_when_and_in_how_many_documents(tmp_path: Path) -> None:
    first = told(1, "Minister Ada Lind said: no.", date="2031-03-01")
    second = told(2, "Minister Ada Lind said: yes.", date="2031-01-05")
    third = told(3, "Minister Ada Lind said: perhaps.")
    with grow(tmp_path, [first, second, third]) as record:
        [role] = entities(record)["Ada Lind"]["roles"]
        assert (role["title"], role["organisation"], role["documents"]) == ("Minister", None, 3)
        assert (role["earliest"], role["latest"]) == ("2031-01-05", "2031-03-01")


def test_unnamed_speakers_are_never_joined_and_have_ids_of_their_own(tmp_path: Path) -> None:
    def unnamed(number: int) -> Entry:
        document = article("nobody", uri=f"https://example.org/{number}")
        chains = tuple(Chain(at, "an official", "person", False, (), ()) for at in range(2))
        return entry(document, Findings(document.id, (), (), chains, (), ()))

    with grow(tmp_path, [unnamed(1), unnamed(2)]) as record:
        assert len({row["id"] for row in record.snapshot().entities()}) == 4


def test_the_same_name_of_another_kind_is_another_entity(tmp_path: Path) -> None:
    document = article("nobody", uri="https://example.org/1")
    kinds = ("organisation", "place")
    chains = tuple(
        Chain(at, "Tarnfield", kind, True, (Name("Tarnfield", 1),), (Office("host", "Olm"),))
        for at, kind in enumerate(kinds)
    )
    with grow(tmp_path, [[entry(document, Findings(document.id, (), (), chains, (), ()))]][0]) as record:
        rows = list(record.snapshot().entities())
        assert [row["kind"] for row in rows] == list(kinds)
        assert len({row["id"] for row in rows}) == 2


def test_ids_stay_as_the_record_grows_however_it_is_cut(tmp_path: Path) -> None:
    given = [told(at, f"Ada Lind said: week {at}.\nGuest Number{at} said: well.") for at in range(6)]
    with grow(tmp_path / "once", given) as once, grow(tmp_path / "bits", given[:1], given[1:4], given[4:]) as bits:
        assert list(once.snapshot().entities()) == list(bits.snapshot().entities())
        assert list(once.snapshot().attributions()) == list(bits.snapshot().attributions())
        early = {row["id"] for row in bits.snapshot(2).entities()}
        assert early <= {row["id"] for row in bits.snapshot().entities()}


def test_a_newer_version_of_an_article_takes_its_place(tmp_path: Path) -> None:
    old, new = told(1, "Ada Lind said: no."), told(1, "Ada Lind said: yes.")
    with grow(tmp_path, [old], [told(2, "Ada Lind said: well.")], [new]) as record:
        snapshot = record.snapshot()
        assert [row["content"]["text"] for row in snapshot.attributions()] == ["well.", "yes."]
        assert [row["text"] for row in snapshot.statements()] == ["well.", "yes."]
        assert entities(record)["Ada Lind"]["names"] == [{"text": "Ada Lind", "count": 2}]
        before = record.snapshot(2)
        assert [row["id"] for row in before.entities()] == [row["id"] for row in snapshot.entities()]


@pytest.mark.parametrize("table", CONCLUSIONS)
def test_conclusions_have_the_columns_of_the_schema(tmp_path: Path, table: str) -> None:
    with grow(tmp_path, [told(1, "Minister Ada Lind said: no.", date="2031-01-01")]) as record:
        [part] = [part for part in record.snapshot().parts if part.table == table]
        made, wanted = pq.read_schema(tmp_path / "parts" / part.name), schema_of(CONCLUSIONS[table])
        assert made.names == wanted.names
        for name in wanted.names:
            assert str(made.field(name).type).replace("element", "item").replace(" not null", "") == str(
                wanted.field(name).type
            ).replace("element", "item").replace(" not null", "")
