"""How wrong the mention head is."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.analyse.mentions import LAYERS, TAG_COUNT
from training.mentions.data import NOT_ASKED

FEWEST = 200.0
"""A batch with fewer words to ask for than this weighs less: few words say little."""


def mentions_loss(scores: Tensor, tags: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy over the words that each layer of tags is asked of, by the weight of their texts.

    scores (b, n, ``TAG_COUNT``), tags (b, n, layers), weights (b).
    """
    assert scores.shape[-1] == TAG_COUNT
    loss = torch.zeros(())
    for column, part in enumerate(scores.split([len(layer) for layer in LAYERS], -1)):
        each = F.cross_entropy(part.transpose(1, 2), tags[..., column], ignore_index=NOT_ASKED, reduction="none")
        weight = (tags[..., column] != NOT_ASKED) * weights[:, None]
        if weight.sum() > 0:
            loss = loss + (each * weight).sum() / weight.sum().clamp(min=FEWEST)
    return loss
