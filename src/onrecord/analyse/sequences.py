"""The stretches of a document that are read as one sequence of words each.

Body text is one sequence, whatever captions or menus stand between its paragraphs.
Each title and each caption is a sequence of its own, so that no finding can run from
one into another. Credits and boilerplate are not analysed at all, nor are correction
notices, in which an outlet speaks of its own words ("misquoted the minister as saying").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.analyse.words import Words, read_words
from onrecord.offsets import Reading, read_through
from onrecord.types import BODY_KINDS, Block, BlockKind, Document, Span


@dataclass(frozen=True)
class WordSequence:
    """Words of a document's reading, and the blocks that its paragraphs come from."""

    words: Words
    blocks: tuple[Block, ...]
    reading: Reading

    def block_kind(self, word: int) -> BlockKind:
        """The kind of block that a word stands in."""
        return self.blocks[int(self.words.paragraph[word])].kind

    def source_spans(self, indices: list[int]) -> list[Span]:
        """Spans of the document's text for word indices, cut between paragraphs and where words are left out."""
        spans: list[Span] = []
        previous = -2
        for index in indices:
            start, end = (int(offset) for offset in self.words.spans[index])
            joins = index == previous + 1 and self.words.paragraph[index] == self.words.paragraph[previous]
            if joins and not self.reading.is_cut(spans[-1][1], start):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
            previous = index
        return [self.reading.source_span(span) for span in spans]


def sequences(document: Document) -> Iterator[WordSequence]:
    """The sequences of ``document``: its body first, then titles and captions in order."""
    reading = read_through(document.text, document.repairs)
    body = tuple(block for block in document.blocks if block.kind in BODY_KINDS and block.kind != "correction")
    alone = [(block,) for block in document.blocks if block.kind in ("title", "caption")]
    for blocks in (body, *alone):
        paragraphs = [(reading.reading_offset(b.span[0]), reading.reading_offset(b.span[1])) for b in blocks]
        words = read_words(reading.text, paragraphs)
        if len(words):
            yield WordSequence(words, blocks, reading)
