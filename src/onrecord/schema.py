"""The types of ``onrecord.types`` as Arrow schemas: the only place that names a column.

Columns are the fields of the dataclasses, in their order, so the two cannot drift
apart. A span is a list of two integers, a tuple a list, a dataclass a struct. The
tables that are no single dataclass (``Speaker`` joined by its document, tellings and
members) have their row types here.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union

from onrecord.types import (
    Attribution,
    Chain,
    Document,
    Entity,
    Findings,
    Interval,
    Mention,
    Occasion,
    Reprint,
    SourceLink,
    Span,
    Statement,
    Timex,
    Verdict,
)

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
Row = dict[str, Any]
"""One row of a table as plain Python values: dicts, lists, strings, numbers, None."""


@dataclass(frozen=True, slots=True)
class FindingsRow:
    """What a per-document stage gives for one document: its findings, or why there are none.

    stage, version: of the code that made it.
    error: None where all went well; else the findings are empty.
    skipped: see ``types.Findings``.
    """

    document: str
    stage: str
    version: str
    error: str | None
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    links: tuple[SourceLink, ...]
    timexes: tuple[Timex, ...]
    skipped: str | None = None
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """``types.Speaker``, with the document in which the attribution stands."""

    document: str
    attribution: str
    entity: str | None
    basis: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TellingRow:
    """Which statement an attribution belongs to.

    counted: False for a headline that only announces what the body tells.
    """

    document: str
    attribution: str
    statement: str
    counted: bool


@dataclass(frozen=True, slots=True)
class DatingRow:
    """When something was said, as a person said, or as another document tells it that tells the same statement.

    rests: the attribution on which it rests; itself where a person said so.
    clashes: the document dates it otherwise itself; else it does not say when, or not as closely.
    """

    document: str
    attribution: str
    said: Interval
    rests: str
    clashes: bool


@dataclass(frozen=True, slots=True)
class RetoldRow:
    """The id of a statement that is part of another one now, or would have been one had fewer articles been read."""

    id: str
    statement: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Which entity a document's chain belongs to.

    basis: why it is the same as an earlier member ("same because …"); None for the first one.
    """

    document: str
    chain: int
    entity: str
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What became of a judgement at a snapshot.

    state: ``in force`` (of an undoing, ``other`` is what it undoes); ``undone`` by the judgement ``other``;
        ``outweighed`` by a later one on the same matter;
        ``contradicted`` by one that another person made and that stays in force; ``agreed``: says the same as
        ``other``, which is in force.
    verdict: what it means for the documents and findings of the snapshot; a judgement that means several things has
        a row for each. None where it is not in force.
    problem: why it means nothing there, though it is in force: it could not be anchored.
    """

    judgement: int
    state: str
    other: int | None
    problem: str | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """An id under which an entity was known, or would have been known had fewer articles been read.

    basis: why it is that entity now; see ``MemberRow``.
    """

    id: str
    entity: str
    basis: str | None


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row of conclusions that is no more. key: its values of ``KEYS``, with a space between them."""

    tab: str
    key: str


FACTS: Mapping[str, type[Any]] = types.MappingProxyType({"documents": Document, "findings": FindingsRow})
"""Tables whose parts are only ever added."""

CONCLUSIONS: Mapping[str, type[Any]] = types.MappingProxyType(
    {
        "entities": Entity,
        "members": MemberRow,
        "aliases": AliasRow,
        "speakers": SpeakerRow,
        "statements": Statement,
        "tellings": TellingRow,
        "datings": DatingRow,
        "retold": RetoldRow,
        "reprints": Reprint,
    }
)
"""Tables that resolving writes anew."""

JUDGED = "judged"
"""The table of what people's judgements mean at a snapshot; written with the conclusions, and heeded by them."""

GONE = "gone"
"""The table of rows of conclusions that are no more; only parts that add to others have any."""

KEYS: Mapping[str, tuple[str, ...]] = types.MappingProxyType(
    {
        "entities": ("id",),
        "members": ("document", "chain"),
        "aliases": ("id",),
        "speakers": ("attribution",),
        "statements": ("id",),
        "tellings": ("attribution",),
        "datings": ("attribution",),
        "retold": ("id",),
        "reprints": ("a", "b"),
    }
)
"""By what a row of conclusions is known: of several with one key the newest counts."""

TABLES: Mapping[str, type[Any]] = types.MappingProxyType({**FACTS, **CONCLUSIONS, GONE: GoneRow, JUDGED: JudgedRow})
"""Every table of a record that is kept as parts, and the type of its rows."""


def schema_of(kind: type[Any]) -> pa.Schema:
    """The Arrow schema of a dataclass; use it wherever a part or batch is made or checked."""
    hint: Any = kind
    return _schema(hint)


def to_row(value: Any) -> Row:
    """A dataclass as a row; ``from_row`` gives it back."""
    row: Row = _plain(value)
    return row


def from_row(kind: type[T], row: Mapping[str, Any]) -> T:
    """A row of ``schema_of(kind)`` as its dataclass.

    A field that has a default may be missing or null: parts that an earlier version wrote lack it.

    Raises:
        KeyError: if any other column is missing.
    """
    hint: Any = kind
    made: T = _maker(hint)(row)
    return made


def findings_row(findings: Findings, stage: str, version: str) -> FindingsRow:
    """The row that a stage gives for a document that it could analyse."""
    return FindingsRow(
        document=findings.document,
        stage=stage,
        version=version,
        error=None,
        attributions=findings.attributions,
        mentions=findings.mentions,
        chains=findings.chains,
        links=findings.links,
        timexes=findings.timexes,
        skipped=findings.skipped,
        occasions=findings.occasions,
    )


def error_row(document: str, stage: str, version: str, error: str) -> FindingsRow:
    """The row that a stage gives for a document that it could not analyse."""
    return FindingsRow(document, stage, version, error, (), (), (), (), ())


_SCALARS = frozenset((str, int, float, bool, type(None)))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = _field_names(kind)
    if names:
        return {name: _plain(getattr(value, name)) for name in names}
    return value


@cache
def _schema(kind: Any) -> pa.Schema:
    import pyarrow as pa

    return pa.schema(_arrow_fields(kind))


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def _optional(kind: Any) -> frozenset[str]:
    """The fields that have a default."""
    return frozenset(field.name for field in dataclasses.fields(kind) if field.default is not dataclasses.MISSING)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _arrow_fields(kind: Any) -> list[pa.Field[Any]]:
    import pyarrow as pa

    hints = _hints(kind)
    return [
        pa.field(name, _arrow_type(_without_none(hints[name])), nullable=_without_none(hints[name]) is not hints[name])
        for name in _field_names(kind)
    ]


def _arrow_type(hint: Any) -> pa.DataType:
    import pyarrow as pa

    if hint == Span:
        return pa.list_(pa.int32())
    if _field_names(hint):
        return pa.struct(_arrow_fields(hint))
    if typing.get_origin(hint) is tuple:
        return pa.list_(_arrow_type(typing.get_args(hint)[0]))
    if typing.get_origin(hint) is Literal:
        return pa.string()
    scalars: dict[Any, pa.DataType] = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
    return scalars[hint]


def _without_none(hint: Any) -> Any:
    """``X`` for ``X | None``; anything else comes back as the same object."""
    if typing.get_origin(hint) in (Union, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """The function that turns a plain value into what ``hint`` says."""
    inner = _without_none(hint)
    if inner is not hint:
        make = _maker(inner)
        return lambda value: None if value is None else make(value)
    if hint == Span:
        return tuple
    if typing.get_origin(hint) is tuple:
        make_item = _maker(typing.get_args(hint)[0])
        return lambda value: tuple(make_item(item) for item in value)
    if _field_names(hint):
        makers = [(name, _maker(_hints(hint)[name])) for name in _field_names(hint)]
        optional = _optional(hint)
        return lambda row: hint(
            **{name: make(row[name]) for name, make in makers if name not in optional or row.get(name) is not None}
        )
    return _identity


def _identity(value: Any) -> Any:
    return value
