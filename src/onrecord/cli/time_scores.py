"""The scores of time expressions for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.cli.layout import say
from onrecord.cli.scores import head, rate_cells, table_of

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.evaluate.timexes import TimexEvaluation

LEGEND = (
    "P, R, F1: precision, recall and their harmonic mean, in per cent, over all expressions. Strict: the same span; "
    "relaxed: a common character. Value, type: of those found (relaxed), where that of the annotation is given. "
    'Notation: value, where "196X" and "196", "W7" and "W07" are the same.'
)


def show_timexes(console: Console, evaluation: TimexEvaluation) -> None:
    """Print what was measured on what, as a table."""
    split = f" {evaluation.split}" if evaluation.split else ""
    documents = wording.count(evaluation.documents, "article", "articles")
    head(console, f"{evaluation.name}{split}: {documents}", evaluation.model, evaluation.fingerprint)
    table = table_of("time expressions", "gold", "found", "P", "R", "F1")
    for measure, one in evaluation.scores.items():
        table.add_row(measure, f"{evaluation.gold:,}", f"{evaluation.predicted:,}", *rate_cells(one))
    console.print(table)
    console.print()
    say(console, LEGEND, "dim")
