"""How good is what the record finds? The figures that ship with the program, each measured on text that people marked.

``accuracy.json`` is written by ``python -m bench.accuracy`` out of ``bench/floors.json``: the figures below which a
release may not fall.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured. percent: what it reaches at least, of 100."""

    what: str
    percent: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one set of texts.

    task: what of the record it tells about. on: the texts. command: how it is measured again.
    model: what was measured: a version of the analysis, or of whatever else it is about.
    """

    task: str
    on: str
    command: str
    model: str
    figures: tuple[Figure, ...]


def accuracy() -> tuple[Measured, ...]:
    """All of it, in the order of the pipeline."""
    rows: list[dict[str, Any]] = json.loads(files("onrecord.ask").joinpath("accuracy.json").read_text("utf-8"))
    return tuple(
        Measured(row["task"], row["on"], row["command"], row["model"], tuple(Figure(**each) for each in row["figures"]))
        for row in rows
    )
