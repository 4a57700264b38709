"""CofeNet's way to score: exact spans of sources, cues and contents, unit by unit, unlinked.

Wang et al. (2022), *CofeNet: Context and Former-Label Enhanced Net for Complicated
Quotation Extraction*, COLING. A unit is a sentence or a few, as tokens of the Penn
Treebank with a label each (``B-cue``, ``I-cue`` … ``O``). A span is right where the same
role holds the same tokens in the same unit; counts are summed over units.

Our spans become spans of tokens by the characters that they share with them. Nothing else
is adapted: both sides take a content's quotation marks into it, and leave its final stop
out of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord.analyse.stage import Analysis
from onrecord.errors import InputError
from onrecord.evaluate.attribution import ROLES
from onrecord.evaluate.benchmark import Progress, predicted
from onrecord.evaluate.corpus import digest_of, single_file
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.rates import Rates, counted
from onrecord.evaluate.treebank import text_of, tokens_at
from onrecord.run.stages import Stage
from onrecord.types import Role, Span

RoleOrAll = Literal["source", "cue", "content", "all"]
TokenSpan = tuple[Role, int, int]
"""A role and the tokens that it holds, as a half-open range."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: the name of the article that it is of (and its annotator), its tokens, and the annotated spans."""

    article: str
    tokens: tuple[str, ...]
    spans: frozenset[TokenSpan]


@dataclass(frozen=True, slots=True)
class RoleScores:
    """How many spans of a role (or of all) are annotated, how many found, and the rates."""

    gold: int
    predicted: int
    rates: Rates


@dataclass(frozen=True, slots=True)
class CofeNetEvaluation:
    """What was measured, on what and with what.

    fingerprint: SHA-256 over that of the file of units, see ``corpus.digest_of``.
    articles: as annotated; one with two annotators counts twice.
    by_unit: each unit read as a text of its own, as published figures are.
    by_article: units of one article read as the paragraphs of one text, and scored unit by unit.
    failed: name and error of each text that could not be analysed; it counts as one
        in which nothing was found.
    """

    fingerprint: str
    model: str
    units: int
    articles: int
    by_unit: dict[RoleOrAll, RoleScores]
    by_article: dict[RoleOrAll, RoleScores]
    failed: tuple[tuple[str, str], ...]


def evaluate_cofenet(
    path: Path,
    *,
    jobs: int | None = None,
    stage: Stage | None = None,
    progress: Progress | None = None,
) -> CofeNetEvaluation:
    """Score the shipped analysis on the units at ``path``: a file of JSON lines, or a .tar.gz that holds one.

    jobs: processes; None takes one for each core.
    stage: the analysis, if not the shipped one.
    progress: told how many texts are done, of how many.

    Raises:
        InputError: if there is no such file at ``path``, or it is damaged.
        AnalysisError: if the model cannot be loaded.
    """
    stage = stage or Analysis()
    content = single_file(path, ".jsonl")
    units = list(read_units(content, path))
    if not units:
        raise InputError(f"{path} holds no units: each line is a JSON object with tokens, labels and id")
    by_name: dict[str, list[Unit]] = {}
    for unit in units:
        by_name.setdefault(unit.article, []).append(unit)
    alone = [_Text(f"unit {number} of {unit.article}", (unit,)) for number, unit in enumerate(units, 1)]
    whole = [_Text(name, group) for name, group in by_name.items()]
    texts = [(text.name, text.text) for text in (*alone, *whole)]
    found, failed = predicted(stage, texts, jobs, progress)
    return CofeNetEvaluation(
        fingerprint=digest_of([content]),
        model=stage.version,
        units=len(units),
        articles=len(whole),
        by_unit=_scores((text, found[text.name]) for text in alone),
        by_article=_scores((text, found[text.name]) for text in whole),
        failed=failed,
    )


def read_units(content: bytes, path: Path) -> Iterator[Unit]:
    """The units in ``content``, the bytes of the file ``path``.

    Raises:
        InputError: naming the line that is no unit.
    """
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _unit(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}, line {number}: not a unit of CofeNet ({error}): each line is a JSON object with tokens, "
                "labels (B-source, I-source … O) and id",
                reason="damaged",
            ) from error


def _unit(row: dict[str, Any]) -> Unit:
    tokens, labels = tuple(map(str, row["tokens"])), tuple(map(str, row["labels"]))
    if not tokens or not all(tokens) or len(tokens) != len(labels):
        raise ValueError("each token needs a label, and no token may be empty")
    return Unit(str(row["id"]), tokens, frozenset(_labelled(labels)))


class _Text:
    """Units as the lines of one text, and the way from its characters back to their tokens."""

    def __init__(self, name: str, units: Sequence[Unit]) -> None:
        self.name, self.units = name, units
        self.text = ""
        self._starts: list[int] = []
        self._tokens: list[tuple[Span, ...]] = []
        for unit in units:
            text, spans = text_of(unit.tokens)
            self._starts.append(len(self.text))
            self._tokens.append(spans)
            self.text += text + "\n"

    def found(self, predictions: Iterable[Prediction]) -> Iterator[set[TokenSpan]]:
        """The spans of ``predictions`` in each unit."""
        spans = {(role, *span) for one in predictions for role in ROLES for span in getattr(one, role)}
        for start, tokens in zip(self._starts, self._tokens, strict=True):
            shared = ((role, tokens_at(tokens, a - start, b - start)) for role, a, b in spans)
            yield {(role, *at) for role, at in shared if at is not None}


def _scores(texts: Iterable[tuple[_Text, Sequence[Prediction]]]) -> dict[RoleOrAll, RoleScores]:
    counts: Counter[tuple[str, str]] = Counter()
    for text, predictions in texts:
        for unit, found in zip(text.units, text.found(predictions), strict=True):
            for what, spans in (("gold", unit.spans), ("predicted", found), ("right", unit.spans & found)):
                counts.update((what, role) for role, _, _ in spans)
                counts[what, "all"] += len(spans)
    names: tuple[RoleOrAll, ...] = (*ROLES, "all")
    return {
        name: RoleScores(
            counts["gold", name],
            counts["predicted", name],
            counted(counts["right", name], counts["predicted", name], counts["gold", name]),
        )
        for name in names
    }


def _labelled(labels: Sequence[str]) -> Iterator[TokenSpan]:
    """The spans that ``labels`` make, as CofeNet reads them: one begins with ``B-`` only."""
    start, role = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            yield _role(role), start, number
            role = ""
        if label.startswith("B-"):
            start, role = number, label[2:]
        elif label != "O" and not label.startswith("I-"):
            raise ValueError(f"unknown label {label!r}")


def _role(name: str) -> Role:
    for role in ROLES:
        if role == name:
            return role
    raise ValueError(f"unknown role {name!r}")
