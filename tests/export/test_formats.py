"""Each format gives back what was written, whatever the words are."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.export import csv as csv_format
from onrecord.export import jsonl
from onrecord.export.output import replacing
from onrecord.export.tables import TABLES, columns
from onrecord.export.write import FORMATS, write
from onrecord.schema import schema_of
from onrecord.store.snapshot import Snapshot
from tests.ask.records import FERRY, RAMP, Piece, snapshot


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot(tmp_path_factory.mktemp("export") / "record", FERRY, RAMP)


def _written(quarrel: Snapshot, table: str, form: str) -> bytes:
    out = io.BytesIO()
    count = write(quarrel, table, form, out)
    assert count == len(list(getattr(quarrel, table)()))
    return out.getvalue()


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_the_record_has_the_promised_columns_and_no_other(quarrel: Snapshot, table: str) -> None:
    for row in getattr(quarrel, table)():
        assert tuple(row) == columns(table)


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_hold_the_rows(quarrel: Snapshot, table: str) -> None:
    lines = _written(quarrel, table, "jsonl").decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(getattr(quarrel, table)())


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_the_rows_in_the_promised_types(quarrel: Snapshot, table: str) -> None:
    read = pq.read_table(io.BytesIO(_written(quarrel, table, "parquet")))
    assert read.schema.equals(schema_of(TABLES[table]))
    assert read.to_pylist() == list(getattr(quarrel, table)())


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_a_line_of_names_and_a_line_a_row(quarrel: Snapshot, table: str) -> None:
    written = _written(quarrel, table, "csv")
    assert b"\r\n" not in written
    rows = list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))
    assert rows[0] == list(columns(table))
    assert [row[0] for row in rows[1:]] == [row["id"] for row in getattr(quarrel, table)()]
    assert {len(row) for row in rows} == {len(columns(table))}


def test_an_empty_table_has_its_types_all_the_same(tmp_path: Path) -> None:
    empty = snapshot(tmp_path / "record", Piece("bare.txt", None, None, (("body", "Nothing."),)))
    read = pq.read_table(io.BytesIO(_written(empty, "attributions", "parquet")))
    assert read.schema.equals(schema_of(TABLES["attributions"]))
    assert read.num_rows == 0


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"])
def test_a_cell_is_never_a_formula(words: str) -> None:
    assert csv_format.cell(words) == "'" + words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (0.5, "0.5"),
        ([[1, 2]], "[[1, 2]]"),
        ({"text": "é"}, '{"text": "é"}'),
        ("a=b", "a=b"),
    ],
)
def test_a_cell_shows_plain_and_nested_values(value: object, shown: str) -> None:
    assert csv_format.cell(value) == shown


@given(st.lists(st.tuples(st.text(), st.none() | st.text())))
def test_csv_can_be_read_back_whatever_the_words(rows: list[tuple[str, str | None]]) -> None:
    out = io.BytesIO()
    csv_format.write(({"one": one, "two": two} for one, two in rows), ("one", "two"), out)
    text = io.StringIO(out.getvalue().decode("utf-8"), newline="")
    assert list(csv.reader(text))[1:] == [[csv_format.cell(one), csv_format.cell(two)] for one, two in rows]


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_a_line_of_json_can_be_read_back_whatever_the_words(row: dict[str, str]) -> None:
    line = jsonl.line(dict(row))
    assert line.count(b"\n") == 1
    assert json.loads(line) == row


def test_half_a_surrogate_pair_is_written_as_an_escape() -> None:
    line = jsonl.line({"text": "é\ud800"})
    assert json.loads(line) == {"text": "é\ud800"}
    line.decode("utf-8")


def test_an_unknown_table_or_format_is_named(quarrel: Snapshot) -> None:
    with pytest.raises(InputError, match=r"'quotes'.*documents"):
        write(quarrel, "quotes", "jsonl", io.BytesIO())
    with pytest.raises(InputError, match=rf"'xlsx'.*{FORMATS[0]}"):
        write(quarrel, "statements", "xlsx", io.BytesIO())


def test_a_file_is_replaced_only_once_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with replacing(path) as out:
        out.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_left_alone_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as out:
        out.write(b"new")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"), replacing(tmp_path):
        pass
    with pytest.raises(InputError, match="missing"), replacing(tmp_path / "missing" / "out.csv"):
        pass


def test_an_attribution_says_how_sure_its_speaker_is(quarrel: Snapshot) -> None:
    rows = list(quarrel.attributions())
    assert columns("attributions")[-1] == "speaker_confidence"
    assert all((row["speaker_confidence"] is None) or 0 <= row["speaker_confidence"] <= 1 for row in rows)
    assert {row["id"] for row in rows if row["speaker_confidence"] is not None} <= {
        row["id"] for row in rows if row["speaker"] is not None
    }
