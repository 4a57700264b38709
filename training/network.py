"""The network: a BERT encoder with word features, and heads for tags, links and mentions.

Written out rather than taken from a library so that the graph holds nothing but
what is shipped: no pooler, no position ids, no mask at inference (one window a
call, never padded).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.analyse.mentions import TAG_COUNT
from onrecord.analyse.tags import TAGS
from onrecord.analyse.words import FEATURE_SIZES

WIDTH, HEADS, INNER, LAYERS, POSITIONS, VOCABULARY = 384, 12, 1536, 6, 512, 30522
LINK_WIDTH = 128
HEADS_AND_FEATURES = ("features", "tag", "link", "vector", "mention")
"""What the base model has no weights for, by how their names begin."""
VECTOR_LAYERS = (0, 3)
"""States that statement vectors are made of: the lower half still holds what the base model knew of meaning."""


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.after_inner = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor | None, dropout: float) -> Tensor:
        batch, length, _ = hidden.shape

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS)
            attended = scores.softmax(-1) @ v
        else:
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = self.mixed(attended.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.after_attention(hidden + F.dropout(attended, dropout, self.training))
        inner = self.narrow(F.gelu(self.widen(hidden)))
        return self.after_inner(hidden + F.dropout(inner, dropout, self.training))


class Network(nn.Module):
    """Pieces and word features in; tag scores, link vectors, parts of statement vectors, mention scores out."""

    def __init__(self, encoder_dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder_dropout = encoder_dropout
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in FEATURE_SIZES)
        self.normalise = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.link_query = nn.Linear(WIDTH, LINK_WIDTH)
        self.link_key = nn.Linear(WIDTH, LINK_WIDTH)
        self.vector = nn.Linear(WIDTH * len(VECTOR_LAYERS), WIDTH)
        self.mention = nn.Linear(WIDTH, TAG_COUNT)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        # Unfrozen, the word table makes the optimiser cost as much as the backward pass.
        self.words.weight.requires_grad_(False)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """ids (b, n), features (b, n, 5), mask (b, n) true where a piece stands.

        The mean of the last result over the pieces of a stretch of text, made of length one, is its vector.
        """
        states = self.states(ids, features, mask)
        hidden = self.drop(states[-1])
        vectors = self.vector(torch.cat([states[layer] for layer in VECTOR_LAYERS], -1))
        return self.tag(hidden), self.link_query(hidden), self.link_key(hidden), vectors, self.mention(hidden)

    def states(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> list[Tensor]:
        """What goes into the first layer, and what comes out of each."""
        hidden = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kind
        for column, table in enumerate(self.features):
            hidden = hidden + table(features[..., column])
        hidden = self.normalise(hidden)
        attend = None if mask is None else mask[:, None, None, :]
        states = [hidden]
        for layer in self.layers:
            states.append(layer(states[-1], attend, self.encoder_dropout))
        return states


def load_base(network: Network, path: Path) -> None:
    """Fill the encoder of ``network`` with the weights of all-MiniLM-L6-v2."""
    given = load_file(str(path))
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"],
        "kind": given["embeddings.token_type_embeddings.weight"][0],
        "normalise.weight": given["embeddings.LayerNorm.weight"],
        "normalise.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "after_attention": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "after_inner": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = given[f"encoder.layer.{number}.{theirs}.{part}"]
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith(HEADS_AND_FEATURES) for name in missing):
        raise ValueError(f"{path} is not all-MiniLM-L6-v2: missing {missing}, unexpected {unexpected}")
