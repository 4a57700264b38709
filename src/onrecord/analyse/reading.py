"""A document as the encoder reads it: each of its sequences of words once."""

from __future__ import annotations

from onrecord.analyse.model import Encoded, Encoder
from onrecord.analyse.sequences import WordSequence, sequences
from onrecord.types import Document

ReadSequence = tuple[WordSequence, Encoded]
"""A sequence of a document's words, and what the encoder says of it."""


def read(document: Document, encoder: Encoder) -> list[ReadSequence]:
    """The one pass of the encoder over ``document``; attributions and mentions are both made of it."""
    return [(sequence, encoder.encode(sequence.words)) for sequence in sequences(document)]
