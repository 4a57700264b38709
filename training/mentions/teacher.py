"""A teacher of mentions: all layers of the base model learn them, and tag articles that the head then learns from.

The head stands on an encoder that is not moved, and what annotated sets there are is little for it: a teacher that
moves its encoder tags names a good deal better, and its tags are better silver than CoreNLP's.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.analyse.mentions import LAYERS, OUTSIDE, TAG_COUNT, best_runs, split_layers
from onrecord.analyse.pieces import cut
from onrecord.analyse.windows import Window, windows
from onrecord.analyse.words import Words, read_words
from training.mentions.data import NOT_ASKED, Marked, WordLabels, label
from training.mentions.fit import loss_of
from training.network import WIDTH, Network, load_base

SURE = 0.6
"""Below this the teacher's tag of a word is not taught."""
EPOCHS, PIECES, RATE, HEAD_RATE, WARM_UP, AVERAGE = 3, 2048, 2e-4, 1.2e-3, 0.05, 0.995
MOST_REPEATS = 2
SILVER_EVERY = 2
"""The teacher reads only every so many of the articles that CoreNLP tagged."""


@dataclass(frozen=True)
class Given:
    """One window: ids, word features and tags of its pieces, and the weight of its words."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    tags: NDArray[np.int64]
    weight: float
    window: Window


class Teacher(nn.Module):
    """The base model with the tags of mentions on its last states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.network = Network(encoder_dropout=0.1)
        load_base(self.network, base / "model.safetensors")
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(WIDTH, TAG_COUNT)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        return self.tag(self.drop(self.network.states(ids, features, mask)[-1]))


def learned(texts: Sequence[Marked], base: Path, tokenizer: Tokenizer, seed: int) -> Teacher:
    """A teacher trained on ``texts`` (a text may be there several times): the running average of its weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    teacher = Teacher(base)
    given = _given(texts, tokenizer)
    optimiser = _optimiser(teacher)
    average = {name: value.detach().clone() for name, value in teacher.named_parameters()}
    plan = [list(_batches(given, rng)) for _ in range(EPOCHS)]
    total, step, started = sum(map(len, plan)), 0, time.monotonic()
    teacher.train()
    for epoch, planned in enumerate(plan, start=1):
        for batch in planned:
            progress = step / total
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * max(0.005, min(1.0, progress / WARM_UP + 0.01, 1 - progress))
            _step(teacher, optimiser, batch)
            step += 1
            keep = min(AVERAGE, step / (step + 10))
            with torch.no_grad():
                for name, value in teacher.named_parameters():
                    average[name].lerp_(value, 1 - keep)
        print(json.dumps({"teacher": epoch, "minutes": round((time.monotonic() - started) / 60, 1)}), flush=True)
    teacher.load_state_dict({**teacher.state_dict(), **average})
    return teacher.eval()


def tagged(teacher: Teacher, words: Words, tokenizer: Tokenizer, weight: float) -> WordLabels:
    """The teacher's tags of ``words``; nothing is said of words of which it is unsure."""
    scores = np.tile(OUTSIDE, (len(words), 1))
    pieces = cut(tokenizer, words)
    nothing = WordLabels(np.full((len(words), len(LAYERS)), NOT_ASKED, dtype=np.int64), weight)
    for one in _windows(words, nothing, tokenizer):
        ids, features, mask, _, _ = _padded([one])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            result = teacher(ids, features, mask)[0].float().numpy()
        owned = np.arange(one.window.owned_start, one.window.owned_end)
        owned = owned[pieces.first[pieces.word[owned]] == owned]
        scores[pieces.word[owned]] = result[owned - one.window.start + 1]
    tags = np.zeros((len(words), len(LAYERS)), dtype=np.int64)
    for column, (names, rows) in enumerate(zip(LAYERS, split_layers(scores), strict=True)):
        for found in best_runs(rows, words, names):
            tags[found.run.start : found.run.stop, column] = names.index(f"I-{found.kind}")
            tags[found.run.start, column] = names.index(f"B-{found.kind}")
        tags[np.exp(rows).max(1) < SURE, column] = NOT_ASKED
    return WordLabels(tags, weight)


def for_teacher(texts: Sequence[Marked], silver: float) -> list[Marked]:
    """What the teacher reads of what the head reads: no text more than twice, half of the silver."""
    found: list[Marked] = []
    seen: dict[int, int] = {}
    silver_seen = 0
    for marked in texts:
        if marked.weight == silver:
            silver_seen += 1
            if silver_seen % SILVER_EVERY:
                continue
        seen[id(marked)] = seen.get(id(marked), 0) + 1
        if seen[id(marked)] <= MOST_REPEATS and not marked.text.isupper():
            found.append(replace(marked))
    return found


def _optimiser(teacher: Teacher) -> torch.optim.Optimizer:
    rates: dict[float, list[nn.Parameter]] = {RATE: [], HEAD_RATE: []}
    for name, parameter in teacher.named_parameters():
        if parameter.requires_grad:
            rates[HEAD_RATE if name.startswith(("tag", "network.features")) else RATE].append(parameter)
    groups = [{"params": parameters, "lr": rate, "top": rate} for rate, parameters in rates.items()]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _step(teacher: Teacher, optimiser: torch.optim.Optimizer, batch: Sequence[Given]) -> None:
    ids, features, mask, tags, weights = _padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = teacher(ids, features, mask)
    optimiser.zero_grad()
    loss_of(scores.float(), tags, weights).backward()
    torch.nn.utils.clip_grad_norm_([p for p in teacher.parameters() if p.grad is not None], 1.0)
    optimiser.step()


def _given(texts: Sequence[Marked], tokenizer: Tokenizer) -> list[Given]:
    given = []
    for marked in texts:
        words = read_words(marked.text)
        given += list(_windows(words, label(words, marked), tokenizer))
    return given


def _windows(words: Words, labels: WordLabels, tokenizer: Tokenizer) -> Iterator[Given]:
    pieces = cut(tokenizer, words)
    begin, finish = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    for window in windows(len(pieces.ids)):
        word = pieces.word[window.start : window.end]
        ids = np.concatenate([[begin], pieces.ids[window.start : window.end], [finish]])
        features = np.zeros((len(ids), words.features.shape[1]), dtype=np.int64)
        features[1:-1] = words.features[word]
        tags = np.full((len(ids), len(LAYERS)), NOT_ASKED, dtype=np.int64)
        first = pieces.first[word] == np.arange(window.start, window.end)
        tags[1:-1][first] = labels.tags[word[first]]
        yield Given(ids, features, tags, labels.weight, window)


def _batches(given: Sequence[Given], rng: random.Random) -> Iterator[list[Given]]:
    order = sorted(range(len(given)), key=lambda number: (len(given[number].ids) // 24, rng.random()))
    made: list[list[Given]] = [[]]
    for number in order:
        if made[-1] and (len(made[-1]) + 1) * len(given[number].ids) > PIECES:
            made.append([])
        made[-1].append(given[number])
    rng.shuffle(made)
    return iter(made)


def _padded(batch: Sequence[Given]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    length, rows = max(len(one.ids) for one in batch), len(batch)
    ids = np.zeros((rows, length), dtype=np.int64)
    features = np.zeros((rows, length, batch[0].features.shape[1]), dtype=np.int64)
    mask = np.zeros((rows, length), dtype=bool)
    tags = np.full((rows, length, len(LAYERS)), NOT_ASKED, dtype=np.int64)
    for row, one in enumerate(batch):
        size = len(one.ids)
        ids[row, :size], features[row, :size], tags[row, :size], mask[row, :size] = (
            one.ids,
            one.features,
            one.tags,
            True,
        )
    weights = torch.tensor([one.weight for one in batch])
    return (*(torch.from_numpy(array) for array in (ids, features, mask, tags)), weights)
