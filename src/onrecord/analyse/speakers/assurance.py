"""What tells how sure a speaker is, once the whole document has been read: columns for a fitted confidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from onrecord.analyse.speakers.bounds import source_tokens
from onrecord.analyse.speakers.cluster import Cluster
from onrecord.analyse.speakers.names import parts
from onrecord.analyse.speakers.resolved import How, Resolved
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import Attribution

HOWS: tuple[How, ...] = get_args(How)
COLUMNS = (
    *(f"by_{how}" for how in HOWS),
    "margin", "sentences", "paragraphs", "never_before", "rivals", "rivals_here", "gender", "person", "group",
    "unnamed", "words", "often", "offices", "quoted", "nested", "headline", "confidence",
)  # fmt: skip
"""The names of what ``features`` gives, in its order."""
_NEAR = 2
"""Paragraphs back in which somebody of the same kind and gender rivals the speaker."""
_MOST = 6


@dataclass(frozen=True)
class Weights:
    """A logistic regression over ``COLUMNS``: what was fitted by ``training/speaker_confidence.py``."""

    bias: float
    weights: tuple[float, ...]

    def confidence(self, columns: Sequence[float]) -> float:
        """How sure it is, 0..1, that a speaker with these columns is the right one."""
        score = self.bias + sum(weight * column for weight, column in zip(self.weights, columns, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 4)


def features(scene: Scene, attribution: Attribution, resolved: Resolved) -> tuple[float, ...]:
    """What speaks for and against ``resolved``, in the order of ``COLUMNS``; all zero but the rule where it is nobody.

    A pure function of a scene that is read to its end. Distances are to the nearest thing before the source
    that calls the speaker to mind, and are cut at 6; rivals are others of the same kind and a gender that agrees.
    """
    by = tuple(float(how == resolved.how) for how in HOWS)
    cluster = resolved.cluster
    first = _first(scene, attribution)
    if cluster is None or first >= len(scene.tokens):
        return by + (0.0,) * (len(COLUMNS) - len(HOWS) - 1) + (_log_odds(attribution.confidence),)
    token = scene.tokens[first]
    sentences, paragraphs, never = _distance(scene, cluster, first)
    return (
        *by,
        resolved.margin,
        sentences,
        paragraphs,
        never,
        float(_rivals(scene, cluster, first, _NEAR)),
        float(_rivals(scene, cluster, first, 0)),
        float(bool(cluster.gender)),
        float(cluster.kind == "person"),
        float(cluster.kind == "group"),
        float(not cluster.named),
        float(min(len(parts(cluster.name)), 4)),
        math.log(1 + len(cluster.names)),
        float(min(len(cluster.stated), 4)),
        float(token.quoted),
        float(_nested(scene, attribution, first)),
        float(scene.in_headline(first)),
        _log_odds(attribution.confidence),
    )


def _first(scene: Scene, attribution: Attribution) -> int:
    """The token at which the source begins, or the content where there is no source."""
    if attribution.source is not None and attribution.source.spans:
        first, last = source_tokens(scene, attribution.source.spans)
        return first if first < last else len(scene.tokens)
    return scene.token_range(attribution.content.spans[0])[0] if attribution.content.spans else len(scene.tokens)


def _distance(scene: Scene, cluster: Cluster, first: int) -> tuple[float, float, float]:
    """Sentences and paragraphs back to what calls ``cluster`` to mind last, and whether nothing does before."""
    here = scene.tokens[first]
    for event in scene.before(first):
        if event.cluster is cluster:
            there = scene.tokens[event.token]
            sentences, paragraphs = here.sentence - there.sentence, here.paragraph - there.paragraph
            return float(min(sentences, _MOST)), float(min(paragraphs, _MOST)), 0.0
    return float(_MOST), float(_MOST), 1.0


def _rivals(scene: Scene, cluster: Cluster, first: int, reach: int) -> int:
    """How many others of the kind, whose gender agrees, are called to mind at most ``reach`` paragraphs back."""
    others: set[int] = set()
    for event in scene.before(first):
        other = event.cluster
        if scene.tokens[first].paragraph - scene.tokens[event.token].paragraph > reach:
            break
        agrees = not (other.gender and cluster.gender) or other.gender == cluster.gender
        if other is not cluster and other.kind == cluster.kind and agrees:
            others.add(id(other))
    return min(len(others), _MOST)


def _nested(scene: Scene, attribution: Attribution, first: int) -> bool:
    """Whether the source stands in what somebody else says."""
    start = scene.tokens[first].start
    return any(other is not attribution and begin <= start < end for (begin, end), other, _ in scene.spoken)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded))
