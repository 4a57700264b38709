"""The mention head: three states of each piece in, scores of its tags out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from onrecord.analyse.mentions import TAG_COUNT
from training.mentions.states import STATES
from training.network import WIDTH, Layer

INNER = 1024
"""Less than in a layer of the encoder: the head may cost an eighth of the encoder, no more."""


class MentionHead(nn.Module):
    """Weighs the states channel by channel, lets the pieces of a window look at each other, and scores the tags."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        # It begins as the mean of the last two states.
        self.weights = nn.Parameter(torch.cat([torch.zeros(WIDTH), torch.full((WIDTH * (len(STATES) - 1),), 0.5)]))
        self.normalise = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layer = Layer(INNER)
        self.drop = nn.Dropout(0.2)
        self.tag = nn.Linear(WIDTH, TAG_COUNT)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> Tensor:
        """States (b, n, states x width), mask (b, n) true where a piece stands; scores (b, n, ``TAG_COUNT``)."""
        parts = zip(states.split(WIDTH, -1), self.weights.split(WIDTH), strict=True)
        weighed = torch.stack([state * weight for state, weight in parts]).sum(0)
        attend = None if mask is None else mask[:, None, None, :]
        return self.tag(self.drop(self.layer(self.normalise(weighed), attend, self.dropout)))
