"""The rows that an export holds, table by table: a promise to those who read them with a program.

They are not the rows of the record's parts: findings and conclusions are joined here,
so that one row says all there is to say of one thing.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.types import (
    Act,
    ArticleAnchor,
    AttributionAnchor,
    Block,
    BlockKind,
    EntityAnchor,
    EntityKind,
    EntityRole,
    Interval,
    Kind,
    Name,
    Origin,
    Passage,
    Phrase,
    Relation,
    Span,
    StatementAnchor,
    Thing,
    Verb,
)


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """An entity by its id, with its name and kind for the reader."""

    id: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class EntityNamed:
    """An entity, and where a content names it."""

    id: str
    name: str
    kind: EntityKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One version of one article; see ``types.Document``.

    current: nothing replaces it. skipped: why it was not analysed, or None.
    """

    id: str
    uri: str
    canonical: str | None
    sha256: str
    received: str
    replaces: str | None
    current: bool
    title: str | None
    outlet: str | None
    republisher: str | None
    byline: str | None
    language: str
    published: Interval | None
    text: str
    blocks: tuple[Block, ...]
    outlet_basis: str | None
    cleaner: str
    modified: Interval | None
    agencies: tuple[str, ...]
    contradictions: tuple[str, ...]
    origin: Origin
    skipped: str | None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One attribution with all that was concluded of it.

    about: the entities that its content names.
    statement: None only where what was added has not been resolved yet.
    parent: the attribution in whose content it stands.
    speaker_confidence: that the speaker is right, 0..1; 1 where a person said so; None where nobody was found.
    """

    id: str
    document: str
    block: BlockKind
    kind: Kind
    act: Act
    source: Phrase | None
    cue: Phrase | None
    content: Phrase
    speaker: EntityLabel | None
    speaker_basis: str | None
    addressee: str | None
    addressee_spans: tuple[Span, ...]
    venue: str | None
    venue_spans: tuple[Span, ...]
    about: tuple[EntityNamed, ...]
    said: Interval | None
    statement: str | None
    parent: str | None
    replies_to: tuple[str, ...]
    confidence: float
    model: str
    judged: Literal["accepted", "rejected"] | None
    speaker_confidence: float | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement; see ``types.Statement``.

    judged: ``rejected`` where people rejected every telling, ``accepted`` where they accepted one.
    """

    id: str
    text: str
    kind: Kind
    speaker: EntityLabel | None
    said: Interval | None
    venue: str | None
    tellings: tuple[str, ...]
    relations: tuple[Relation, ...]
    first: str
    independent: int
    judged: Literal["accepted", "rejected"] | None


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One entry of the log of judgements; see ``types.Judgement``. The same in every record that has it."""

    digest: str
    made: str
    by: str
    why: str | None
    verb: Verb | Literal["undo"]
    attribution: AttributionAnchor | None
    article: ArticleAnchor | None
    left: EntityAnchor | None
    right: EntityAnchor | None
    value: str | None
    undoes: str | None
    one: StatementAnchor | None
    two: StatementAnchor | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A tag or a note that a person put on something; see ``types.Note``.

    id: of what it is on now, or None where that is not there. was: its id when it was written on.
    """

    id: str | None
    thing: Thing
    tag: str | None
    note: str | None
    by: str
    made: str
    was: str
    article: ArticleAnchor | None
    attribution: AttributionAnchor | None
    entity: EntityAnchor | None
    digest: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity; see ``types.Entity``.

    known: its ids in the user's files of known entities; empty where none surely fits.
    """

    id: str
    name: str
    kind: EntityKind
    names: tuple[Name, ...]
    roles: tuple[EntityRole, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReprintRow:
    """Passages that stand in the bodies of two current documents; see ``types.Reprint``."""

    a: str
    b: str
    share: float
    passages: tuple[Passage, ...]


TABLES: Mapping[str, type[Any]] = types.MappingProxyType(
    {
        "documents": DocumentRow,
        "attributions": AttributionRow,
        "statements": StatementRow,
        "entities": EntityRow,
        "reprints": ReprintRow,
        "judgements": JudgementRow,
        "notes": NoteRow,
    }
)
"""The tables that can be exported, and the type of their rows."""


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table's export, in order."""
    return tuple(field.name for field in dataclasses.fields(TABLES[table]))
