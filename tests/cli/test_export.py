"""``onrecord export``: data to standard output or to a file, all else to standard error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.export.tables import TABLES
from onrecord.export.write import FORMATS
from tests.cli.conftest import Run


@pytest.mark.parametrize("table", TABLES)
def test_standard_output_holds_rows_only(run: Run, table: str) -> None:
    result = run("export", table)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert all("id" in json.loads(line) for line in result.stdout.splitlines())


def test_beliefs_and_low_confidence_are_exported_too(run: Run) -> None:
    rows = [json.loads(line) for line in run("export", "attributions").stdout.splitlines()]
    assert len(rows) == 6
    assert {row["act"] for row in rows} == {"speech", "belief"}
    assert min(row["confidence"] for row in rows) == 0.2


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_the_same_bytes_as_standard_output(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    result = run("export", "attributions", "--format", form, "--output", str(path))
    assert result.stdout == ""
    assert "6 rows" in result.stderr
    assert path.read_bytes() == run("export", "attributions", "--format", form).stdout_bytes


def test_parquet_on_standard_output_can_be_read(run: Run) -> None:
    written = run("export", "documents", "--format", "parquet").stdout_bytes
    assert pq.read_table(io.BytesIO(written)).num_rows == 2


def test_a_headline_like_a_formula_is_made_harmless_in_csv(run: Run) -> None:
    written = run("export", "documents", "--format", "csv").stdout
    assert ",'=Ramp" in written
    assert ",=Ramp" not in written


def test_text_is_utf8(run: Run) -> None:
    assert "“warned twice”".encode() in run("export", "statements").stdout_bytes


def test_an_unknown_table_is_wrong_usage(run: Run) -> None:
    assert run("export", "quotes").exit_code == 2
