"""Articles without labels, labelled by models trained so far: what a student learns from beside the gold.

Self-training in the manner of Xie et al. (2020), "Self-training with Noisy Student": the teachers see
whole windows of clean text, the student sees other windows under dropout and other quotation marks.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.links import link
from onrecord.analyse.model import Encoder, load_encoder
from onrecord.analyse.pairs import candidate_pairs
from onrecord.analyse.pieces import cut
from onrecord.analyse.tags import best_tags, runs
from onrecord.analyse.words import Words, read_words
from onrecord.types import Span
from training.examples import Example, Labels, Variant, redress
from training.vectors import Sentences, base_vectors, pick

SHORTEST, LONGEST = 150, 1500
"""Words of an article; a longer one is cut at the paragraph that passes the limit."""

SEED = 7


@dataclass(frozen=True)
class Silver:
    """One article as its teachers see it.

    tags: probabilities of the seven tags, float16 (words, 7).
    links: int32 (links, 2), a source or content word and the first word of its cue.
    sentences: some of its sentences and what the base model says they mean.
    """

    text: str
    tags: NDArray[np.float16]
    links: NDArray[np.int32]
    sentences: Sentences


def read_unlabelled(path: Path, limit: int, apart_from: Iterable[str]) -> list[str]:
    """Up to ``limit`` sound articles of a gzipped JSON-lines file with ``content_original``.

    An article that shares a long passage with one of ``apart_from`` (the dev texts) is
    left out, so that dev stays unseen.
    """
    seen = {shingle for text in apart_from for shingle in _shingles(text)}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["content_original"] or "") for line in lines]
    random.Random(SEED).shuffle(texts)
    return list(islice(_sound(texts, seen), limit))


def _sound(texts: Iterable[str], seen: set[str]) -> Iterator[str]:
    openings = set()
    for text in texts:
        shortened = _shorten(text)
        opening = shortened[:200]
        broken = "\ufffd" in shortened or "â€" in shortened
        if (
            broken
            or len(shortened.split()) < SHORTEST
            or opening in openings
            or seen.intersection(_shingles(shortened))
        ):
            continue
        openings.add(opening)
        yield shortened


def _shorten(text: str) -> str:
    paragraphs, count = [], 0
    for paragraph in re.split(r"\s*\n\s*", text.strip()):
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        if count > LONGEST:
            break
    return "\n\n".join(paragraphs)


def _shingles(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.lower())
    return (" ".join(words[start : start + 12]) for start in range(0, len(words) - 12))


def label_articles(texts: Sequence[str], teachers: Sequence[Path], base: Path, processes: int = 2) -> list[Silver]:
    """What the mean of ``teachers`` (folders with encoder.onnx, relinker.onnx, tokenizer.json) says of each text."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        labels = list(pool.imap(partial(_label, tuple(teachers)), texts, chunksize=16))
    meanings = _sentences(texts, base)
    return [Silver(text, *label, some) for text, label, some in zip(texts, labels, meanings, strict=True)]


def _sentences(texts: Sequence[str], base: Path) -> list[Sentences]:
    rng = random.Random(SEED)
    words = [read_words(text) for text in texts]
    spans = [pick(some, rng) for some in words]
    flat = [text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found]
    vectors = np.split(base_vectors(base, flat), np.cumsum([len(found) for found in spans])[:-1])
    return [
        Sentences(np.array([_range(some, span) for span in found], dtype=np.int32).reshape(-1, 2), parts)
        for some, found, parts in zip(words, spans, vectors, strict=True)
    ]


def _range(words: Words, span: Span) -> tuple[int, int]:
    indices = words.indices(span)
    return indices.start, indices.stop


def _label(folders: tuple[Path, ...], text: str) -> tuple[NDArray[np.float16], NDArray[np.int32]]:
    words = read_words(text)
    teachers = [_teacher(folder) for folder in folders]
    views = [encoder.encode(words) for encoder, _ in teachers]
    mean = np.mean([np.exp(view.tags) for view in views], axis=0)
    scores = np.log(np.maximum(mean, 1e-9)).astype(np.float32)
    roles = runs(best_tags(scores, words), words)
    told = []
    for (_, relinker), view in zip(teachers, views, strict=True):
        pairs = candidate_pairs(words, replace(view, tags=scores), roles)
        told.append(_probabilities(relinker, pairs.features))
    links = [
        (index, linked.cue.start)
        for linked in link(words, roles, pairs.pairs, np.mean(told, axis=0))
        if linked.cue is not None
        for run in (linked.source, *linked.contents)
        for index in run or ()
    ]
    return mean.astype(np.float16), np.array(links, dtype=np.int32).reshape(-1, 2)


@cache
def _teacher(folder: Path) -> tuple[Encoder, onnxruntime.InferenceSession]:
    return load_encoder(folder), onnxruntime.InferenceSession(str(folder / "relinker.onnx"))


def _probabilities(relinker: onnxruntime.InferenceSession, features: NDArray[np.float32]) -> NDArray[np.float32]:
    if not len(features):
        return np.zeros(0, dtype=np.float32)
    scores: NDArray[np.float32] = relinker.run(["probabilities"], {"features": features})[0][:, 0]
    return scores


def save(articles: Sequence[Silver], path: Path) -> None:
    """Keep ``articles`` in one compressed file."""
    np.savez_compressed(
        path,
        texts=np.frombuffer(json.dumps([one.text for one in articles]).encode(), dtype=np.uint8),
        **{f"{name}_counts": np.array([len(some) for some in found]) for name, found in _columns(articles).items()},
        **{name: np.concatenate(found) for name, found in _columns(articles).items()},
    )


def _columns(articles: Sequence[Silver]) -> dict[str, list[NDArray[Any]]]:
    return {
        "tags": [one.tags for one in articles],
        "links": [one.links for one in articles],
        "words": [one.sentences.words for one in articles],
        "vectors": [one.sentences.vectors for one in articles],
    }


def load(path: Path) -> list[Silver]:
    """What ``save`` kept."""
    kept = np.load(path)
    names = ("tags", "links", "words", "vectors")
    columns = [np.split(kept[name], np.cumsum(kept[f"{name}_counts"])[:-1]) for name in names]
    rows = zip(json.loads(kept["texts"].tobytes()), *columns, strict=True)
    return [Silver(text, tags, links, Sentences(words, vectors)) for text, tags, links, words, vectors in rows]


def sentences_of(articles: Sequence[Silver], limit: int) -> tuple[list[str], NDArray[np.float16]]:
    """Up to ``limit`` sentences of ``articles``, and what the base model says they mean."""
    texts: list[str] = []
    for one in articles:
        words = read_words(one.text)
        texts += [one.text[slice(*words.span(range(a, b)))] for a, b in one.sentences.words.tolist()]
        if len(texts) >= limit:
            break
    return texts[:limit], np.concatenate([one.sentences.vectors for one in articles])[: len(texts[:limit])]


def silver_examples(articles: Sequence[Silver], tokenizer: Tokenizer) -> list[Example]:
    """``articles`` as examples for training, each also in one dress of other quotation marks."""
    rng = random.Random(SEED)
    examples = []
    for one in articles:
        dresses = list(redress(one.text))
        texts = [one.text, *(rng.sample(dresses, 1) if dresses else ())]
        words = [read_words(text) for text in texts]
        links: dict[int, list[int]] = {}
        for index, cue in one.links.tolist():
            links.setdefault(index, []).append(cue)
        labels = Labels(one.tags, {index: tuple(cues) for index, cues in links.items()})
        variants = tuple(Variant(some, cut(tokenizer, some)) for some in words)
        examples.append(Example(variants, (labels,), one.sentences))
    return examples
