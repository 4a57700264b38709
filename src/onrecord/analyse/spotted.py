"""Names, nominals and titles that the mention head spots in a document, as spans of its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.analyse.mentions import LAYERS, best_runs, split_layers
from onrecord.analyse.reading import ReadSequence
from onrecord.types import Span

Layer = Literal["name", "nominal", "title"]
_LAYERS: tuple[Layer, ...] = ("name", "nominal", "title")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A span that the head marks.

    kind: a kind of entity; of a name also ``other``, which is nobody who could speak; of a title ``title``.
    probability: 0..1, how sure its words are of it.
    """

    span: Span
    layer: Layer
    kind: str
    probability: float


def spotted(read: Sequence[ReadSequence]) -> list[Spotted]:
    """All that is marked, in order of the text, and of the layers within a place."""
    return sorted(_marked(read), key=lambda one: (one.span, _LAYERS.index(one.layer)))


def _marked(read: Iterable[ReadSequence]) -> Iterable[Spotted]:
    for sequence, encoded in read:
        for layer, tags, rows in zip(_LAYERS, LAYERS, split_layers(encoded.mentions), strict=True):
            for found in best_runs(rows, sequence.words, tags):
                for span in sequence.source_spans(list(found.run)):
                    yield Spotted(span, layer, found.kind, found.probability)
