"""The shipped encoder: words in, scores of tags and vectors of links out.

One unpadded window is run at a time. The int8 model takes one scale for a whole
batch, so any other way a window's scores would depend on its neighbours (see
docs/adr/0002).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.mentions import OUTSIDE
from onrecord.analyse.pieces import Pieces, cut, load_tokenizer
from onrecord.analyse.tags import TAGS
from onrecord.analyse.windows import SPECIAL, Window, windows
from onrecord.analyse.words import Words

Floats = NDArray[np.float32]

OUTPUTS = ("tags", "queries", "keys", "vectors", "mentions")
"""What the encoder's graph gives for a window, a row for each piece; the last is missing while it is trained."""


@dataclass(frozen=True)
class Encoded:
    """What the encoder says of one sequence.

    tags: log-probabilities of the seven tags, (words, 7).
    queries, keys: for each window, the link vectors of its pieces, (pieces, 128).
    vectors: what each piece adds to the vector of the text that it stands in, (pieces, 384).
    mentions: scores of the tags of ``mentions.LAYERS``, (words, ``mentions.TAG_COUNT``).
    """

    tags: Floats
    pieces: Pieces
    windows: tuple[Window, ...]
    queries: tuple[Floats, ...]
    keys: tuple[Floats, ...]
    vectors: Floats
    mentions: Floats


@dataclass(frozen=True)
class Encoder:
    """The tokenizer and the transformer with its heads."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def encode(self, words: Words) -> Encoded:
        """Run the encoder over ``words`` (at least one), window by window."""
        pieces = cut(self.tokenizer, words)
        begin, finish = (self.tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in ("[CLS]", "[SEP]"))
        cover = windows(len(pieces.ids))
        tags = np.full((len(words), len(TAGS)), -20.0, dtype=np.float32)
        tags[:, 0] = 0.0
        mentions = np.tile(OUTSIDE, (len(words), 1))
        outputs = [output.name for output in self.session.get_outputs() if output.name in OUTPUTS]
        queries, keys, vectors = [], [], []
        for window in cover:
            ids = np.empty(window.end - window.start + SPECIAL, dtype=np.int64)
            ids[0], ids[1:-1], ids[-1] = begin, pieces.ids[window.start : window.end], finish
            features = np.zeros((len(ids), words.features.shape[1]), dtype=np.int64)
            features[1:-1] = words.features[pieces.word[window.start : window.end]]
            given = {"ids": ids[None], "features": features[None]}
            result = dict(zip(outputs, self.session.run(outputs, given), strict=True))
            queries.append(result["queries"][0, 1:-1])
            keys.append(result["keys"][0, 1:-1])
            vectors.append(
                result["vectors"][0, window.owned_start - window.start + 1 : window.owned_end - window.start + 1]
            )
            owned = np.arange(window.owned_start, window.owned_end)
            owned = owned[pieces.first[pieces.word[owned]] == owned]
            tags[pieces.word[owned]] = _log_softmax(result["tags"][0, owned - window.start + 1])
            if "mentions" in result:
                mentions[pieces.word[owned]] = result["mentions"][0, owned - window.start + 1]
        return Encoded(tags, pieces, tuple(cover), tuple(queries), tuple(keys), np.concatenate(vectors), mentions)


def _log_softmax(scores: Floats) -> Floats:
    shifted: Floats = scores - scores.max(1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return result


@dataclass(frozen=True)
class Model:
    """The loaded model files. ``version`` names the weights; ids do not depend on it."""

    version: str
    encoder: Encoder
    relinker: onnxruntime.InferenceSession
    settings: dict[str, Any]


def load_encoder(folder: Path, threads: int = 1) -> Encoder:
    """Load ``tokenizer.json`` and ``encoder.onnx`` from ``folder``."""
    return Encoder(load_tokenizer(folder / "tokenizer.json"), open_session(folder / "encoder.onnx", threads))


def load_model(folder: Path, threads: int = 1) -> Model:
    """Load the model files in ``folder`` for use on ``threads`` threads."""
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    relinker = open_session(folder / "relinker.onnx")
    return Model(settings["version"], load_encoder(folder, threads), relinker, settings)


def open_session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """The graph in a file, to be run on ``threads`` threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def shipped_model(threads: int = 1) -> Model:
    """The model that lies in the package, loaded once per process."""
    with as_file(files("onrecord.analyse") / "model") as folder:
        return load_model(folder, threads)
