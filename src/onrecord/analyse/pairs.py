"""Pairs of a source or content run with a cue, as rows of features for the re-scorer.

Training and inference share this module: a change of columns needs a newly fitted
re-scorer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.model import Encoded
from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.tags import Run, role_columns
from onrecord.analyse.words import SYMBOL, Words

PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "you", "his", "her", "their", "its"))
RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
COMPLEMENTISERS = frozenset(("that", "to", "whether", "if", "how", "why", "what"))

FARTHEST = 120
"""Words between a run and a cue beyond which they are never paired."""
_UNSEEN = -30.0

COLUMNS = (
    "content", "pointer", "pointer_row", "pointer_column", "gap", "adjacent", "one_between", "before",
    "cues_between", "sources_between", "contents_between", "stops_between", "paragraphs_between",
    "openings_between", "closings_between", "length", "cue_length", "opens", "closes", "run_inside",
    "cue_inside", "run_confidence", "cue_confidence", "cue_symbol",
    "pointer_rank", "nearest_rank", "cue_starts_paragraph", "run_starts_paragraph", "same_paragraph",
    "cue_source_gap", "cue_source_before", "pronoun", "relative", "capital", "complementiser", "after_colon",
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Run ``run`` of ``role`` may belong to cue ``cue`` (positions in their lists)."""

    role: str
    run: int
    cue: int


@dataclass(frozen=True)
class Pairs:
    """All candidate pairs of one sequence, and their features, (pairs, columns)."""

    pairs: tuple[Pair, ...]
    features: NDArray[np.float32]


def gap(left: Run, right: Run) -> int:
    """Words from one run to the other: 1 where they touch, 0 where they overlap."""
    if left[-1] < right[0]:
        return right[0] - left[-1]
    if right[-1] < left[0]:
        return left[0] - right[-1]
    return 0


def candidate_pairs(words: Words, encoded: Encoded, runs: dict[str, list[Run]]) -> Pairs:
    """Pair each source and content run with each cue within reach."""
    cues = runs["cue"]
    pairs: list[Pair] = []
    rows: list[list[float]] = []
    if cues:
        context = _Context(words, encoded, runs)
        for role in ("source", "content"):
            pointers = _pointers(encoded, runs[role], cues)
            near = [[gap(run, cue) for cue in cues] for run in runs[role]]
            rows += context.rows(role, pointers, near)
            pairs += [
                Pair(role, i, j) for i, gaps in enumerate(near) for j, words_ in enumerate(gaps) if words_ <= FARTHEST
            ]
    features = np.array(rows, dtype=np.float32).reshape(len(pairs), len(COLUMNS))
    return Pairs(tuple(pairs), features)


def _pointers(encoded: Encoded, runs: list[Run], cues: list[Run]) -> NDArray[np.float32]:
    """How strongly each run points at each cue, read where both lie deepest in a window."""
    scores = np.full((len(runs), len(cues)), _UNSEEN, dtype=np.float32)
    first = encoded.pieces.first
    heads = [int(first[cue[0]]) for cue in cues]
    for i, run in enumerate(runs):
        pieces = first[run.start : run.stop]
        pieces = pieces[pieces >= 0]
        best = [(-1, -1)] * len(cues)
        for number, window in enumerate(encoded.windows):
            inside = pieces[(pieces >= window.start) & (pieces < window.end)]
            reach = [j for j, head in enumerate(heads) if window.start <= head < window.end]
            if not len(inside) or not reach:
                continue
            query = encoded.queries[number][inside - window.start].mean(0)
            for j in reach:
                depth = (len(inside), min(heads[j] - window.start, window.end - heads[j]))
                if depth > best[j]:
                    best[j] = depth
                    key = encoded.keys[number][heads[j] - window.start]
                    scores[i, j] = max(_UNSEEN, float(query @ key) / math.sqrt(len(key)))
    return scores


def _log_sum(scores: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    top = scores.max(axis, keepdims=True)
    result: NDArray[np.float32] = np.log(np.exp(scores - top).sum(axis, keepdims=True)) + top
    return result


def _nearest(cue: Run, sources: list[Run]) -> Run | None:
    return min(sources, key=lambda source: gap(source, cue), default=None)


class _Context:
    """Running counts over one sequence, so that what lies between two runs is a difference."""

    def __init__(self, words: Words, encoded: Encoded, runs: dict[str, list[Run]]) -> None:
        self.words, self.runs = words, runs
        self.probabilities = np.exp(encoded.tags)
        features = words.features
        stops = np.array([words.word(i) in ".!?…" for i in range(len(words))], dtype=np.int64)
        self.counts = {
            "cue": self._starts("cue"),
            "source": self._starts("source"),
            "content": self._starts("content"),
            "stop": np.cumsum(stops),
            "opening": np.cumsum(features[:, 1] == OPENING),
            "closing": np.cumsum(features[:, 1] == CLOSING),
        }
        self.nearest_source = [_nearest(cue, runs["source"]) for cue in runs["cue"]]

    def _starts(self, role: str) -> NDArray[np.int64]:
        marks = np.zeros(len(self.words), dtype=np.int64)
        for run in self.runs[role]:
            marks[run[0]] = 1
        return np.cumsum(marks)

    def _confidence(self, run: Run, role: str) -> float:
        return float(self.probabilities[run.start : run.stop][:, role_columns(role)].sum(1).mean())

    def rows(self, role: str, pointers: NDArray[np.float32], near: list[list[int]]) -> list[list[float]]:
        if not len(self.runs[role]):
            return []
        by_run, by_cue = pointers - _log_sum(pointers, 1), pointers - _log_sum(pointers, 0)
        found = []
        for i, run in enumerate(self.runs[role]):
            pointer_rank = np.argsort(np.argsort(-pointers[i]))
            distance_rank = np.argsort(np.argsort(near[i], kind="stable"))
            own = self._run_columns(role, run)
            for j, cue in enumerate(self.runs["cue"]):
                if near[i][j] > FARTHEST:
                    continue
                scores = [float(pointers[i, j]), float(by_run[i, j]), float(by_cue[i, j])]
                ranks = [float(pointer_rank[j]), float(distance_rank[j])]
                found.append(self._row(role, run, j, cue, near[i][j], scores, ranks, own))
        return found

    def _run_columns(self, role: str, run: Run) -> list[float]:
        features = self.words.features
        return [
            math.log(len(run)),
            float(features[run[0], 1] == OPENING),
            float(features[run[-1], 1] == CLOSING),
            float(features[run[0], 2]),
            self._confidence(run, role),
            float(features[run[0], 3]),
            *self._first_word_columns(run),
        ]

    def _first_word_columns(self, run: Run) -> list[float]:
        word = self.words.word(run[0])
        lower = word.lower()
        before = next((i for i in range(run[0] - 1, max(-1, run[0] - 4), -1) if self._counts_before(i)), -1)
        return [
            float(lower in PRONOUNS),
            float(lower in RELATIVE),
            float(word[0].isupper()),
            float(lower in COMPLEMENTISERS),
            float(before >= 0 and self.words.word(before) == ":"),
        ]

    def _counts_before(self, index: int) -> bool:
        """Whether a word tells how a run is led to: not a quotation mark or the mark of a list's point."""
        return self.words.features[index, 1] == 0 and self.words.word(index) not in "-–—•*"

    def _row(
        self, role: str, run: Run, number: int, cue: Run, words_between: int,
        scores: list[float], ranks: list[float], own: list[float],
    ) -> list[float]:  # fmt: skip
        before = run[0] < cue[0]
        low, high = (run[-1], cue[0]) if before else (cue[-1], run[0])
        high = max(high, low + 1)
        between = {
            name: float(count[high - 1] - count[low]) if high - 1 > low else 0.0 for name, count in self.counts.items()
        }
        features, paragraph = self.words.features, self.words.paragraph
        last = min(high, len(self.words) - 1)
        paragraphs = float(paragraph[last] - paragraph[low])
        length, opens, closes, inside, confidence, starts, *first_word = own
        source = self.nearest_source[number]
        return [
            float(role == "content"), *scores, math.log1p(words_between), float(words_between == 1),
            float(words_between == 2), float(before), between["cue"], between["source"], between["content"],
            between["stop"], paragraphs, between["opening"], between["closing"], length, float(len(cue)),
            opens, closes, inside, float(features[cue[0], 2]), confidence, self._confidence(cue, "cue"),
            float(features[cue[0], 0] == SYMBOL), *ranks, float(features[cue[0], 3]), starts,
            float(paragraph[run[0]] == paragraph[cue[0]]),
            float(gap(source, cue)) if source is not None else 50.0,
            float(source is not None and source[0] < cue[0]), *first_word,
        ]  # fmt: skip
