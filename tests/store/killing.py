"""Run as a script: add a folder and die at a given point, as if killed. Arguments: record, folder, point."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onrecord.resolve.duckdb as resolving
from onrecord import intake, pipeline
from onrecord.store import addition, record
from tests.run.stages import LineStage

POINTS: dict[str, tuple[Any, str, int]] = {
    "before the second batch is analysed": (intake, "outcome_row", 2),
    "before the findings are written": (addition, "write_part", 2),
    "within the transaction": (addition, "_note_capture", 1),
    "between two additions": (addition, "_note_capture", 3),
    "before resolving": (intake, "_resolve", 1),
    "while resolving": (resolving, "_copy", 5),
    "before conclusions are committed": (record, "adopt_part", 3),
    "before sealing": (record, "seal", 1),
}
"""Name of each point: the module and function before whose n-th call the process dies."""


def dying(function: Callable[..., Any], calls: int) -> Callable[..., Any]:
    """``function``, until its n-th call."""
    left = [calls]

    def call(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return function(*given, **named)

    return call


if __name__ == "__main__":
    folder, articles, point = sys.argv[1:]
    module, name, calls = POINTS[point]
    setattr(module, name, dying(getattr(module, name), calls))
    intake._BATCH_DOCUMENTS = 2
    pipeline.add(folder, [Path(articles)], stage=LineStage())
