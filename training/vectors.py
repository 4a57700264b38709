"""What the base model says a sentence means: the vectors that the statement head learns to give."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.pieces import cut, load_tokenizer
from onrecord.analyse.words import Words, read_words
from onrecord.types import Span
from training.network import VECTOR_LAYERS, Network, load_base

AN_ARTICLE, SHORTEST, LONGEST = 8, 5, 50
"""Sentences taken from one article, and their words."""

BATCH = 64

PENALTY = 1e-4
FITTED = 16_000
"""Sentences that the head is fitted on."""


@dataclass(frozen=True)
class Sentences:
    """Some sentences of one article and their vectors.

    words: int32 (n, 2), half-open ranges of words. vectors: float16 (n, 384), of length one.
    """

    words: NDArray[np.int32]
    vectors: NDArray[np.float16]


def pick(words: Words, rng: random.Random) -> list[Span]:
    """Up to ``AN_ARTICLE`` sentences of ``words``, as spans of its text."""
    found = []
    for match in re.finditer(r"\S[^\n]*?(?:[.!?][\"”']{0,2}(?=\s)|(?=\n)|\Z)", words.text):
        if SHORTEST <= len(match[0].split()) <= LONGEST:
            found.append(match.span())
    return sorted(rng.sample(found, min(len(found), AN_ARTICLE)))


def fit_head(weights: Path, tokenizer: Tokenizer, texts: Sequence[str], vectors: NDArray[np.float16]) -> None:
    """Set the statement head in ``weights`` to the linear map that brings ``texts`` nearest to ``vectors`` (ridge).

    Trained with the tags it keeps the lower layers fit for it; but the last epochs move them again.
    """
    network = Network()
    network.load_state_dict(torch.load(weights))
    network.eval()
    features = np.concatenate([_features(network, tokenizer, text) for text in texts])
    centre, middle = features.mean(0), vectors.astype(np.float64).mean(0)
    centred = features - centre
    penalty = PENALTY * len(centred) * np.eye(centred.shape[1])
    solved = np.linalg.solve(centred.T @ centred + penalty, centred.T @ (vectors - middle))
    network.vector.weight.data = torch.from_numpy(solved.T.astype(np.float32))
    network.vector.bias.data = torch.from_numpy((middle - centre @ solved).astype(np.float32))
    torch.save(network.state_dict(), weights)


def _features(network: Network, tokenizer: Tokenizer, text: str) -> NDArray[np.float64]:
    """The mean over a sentence's pieces of the states that its vector is made of, (1, features)."""
    words = read_words(text)
    pieces = cut(tokenizer, words)
    ids = [tokenizer.token_to_id("[CLS]"), *pieces.ids[:250], tokenizer.token_to_id("[SEP]")]
    features = np.zeros((1, len(ids), len(network.features)), dtype=np.int64)
    features[0, 1:-1] = words.features[pieces.word[:250]]
    # One sentence at a time: casting all weights for each would take longer than reading it.
    with torch.no_grad():
        states = network.states(torch.tensor([ids]), torch.from_numpy(features), None)
    means = [states[layer][0, 1:-1].float().mean(0).numpy() for layer in VECTOR_LAYERS]
    return np.concatenate(means)[None].astype(np.float64)


def base_vectors(base: Path, texts: Sequence[str]) -> NDArray[np.float16]:
    """The vector that all-MiniLM-L6-v2 in folder ``base`` gives each of ``texts``: float16 (n, 384), of length one.

    The mean of its last states, as Reimers and Gurevych (2019) take it.
    """
    tokenizer = load_tokenizer(base / "tokenizer.json")
    network = Network()
    load_base(network, base / "model.safetensors")
    for table in network.features:
        torch.nn.init.zeros_(table.weight)
    network.eval()
    ids = [tokenizer.encode(text).ids[:256] for text in texts]
    order = sorted(range(len(texts)), key=lambda number: len(ids[number]))
    vectors = np.zeros((len(texts), network.positions.embedding_dim), dtype=np.float16)
    for first in range(0, len(order), BATCH):
        chosen = order[first : first + BATCH]
        longest = max(len(ids[number]) for number in chosen)
        batch = torch.zeros(len(chosen), longest, dtype=torch.long)
        mask = torch.zeros(len(chosen), longest, dtype=torch.bool)
        for row, number in enumerate(chosen):
            batch[row, : len(ids[number])] = torch.tensor(ids[number])
            mask[row, : len(ids[number])] = True
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = network.states(batch, torch.zeros(*batch.shape, len(network.features), dtype=torch.long), mask)[-1]
        mean = (states.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        vectors[chosen] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return vectors
