"""The scores of an evaluation for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ask import wording
from onrecord.cli.layout import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.evaluate.attribution import KindScores, Rates, Scores
    from onrecord.evaluate.benchmark import Evaluation

LEGEND = (
    "P, R, F1: precision, recall and their harmonic mean, in per cent. Attribution: half the words of the content and "
    "a word of the source are right. Exact content: all its words. Source right: where half the content is. "
    "Spans: single spans, word for word and mark for mark, however they are linked."
)


def show_evaluation(console: Console, name: str, evaluation: Evaluation) -> None:
    """Print what was measured on what, as tables."""
    scores = evaluation.scores
    say(console, f"{name} {evaluation.split}: {wording.count(scores.articles, 'article', 'articles')}", "bold")
    say(console, f"model {evaluation.model}", "dim")
    say(console, f"corpus {evaluation.fingerprint}", "dim")
    console.print()
    console.print(_kinds(scores))
    console.print()
    console.print(_spans(scores))
    console.print()
    say(console, _calibration(scores))
    say(console, LEGEND, "dim")


def _kinds(scores: Scores) -> Table:
    table = _table("", "gold", "found", "attribution P", "R", "F1", "exact content F1", "source right")
    for kind, one in scores.kinds.items():
        table.add_row(kind, *_kind(one))
    return table


def _kind(one: KindScores) -> list[str]:
    return [f"{one.gold:,}", f"{one.predicted:,}", *_rates(one.attribution), *_rates(one.exact_content)[2:],
            _per_cent(one.source_accuracy)]  # fmt: skip


def _spans(scores: Scores) -> Table:
    table = _table("exact spans", "P", "R", "F1")
    for role, rates in scores.spans.items():
        table.add_row(role, *_rates(rates))
    return table


def _table(first: str, *others: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _calibration(scores: Scores) -> str:
    one = scores.calibration
    if one is None:
        return "Confidence: nothing was found that has one."
    return (
        f"Confidence is off by {100 * one.expected_error:.1f} points of a hundred on average "
        f"(expected calibration error over ten bins; Brier score {one.brier:.3f})."
    )


def _rates(one: Rates) -> list[str]:
    return [_per_cent(one.precision), _per_cent(one.recall), _per_cent(one.f1)]


def _per_cent(share: float) -> str:
    return f"{100 * share:.1f}"
