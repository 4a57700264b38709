"""The shipped analysis on sets of annotated mentions: the product's own path, scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.analyse.stage import Analysis
from onrecord.evaluate.analysed import analysed
from onrecord.evaluate.benchmark import Progress
from onrecord.evaluate.columns import read_re3d, read_wikigold
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.gold import GoldDocument
from onrecord.evaluate.gum import read_gum
from onrecord.evaluate.meantime import read_meantime
from onrecord.evaluate.mentions import MentionScorer, MentionScores, found_names, gold_names
from onrecord.run.stages import Stage
from onrecord.types import Findings

READERS: dict[str, Callable[[Path], list[GoldDocument]]] = {
    "meantime": read_meantime, "gum": read_gum, "wikigold": read_wikigold, "re3d": read_re3d,
}  # fmt: skip
"""How the sets are read in which all names are annotated."""

_WHOLE = frozenset(("wikigold",))
"""Sets whose mentions are names with nothing round them."""


@dataclass(frozen=True, slots=True)
class NamingEvaluation:
    """What was measured, on what and with what.

    fingerprint: SHA-256 over those of the documents' texts and mentions, see ``corpus.digest_of``.
    failed: name and error of each document that could not be analysed; it counts as one in which nothing was found.
    """

    documents: int
    fingerprint: str
    model: str
    failed: tuple[tuple[str, str], ...]
    scores: MentionScores


def evaluate_naming(
    name: str, path: Path, *, jobs: int | None = None, stage: Stage | None = None, progress: Progress | None = None
) -> NamingEvaluation:
    """Score the names that the shipped analysis finds in the set ``name`` of ``READERS`` at ``path``.

    Each text is taken as ``onrecord analyse --plain`` takes it.

    Raises:
        InputError: if there is no such set at ``path``, or it is damaged.
        AnalysisError: if the model cannot be loaded.
    """
    stage = stage or Analysis()
    documents = READERS[name](path)
    findings, failed = findings_of(stage, documents, jobs, progress)
    scores = score_names(documents, findings, whole=name in _WHOLE)
    return NamingEvaluation(len(documents), fingerprint_of(documents), stage.version, failed, scores)


def score_names(
    documents: Sequence[GoldDocument], findings: Sequence[Findings | None], *, whole: bool
) -> MentionScores:
    """How right the names among the mentions of ``findings`` are. whole: see ``mentions.gold_names``."""
    scorer = MentionScorer()
    for document, found in zip(documents, findings, strict=True):
        gold = gold_names(document, whole=whole)
        scorer.add(gold, found_names(document, found.mentions, gold) if found is not None else [])
    return scorer.scores()


def findings_of(
    stage: Stage, documents: Sequence[GoldDocument], jobs: int | None = None, progress: Progress | None = None
) -> tuple[list[Findings | None], tuple[tuple[str, str], ...]]:
    """The findings of each document, None where it failed; and the name and error of each that did."""
    found: list[Findings | None] = []
    failed = []
    texts = [(document.name, document.text) for document in documents]
    for document, outcome in zip(documents, analysed(stage, texts, jobs), strict=True):
        found.append(outcome.findings if outcome.error is None else None)
        if outcome.error is not None:
            failed.append((document.name, outcome.error))
        if progress is not None:
            progress(len(found), len(documents))
    return found, tuple(failed)


def fingerprint_of(documents: Sequence[GoldDocument]) -> str:
    """A SHA-256 of what is measured: texts and mentions, as they were read."""
    return digest_of(repr((one.text, one.mentions)).encode("utf-8", "surrogatepass") for one in documents)
