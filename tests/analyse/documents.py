"""Documents for tests of analysis, made from labelled paragraphs."""

from __future__ import annotations

from onrecord.ids import document_id
from onrecord.types import Block, BlockKind, Document, Repair


def document(*paragraphs: str | tuple[BlockKind, str], repairs: tuple[Repair, ...] = ()) -> Document:
    """A document of the given paragraphs: body, or a pair of kind and text."""
    text, blocks = "", []
    for paragraph in paragraphs:
        kind, words = ("body", paragraph) if isinstance(paragraph, str) else paragraph
        blocks.append(Block(kind, (len(text), len(text) + len(words))))
        text += words + "\n\n"
    uri = "file:///test.txt"
    return Document(
        id=document_id(uri, text), uri=uri, canonical=None, sha256="", received="2030-01-01T00:00:00+00:00",
        replaces=None, title=None, outlet=None, outlet_basis=None, republisher=None, byline=None, language="en",
        published=None, text=text, blocks=tuple(blocks), repairs=repairs, cleaner="test",
    )  # fmt: skip
