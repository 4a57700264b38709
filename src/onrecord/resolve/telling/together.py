"""What two attributions say, read together: a small cross-encoder that tells whether they are one utterance.

Equal words tell most of it, and of those ``evidence`` makes numbers. What is left are paraphrases, and contents of few
words that only look alike. This reads who speaks, the cue and the content of both in one sequence, as a cross-encoder
does (Nogueira and Cho, 2019, "Passage Re-ranking with BERT"), and is asked only where the numbers leave it open.
``python -m training.telling`` makes it. It is three layers of the width of the shipped encoder, whose word table it
reads out of the file of that, so that the package holds no second one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.resolve.telling.evidence import Told

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

MOST = 88
"""Pieces of one side that are read at most,"""
_SPEAKER, _CUE, _CONTENT = 24, 12, 8
"""of these so many of who speaks and of the cue, and of the content at least so many."""

OF_CONTENT, OF_SPEAKER, OF_CUE = 1, 2, 3
"""What a piece is part of; 0 are the marks at the beginning, between the sides and at the end."""
IN_BOTH, IN_ONE = 1, 2
"""Whether the other side has the same piece; 0 for the marks."""

Side = tuple[tuple[int, ...], tuple[int, ...]]
"""Pieces of one attribution, and what each is part of."""

FILE = "together.onnx"


@dataclass(frozen=True)
class Reader:
    """The tokenizer and the cross-encoder; the pieces with which a pair begins, and with which each side ends."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    begin: int
    finish: int

    def read(self, one: Side, two: Side) -> float:
        """Log-odds that two sides tell one utterance. One unpadded pair at a time: see docs/adr/0002."""
        import numpy as np

        ids, marks = sequence(one, two, self.begin, self.finish)
        given = {"ids": np.array([ids], dtype=np.int64), "marks": np.array([marks], dtype=np.int64)}
        return float(self.session.run(["same"], given)[0][0])


def side(tokenizer: Tokenizer, who: str, cue: str, content: str) -> Side:
    """An attribution in pieces."""
    pieces: list[int] = []
    parts: list[int] = []
    for text, part, most in ((who, OF_SPEAKER, _SPEAKER), (cue, OF_CUE, _CUE), (content, OF_CONTENT, MOST)):
        if part == OF_CONTENT:
            most = max(_CONTENT, MOST - len(pieces))
        found = tokenizer.encode(text, add_special_tokens=False).ids[:most]
        pieces += found
        parts += [part] * len(found)
    return tuple(pieces), tuple(parts)


def sequence(one: Side, two: Side, begin: int, finish: int) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Pieces of two sides in one sequence, of each which side it is of, what part of it, and if both have it."""
    ids, marks = [begin], [(0, 0, 0)]
    for number, ((pieces, parts), other) in enumerate(((one, set(two[0])), (two, set(one[0])))):
        ids += [*pieces, finish]
        marks += [
            (number, part, IN_BOTH if piece in other else IN_ONE) for piece, part in zip(pieces, parts, strict=True)
        ]
        marks.append((number, 0, 0))
    return ids, marks


def called(told: Told) -> str:
    """Who speaks, as it is read: the words of the source, and before them the name that is meant where they lack it."""
    if told.name and told.name.split()[-1].casefold() not in told.source.casefold():
        return f"{told.name}, {told.source}" if told.source else told.name
    return told.source


def words_of(told: Told) -> tuple[int, tuple[str, str, str]]:
    """Who speaks, the cue and the content as they are read; before them what the two of a pair are ordered by."""
    return len(told.content), (called(told), told.cue, told.content)


def together(a: Told, b: Told) -> float:
    """Log-odds that two attributions tell one utterance, of reading both; the order of the two does not matter."""
    (_, one), (_, two) = sorted((words_of(a), words_of(b)))
    return _together(one, two)


@lru_cache(maxsize=65536)  # of reprints, the same words are compared again and again
def _together(one: tuple[str, str, str], two: tuple[str, str, str]) -> float:
    return round(shipped_reader().read(_side(one), _side(two)), 3)


@lru_cache(maxsize=16384)
def _side(words: tuple[str, str, str]) -> Side:
    return side(shipped_reader().tokenizer, *words)


def load_reader(folder: Path) -> Reader:
    """The reader whose files lie in ``folder``: ``together.onnx``, and beside it those of the encoder."""
    from onrecord.analyse.model import open_session
    from onrecord.analyse.pieces import load_tokenizer

    tokenizer = load_tokenizer(folder / "tokenizer.json")
    begin, finish = (tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in ("[CLS]", "[SEP]"))
    return Reader(tokenizer, open_session(folder / FILE), begin, finish)


@cache
def shipped_reader() -> Reader:
    """The reader that lies in the package, loaded once per process."""
    with as_file(files("onrecord.analyse") / "model") as folder:
        return load_reader(folder)
