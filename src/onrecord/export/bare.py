"""Rows without any words of an article: offsets, hashes, addresses, dates and ids.

Such a table may be shared where the articles may not: whoever has the same pages finds every word again, for a
document's id is made from its address and its text, and ``sha256`` is that of the bytes as they were received.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from onrecord.store.snapshot import Snapshot
from onrecord.types import Act, Block, BlockKind, EntityKind, Kind, Relation, Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Days:
    """An interval without its basis, which holds words of the article."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class BareEntity:
    """Someone or something by id and kind, and where a content names it; the name is in the table of entities."""

    id: str
    kind: EntityKind
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class BareDocument:
    """One version of one article without its text, title and byline."""

    id: str
    uri: str
    canonical: str | None
    sha256: str
    received: str
    replaces: str | None
    current: bool
    outlet: str | None
    republisher: str | None
    language: str
    published: Days | None
    blocks: tuple[Block, ...]
    cleaner: str
    modified: Days | None
    agencies: tuple[str, ...]
    skipped: str | None


@dataclass(frozen=True, slots=True)
class BareAttribution:
    """One attribution by the spans of its parts. uri, sha256: of its document."""

    id: str
    document: str
    uri: str
    sha256: str
    block: BlockKind
    kind: Kind
    act: Act
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    speaker: BareEntity | None
    addressee_spans: tuple[Span, ...]
    venue_spans: tuple[Span, ...]
    about: tuple[BareEntity, ...]
    said: Days | None
    statement: str | None
    parent: str | None
    replies_to: tuple[str, ...]
    confidence: float
    model: str
    judged: Literal["accepted", "rejected"] | None
    speaker_confidence: float | None


@dataclass(frozen=True, slots=True)
class BareStatement:
    """One statement by its tellings."""

    id: str
    kind: Kind
    speaker: BareEntity | None
    said: Days | None
    tellings: tuple[str, ...]
    relations: tuple[Relation, ...]
    first: str
    independent: int
    judged: Literal["accepted", "rejected"] | None


BARE: Mapping[str, type[Any]] = types.MappingProxyType(
    {"documents": BareDocument, "attributions": BareAttribution, "statements": BareStatement}
)
"""The tables that there are without text, and the type of their rows."""


def bare_columns(table: str) -> tuple[str, ...]:
    """The columns of a table without text, in order."""
    return tuple(field.name for field in fields(BARE[table]))


def without_text(snapshot: Snapshot, table: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows of an export of ``table`` without any words of an article."""
    shape: Callable[[Row], Row] = _SHAPES[table]
    places: dict[str, Row] = {}
    if table == "attributions":
        places = {row["id"]: row for row in snapshot.ask("SELECT id, uri, sha256 FROM documents")}
    names = bare_columns(table)
    for row in rows:
        place = places.get(row["document"], {}) if places else {}
        whole = {**row, **shape(row), **{name: place.get(name) for name in ("uri", "sha256") if places}}
        yield {name: whole[name] for name in names}


def _document(row: Row) -> Row:
    return {"published": _days(row["published"]), "modified": _days(row["modified"])}


def _attribution(row: Row) -> Row:
    spans = {f"{name}_spans": row[name]["spans"] if row[name] else [] for name in ("source", "cue", "content")}
    about = [_entity(each) for each in row["about"]]
    return {**spans, "speaker": row["speaker"] and _entity(row["speaker"]), "about": about, "said": _days(row["said"])}


def _statement(row: Row) -> Row:
    return {"speaker": row["speaker"] and _entity(row["speaker"]), "said": _days(row["said"])}


def _entity(row: Row) -> Row:
    return {"id": row["id"], "kind": row["kind"], "spans": row.get("spans", [])}


def _days(interval: Row | None) -> Row | None:
    return interval and {"earliest": interval["earliest"], "latest": interval["latest"]}


_SHAPES: Mapping[str, Callable[[Row], Row]] = types.MappingProxyType(
    {"documents": _document, "attributions": _attribution, "statements": _statement}
)
