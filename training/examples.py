"""PolNeAR articles as labelled sequences of pieces, and random windows of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.mentions import LAYERS
from onrecord.analyse.pieces import Pieces, cut
from onrecord.analyse.tags import ROLES, TAGS
from onrecord.analyse.windows import LENGTH, SPECIAL
from onrecord.analyse.words import Words, read_words
from onrecord.evaluate.annotated import AnnotatedArticle, read_annotated
from onrecord.evaluate.polnear import Annotation, GoldAttribution, read_split
from onrecord.types import Span
from training.mentions.data import NOT_ASKED, WordLabels
from training.vectors import Sentences

ROOM = LENGTH - SPECIAL


@dataclass(frozen=True)
class Labels:
    """What one annotator, or a teacher, says of each word.

    tags: float16 (words, 7), how likely each tag is; a row of zeros where nothing is said.
    links: for each source and content word the first words of its cues.
    """

    tags: NDArray[np.float16]
    links: dict[int, tuple[int, ...]]


@dataclass(frozen=True)
class Variant:
    """One article in one typographic dress."""

    words: Words
    pieces: Pieces


@dataclass(frozen=True)
class Example:
    """One article: its dresses, the labels of each annotator, some sentences with their vectors, and mentions."""

    variants: tuple[Variant, ...]
    labels: tuple[Labels, ...]
    sentences: Sentences | None = None
    mentions: WordLabels | None = None


@dataclass(frozen=True)
class Crop:
    """Pieces ``start..end`` of one variant with the labels of one annotator."""

    variant: Variant
    labels: Labels
    sentences: Sentences | None
    mentions: WordLabels | None
    start: int
    end: int


@dataclass(frozen=True)
class Labelled:
    """A text and what each of its annotators marked."""

    text: str
    annotations: tuple[Annotation, ...]


def read_polnear(folder: Path, split: str) -> list[Labelled]:
    """The articles of a split of PolNeAR."""
    return [Labelled(article.text, article.annotations) for article in read_split(folder, split)]


def read_own(folder: Path, split: str) -> list[Labelled]:
    """The annotated articles of this project (``corpus/``) of one half of its split; what is nested is left out."""
    outlets = json.loads((folder / "split.json").read_text(encoding="utf-8"))[split]
    return [Labelled(one.text, (_outer(one),)) for one in read_annotated(folder / "articles", outlets)]


def _outer(article: AnnotatedArticle) -> Annotation:
    outer = (one for one in article.attributions if one.parent is None)
    return Annotation(tuple(GoldAttribution(one.source, one.cue, one.content) for one in outer), ())


def examples_of(articles: Iterable[Labelled], tokenizer: Tokenizer, dress: bool) -> list[Example]:
    """Articles as examples; with ``dress``, also with other quotation marks than their own."""
    return [_example(one, tokenizer, dress) for one in articles]


def _example(article: Labelled, tokenizer: Tokenizer, dress: bool) -> Example:
    variants = []
    for text in (article.text, *(redress(article.text) if dress else ())):
        words = read_words(text)
        variants.append(Variant(words, cut(tokenizer, words)))
    # A dress changes single characters only, so words and labels stay the same.
    assert len({len(variant.words) for variant in variants}) == 1
    return Example(tuple(variants), tuple(label(variants[0].words, one) for one in article.annotations))


def redress(text: str) -> Iterable[str]:
    """``text`` with its double quotation marks made straight, curly, or French."""
    words = read_words(text)
    marks = words.features[:, 1]
    places = [
        (int(start), int(mark))
        for (start, end), mark in zip(words.spans, marks, strict=True)
        if text[start:end] in '"“”'
    ]
    for opening, closing in (('"', '"'), ("“", "”"), ("«", "»")):
        characters = list(text)
        for position, mark in places:
            characters[position] = opening if mark == 1 else closing
        dressed = "".join(characters)
        if dressed != text:
            yield dressed


def word_indices(words: Words, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(index for span in spans for index in words.indices(span))


def label(words: Words, annotation: Annotation) -> Labels:
    """Tags and links of one annotator.

    Contents are written from the widest to the narrowest, then sources, then cues, so
    that an attribution inside another's content keeps its own words.
    """
    tags = np.zeros(len(words), dtype=np.int64)
    owners: dict[int, frozenset[int]] = {}
    links: dict[int, list[int]] = {}
    roles = [{role: word_indices(words, getattr(gold, role)) for role in ROLES} for gold in annotation.attributions]
    roles.sort(key=lambda gold: -len(gold["content"]))
    for role in ("content", "source", "cue"):
        for gold in roles:
            own, cue = gold[role], min(gold["cue"], default=None)
            for run in consecutive(own):
                for index in run:
                    if owners.get(index) != own:
                        owners[index] = own
                        tags[index] = TAGS.index(f"{'B' if index == run[0] else 'I'}-{role}")
                        links[index] = []
                    if role != "cue" and cue is not None:
                        links[index].append(cue)
    _mend(tags, owners)
    certain = np.eye(len(TAGS), dtype=np.float16)[tags]
    for index in word_indices(words, annotation.discarded):
        if tags[index] == 0:
            certain[index] = 0.0
    return Labels(certain, {index: tuple(dict.fromkeys(cues)) for index, cues in links.items() if cues})


def _mend(tags: NDArray[np.int64], owners: dict[int, frozenset[int]]) -> None:
    """Turn an inside tag whose beginning was overwritten, or that follows another's, into a beginning."""
    for index in range(len(tags)):
        if tags[index] in (2, 4, 6) and owners.get(index - 1) != owners[index]:
            tags[index] -= 1


def consecutive(indices: Iterable[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in sorted(indices):
        if groups and groups[-1][-1] == index - 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def crops(examples: Sequence[Example], rng: random.Random, undressed: float = 0.6) -> list[Crop]:
    """All pieces of all articles once, cut at random places into windows."""
    found = []
    for example in examples:
        labels = rng.choice(example.labels)
        others = example.variants[1:]
        variant = example.variants[0] if not others or rng.random() < undressed else rng.choice(others)
        count = len(variant.pieces.ids)
        cuts = [0]
        if count > ROOM:
            cuts.append(rng.randrange(1, ROOM))
            while cuts[-1] + ROOM < count:
                cuts.append(cuts[-1] + ROOM)
        cuts.append(count)
        found += [
            Crop(variant, labels, example.sentences, example.mentions, start, end)
            for start, end in pairwise(cuts)
            if end - start >= 8
        ]
    return found


def batches(found: list[Crop], rng: random.Random, pieces: int) -> list[list[Crop]]:
    """Crops of about the same length together, about ``pieces`` pieces a batch."""
    rng.shuffle(found)
    found.sort(key=lambda crop: (crop.end - crop.start) // 24)
    made: list[list[Crop]] = [[]]
    for crop in found:
        if made[-1] and (len(made[-1]) + 1) * (crop.end - crop.start + SPECIAL) > pieces:
            made.append([])
        made[-1].append(crop)
    rng.shuffle(made)
    return made


@dataclass(frozen=True)
class Batch:
    """Padded tensors of a batch.

    tags: how likely each tag of each piece is; zeros where nothing is asked.
    links: rows of crop, piece, cue piece of every known link.
    sentences: rows of crop, first piece, piece after the last; meanings: their vectors.
    mentions: which tag of ``mentions.LAYERS`` each piece has, (b, n, layers); weights: of each crop in that loss.
    """

    ids: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    candidates: torch.Tensor
    links: torch.Tensor
    sentences: torch.Tensor
    meanings: torch.Tensor
    mentions: torch.Tensor
    weights: torch.Tensor


def collate(crops_: Sequence[Crop], begin: int, finish: int) -> Batch:
    """``begin`` and ``finish`` are the ids of the encoder's own marks around a window."""
    length = max(crop.end - crop.start for crop in crops_) + SPECIAL
    count = len(crops_)
    ids = np.zeros((count, length), dtype=np.int64)
    features = np.zeros((count, length, 5), dtype=np.int64)
    mask = np.zeros((count, length), dtype=bool)
    tags = np.zeros((count, length, len(TAGS)), dtype=np.float32)
    candidates = np.zeros((count, length), dtype=bool)
    mentions = np.full((count, length, len(LAYERS)), NOT_ASKED, dtype=np.int64)
    links, sentences, meanings = [], [], []
    for row, crop in enumerate(crops_):
        pieces, words, size = crop.variant.pieces, crop.variant.words, crop.end - crop.start
        word = pieces.word[crop.start : crop.end]
        ids[row, 0], ids[row, 1 : size + 1], ids[row, size + 1] = begin, pieces.ids[crop.start : crop.end], finish
        features[row, 1 : size + 1] = words.features[word]
        mask[row, : size + 2] = True
        starts = pieces.first[word] == np.arange(crop.start, crop.end)
        candidates[row, 1 : size + 1] = starts
        tags[row, 1 : size + 1][starts] = crop.labels.tags[word[starts]]
        if crop.mentions is not None:
            mentions[row, 1 : size + 1][starts] = crop.mentions.tags[word[starts]]
        for place in np.flatnonzero(starts):
            for cue in crop.labels.links.get(int(word[place]), ()):
                target = int(pieces.first[cue])
                if crop.start <= target < crop.end:
                    links.append((row, int(place) + 1, target - crop.start + 1))
        for first, last, meaning in _sentences(crop):
            sentences.append((row, first - crop.start + 1, last - crop.start + 1))
            meanings.append(meaning)
    return Batch(
        *(torch.from_numpy(array) for array in (ids, features, mask, tags, candidates)),
        torch.tensor(links, dtype=torch.long).reshape(-1, 3),
        torch.tensor(sentences, dtype=torch.long).reshape(-1, 3),
        torch.from_numpy(np.array(meanings, dtype=np.float32)),
        torch.from_numpy(mentions),
        torch.tensor([0.0 if crop.mentions is None else crop.mentions.weight for crop in crops_]),
    )


def _sentences(crop: Crop) -> Iterator[tuple[int, int, NDArray[np.float16]]]:
    """The sentences that stand whole in ``crop``, as ranges of pieces, with their vectors."""
    if crop.sentences is None:
        return
    first = np.append(crop.variant.pieces.first, len(crop.variant.pieces.ids))
    for (start, end), vector in zip(crop.sentences.words.tolist(), crop.sentences.vectors, strict=True):
        # A word of odd characters alone has no piece, and -1 as its first.
        if crop.start <= first[start] < first[end] <= crop.end:
            yield int(first[start]), int(first[end]), vector
