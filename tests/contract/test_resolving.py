"""Both engines conclude the same rows from the same parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError, RecordError
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.resolve.spark import Spark
from onrecord.schema import CONCLUSIONS
from tests.contract.records import concluded, everything, verdicts, write_parts


def parts_of(folder: Path, name: str) -> Parts:
    """The parts of ``everything`` with what a record may say beside them."""
    made = everything()
    first, second = (made[0][0].document.id, made[1][1].document.id)
    about: dict[str, Any] = {
        "as it is": {},
        "judged": {"verdicts": verdicts(made)},
        # A text that came back counts again though another replaced it: who counts is said by id.
        "returned": {"replaced": (first, second, first), "verdicts": verdicts(made)[1:2]},
        "all count": {"replaced": ()},
    }[name]
    folder.mkdir()
    return write_parts(folder, made, **about)


@pytest.mark.parametrize("name", ["as it is", "judged", "returned"])
def test_both_engines_conclude_equal_rows(spark: Any, tmp_path: Path, name: str) -> None:
    # Brackets and spaces in a folder's name are no pattern.
    parts = parts_of(tmp_path / "parts [é] 1", name)
    one, other = concluded(DuckDB(), parts), concluded(Spark(spark, few=0 if name == "judged" else 100), parts)
    for table in CONCLUSIONS:
        assert one[table], table
        assert other[table] == one[table], table


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
