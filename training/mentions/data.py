"""Texts in which mentions are marked, whoever marked them, in one form."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.mentions import NAME_TAGS, NOMINAL_TAGS, TITLE_TAGS
from onrecord.analyse.words import Words
from onrecord.types import Span

NOT_ASKED = -100
"""Label of a word of which nothing is said; the loss leaves it out."""

Kinds = tuple[tuple[Span, str], ...]


@dataclass(frozen=True)
class Marked:
    """One text and the mentions in it.

    names, nominals: spans with their kind; None where the set does not mark them.
    titles: titles and roles, as spans whose kind is ``title``; None as above.
    covered: where mentions are marked; None for the whole text.
    weight: how much each word counts in the loss.
    """

    text: str
    names: Kinds | None
    nominals: Kinds | None = None
    titles: Kinds | None = None
    covered: tuple[Span, ...] | None = None
    weight: float = 1.0


@dataclass(frozen=True)
class WordLabels:
    """For each word the index of its tag in ``NAME_TAGS``, ``NOMINAL_TAGS`` and ``TITLE_TAGS``: int64 (words, 3)."""

    tags: NDArray[np.int64]
    weight: float


def label(words: Words, marked: Marked) -> WordLabels:
    """The tags of each word; of two mentions that overlap the longer one counts."""
    tags = np.full((len(words), 3), NOT_ASKED, dtype=np.int64)
    columns = ((marked.names, NAME_TAGS), (marked.nominals, NOMINAL_TAGS), (marked.titles, TITLE_TAGS))
    for column, (mentions, names) in enumerate(columns):
        if mentions is not None:
            tags[:, column] = _written(words, mentions, names)
    if marked.covered is not None:
        known = np.zeros(len(words), dtype=bool)
        for span in marked.covered:
            known[list(words.indices(span))] = True
        tags[~known] = NOT_ASKED
    return WordLabels(tags, marked.weight)


def _written(words: Words, mentions: Kinds, names: tuple[str, ...]) -> NDArray[np.int64]:
    tags = np.zeros(len(words), dtype=np.int64)
    taken = np.zeros(len(words), dtype=bool)
    for span, kind in sorted(mentions, key=lambda mention: (mention[0][0] - mention[0][1], mention[0])):
        indices = list(words.indices(span))
        if indices and not taken[indices].any() and f"B-{kind}" in names:
            taken[indices] = True
            tags[indices] = names.index(f"I-{kind}")
            tags[indices[0]] = names.index(f"B-{kind}")
    return tags


_CORENLP = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}


def read_corenlp(path: Path, texts: Path, part: str, weight: float) -> Iterator[Marked]:
    """Names that CoreNLP found in PolNeAR: silver, and noisy. texts: the folder of the split's ``text``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["part"] == part:
                text = (texts / f"{row['doc']}.txt").open(encoding="utf-8", newline="").read()
                names = tuple(((start, end), _CORENLP[kind]) for start, end, kind in row["entities"])
                yield Marked(text, names, weight=weight)


def halves(texts: Iterable[Marked], share: float, seed: int) -> tuple[list[Marked], list[Marked]]:
    """Some texts to train on and a share of them to choose on."""
    found = list(texts)
    random.Random(seed).shuffle(found)
    dev = round(len(found) * share)
    return found[dev:], found[:dev]
