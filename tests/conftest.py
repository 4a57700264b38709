"""What all folders of tests share: one Spark session for all tests of a run, and how examples are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from onrecord.errors import InputError
from onrecord.run import spark as run_spark

# How long an example takes says more of what else the machine does than of the code.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

# Tests have few rows: compiling each query takes Java longer than running it as it is.
_FOR_FEW_ROWS = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark on two cores; the test is skipped where it is not installed, and says what is missing."""
    try:
        run_spark.require_spark()
    except InputError as error:
        pytest.skip(str(error))
    session = run_spark.session(cores=2, memory="1g", settings=_FOR_FEW_ROWS)
    yield session
    session.stop()
