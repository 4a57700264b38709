from __future__ import annotations

import dataclasses
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import onrecord.run.spark as running
from onrecord.errors import AnalysisError, InputError
from onrecord.run.batches import outcome_row
from onrecord.run.local import run_local
from onrecord.run.spark import read_documents, require_spark, run_spark
from onrecord.schema import FindingsRow, schema_of, to_row
from onrecord.types import Document
from tests.run.stages import LineStage, article

GIVEN = [
    article(f"Ministér Žofie Lindqvist said: week {at} is över.", uri=f"https://example.org/{at}", date="2031-01-02")
    for at in range(23)
]
GIVEN[4] = article("POISON", uri="https://example.org/4")
GIVEN[5] = article("", uri="https://example.org/5")
GIVEN[6] = dataclasses.replace(GIVEN[6], agencies=("Tarn Wire", "Olm"), repeated=((0, 3),), outlet="Čas 🗞")


def local_rows() -> list[dict[str, Any]]:
    return [to_row(outcome_row(LineStage(), outcome)) for outcome in run_local(LineStage(), GIVEN)]


def parts(folder: Path, sizes: tuple[int, ...]) -> list[Path]:
    paths, start = [], 0
    folder.mkdir()
    for at, size in enumerate(sizes):
        rows = [to_row(document) for document in GIVEN[start : start + size]]
        paths.append(folder / f"documents-{at}.parquet")
        pq.write_table(pa.Table.from_pylist(rows, schema=schema_of(Document)), paths[-1])
        start += size
    return paths


@pytest.mark.parametrize(("sizes", "partitions", "batch"), [((23,), 1, 100), ((1, 9, 13), 5, 2)])
def test_spark_gives_the_rows_of_one_process_however_they_are_cut(
    spark: Any, tmp_path: Path, sizes: tuple[int, ...], partitions: int, batch: int
) -> None:
    own = spark.newSession()
    own.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch))
    documents = read_documents(own, parts(tmp_path / "parts", sizes)).repartition(partitions)
    made = run_spark(LineStage(), documents).toArrow()
    order = {document.id: at for at, document in enumerate(GIVEN)}
    assert sorted(made.to_pylist(), key=lambda row: order[row["document"]]) == local_rows()


def test_findings_can_be_written_and_read_with_the_schema_of_the_record(spark: Any, tmp_path: Path) -> None:
    documents = read_documents(spark, parts(tmp_path / "a [1]{2} é#", (11, 12)))
    run_spark(LineStage(), documents).write.parquet(str(tmp_path / "findings"))
    read = pq.read_table(tmp_path / "findings").cast(schema_of(FindingsRow))
    assert sorted(read.to_pylist(), key=str) == sorted(local_rows(), key=str)


def test_parts_of_an_earlier_version_are_read_with_nulls(spark: Any, tmp_path: Path) -> None:
    [path] = parts(tmp_path / "parts", (23,))
    later = ["modified", "agencies", "contradictions", "repeated", "origin"]
    pq.write_table(pq.read_table(path).drop_columns(later), path)
    made = run_spark(LineStage(), read_documents(spark, [path])).toArrow()
    assert sorted(made.to_pylist(), key=str) == sorted(local_rows(), key=str)


def test_no_parts_are_no_rows(spark: Any) -> None:
    assert run_spark(LineStage(), read_documents(spark, [])).toArrow().num_rows == 0


def test_a_stage_that_cannot_be_loaded_says_so_before_anything_runs(spark: Any) -> None:
    with pytest.raises(AnalysisError, match="the model of this stage is missing"):
        run_spark(LineStage(loads=False), read_documents(spark, []))


def test_a_frame_that_lacks_a_column_is_refused_with_its_name(spark: Any) -> None:
    with pytest.raises(InputError, match=r"lack the column 'text'.*read_documents"):
        run_spark(LineStage(), read_documents(spark, []).drop("text"))


def test_without_pyspark_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(running, "version", absent)
    with pytest.raises(InputError, match=r"pyspark>=4,<5.*not installed.*pip install 'onrecord\[spark\]'") as caught:
        require_spark()
    assert caught.value.reason == "Spark is missing"


@pytest.mark.parametrize(("package", "found"), [("pyspark", "3.5.1"), ("pandas", "3.0.0"), ("pandas", "2.1.4")])
def test_versions_that_do_not_work_are_refused(monkeypatch: pytest.MonkeyPatch, package: str, found: str) -> None:
    versions = {"pyspark": "4.0.1", "pandas": "2.3.3", package: found}
    monkeypatch.setattr(running, "version", versions.__getitem__)
    with pytest.raises(InputError, match=rf"{package}.*{package} {found} is installed"):
        require_spark()


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ('openjdk version "11.0.22" 2024-01-16', "version 11"),
        ('java version "1.8.0_401"', "version 8"),
        ("", "no Java was found"),
    ],
)
def test_without_java_17_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch, printed: str, words: str) -> None:
    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0, "", printed)

    monkeypatch.setattr(running, "version", {"pyspark": "4.0.1", "pandas": "2.3.3"}.__getitem__)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: "java")
    with pytest.raises(InputError, match=rf"Java 17 or newer.*{words}.*default-jre-headless.*JAVA_HOME"):
        require_spark()


def test_java_that_is_nowhere_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(running, "version", {"pyspark": "4.0.1", "pandas": "2.3.3"}.__getitem__)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="no Java was found"):
        require_spark()
