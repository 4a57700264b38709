"""A small record made by hand: the articles of an invented quarrel over a ferry, and what they report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.ids import attribution_id, document_id, sha256_hex
from onrecord.offsets import phrase
from onrecord.resolve.duckdb import DuckDB
from onrecord.schema import findings_row
from onrecord.store.record import Entry, Record, Snapshot
from onrecord.types import (
    Act,
    Attribution,
    Block,
    BlockKind,
    Capture,
    Chain,
    Document,
    Findings,
    Interval,
    Kind,
    Name,
    Office,
    Phrase,
    SourceLink,
    Span,
)

MADE = "2031-05-01T12:00:00+00:00"


@dataclass(frozen=True)
class Told:
    """An attribution, each part by its words as they stand in the text."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None
    kind: Kind = "indirect"
    act: Act = "speech"
    confidence: float = 0.9
    speaker: str | None = None


@dataclass(frozen=True)
class Piece:
    """An article: blocks of kind and words, and what they report."""

    file: str
    outlet: str | None
    published: str | None
    blocks: tuple[tuple[BlockKind, str], ...]
    told: tuple[Told, ...] = ()


ROLES = {"Ilse Marrow": "harbour master"}

FERRY = Piece(
    "ferry.txt",
    "The Northern Tide",
    "2031-04-02",
    (
        ("title", "Ferry stays in port"),
        ("body", "“We will not sail,” harbour master Ilse Marrow said, “until the ramp is safe.”"),
        ("body", "The ferry company denied that the ramp was broken."),
        ("body", "A union official claimed the firm had been “warned twice” about it."),
        ("body", "Passengers fear that the line will close."),
        ("boilerplate", "Share this [bold]page[/bold]"),
    ),
    (
        Told(("“We will not sail,”", "“until the ramp is safe.”"), "harbour master Ilse Marrow", "said", "direct",
             speaker="Ilse Marrow"),
        Told(("that the ramp was broken",), "The ferry company", "denied", speaker="ferry company"),
        Told(("the firm had been “warned twice” about it",), "A union official", "claimed", "mixed"),
        Told(("that the line will close",), "Passengers", "fear", act="belief"),
    ),
)  # fmt: skip
RAMP = Piece(
    "ramp.txt",
    None,
    None,
    (
        ("title", "=Ramp \x1b[31mrepaired\u202e"),
        ("body", "Marrow added that sailings would start on Monday."),
        ("body", "The ramp was tested, according to one report."),
    ),
    (
        Told(("that sailings would start on Monday",), "Marrow", "added", speaker="Ilse Marrow"),
        Told(("The ramp was tested",), None, "according to", confidence=0.2),
    ),
)


def make_record(folder: Path, *pieces: Piece) -> Record:
    """A record of ``pieces`` at ``folder``, resolved."""
    record = Record.create(folder)
    with record.adding() as adding:
        adding.commit([entry(piece) for piece in pieces], MADE)
    record.resolve(DuckDB(), MADE)
    return record


def snapshot(folder: Path, *pieces: Piece) -> Snapshot:
    """The newest snapshot of a record of ``pieces``."""
    return make_record(folder, *pieces).snapshot()


def entry(piece: Piece) -> Entry:
    """What is added for one article."""
    text, blocks = "", []
    for kind, words in piece.blocks:
        blocks.append(Block(kind, (len(text), len(text) + len(words))))
        text += words + "\n\n"
    content = text.encode()
    uri = f"file:///{piece.file}"
    key = document_id(uri, text)
    published = piece.published and Interval(piece.published, piece.published, "date line")
    document = Document(
        id=key, uri=uri, canonical=None, sha256=sha256_hex(content), received=MADE, replaces=None,
        title=piece.blocks[0][1], outlet=piece.outlet, outlet_basis="byline" if piece.outlet else None,
        republisher=None, byline=None, language="en", published=published or None, text=text, blocks=tuple(blocks),
        repairs=(), cleaner="test 1",
    )  # fmt: skip
    findings = findings_row(_findings(document, piece), "test", "1")
    return Entry(Capture(uri, MADE, document.sha256, "text/plain", content), document, findings, None, None)


def _findings(document: Document, piece: Piece) -> Findings:
    names = sorted({told.speaker for told in piece.told if told.speaker})
    chains = tuple(
        Chain(
            number, name, "person" if name in ROLES else "organisation", True, (Name(name, 1),),
            (Office(ROLES[name], None),) if name in ROLES else (),
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    attributions = tuple(_attribution(document, told) for told in piece.told)
    links = tuple(
        SourceLink(
            found.id, names.index(told.speaker) if told.speaker else None, "named" if told.speaker else "unnamed"
        )
        for found, told in zip(attributions, piece.told, strict=True)
    )
    return Findings(document.id, attributions, (), chains, links, ())


def _attribution(document: Document, told: Told) -> Attribution:
    parts = [_phrase(document.text, words) for words in (told.source, told.cue)]
    content = phrase(document.text, [_span(document.text, words) for words in told.content])
    spans = [part.spans if part else () for part in (*parts, content)]
    key = attribution_id(document.id, spans)
    return Attribution(
        key, document.id, "body", told.kind, told.act, parts[0], parts[1], content, told.confidence, "test 1"
    )  # fmt: skip


def _phrase(text: str, words: str | None) -> Phrase | None:
    return phrase(text, [_span(text, words)]) if words else None


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)
