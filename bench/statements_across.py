"""How well the tellings of one statement are found among articles of many events and years.

Pairs drawn by lot from those that share a key in ten thousand real articles, each counted for as many as it stands for.
A pair is one where ``pairs.weigh`` says so. Part of ``bench.statements``, which prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.speaker_figures import Measured
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.resolve.telling.evidence import Told, evidence
from onrecord.resolve.telling.likeness import of_one_event
from onrecord.resolve.telling.pairs import weigh

NAME = "statements-across"


def across(labels: Sequence[StatementPair], told: Mapping[Telling, Told]) -> Measured:
    """The figures; prints them."""
    given = [_given(one, told[one.a], told[one.b]) for one in labels]
    groups = {
        "all": given,
        "of one event": [one for one in given if one[2]],
        "of others": [one for one in given if not one[2]],
        "not hard": [one for one in given if not one[0].hard],
    }
    figures: dict[str, float] = {}
    print("\n| across events | pairs | precision | recall | F1 |\n|---|---|---|---|---|")
    for name, some in groups.items():
        found = _figures(some)
        print(f"| {name} | {len(some)} | " + " | ".join(f"{each:.1f}" for each in found) + " |")
        figures |= {f"{name}: {what}": value for what, value in zip(("precision", "recall", "F1"), found, strict=True)}
    rows = (repr((one, told[one.a].content, told[one.b].content)).encode() for one in labels)
    return Measured(NAME, digest_of(rows), "telling-1", figures)


def _given(one: StatementPair, a: Told, b: Told) -> tuple[StatementPair, bool, bool]:
    return one, weigh(a, b) is not None, of_one_event(evidence(a, b))


def _figures(given: Sequence[tuple[StatementPair, bool, bool]]) -> list[float]:
    """Precision, recall and F1, in hundredths."""
    right = sum(one.stands_for for one, joined, _ in given if joined and one.same)
    precision = right / max(1e-9, sum(one.stands_for for one, joined, _ in given if joined))
    recall = right / max(1e-9, sum(one.stands_for for one, _, _ in given if one.same))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return [round(100 * each, 1) for each in (precision, recall, f1)]
