"""A stage on Spark: for more articles than one machine can analyse.

``session`` starts Spark on this machine; on a cluster, take the session that it gives.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.run.batches import run_batches
from onrecord.run.stages import Stage
from onrecord.schema import FindingsRow, schema_of
from onrecord.types import Document

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_JAVA = 17
_REASON = "Spark is missing"
_BATCH = 200

# What Spark calls otherwise or leaves to the machine it runs on.
_SETTINGS: Mapping[str, str] = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_BATCH),
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def session(*, cores: int | None = None, memory: str = "2g", settings: Mapping[str, str] | None = None) -> SparkSession:
    """A Spark session on this machine; close it with ``stop()``.

    cores: how many to use, None for all. memory: of the Java process, as "2g"; each core's Python process
    takes its own beside that. settings: Spark's own, which outweigh those made here. A session that runs in this
    process already is given back as it is.

    Raises:
        InputError: if pyspark, pandas or Java are missing or of a version that does not work.
    """
    require_spark()
    from pyspark.sql import SparkSession

    # The workers are this Python, with the same modules; on Windows there is no "python3" to be found.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    cores = cores or os.cpu_count() or 1
    builder = SparkSession.builder.appName("onrecord").master(f"local[{cores}]")
    chosen = {
        **_SETTINGS,
        "spark.driver.memory": memory,
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "spark.sql.shuffle.partitions": str(2 * cores),
        **(settings or {}),
    }
    for key, value in chosen.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def require_spark() -> None:
    """Check that Spark can be started.

    Raises:
        InputError: if pyspark, pandas or Java are missing or of a version that does not work; it says the remedy.
    """
    for package, least, below in (("pyspark", (4,), (5,)), ("pandas", (2, 2), (3,))):
        _require_package(package, least, below)
    found = _java_version()
    if found is None or found < _JAVA:
        what = "no Java was found" if found is None else f"the Java that was found is of version {found}"
        raise InputError(
            f"Spark needs Java {_JAVA} or newer, and {what}: install one (on Debian and Ubuntu: apt-get install "
            "default-jre-headless; elsewhere from https://adoptium.net), or name its folder in JAVA_HOME",
            reason=_REASON,
        )


def read_documents(spark: SparkSession, paths: Sequence[str | os.PathLike[str]]) -> DataFrame:
    """The documents in Parquet parts of a record, as ``run_spark`` takes them.

    What parts of an earlier version lack is null. Their order is not kept: rows have ids.
    """
    from pyspark.sql import DataFrame
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(schema_of(Document))
    named = [Path(path).resolve().as_posix() for path in paths]
    # Spark takes brackets and stars in a name for a pattern; without the option, it reads every row several times.
    odd = [path for path in named if set("[]{}*?\\") & set(path)]
    groups = [[path] for path in odd] + [plain for plain in [[path for path in named if path not in odd]] if plain]
    frames = [spark.read.schema(schema).option("__globPaths__", "false").parquet(*group) for group in groups]
    return reduce(DataFrame.unionAll, frames) if frames else spark.createDataFrame([], schema)


def run_spark(stage: Stage, documents: DataFrame) -> DataFrame:
    """Run ``stage`` over ``documents``; one row of ``schema.FindingsRow`` comes of each, in the same partition.

    documents: with the columns of ``types.Document``; others are left out. How they are partitioned and
    batched changes no row. Like all of Spark's, the work is done when the result is written or read, and done
    again each time it is: write it, or cache it. Batches are of ``spark.sql.execution.arrow.maxRecordsPerBatch``
    rows: a few hundred, since a batch of whole articles lies in memory at once.

    A document that kills its worker (most often for want of memory) fails Spark's task, which Spark
    tries again, and in the end the job; ``run.pool`` is the one that sets such a document apart.

    Raises:
        InputError: if a column is missing.
        whatever ``stage.load`` raises, before the first document.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    stage.load()
    wanted = schema_of(Document).names
    if missing := [name for name in wanted if name not in documents.columns]:
        raise InputError(
            f"the documents for Spark lack the column {missing[0]!r}: read them with onrecord.run.spark.read_documents",
            reason="column missing",
        )
    return documents.select(*wanted).mapInArrow(partial(run_batches, stage), from_arrow_schema(schema_of(FindingsRow)))


def _require_package(package: str, least: tuple[int, ...], below: tuple[int, ...]) -> None:
    wanted = f">={'.'.join(map(str, least))},<{'.'.join(map(str, below))}"
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[:3])
    if not least <= numbers < below:
        what = f"{package} {found} is installed" if found else f"{package} is not installed"
        raise InputError(f"Spark needs {package}{wanted}, and {what}: pip install 'onrecord[spark]'", reason=_REASON)


def _java_version() -> int | None:
    """The major version of the Java that Spark would start, or None."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        return None
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    return int(found[1]) if found else None
