"""Fit the mention head on windows of states, and say how well it does."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.analyse.mentions import LAYERS, TAG_COUNT
from training.mentions.data import NOT_ASKED
from training.mentions.head import MentionHead
from training.mentions.states import Cut


@dataclass(frozen=True)
class Settings:
    """What a run depends on, beside the data."""

    seed: int = 7
    epochs: int = 4
    pieces: int = 3072
    rate: float = 6e-4
    warm_up: float = 0.05
    decay: float = 0.01
    average: float = 0.997
    threads: int = 2


def fit(cuts: Sequence[Cut], out: Path, settings: Settings) -> MentionHead:
    """A head fitted on ``cuts``: the running average of its weights; its log goes to ``out``."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    head, average = MentionHead(), MentionHead()
    average.load_state_dict(head.state_dict())
    optimiser = torch.optim.AdamW(head.parameters(), lr=settings.rate, weight_decay=settings.decay, fused=True)
    plan = [list(_batches(cuts, settings.pieces, rng)) for _ in range(settings.epochs)]
    total, step, started = sum(map(len, plan)), 0, time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    with (out / "mentions.jsonl").open("a", encoding="utf-8") as log:
        print(json.dumps({"settings": asdict(settings), "windows": len(cuts), "steps": total}), file=log)
        for epoch, planned in enumerate(plan, start=1):
            summed = 0.0
            for batch in planned:
                _set_rate(optimiser, settings, step / total)
                summed += _step(head, optimiser, batch)
                step += 1
                keep = min(settings.average, step / (step + 10))
                with torch.no_grad():
                    torch._foreach_lerp_(list(average.parameters()), list(head.parameters()), 1 - keep)
            minutes = round((time.monotonic() - started) / 60, 1)
            row = {"epoch": epoch, "loss": round(summed / len(planned), 4), "minutes": minutes}
            print(json.dumps(row), file=log, flush=True)
            print(row, flush=True)
    return average.eval()


def _set_rate(optimiser: torch.optim.Optimizer, settings: Settings, progress: float) -> None:
    rising, falling = progress / settings.warm_up + 0.01, (1 - progress) / (1 - settings.warm_up)
    for group in optimiser.param_groups:
        group["lr"] = settings.rate * max(0.005, min(1.0, rising, falling))


def _batches(cuts: Sequence[Cut], pieces: int, rng: random.Random) -> Iterator[list[Cut]]:
    """All windows once, those of about the same length together, in random order."""
    order = sorted(range(len(cuts)), key=lambda number: (len(cuts[number].tags) // 24, rng.random()))
    made: list[list[Cut]] = [[]]
    for number in order:
        if made[-1] and (len(made[-1]) + 1) * len(cuts[number].tags) > pieces:
            made.append([])
        made[-1].append(cuts[number])
    rng.shuffle(made)
    return iter(made)


def padded(cuts: Sequence[Cut]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, mask, tags and weights of a batch."""
    length = max(len(cut.tags) for cut in cuts)
    flat = cuts[0].states.shape[1] * cuts[0].states.shape[2]
    states = np.zeros((len(cuts), length, flat), dtype=np.float16)
    mask = np.zeros((len(cuts), length), dtype=bool)
    tags = np.full((len(cuts), length, len(LAYERS)), NOT_ASKED, dtype=np.int64)
    for row, cut in enumerate(cuts):
        size = len(cut.tags)
        states[row, :size] = cut.states.reshape(size, flat)
        mask[row, :size] = True
        tags[row, :size] = cut.tags
    weights = torch.tensor([cut.weight for cut in cuts])
    return torch.from_numpy(states).float(), torch.from_numpy(mask), torch.from_numpy(tags), weights


def _step(head: MentionHead, optimiser: torch.optim.Optimizer, cuts: Sequence[Cut]) -> float:
    states, mask, tags, weights = padded(cuts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = head(states, mask)
    loss = loss_of(scores.float(), tags, weights)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def loss_of(scores: Tensor, tags: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy over the words that each layer of tags is asked of, by the weight of their texts."""
    assert scores.shape[-1] == TAG_COUNT
    loss = torch.zeros(())
    for column, part in enumerate(scores.split([len(layer) for layer in LAYERS], -1)):
        each = F.cross_entropy(part.transpose(1, 2), tags[..., column], ignore_index=NOT_ASKED, reduction="none")
        weight = (tags[..., column] != NOT_ASKED) * weights[:, None]
        if weight.sum() > 0:
            loss = loss + (each * weight).sum() / weight.sum().clamp(min=200.0)
    return loss
