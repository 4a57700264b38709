"""Labelled pairs of attributions: whether two articles tell one utterance; see ``bench/labels/STATEMENTS.md``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import InputError
from onrecord.evaluate.events import EventArticle
from onrecord.types import Span

Told = Literal["verbatim", "truncated", "paraphrase", "translation"]
"""How the words of two tellings of one utterance relate."""

Apart = Literal["other-utterance", "other-day", "other-speaker", "part-of-larger", "headline-summary"]
"""Why two attributions are not tellings of one utterance."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution in one article, as offsets into its text.

    article: its ``EventArticle.key``. source, cue: None where there is none.
    """

    article: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] | None
    cue: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two attributions of different articles about one event, and what a person judged.

    collection: the set, a name of ``events.EVENT_SETS``. event: as the set's reader names it.
    split: ``train`` or ``dev``; all pairs of an event are in the same.
    same: whether they tell one utterance. relation: how, where they do; why: why not, where they do not.
    hard: open to doubt; the label is the best answer. stands_for: how many pairs of the record it was drawn from a pair
    drawn by lot stands for, since some kinds were drawn more often than others.
    """

    collection: str
    event: str
    split: str
    a: Telling
    b: Telling
    same: bool
    relation: Told | None
    hard: bool
    why: Apart | None
    stands_for: float = field(default=1.0, repr=False)

    @property
    def key(self) -> tuple[Telling, Telling]:
        """By which a pair is known again, whoever judged it."""
        return (self.a, self.b)


def read_statement_pairs(path: Path) -> list[StatementPair]:
    """The pairs in a file of labels, in its order.

    Raises:
        InputError: if the file is missing, or a line of it is no such pair.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: labels cannot be read ({error})", reason="no such labels") from error
    return [_pair(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def in_their_articles(
    pairs: Iterable[StatementPair], articles: Mapping[str, EventArticle]
) -> Iterator[tuple[StatementPair, EventArticle, EventArticle]]:
    """Each pair with its two articles. articles: by their keys; see ``events.by_key``.

    Raises:
        InputError: if an article is missing, or a span lies outside its text: it is another edition of the set.
    """
    for pair in pairs:
        yield pair, _article(pair.a, articles), _article(pair.b, articles)


def _article(telling: Telling, articles: Mapping[str, EventArticle]) -> EventArticle:
    article = articles.get(telling.article)
    if article is None:
        raise InputError(f"no article {telling.article} in the set: its labels were made on another edition of it")
    end = max(end for spans in (telling.content, telling.source or (), telling.cue or ()) for _, end in spans)
    if end > len(article.text):
        raise InputError(f"article {telling.article} has {len(article.text)} characters, and a label ends at {end}")
    return article


def _pair(path: Path, number: int, line: str) -> StatementPair:
    try:
        row = json.loads(line)
        pair = StatementPair(
            row["set"], row["event"], row["split"], _telling(row["a"]), _telling(row["b"]),
            row["same"], row["relation"], row["hard"], row["why"], float(row.get("stands_for", 1.0)),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}, line {number}: not a pair of attributions ({error!r})", reason="damaged") from error
    if not _consistent(pair):
        raise InputError(f"{path}, line {number}: its fields contradict each other", reason="damaged")
    return pair


def _consistent(pair: StatementPair) -> bool:
    known = pair.relation in get_args(Told) if pair.same else pair.why in get_args(Apart)
    unused = pair.why if pair.same else pair.relation
    return known and unused is None and pair.split in ("train", "dev") and pair.a.article != pair.b.article


def _telling(row: dict[str, Any]) -> Telling:
    content = _spans(row["content"])
    if not content:
        raise ValueError("no content")
    source, cue = (None if row[name] is None else _spans(row[name]) for name in ("source", "cue"))
    return Telling(str(row["article"]), content, source, cue)


def _spans(rows: list[list[int]]) -> tuple[Span, ...]:
    spans = tuple((int(start), int(end)) for start, end in rows)
    if any(not 0 <= start < end for start, end in spans) or any(left[1] > right[0] for left, right in pairwise(spans)):
        raise ValueError(f"{rows} are no spans in order")
    return spans
