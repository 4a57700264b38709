"""Pairs of attributions that the cross-encoder learns from: judged by hand, and of articles that nobody labelled."""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tokenizers import Tokenizer

from onrecord.evaluate.events import ARTICLE_DIGITS, EventArticle
from onrecord.evaluate.statement_pairs import StatementPair, Telling
from onrecord.ids import sha256_hex
from onrecord.resolve.telling.evidence import Told, gap_of, one_event
from onrecord.resolve.telling.likeness import of_words
from onrecord.resolve.telling.pairs import comparable
from onrecord.resolve.telling.plan import FIRST
from onrecord.resolve.telling.together import Side, side, words_of
from onrecord.resolve.telling.uttered import read_told
from training.telling.around import with_around

HARD = 0.6
"""What a pair that is open to doubt weighs."""

NEAR, OTHER = 8500, 1750
"""Pairs without labels: of articles of one event, and of those further apart and undated ones each."""
_LEAST = {"near": 0.12, "far": 0.3, "undated": 0.3}
"""How alike the words of such pairs are at least."""
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True)
class Example:
    """same: 0..1, how sure it is."""

    one: Side
    two: Side
    same: float
    weight: float = 1.0


@dataclass(frozen=True)
class Shown:
    """A pair as the network that is shipped reads it, and with what stands around both contents."""

    bare: tuple[Side, Side]
    around: tuple[Side, Side]


def labelled(
    labels: Sequence[StatementPair],
    told: Mapping[Telling, Told],
    articles: Mapping[tuple[str, str], EventArticle],
    tokenizer: Tokenizer,
) -> list[Shown]:
    """The pairs of labels, as they are read. articles: by set and key."""

    @cache
    def sides(collection: str, each: Telling) -> tuple[Side, Side]:
        bare = side_of(told[each], tokenizer)
        spans = [*each.content, *(each.source or ()), *(each.cue or ())]
        return bare, with_around(bare, articles[collection, each.article].text, spans, tokenizer)

    pairs = ((sides(one.collection, one.a), sides(one.collection, one.b)) for one in labels)
    return [Shown((a[0], b[0]), (a[1], b[1])) for a, b in pairs]


def unlabelled(record: Path, kept_out: Set[str], tokenizer: Tokenizer, seed: int) -> list[Shown]:
    """Pairs that a resolved record would compare, of two articles each, drawn by lot.

    kept_out: keys of articles (``EventArticle.key``) on which figures are reported.
    """
    texts = {
        row["id"]: row["text"]
        for row in _rows(record, "documents", ["id", "text"])
        if sha256_hex(row["text"].encode("utf-8", "surrogatepass"))[:ARTICLE_DIGITS] not in kept_out
    }
    with sqlite3.connect(f"file:{record / 'entities.sqlite'}?mode=ro", uri=True) as kept:
        rows = kept.execute("SELECT n, attribution, said, entity FROM utterances WHERE announces IS NULL ORDER BY n")
        heard = {n: (key, each) for n, key, said, entity in rows if (each := read_told(said, entity)).document in texts}
        keys = kept.execute("SELECT key, n FROM utterance_keys ORDER BY key, n").fetchall()
    told = {n: each for n, (_, each) in heard.items()}
    drawn = _drawn(told, set(_beside([each for each in keys if each[1] in told])), random.Random(seed))
    wanted = {heard[n][0] for pair in drawn for n in pair}
    spans = {
        each["id"]: [tuple(span) for part in _PARTS if each[part] for span in each[part]["spans"]]
        for row in _rows(record, "findings", ["attributions"])
        for each in row["attributions"]
        if each["id"] in wanted
    }

    @cache
    def sides(n: int) -> tuple[Side, Side]:
        key, each = heard[n]
        bare = side_of(each, tokenizer)
        return bare, with_around(bare, texts[each.document], spans[key], tokenizer)

    pairs = ((sides(one), sides(two)) for one, two in drawn)
    return [Shown((a[0], b[0]), (a[1], b[1])) for a, b in pairs]


def _drawn(told: Mapping[int, Told], beside: Set[tuple[int, int]], rng: random.Random) -> list[tuple[int, int]]:
    """Of the pairs that are set beside each other, some of each kind."""
    pairs, wanted = sorted(beside), {"near": NEAR, "far": OTHER, "undated": OTHER}
    rng.shuffle(pairs)
    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in wanted}
    for one, two in pairs:
        a, b = told[one], told[two]
        undated = gap_of(a.published, b.published) is None
        kind = "near" if one_event(a, b) else "undated" if undated else "far"
        if len(found[kind]) < wanted[kind] and a.document != b.document and comparable(a, b):
            found[kind] += [(one, two)] if of_words(a, b) >= _LEAST[kind] else []
    return [pair for kind in sorted(found) for pair in found[kind]]


def side_of(told: Told, tokenizer: Tokenizer) -> Side:
    """An attribution in pieces."""
    return side(tokenizer, *words_of(told)[1])


def _rows(record: Path, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    for part in sorted((record / "parts").glob(f"{table}-*.parquet")):
        yield from pq.read_table(part, columns=columns).to_pylist()


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
