"""The shipped analysis on sets of annotated names and chains: the product's own path, scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.analyse.stage import Analysis
from onrecord.errors import InputError
from onrecord.evaluate.across import Comparison, annotated, compared, place
from onrecord.evaluate.analysed import analysed
from onrecord.evaluate.benchmark import SPLIT, Progress
from onrecord.evaluate.columns import read_re3d, read_wikigold
from onrecord.evaluate.corpus import digest_of
from onrecord.evaluate.ecbplus import SPLITS, read_ecbplus
from onrecord.evaluate.entities import each_by_itself, entities_of
from onrecord.evaluate.gold import GoldDocument
from onrecord.evaluate.gum import read_gum
from onrecord.evaluate.meantime import read_meantime
from onrecord.evaluate.mentions import MentionScorer, MentionScores, found_names, gold_names
from onrecord.evaluate.own_mentions import read_own_mentions
from onrecord.resolve.engine import Engine
from onrecord.run.stages import Outcome, Stage


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A set, how it is read, and what in it can be scored.

    names: every name in some stretch is annotated.
    chains, across: it says which mentions are the same within a document, and across documents.
    """

    read: Callable[[Path, str], list[GoldDocument]]
    names: bool = True
    chains: bool = True
    across: bool = False


SETS: Mapping[str, NamedSet] = {
    "meantime": NamedSet(lambda path, _: read_meantime(path), across=True),
    "ecbplus": NamedSet(lambda path, split: read_ecbplus(path, SPLITS[split]), names=False, across=True),
    "gum": NamedSet(lambda path, _: read_gum(path)),
    "wikigold": NamedSet(lambda path, _: read_wikigold(path), chains=False),
    "re3d": NamedSet(lambda path, _: read_re3d(path), chains=False),
    "mentions": NamedSet(read_own_mentions),
}
"""Every set that ``evaluate_named`` knows."""


@dataclass(frozen=True, slots=True)
class NamedEvaluation:
    """What was measured, on what and with what.

    fingerprint: SHA-256 over the names of the documents and the SHA-256 of their files, see ``corpus.digest_of``.
    failed: name and error of each document that could not be analysed; it counts as one in which nothing was found.
    names, within, across: of names, of chains within a document, and across documents; None where the set cannot tell.
    """

    documents: int
    fingerprint: str
    model: str
    failed: tuple[tuple[str, str], ...]
    names: MentionScores | None
    within: Comparison | None
    across: Comparison | None


def evaluate_named(
    name: str,
    path: Path,
    split: str = SPLIT,
    *,
    jobs: int | None = None,
    stage: Stage | None = None,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> NamedEvaluation:
    """Score what the shipped analysis finds in the set ``name`` of ``SETS`` at ``path``: a folder or .tar.gz.

    Each text is taken as ``onrecord analyse --plain`` takes it. Where the set says who is the same across
    documents, all of them are resolved together, in the order of their names.

    split: of ecbplus, which topics, see ``ecbplus.SPLITS``; of mentions, which articles.
    jobs: processes; None takes one for each core.
    stage, engine: the analysis and what resolves, if not the shipped ones.
    progress: told how many documents are done, of how many.

    Raises:
        InputError: if there is no such set or split at ``path``, or it is damaged.
        AnalysisError: if the model cannot be loaded.
        RecordError: if the entities cannot be resolved.
    """
    if name == "ecbplus" and split not in SPLITS:
        raise InputError(f"ecbplus has no split {split}; it has {', '.join(SPLITS)}", reason="no such benchmark")
    stage = stage or Analysis()
    kind = SETS[name]
    documents = kind.read(path, split)
    outcomes = analysed_set(stage, documents, jobs, progress)
    return NamedEvaluation(
        documents=len(documents),
        fingerprint=digest_of(f"{one.name} {one.sha256}".encode() for one in documents),
        model=stage.version,
        failed=tuple(
            (document.name, outcome.error)
            for document, outcome in zip(documents, outcomes, strict=True)
            if outcome.error is not None
        ),
        names=score_names(documents, outcomes) if kind.names else None,
        within=compared(place(documents, outcomes, each_by_itself(outcomes), within=True)) if kind.chains else None,
        across=_across(stage, documents, outcomes, engine) if kind.across else None,
    )


def _across(
    stage: Stage, documents: Sequence[GoldDocument], outcomes: Sequence[Outcome], engine: Engine | None
) -> Comparison:
    perfect = [annotated(one, outcome.document) for one, outcome in zip(documents, outcomes, strict=True)]
    placed = (place(documents, some, entities_of(stage, some, engine)) for some in (outcomes, perfect))
    return compared(*placed)


def score_names(documents: Sequence[GoldDocument], outcomes: Sequence[Outcome]) -> MentionScores:
    """How right the names among the mentions of ``outcomes`` are."""
    scorer = MentionScorer()
    for document, outcome in zip(documents, outcomes, strict=True):
        gold = gold_names(document)
        found = outcome.findings.mentions if outcome.findings is not None else ()
        scorer.add(gold, found_names(document, found, gold))
    return scorer.scores()


def analysed_set(
    stage: Stage, documents: Sequence[GoldDocument], jobs: int | None = None, progress: Progress | None = None
) -> list[Outcome]:
    """What ``stage`` makes of each document, in their order."""
    outcomes = []
    for outcome in analysed(stage, [(document.name, document.text) for document in documents], jobs):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), len(documents))
    return outcomes
