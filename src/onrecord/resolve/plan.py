"""The steps of resolving entities, in order, for every engine.

Each makes a table out of the rows of a query, as they are or through a function on each row or on all of them. The
functions need nothing but the row: where they run, and in which order and batches, does not show in what they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.ids import entity_id
from onrecord.resolve import sql
from onrecord.resolve.attach import attach, companions
from onrecord.resolve.basis import basis_of
from onrecord.resolve.chains import ChainRow, describe
from onrecord.resolve.clusters import decide
from onrecord.resolve.components import components
from onrecord.resolve.connect import Relations, connect
from onrecord.resolve.engine import Parts
from onrecord.resolve.forms import Form, read_form
from onrecord.resolve.inherit import InheritedRow, inherited
from onrecord.resolve.judged import interval_of
from onrecord.resolve.names import fold
from onrecord.resolve.similar import alike, keys_of
from onrecord.resolve.telling.ruled import ToldRuling, told_rulings
from onrecord.schema import CONCLUSIONS, schema_of, to_row
from onrecord.types import Member, Verdict

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. name: of the table that it makes.

    query: in DuckDB's dialect.
    rows: what becomes of each row of the query, none or several rows; None: it is taken as it is.
    whole: what becomes of all of them, in this process; such a table is small.
    rounds: the same for more rows than one process holds, see ``connect``.
    schema: of what ``rows`` or ``whole`` give.
    """

    name: str
    query: str
    rows: Callable[[Row], Iterable[Row]] | None = None
    whole: Callable[[Iterable[Row]], Iterable[Row]] | None = None
    rounds: Callable[[Relations, str, str], None] | None = None
    schema: Callable[[], pa.Schema] | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said of two nodes; ``verb`` is ``same`` or ``different``."""

    judgement: int
    verb: str
    one: str
    two: str
    basis: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a person said that an entity is called, or is; ``verb`` is ``name`` or ``kind``."""

    judgement: int
    verb: str
    document: str
    chain: int
    value: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in an attribution, as a person said: the entity of a chain, or one that only this names, or nobody."""

    judgement: int
    attribution: str
    document: str | None
    chain: int | None
    entity: str | None
    name: str | None
    kind: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An id as it is minted, and the one that is given instead; see ``engine.Parts``."""

    minted: str
    id: str


@dataclass(frozen=True, slots=True)
class _Keyed:
    form: str
    weak: bool
    key: str
    alone: bool
    short: bool


@dataclass(frozen=True, slots=True)
class _Link:
    one: str
    two: str
    likeness: str
    score: float
    weak: bool


@dataclass(frozen=True, slots=True)
class _InComponent:
    name: str
    component: str


@dataclass(frozen=True, slots=True)
class _Decided:
    node: str
    cluster: str | None
    why: tuple[str, ...]
    ruled: bool


@dataclass(frozen=True, slots=True)
class _Attached:
    document: str
    chain: int
    cluster: str
    why: tuple[str, ...]


def rulings(verdicts: Iterable[Verdict]) -> list[Ruling]:
    """The verdicts on whether two chains are one, as nodes."""
    return [
        Ruling(each.judgement, each.verb, _node(each.left), _node(each.right), each.basis)
        for each in verdicts
        if each.verb in ("same", "different") and each.left and each.right and each.left != each.right
    ]


def labels(verdicts: Iterable[Verdict]) -> list[Label]:
    """The verdicts on names and kinds."""
    return [
        Label(each.judgement, each.verb, each.left.document, each.left.chain, each.value)
        for each in verdicts
        if each.verb in ("name", "kind") and each.left and each.value
    ]


def voices(verdicts: Iterable[Verdict]) -> list[Voice]:
    """The verdicts on speakers, the latest of each attribution.

    Someone whom only judgements name has an id of the name and the kind, and is called as in the first of them.
    """
    found: dict[str, Voice] = {}
    minted: dict[tuple[str, ...], tuple[str, str]] = {}
    for each in sorted(verdicts, key=lambda each: each.judgement):
        if each.verb != "speaker" or each.attribution is None:
            continue
        entity, name, kind = None, None, None
        if each.right is None and each.value is not None:
            kind = getattr(each, "kind", None) or "person"
            called = (kind, *(fold(each.value) or (each.value,)))
            # Not of the attribution, whose id changes with the text of its article.
            entity, name = minted.setdefault(called, (entity_id("judged", " ".join(called)), each.value))
        document, chain = (each.right.document, each.right.chain) if each.right else (None, None)
        voice = Voice(each.judgement, each.attribution, document, chain, entity, name, kind, each.basis)
        found[each.attribution] = voice
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Dated:
    """When an article was published, as a person said."""

    document: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Housed:
    """Whose article it is, as a person said."""

    document: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Timed:
    """When something was said, as a person said."""

    document: str
    attribution: str
    earliest: str | None
    latest: str | None
    basis: str


def timed(verdicts: Iterable[Verdict]) -> list[Timed]:
    """The verdicts on when something was said, the latest of each attribution."""
    found = {}
    for each in sorted(verdicts, key=lambda each: each.judgement):
        if each.verb == "said" and each.attribution and each.document and each.value is not None:
            said = interval_of(each.value, each.basis)
            found[each.attribution] = Timed(each.document, each.attribution, said.earliest, said.latest, said.basis)
    return list(found.values())


def dated(verdicts: Iterable[Verdict]) -> list[Dated]:
    """The verdicts on when articles were published, the latest of each."""
    found = {
        each.document: interval_of(each.value, each.basis)
        for each in sorted(verdicts, key=lambda each: each.judgement)
        if each.verb == "published" and each.document is not None and each.value is not None
    }
    return [Dated(document, each.earliest, each.latest) for document, each in found.items()]


def housed(verdicts: Iterable[Verdict]) -> list[Housed]:
    """The verdicts on whose articles they are, the latest of each."""
    found = {
        each.document: each.value
        for each in sorted(verdicts, key=lambda each: each.judgement)
        if each.verb == "outlet" and each.document is not None and each.value is not None
    }
    return [Housed(*pair) for pair in found.items()]


def given(parts: Parts) -> Iterator[tuple[str, pa.Table]]:
    """The tables of what people judged, and of ids, by name; every engine has them before the first step."""
    import pyarrow as pa

    kept = parts.verdicts
    exchanged = [Exchanged(*pair) for pair in parts.given]
    for name, rows, kind in (
        ("rulings", rulings(kept), Ruling), ("labels", labels(kept), Label), ("voices", voices(kept), Voice),
        ("dated", dated(kept), Dated), ("housed", housed(kept), Housed),
        ("timed", timed(kept), Timed),
        ("exchanged", exchanged, Exchanged), ("told_rulings", told_rulings(kept), ToldRuling),
    ):  # fmt: skip
        yield name, pa.Table.from_pylist([to_row(row) for row in rows], schema=schema_of(kind))


def judged(verdicts: Iterable[Verdict]) -> dict[str, frozenset[int]]:
    """The chains that such verdicts name, by document."""
    found: dict[str, set[int]] = {}
    for each in verdicts:
        if each.verb in ("same", "different"):
            for member in (each.left, each.right):
                if member is not None:
                    found.setdefault(member.document, set()).add(member.chain)
    return {document: frozenset(chains) for document, chains in found.items()}


def _node(member: Member) -> str:
    return f"{member.document} {member.chain}"


def steps(verdicts: Iterable[Verdict] = ()) -> tuple[Step, ...]:
    """All steps, from ``articles``, ``findings`` and ``rulings`` to what is written: see ``sql``."""
    named = partial(_described, judged=judged(verdicts))
    return (
        Step("described", sql.DESCRIBED, rows=named, schema=partial(schema_of, ChainRow)),
        Step("inherited", sql.INHERITED, rows=_inherited, schema=partial(schema_of, InheritedRow)),
        Step("chains", sql.CHAINS),
        Step("nodes", sql.NODES),
        Step("forms", sql.FORMS),
        Step("keyed", sql.KEYED, rows=_keys, schema=partial(schema_of, _Keyed)),
        Step("pairs", sql.PAIRS),
        Step("links", "SELECT * FROM pairs ORDER BY one, two", rows=_links, schema=partial(schema_of, _Link)),
        Step("stated", sql.STATED),
        Step("edges", sql.EDGES),
        Step("components", sql.JOINED, whole=_components, rounds=connect, schema=partial(schema_of, _InComponent)),
        Step("grouped", sql.GROUPED),
        Step("open", sql.OPEN),
        Step("standing", sql.STANDING),
        Step("apart", sql.APART),
        Step("wanting", sql.WANTING),
        Step("seen", sql.SEEN),
        Step("common", sql.COMMON),
        Step("decided", sql.GATHERED, rows=decide, schema=partial(schema_of, _Decided)),
        Step("stood", sql.STOOD),
        Step("family", sql.FAMILY),
        Step("candidates", sql.CANDIDATES),
        Step("posted", sql.POSTED),
        Step("held", sql.HELD),
        Step("met", sql.MET),
        Step("beside", sql.BESIDE),
        Step("borne", sql.BORNE),
        Step("chosen", sql.WEIGHED, rows=_chosen, schema=partial(schema_of, _Attached)),
        Step("attached", sql.COMPANIONS, rows=_attached, schema=partial(schema_of, _Attached)),
        Step("placed", sql.PLACED),
        Step("firsts", sql.FIRSTS),
        Step("form_firsts", sql.FORM_FIRSTS),
        Step("raw", sql.RAW),
        Step("belonging", sql.BELONGING),
        Step("explained", sql.EXPLAINED, rows=_explained, schema=_explained_schema),
        Step("spoken", sql.SPOKEN),
        Step("called", sql.CALLED),
        Step("kinds", sql.KINDS),
        Step("spelt", sql.SPELT),
        Step("roles", sql.ROLES),
        Step("labelled", sql.LABELLED),
        Step("profiles", sql.PROFILES, rows=_profile, schema=_profile_schema),
    )


WRITTEN: Mapping[str, str] = {
    "members": sql.MEMBERS,
    "aliases": sql.ALIASES,
    "speakers": sql.SPEAKERS,
    "entities": sql.ENTITIES,
}
"""The queries of the tables of ``schema.CONCLUSIONS`` that the steps lead to."""


def _described(row: Row, judged: Mapping[str, frozenset[int]]) -> Iterator[Row]:
    for chain in describe(row["document"], row["outlet"], row["chains"], judged):
        yield to_row(chain)


def _inherited(row: Row) -> Iterator[Row]:
    yield from map(to_row, inherited(row))


def _keys(row: Row) -> Iterator[Row]:
    for key in sorted(set(keys_of(_form(row["form"], row["weak"])))):
        yield {"form": row["form"], "weak": row["weak"], "key": key.text, "alone": key.alone, "short": key.short}


def _links(row: Row) -> Iterator[Row]:
    found = alike(_form(row["one"], row["weak_one"]), _form(row["two"], row["weak_two"]))
    if found is not None:
        weak = row["weak_one"] or row["weak_two"]
        yield {"one": row["one"], "two": row["two"], "likeness": found[0], "score": found[1], "weak": weak}


def _form(text: str, weak: bool) -> Form:
    return read_form(text, weak)


def _components(rows: Iterable[Row]) -> Iterator[Row]:
    for name, component in components((row["one"], row["two"]) for row in rows):
        yield {"name": name, "component": component}


def _chosen(row: Row) -> Iterator[Row]:
    if (found := attach(row)) is not None:
        yield found


def _attached(row: Row) -> Iterator[Row]:
    others = row.pop("others")
    yield {**row, "why": [*row["why"], *companions(others or ())]}


def _explained(row: Row) -> Iterator[Row]:
    kept = ("place", "line", "document", "chain", "entity", "is_current", "own")
    yield {**{name: row[name] for name in kept}, "basis": basis_of(row)}


def _explained_schema() -> pa.Schema:
    import pyarrow as pa

    texts = [(name, pa.string()) for name in ("own", "basis")]
    numbers = [("place", pa.int64()), ("line", pa.int64()), ("document", pa.string()), ("chain", pa.int32())]
    return pa.schema([*numbers, ("entity", pa.string()), ("is_current", pa.bool_()), *texts])


def _profile(row: Row) -> Iterator[Row]:
    yield profile_of(row)


def profile_of(row: Row) -> Row:
    """An entity with its names and roles in their order: what most articles state comes first."""
    # Who has no chain has no spelling in a text either, and yet a name.
    spelt = row["names"] if row["place"] < _JUDGED else [{"text": row["name"], "count": 0}]
    names = sorted(spelt or (), key=lambda each: (-each["count"], each["text"]))
    roles = sorted(row["roles"] or (), key=lambda each: (-each["documents"], each["title"], each["organisation"] or ""))
    return {**row, "names": names, "roles": roles}


_JUDGED = 2**31 - 1
"""The place of an entity that only a judgement names; see ``sql.PROFILES``."""


def _profile_schema() -> pa.Schema:
    import pyarrow as pa

    placed = [(name, pa.int64()) for name in ("place", "line", "chain")]
    return pa.schema([*placed, *schema_of(CONCLUSIONS["entities"])])
