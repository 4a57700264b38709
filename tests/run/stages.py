"""A small stage for tests: ``Name said: "words"`` on a line of its own is an attribution."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import ClassVar

from onrecord.errors import AnalysisError
from onrecord.ids import attribution_id
from onrecord.offsets import phrase
from onrecord.types import Attribution, Block, Chain, Document, Findings, Interval, Mention, Name, Office, SourceLink

_SAID = re.compile(r"(?P<office>Minister )?(?P<source>(?:(?:[A-Z]|al-)[\w-]+ ?)+) (?P<cue>said): (?P<content>[^\n]+)")


@dataclass(frozen=True)
class LineStage:
    """Finds lines of speech; a text with ``poison`` in it raises, one with ``deadly`` kills the process."""

    poison: str = "POISON"
    deadly: str = "DEADLY"
    loads: bool = True
    name: ClassVar[str] = "analyse"
    version: ClassVar[str] = "lines-1"

    def load(self) -> None:
        if not self.loads:
            raise AnalysisError("the model of this stage is missing")

    def __call__(self, document: Document) -> Findings:
        if self.poison in document.text:
            raise ValueError("poisoned text")
        if self.deadly in document.text:
            os._exit(9)
        return findings(document)


def findings(document: Document) -> Findings:
    """What ``LineStage`` finds."""
    text = document.text
    chains: dict[str, Chain] = {}
    attributions, mentions, links = [], [], []
    for match in _SAID.finditer(text):
        name = match["source"]
        offices = (Office("Minister", None),) if match["office"] else ()
        chain = chains.get(name) or Chain(len(chains), name, "person", True, (Name(name, 0),), offices)
        chains[name] = Chain(chain.number, name, "person", True, (Name(name, chain.names[0].count + 1),), offices)
        spans = [match.span(part) for part in ("source", "cue", "content")]
        found = attribution_id(document.id, [[span] for span in spans])
        source, cue, content = (phrase(text, [span]) for span in spans)
        attributions.append(
            Attribution(
                found, document.id, block_at(document, spans[2][0]), "direct", "speech", source, cue, content, 0.9, "m"
            )
        )
        mentions.append(Mention(spans[0], "name", "person", chain.number))
        links.append(SourceLink(found, chain.number, "named in the sentence"))
    for found in attributions:
        [(start, _)] = found.content.spans
        for other, known in chains.items():
            if (at := found.content.text.find(other)) >= 0:
                mentions.append(Mention((start + at, start + at + len(other)), "name", "person", known.number))
    return Findings(document.id, tuple(attributions), tuple(mentions), tuple(chains.values()), tuple(links), ())


def block_at(document: Document, offset: int) -> str:
    """Kind of the block that holds ``offset``."""
    return next((block.kind for block in document.blocks if block.span[0] <= offset < block.span[1]), "body")


def article(text: str, *, uri: str = "file:///a.txt", outlet: str | None = None, date: str | None = None) -> Document:
    """A document without a cleaner: the first line is its title if it begins with ``# ``."""
    from onrecord.ids import document_id

    end = text.find("\n") if text.startswith("# ") else -1
    blocks = [Block("title", (0, end))] if end > 0 else []
    blocks.append(Block("body", (max(end + 1, 0), len(text))))
    return Document(
        id=document_id(uri, text), uri=uri, canonical=None, sha256="0" * 64, received="2031-01-01T00:00:00+00:00",
        replaces=None, title=None, outlet=outlet, outlet_basis=None, republisher=None, byline=None, language="en",
        published=Interval(date, date, "given") if date else None, text=text, blocks=tuple(blocks), repairs=(),
        cleaner="none 1",
    )  # fmt: skip
