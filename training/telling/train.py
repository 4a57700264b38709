"""Teaching the cross-encoder, and asking it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.resolve.telling.together import Side, sequence
from training.telling.network import OWN, Crossed
from training.telling.pairs import Example

CLS, SEP = 101, 102
PIECES = 2400
"""Pieces of a batch, padding included."""
_WARM = 0.06


@dataclass(frozen=True)
class Settings:
    """rate: of the weights of the base model at its highest. own_rate: of those that it has not."""

    seed: int
    epochs: int
    rate: float
    own_rate: float = 1e-3


def train(network: Crossed, examples: Sequence[Example], settings: Settings) -> list[float]:
    """Teach ``network``; the mean loss of each epoch."""
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    named = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    groups = [[one for name, one in named if name.startswith(OWN) == own] for own in (False, True)]
    rates = (settings.rate, settings.own_rate)
    optimiser = torch.optim.AdamW([{"params": group} for group in groups], lr=settings.rate, weight_decay=0.01)
    sides = [(one.one, one.two) for one in examples]
    total = settings.epochs * len(list(_batches(sides, rng)))
    step, losses = 0, []
    for _ in range(settings.epochs):
        network.train()
        batches = list(_batches(sides, rng))
        rng.shuffle(batches)
        lost = 0.0
        for batch in batches:
            share = min(1.0, (step + 1) / (_WARM * total)) * max(0.0, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = _loss(network, [examples[at] for at in batch], rng)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            lost += loss.item() * len(batch)
        losses.append(round(lost / len(examples), 4))
    return losses


def _loss(network: Crossed, examples: Sequence[Example], rng: random.Random) -> Tensor:
    turned = [(one.two, one.one) if rng.random() < 0.5 else (one.one, one.two) for one in examples]
    given = _given(network, turned)
    truth, weight = (torch.tensor([getattr(one, name) for one in examples]) for name in ("same", "weight"))
    lost = F.binary_cross_entropy_with_logits(given, truth, reduction="none")
    return (lost * weight).mean()


def _given(network: Crossed, pairs: Sequence[tuple[Side, Side]]) -> Tensor:
    rows = [sequence(one, two, CLS, SEP) for one, two in pairs]
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    marks = torch.zeros(len(rows), longest, 3, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for number, (pieces, marked) in enumerate(rows):
        ids[number, : len(pieces)] = torch.tensor(pieces)
        marks[number, : len(pieces)] = torch.tensor(marked)
        mask[number, : len(pieces)] = True
    with torch.autocast("cpu", torch.bfloat16):
        return network(ids, marks, mask).float()


def _batches(pairs: Sequence[tuple[Side, Side]], rng: random.Random | None = None) -> Iterator[list[int]]:
    """Numbers of pairs of about one length."""
    lengths = [len(one[0]) + len(two[0]) + 3 for one, two in pairs]
    noise = [rng.random() * 20 if rng else 0.0 for _ in pairs]
    batch: list[int] = []
    for at in sorted(range(len(pairs)), key=lambda at: lengths[at] + noise[at]):
        if batch and (len(batch) + 1) * max(lengths[one] for one in (*batch, at)) > PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@torch.no_grad()
def judged(network: Crossed, pairs: Sequence[tuple[Side, Side]]) -> NDArray[np.float64]:
    """Log-odds of each pair, the mean of both ways round."""
    network.eval()
    found = np.zeros(len(pairs))
    for batch in _batches(pairs):
        for turn in (1, -1):
            found[batch] += _given(network, [pairs[at][::turn] for at in batch]).numpy() / 2
    return found
