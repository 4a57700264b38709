"""Both engines conclude the same rows from the same parts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from onrecord.errors import InputError, RecordError
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.resolve.spark import Spark
from onrecord.schema import CONCLUSIONS
from onrecord.store.record import Entry
from tests.contract.oracle import conclusions
from tests.contract.records import concluded, everything, verdicts, worlds, write_parts


def parts_of(folder: Path, name: str) -> Parts:
    """The parts of ``everything`` with what a record may say beside them."""
    made = everything()
    first, second = (made[0][0].document.id, made[1][1].document.id)
    about: dict[str, Any] = {
        "as it is": {},
        "judged": {"verdicts": verdicts(made)},
        # A text that came back counts again though another replaced it: who counts is said by id.
        "returned": {"replaced": (first, second, first), "verdicts": verdicts(made)[1:2]},
        "judged and returned": {"replaced": (first, second, first), "verdicts": verdicts(made)},
        "all count": {"replaced": ()},
    }[name]
    folder.mkdir()
    return write_parts(folder, made, **about)


def test_both_engines_conclude_equal_rows(spark: Any, tmp_path: Path) -> None:
    # Brackets and spaces in a folder's name are no pattern.
    parts = parts_of(tmp_path / "parts [é] 1", "judged and returned")
    # In rounds, as with many; a drawn record is connected at once, as with few.
    one, other = concluded(DuckDB(), parts), concluded(Spark(spark, few=0), parts)
    for table in CONCLUSIONS:
        # What is told more than once is in ``test_statements``.
        assert one[table] or table in ("datings", "retold", "reprints"), table
        assert other[table] == one[table], table


@pytest.mark.parametrize("name", ["as it is", "judged", "returned", "judged and returned", "all count"])
def test_plain_loops_conclude_the_same(tmp_path: Path, name: str) -> None:
    parts = parts_of(tmp_path / "parts", name)
    wanted, made = conclusions(everything(), parts.replaced, parts.verdicts), concluded(DuckDB(), parts)
    for table in wanted:
        assert made[table] == wanted[table], table


@given(worlds())
@settings(max_examples=20, deadline=None)
def test_plain_loops_conclude_the_same_of_any_small_record(
    world: tuple[list[list[Entry]], dict[str, Any]],
) -> None:
    additions, about = world
    wanted = conclusions(additions, about.get("replaced"), about["verdicts"])
    with tempfile.TemporaryDirectory() as folder:
        made = concluded(DuckDB(), write_parts(Path(folder), additions, **about))
    for table in wanted:
        assert made[table] == wanted[table], table


def test_both_engines_conclude_the_same_of_a_drawn_record(spark: Any) -> None:
    @given(worlds(least=12, most=20))
    @settings(max_examples=1, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    def compare(world: tuple[list[list[Entry]], dict[str, Any]]) -> None:
        additions, about = world
        with tempfile.TemporaryDirectory() as folder:
            parts = write_parts(Path(folder), additions, **about)
            assert concluded(Spark(spark), parts) == concluded(DuckDB(), parts)

    compare()


def test_what_is_said_beside_the_parts_changes_what_is_concluded(tmp_path: Path) -> None:
    names = ("as it is", "judged", "returned", "all count")
    found = [concluded(DuckDB(), parts_of(tmp_path / name.replace(" ", "-"), name)) for name in names]
    assert all(found[a]["members"] != found[b]["members"] for a in range(4) for b in range(a))


def test_a_part_that_is_missing_is_named(spark: Any, tmp_path: Path) -> None:
    parts = parts_of(tmp_path / "parts", "as it is")
    parts.findings[1].unlink()
    with pytest.raises(RecordError, match=f"{parts.findings[1].name} is missing"):
        concluded(Spark(spark), parts)


def test_nothing_stays_in_the_scratch_folder(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    parts = parts_of(tmp_path / "parts", "as it is")
    parts.documents[0].unlink()
    with pytest.raises(RecordError):
        concluded(Spark(spark, scratch=tmp_path / "scratch"), parts)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_cluster_without_a_common_folder_is_refused(tmp_path: Path) -> None:
    class Elsewhere:
        class sparkContext:  # noqa: N801
            master = "spark://cluster:7077"

    with pytest.raises(InputError, match=r"'spark://cluster:7077'.*scratch=…"):
        Spark(Elsewhere()).resolve(Parts((), ()), {})  # type: ignore[arg-type]
