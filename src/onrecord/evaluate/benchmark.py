"""The shipped analysis on PolNeAR: the product's own path, scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.analyse.cues import act_of
from onrecord.analyse.stage import Analysis
from onrecord.errors import InputError
from onrecord.evaluate.analysed import analysed, given, prediction
from onrecord.evaluate.attribution import Scorer, Scores
from onrecord.evaluate.corpus import fingerprint, opened
from onrecord.evaluate.matching import Prediction
from onrecord.evaluate.polnear import GoldArticle, GoldAttribution, read_split
from onrecord.offsets import phrase
from onrecord.run.stages import Stage

SPLIT = "dev"

Progress = Callable[[int, int], None]
"""Told how many texts are done, of how many."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, on what and with what.

    fingerprint: of the articles and their annotations, see ``corpus.fingerprint``.
    failed: name and error of each article that could not be analysed; it counts as one
        in which nothing was found.
    predictions: what was found in each article, by its name, nested attributions left out.
    """

    split: str
    fingerprint: str
    model: str
    scores: Scores
    failed: tuple[tuple[str, str], ...]
    predictions: dict[str, tuple[Prediction, ...]]


def evaluate_polnear(
    path: Path,
    split: str = SPLIT,
    *,
    threshold: float | None = None,
    jobs: int | None = None,
    stage: Stage | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Score the shipped analysis on PolNeAR at ``path``: the folder that holds ``<split>/text``, or its .tar.gz.

    An article is scored on the first of its annotators, by name. Each text is taken as
    ``onrecord analyse --plain`` takes it. PolNeAR annotates nothing nested, so predictions
    that are nested in others are left out. Speech and belief are told apart by the gold's cues.

    threshold: the confidence (0..1) from which attributions are scored by themselves too.
    jobs: processes; None takes one for each core.
    stage: the analysis, if not the shipped one.
    progress: told how many articles are done, of how many.

    Raises:
        InputError: if there is no such split at ``path``, or it is damaged.
        AnalysisError: if the model cannot be loaded.
    """
    stage = stage or Analysis()
    with opened(path, split) as folder:
        articles = list(_read(folder, split))
        found, failed = predicted(stage, [(article.name, article.text) for article in articles], jobs, progress)
        scorer = Scorer(threshold)
        for article in articles:
            scorer.add(article.text, _gold(article), found[article.name])
        return Evaluation(split, fingerprint(folder, split), stage.version, scorer.scores(), failed, found)


def predicted(
    stage: Stage, texts: list[tuple[str, str]], jobs: int | None, progress: Progress | None
) -> tuple[dict[str, tuple[Prediction, ...]], tuple[tuple[str, str], ...]]:
    """What ``stage`` finds in ``texts`` (name, text) by their names, and the name and error of each that failed."""
    found, failed = {}, []
    for (name, _), outcome in zip(texts, analysed(stage, texts, jobs), strict=True):
        if outcome.error is not None:
            failed.append((name, outcome.error))
        found[name] = tuple(prediction(one.attribution) for one in given(outcome))
        if progress is not None:
            progress(len(found), len(texts))
    return found, tuple(failed)


def with_acts(text: str, gold: Iterable[GoldAttribution]) -> Iterator[GoldAttribution]:
    """``gold`` with the acts that its cues tell; one without a cue tells none."""
    for one in gold:
        yield replace(one, act=act_of(phrase(text, one.cue).text)) if one.cue else one


def _gold(article: GoldArticle) -> tuple[GoldAttribution, ...]:
    first = article.annotations[0].attributions if article.annotations else ()
    return tuple(with_acts(article.text, first))


def _read(folder: Path, split: str) -> Iterator[GoldArticle]:
    try:
        yield from read_split(folder, split)
    except (UnicodeDecodeError, ValueError) as error:
        raise InputError(f"{folder / split}: an article or annotation is damaged: {error}", reason="damaged") from error
