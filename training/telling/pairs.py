"""Pairs of attributions that the cross-encoder learns from: judged by hand, and of articles that nobody labelled."""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from tokenizers import Tokenizer

from onrecord.evaluate.events import ARTICLE_DIGITS
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.ids import sha256_hex
from onrecord.resolve.telling.evidence import Told, gap_of, one_event
from onrecord.resolve.telling.likeness import of_words
from onrecord.resolve.telling.pairs import comparable
from onrecord.resolve.telling.plan import FIRST
from onrecord.resolve.telling.together import Side, side, words_of
from onrecord.resolve.telling.uttered import read_told

HARD = 0.6
"""What a pair that is open to doubt weighs."""

NEAR, OTHER = 7000, 1250
"""Pairs without labels: of articles of one event, and of those further apart and undated ones each."""
_LEAST = {"near": 0.2, "far": 0.35, "undated": 0.35}
"""How alike the words of such pairs are at least."""


@dataclass(frozen=True)
class Example:
    """same: 0..1, how sure it is."""

    one: Side
    two: Side
    same: float
    weight: float = 1.0


def labelled(labels: Sequence[StatementPair], told: dict[Telling, Told], tokenizer: Tokenizer) -> list[Example]:
    """The pairs of labels, as they are read."""
    sides = {side: side_of(each, tokenizer) for side, each in told.items()}
    return [Example(sides[one.a], sides[one.b], float(one.same), HARD if one.hard else 1.0) for one in labels]


def unlabelled(record: Path, kept_out: Set[str], tokenizer: Tokenizer, seed: int) -> list[tuple[Side, Side]]:
    """Pairs that a resolved record would compare, of two articles each, drawn by lot.

    kept_out: keys of articles (``EventArticle.key``) on which figures are reported.
    """
    hidden = {
        row["id"]
        for part in sorted((record / "parts").glob("documents-*.parquet"))
        for row in pq.read_table(part, columns=["id", "text"]).to_pylist()
        if sha256_hex(row["text"].encode("utf-8", "surrogatepass"))[:ARTICLE_DIGITS] in kept_out
    }
    with sqlite3.connect(f"file:{record / 'entities.sqlite'}?mode=ro", uri=True) as kept:
        rows = kept.execute("SELECT n, said, entity FROM utterances WHERE announces IS NULL ORDER BY n")
        told = {n: each for n, said, entity in rows if (each := read_told(said, entity)).document not in hidden}
        keys = kept.execute("SELECT key, n FROM utterance_keys ORDER BY key, n").fetchall()
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one, two in sorted(set(_beside([each for each in keys if each[1] in told]))):
        a, b = told[one], told[two]
        undated = gap_of(a.published, b.published) is None
        kind = "near" if one_event(a, b) else "undated" if undated else "far"
        if a.document != b.document and comparable(a, b) and of_words(a, b) >= _LEAST[kind]:
            found[kind].append((one, two))
    rng = random.Random(seed)
    drawn = [pair for kind in sorted(found) for pair in _some(rng, found[kind], NEAR if kind == "near" else OTHER)]
    return [(side_of(told[one], tokenizer), side_of(told[two], tokenizer)) for one, two in drawn]


def side_of(told: Told, tokenizer: Tokenizer) -> Side:
    """An attribution in pieces."""
    return side(tokenizer, *words_of(told)[1])


def _some(rng: random.Random, pairs: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    return rng.sample(pairs, min(most, len(pairs)))


def _beside(keys: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of those that share a key, each beside the first ones and the one before it: see ``sql.PAIRED``."""
    of_key: dict[int, list[int]] = defaultdict(list)
    for key, n in keys:
        of_key[key].append(n)
    for members in of_key.values():
        for at, n in enumerate(members):
            yield from ((other, n) for other in members[: min(at, FIRST)])
            if at > FIRST:
                yield members[at - 1], n
