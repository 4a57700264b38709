"""Fine-tune the encoder: tags of words, links to cues, mentions.

Run through ``python -m training`` (see docs/retrain.md). Writes ``epoch-N.pt`` with a
running average of the weights after every epoch, from which ``choose`` picks.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.analyse.pieces import load_tokenizer
from training.examples import Batch, Crop, Example, batches, collate, crops
from training.mentions.loss import mentions_loss
from training.network import HEADS_AND_FEATURES, LINK_WIDTH, Network, load_base


@dataclass(frozen=True)
class Settings:
    """What a run depends on, beside the data."""

    seed: int = 7
    epochs: int = 7
    silver_epochs: int = 4
    pieces: int = 2048
    encoder_rate: float = 2e-4
    head_rate: float = 1.4e-3
    warm_up: float = 0.05
    decay: float = 0.01
    link_weight: float = 0.3
    vector_weight: float = 0.3
    mention_weight: float = 1.0
    encoder_dropout: float = 0.1
    average: float = 0.997
    threads: int = 2


def train(
    gold: Sequence[Example],
    silver: Sequence[Example],
    base: Path,
    out: Path,
    settings: Settings,
    start: Mapping[str, Tensor] | None = None,
) -> None:
    """Train on ``gold`` and ``silver`` and leave the result in ``out``.

    start: the weights to begin with; None for those of the base model in ``base``.
    """
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(base / "tokenizer.json")
    begin, finish = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    network = Network(settings.encoder_dropout)
    if start is None:
        load_base(network, base / "model.safetensors")
    else:
        network.load_state_dict(start)
    average = {name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad}
    optimiser = _optimiser(network, settings)
    plan = _plan(gold, silver, settings, rng)
    total = sum(map(len, plan))
    log = (out / "log.jsonl").open("a", encoding="utf-8")
    print(
        json.dumps({"settings": asdict(settings), "gold": len(gold), "silver": len(silver), "steps": total}),
        file=log,
        flush=True,
    )
    started, done = time.monotonic(), 0
    if (out / "state.pt").exists():
        done = _resume(out / "state.pt", network, average, optimiser)
    step = sum(map(len, plan[:done]))
    network.train()
    for epoch, planned in enumerate(plan[done:], start=done + 1):
        sums = [0.0] * 4
        for number, crops_ in enumerate(planned, start=1):
            _set_rates(optimiser, settings, step / total)
            losses = _step(network, optimiser, collate(crops_, begin, finish), settings)
            step += 1
            _update(average, network, min(settings.average, step / (step + 10)))
            sums = [s + loss for s, loss in zip(sums, losses, strict=True)]
            if number % 100 == 0 or number == len(planned):
                row = {
                    "epoch": epoch,
                    "step": step,
                    "tags": round(sums[0] / number, 4),
                    "links": round(sums[1] / number, 4),
                    "vectors": round(sums[2] / number, 4),
                    "mentions": round(sums[3] / number, 4),
                    "minutes": round((time.monotonic() - started) / 60, 1),
                }
                print(json.dumps(row), file=log, flush=True)
        torch.save({**network.state_dict(), **average}, out / f"epoch-{epoch}.pt")
        state = {"epoch": epoch, "network": network.state_dict(), "average": average}
        torch.save({**state, "optimiser": optimiser.state_dict()}, out / "state.pt")
    log.close()


def _resume(path: Path, network: Network, average: dict[str, Tensor], optimiser: torch.optim.Optimizer) -> int:
    """Take up a run that was cut off after an epoch; the number of that epoch."""
    state = torch.load(path)
    network.load_state_dict(state["network"])
    for name, value in state["average"].items():
        average[name].copy_(value)
    optimiser.load_state_dict(state["optimiser"])
    return int(state["epoch"])


def _plan(
    gold: Sequence[Example], silver: Sequence[Example], settings: Settings, rng: random.Random
) -> list[list[list[Crop]]]:
    """The batches of each epoch: all of the gold, and in the earlier epochs a share of the silver each."""
    plan = []
    for epoch in range(settings.epochs):
        share = silver[epoch :: settings.silver_epochs] if epoch < settings.silver_epochs else ()
        plan.append(batches(crops([*gold, *share], rng), rng, settings.pieces))
    return plan


def _optimiser(network: Network, settings: Settings) -> torch.optim.Optimizer:
    heads, encoder = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (heads if name.startswith(HEADS_AND_FEATURES) else encoder).append(parameter)
    groups = [
        {"params": encoder, "lr": settings.encoder_rate, "top": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate, "top": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=settings.decay, fused=True)


def _set_rates(optimiser: torch.optim.Optimizer, settings: Settings, progress: float) -> None:
    rising = progress / settings.warm_up + 0.01
    falling = (1 - progress) / (1 - settings.warm_up)
    for group in optimiser.param_groups:
        group["lr"] = group["top"] * max(0.005, min(1.0, rising, falling))


def _step(
    network: Network, optimiser: torch.optim.Optimizer, batch: Batch, settings: Settings
) -> tuple[float, float, float, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, queries, keys, vectors, mentions = network(batch.ids, batch.features, batch.mask)
        link_loss = _link_loss(queries, keys, batch)
    # A text in which mentions alone are marked asks for no tags.
    tag_loss = -(batch.tags * tags.float().log_softmax(-1)).sum() / batch.tags.sum().clamp(min=1.0)
    vector_loss = _vector_loss(vectors.float(), batch)
    mention_loss = mentions_loss(mentions.float(), batch.mentions, batch.weights)
    weighed = settings.link_weight * link_loss + settings.vector_weight * vector_loss
    optimiser.zero_grad()
    (tag_loss + weighed + settings.mention_weight * mention_loss).backward()
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.grad is not None], 1.0)
    optimiser.step()
    return tag_loss.item(), link_loss.item(), vector_loss.item(), mention_loss.item()


def _link_loss(queries: Tensor, keys: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the cues of each linked word; all of its cues count as right."""
    if not len(batch.links):
        return torch.zeros(())
    crop, piece, cue = batch.links.T
    right = torch.zeros((*batch.ids.shape, batch.ids.shape[1]), dtype=torch.bool)
    right[crop, piece, cue] = True
    linked = right.any(2)
    # One product for the whole batch: gathering the rows first costs a third of the step.
    scores = (queries @ keys.transpose(1, 2)).float() / math.sqrt(LINK_WIDTH)
    scores = scores.masked_fill(~batch.candidates[:, None, :], -1e4)[linked]
    return (scores.logsumexp(1) - scores.masked_fill(~right[linked], -1e4).logsumexp(1)).mean()


def _vector_loss(vectors: Tensor, batch: Batch) -> Tensor:
    """One less the cosine between the mean over each sentence's pieces and what the base model gives it."""
    if not len(batch.sentences):
        return torch.zeros(())
    crop, start, end = batch.sentences.T
    summed = F.pad(vectors.cumsum(1), (0, 0, 1, 0))
    means = (summed[crop, end] - summed[crop, start]) / (end - start)[:, None]
    return 1 - F.cosine_similarity(means, batch.meanings).mean()


def _update(average: dict[str, Tensor], network: Network, keep: float) -> None:
    with torch.no_grad():
        current = [value for name, value in network.named_parameters() if name in average]
        torch._foreach_lerp_(list(average.values()), current, 1 - keep)
