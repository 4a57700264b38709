"""What the shipped encoder makes of a text: the states that the mention head reads.

They are taken from the int8 file itself, window by window, so that the head learns from what it will see.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.pieces import cut, load_tokenizer
from onrecord.analyse.windows import SPECIAL, windows
from onrecord.analyse.words import Words
from training.mentions.data import NOT_ASKED, WordLabels
from training.network import WIDTH

STATES = (
    "/normalise/LayerNormalization_output_0",
    "/layers.1/after_inner/LayerNormalization_output_0",
    "/layers.3/after_inner/LayerNormalization_output_0",
)
"""Names in the graph of the states that are read: what goes into the first layer, and the second's and fourth's."""


@dataclass(frozen=True)
class Cut:
    """One window: states float16 (pieces, states, width), tags int64 (pieces, 3), and the weight of its words."""

    states: NDArray[np.float16]
    tags: NDArray[np.int64]
    weight: float


@dataclass(frozen=True)
class States:
    """The encoder with its inner states laid open."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def cuts(self, words: Words, labels: WordLabels) -> list[Cut]:
        """The windows of ``words``; only a word's first piece is asked for its tags."""
        pieces = cut(self.tokenizer, words)
        begin, finish = (self.tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        found = []
        for window in windows(len(pieces.ids)):
            ids = np.concatenate([[begin], pieces.ids[window.start : window.end], [finish]])
            word = pieces.word[window.start : window.end]
            features = np.zeros((len(ids), words.features.shape[1]), dtype=np.int64)
            features[1:-1] = words.features[word]
            states = self.session.run(list(STATES), {"ids": ids[None], "features": features[None]})
            tags = np.full((len(ids), 3), NOT_ASKED, dtype=np.int64)
            first = pieces.first[word] == np.arange(window.start, window.end)
            tags[1:-1][first] = labels.tags[word[first]]
            found.append(Cut(np.stack([s[0] for s in states], 1).astype(np.float16), tags, labels.weight))
            assert len(ids) - SPECIAL == len(word)
        return found


def open_states(encoder: Path, tokenizer: Path, threads: int) -> States:
    """The encoder at ``encoder`` for use on ``threads`` threads."""
    model = onnx.load(str(encoder))
    given = {output.name for output in model.graph.output}
    model.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "pieces", WIDTH])
        for name in STATES
        if name not in given
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return States(load_tokenizer(tokenizer), onnxruntime.InferenceSession(model.SerializeToString(), options))
