"""The cross-encoder: two attributions in one sequence, and how sure it is that they are one utterance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.resolve.telling.together import IN_ONE, OF_CONTENT, OF_CUE
from training.network import INNER, LAYERS, POSITIONS, VOCABULARY, WIDTH, Layer

HEAD = 128
OWN = ("head", "parts", "shared")
"""What the base model has no weights for, by how their names begin."""


class Crossed(nn.Module):
    """Pieces and their marks in, log-odds out; see ``together.sequence``.

    The word table stays as the base model has it, so that the file that is shipped can do without one.
    """

    def __init__(self, layers: int = LAYERS, inner: int = INNER, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.parts = nn.Embedding(OF_CUE + 1, WIDTH)
        self.shared = nn.Embedding(IN_ONE + 1, WIDTH)
        self.normalise = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for layer in self.layers:
            layer.widen, layer.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.head = nn.Sequential(nn.Linear(3 * WIDTH, HEAD), nn.Tanh(), nn.Dropout(0.1), nn.Linear(HEAD, 1))
        self.dropout = dropout
        for table in (self.parts, self.shared):
            nn.init.normal_(table.weight, std=0.02)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """ids (b, n), marks (b, n, 3), mask (b, n) true where a piece stands; (b,)."""
        return self.judge(self.words(ids), marks, mask)

    def judge(self, words: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """The same, of what the word table has for the pieces, (b, n, 384)."""
        side, part, shared = marks.unbind(-1)
        hidden = words + self.positions.weight[: words.shape[1]] + self.sides(side)
        hidden = self.normalise(hidden + self.parts(part) + self.shared(shared))
        hidden = F.dropout(hidden, self.dropout, self.training)
        attend = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, attend, self.dropout)
        one, two = (_mean(hidden, (part == OF_CONTENT) & (side == number)) for number in (0, 1))
        read = torch.cat([hidden[:, 0], (one - two).abs(), one * two], -1)
        # With one axis more the head is exported as a product of matrices, which int8 knows.
        judged: Tensor = self.head(read.unsqueeze(1))[:, 0, 0]
        return judged


def _mean(hidden: Tensor, where: Tensor) -> Tensor:
    kept = where.unsqueeze(-1).to(hidden.dtype)
    return (hidden * kept).sum(1) / kept.sum(1).clamp(min=1)


_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "mixed": "attention.output.dense", "after_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense", "narrow": "output.dense", "after_inner": "output.LayerNorm",
}  # fmt: skip


def from_base(path: Path) -> Crossed:
    """A network that begins as all-MiniLM-L6-v2."""
    given, network = load_file(str(path)), Crossed()
    state = network.state_dict()
    tables = {"words": "word", "positions": "position", "sides": "token_type"}
    state |= {f"{ours}.weight": given[f"embeddings.{theirs}_embeddings.weight"] for ours, theirs in tables.items()}
    state |= {f"normalise.{what}": given[f"embeddings.LayerNorm.{what}"] for what in ("weight", "bias")}
    for number in range(LAYERS):
        for ours, theirs in _LAYER.items():
            for what in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{what}"] = given[f"encoder.layer.{number}.{theirs}.{what}"]
    network.load_state_dict(state)
    return network


def smaller(teacher: Crossed, layers: Sequence[int], inner: int) -> Crossed:
    """Some layers of ``teacher``, each with the ``inner`` of its hidden units that weigh most; without dropout."""
    network = Crossed(len(layers), inner, dropout=0.0)
    state, theirs = network.state_dict(), teacher.state_dict()
    state |= {name: value for name, value in theirs.items() if not name.startswith("layers.")}
    for number, source in enumerate(layers):
        layer = teacher.layers[source]
        weight = layer.widen.weight.norm(dim=1) * layer.narrow.weight.norm(dim=0)
        kept = weight.topk(inner).indices.sort().values
        for name, value in layer.state_dict().items():
            if name.startswith("widen"):
                value = value[kept]
            elif name == "narrow.weight":
                value = value[:, kept]
            state[f"layers.{number}.{name}"] = value
    network.load_state_dict(state)
    return network
