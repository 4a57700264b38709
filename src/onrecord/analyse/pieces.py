"""Words cut into the pieces of the encoder's vocabulary (WordPiece)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.words import Words


@dataclass(frozen=True)
class Pieces:
    """The pieces of a sequence of words.

    ids: int64 (n,), indices into the vocabulary.
    word: int64 (n,), the word that each piece belongs to.
    first: int64 (words,), each word's first piece, -1 for a word without any.
    """

    ids: NDArray[np.int64]
    word: NDArray[np.int64]
    first: NDArray[np.int64]


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer stored at ``path``, without the truncation and padding stored in it."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut(tokenizer: Tokenizer, words: Words) -> Pieces:
    """Cut ``words`` into pieces; the first piece of a word stands for the word."""
    encoding = tokenizer.encode(words.strings(), is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    word = np.array(encoding.word_ids, dtype=np.int64)
    first = np.full(len(words), -1, dtype=np.int64)
    first[word[::-1]] = np.arange(len(word) - 1, -1, -1)
    return Pieces(ids, word, first)
