"""Reading a record as it stood at one moment."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import NotFoundError
from onrecord.ids import sha256_hex, statement_id
from onrecord.resolve.engine import Parts
from onrecord.resolve.names import called
from onrecord.schema import FACTS, JUDGED
from onrecord.store.catalog import Part
from onrecord.store.faults import reading_from, require_whole
from onrecord.store.filters import Conditions, Filter, on_attributions, on_documents
from onrecord.store.judgements import heeded, read_log
from onrecord.store.known_links import known_links
from onrecord.store.narrowing import Schemas, look_into
from onrecord.store.note_exchange import note_shape
from onrecord.store.notes import in_force, noted, read_notes
from onrecord.store.shapes import (
    about_shape,
    attribution_shape,
    document_shape,
    judged_statement,
    judgement_shape,
)
from onrecord.store.snapshot_sql import CHOOSING, COUNTS, DOCUMENTS, FIND, FINDINGS, FOLLOWED, STATEMENTS, TOLD
from onrecord.store.tables import VIEWS_OF_FACTS, Tables, stream
from onrecord.store.tombstones import NOTHING_GONE, Gone
from onrecord.store.versions import Return

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

# Documents whose findings are shaped in one go: bounds the memory that the joins need.
_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a snapshot holds. first, last: ends of the intervals of publication, as dates."""

    documents: int
    outlets: int
    attributions: int
    statements: int
    entities: int
    first: str | None
    last: str | None


class Snapshot:
    """A record as it stood after addition ``number``. Get one from ``Record.snapshot``.

    All answers are iterators of dicts in the form of the exports, in the order of addition.
    Each raises RecordError where a part is missing or damaged.
    """

    def __init__(
        self,
        folder: Path,
        number: int,
        base: int,
        parts: tuple[Part, ...],
        returns: tuple[Return, ...] = (),
        gone: Gone = NOTHING_GONE,
        files: Path | None = None,
    ) -> None:
        self.folder = folder
        self.files = files or folder
        """The record in which the parts and captures lie: another one where an older snapshot was opened again."""
        self.number = number
        self.base = base
        """The newest snapshot whose findings are resolved here."""
        self.parts = parts
        self.returns = returns
        self.gone = gone
        self._tables: Tables | None = None
        # Pages read one snapshot in several threads: two that open it at once would each have a database of their own.
        self._opening = threading.Lock()
        self._schemas = Schemas()
        self._judged: dict[str, str] | None = None

    @cached_property
    def digest(self) -> str:
        """A short text that tells what the snapshot holds: digested once of the names of its parts."""
        return sha256_hex("\n".join((str(self.number), *(part.name for part in self.parts))).encode())[:16]

    @contextmanager
    def only(self, added: Mapping[str, Collection[int]]) -> Iterator[Snapshot]:
        """This snapshot with only those facts in it that came with some additions, and all conclusions.

        added: numbers of snapshots for ``documents`` and for ``findings``. Good for articles that count; what is
        asked of it within the block is read from these parts alone.
        """
        parts = tuple(part for part in self.parts if part.table not in FACTS or part.added in added[part.table])
        with reading_from(self.folder):
            schema = self._schemas.enter(self._opened(), self.files, parts, self.base)
        try:
            yield _Narrow(self, parts, schema)
        finally:
            self._schemas.leave(schema)

    def has(self, table: str) -> bool:
        """Whether a table has any parts: to ask one without would open the others for nothing."""
        return any(part.table == table for part in self.parts)

    def close(self) -> None:
        """Let go of the parts; it opens them again when asked again."""
        if self._tables is not None:
            self._tables.close()
            self._tables = None
            self._schemas = Schemas()

    def documents(self, wanted: Filter | None = None) -> Iterator[Row]:
        """Documents; words, speaker, kinds and acts ask for those with a fitting attribution."""
        wanted = wanted or Filter()
        conditions = on_documents(wanted, by_id=True)
        told = on_attributions(wanted, self._speakers(wanted))
        if told.parts:
            inner = f"SELECT document FROM (SELECT document, unnest(attributions) AS a FROM findings) WHERE {told}"
            conditions.add(f"d.id IN ({inner})", *told.values)
        for row in self._rows(DOCUMENTS.format(conditions), conditions):
            yield document_shape(row)

    def attributions(self, wanted: Filter | None = None) -> Iterator[Row]:
        """Attributions in the order of their documents, then by where their content begins."""
        wanted = wanted or Filter()
        chosen = _chosen(wanted, self._speakers(wanted), by_id=True)
        if not chosen.parts:
            chosen.add("d.current")
        choosing = CHOOSING.format(chosen)
        with reading_from(self.folder), closing(self._cursor(choosing, FINDINGS)) as cursor:
            cursor.execute(choosing, chosen.values)
            [[count]] = cursor.execute("SELECT count(*) FROM chosen").fetchall()
            for first in range(1, count + 1, _CHUNK):
                for row in stream(cursor, FINDINGS, (first, first + _CHUNK - 1)):
                    yield from _attribution_rows(row, self.judged())

    def statements(self, wanted: Filter | None = None) -> Iterator[Row]:
        """Statements of which at least one telling fits."""
        wanted = wanted or Filter()
        conditions = Conditions()
        if wanted.ids:
            # An id that is part of another statement now means that one, too.
            ids = sorted({*wanted.ids, *self._followed_all(wanted.ids).values()})
            if len(ids) == 1:  # then groups of rows that cannot have it are passed over
                conditions.add("s.id = ?", ids[0])
            else:
                conditions.add("s.id IN (SELECT unnest(?))", ids)
        chosen = _chosen(wanted, self._speakers(wanted), by_id=False)
        if chosen.parts:
            told = "SELECT t.statement FROM tellings t WHERE t.attribution IN "
            conditions.add(f"s.id IN ({told} (SELECT a.id FROM {TOLD} WHERE {chosen}))", *chosen.values)
        judged = self.judged()
        for row in self._rows(STATEMENTS.format(conditions), conditions):
            yield {**row, "relations": list(row["relations"]), "judged": judged_statement(row["tellings"], judged)}

    def judged(self) -> dict[str, str]:
        """The attributions that people accepted or rejected: ``accepted`` or ``rejected`` by id."""
        if self._judged is None and not self.has(JUDGED):
            self._judged = {}
        if self._judged is None:
            rows = self._rows("SELECT attribution, judged FROM judged_attributions")
            self._judged = {row["attribution"]: row["judged"] for row in rows}
        return self._judged

    def judgements(self, wanted: Filter | None = None) -> Iterator[Row]:
        """The log of judgements up to this snapshot, as it is exported; ``ids`` ask for some by their digests."""
        from onrecord.store.catalog import open_catalog

        with closing(open_catalog(self.folder / "catalog.sqlite")) as catalog:
            log = read_log(catalog, heeded(catalog, self.number))
        for each in log:
            if wanted is None or not wanted.ids or each.digest in wanted.ids:
                yield judgement_shape(each)

    def notes(self, wanted: Filter | None = None) -> Iterator[Row]:
        """The tags and notes that are in force now, as they are exported; ``ids`` ask for those on some things."""
        from onrecord.store.catalog import open_catalog

        with closing(open_catalog(self.folder / "catalog.sqlite")) as catalog:
            log, places = in_force(read_notes(catalog)), noted(catalog)
        for note in log:
            place = places.get((note.thing, note.id))
            now = place.id if place else note.id
            if wanted is None or not wanted.ids or now in wanted.ids:
                yield note_shape(note, now)

    def entities(self, wanted: Filter | None = None) -> Iterator[Row]:
        """Entities; all but ``ids`` and ``speaker`` ask for those that speak in a fitting attribution."""
        wanted = wanted or Filter()
        conditions = Conditions()
        if wanted.ids:
            conditions.add("e.id IN (SELECT unnest(?))", list(self._followed_all(wanted.ids).values()))
        names = self._speakers(wanted)
        if names is not None:
            conditions.add("e.id IN (SELECT unnest(?))", names)
        chosen = _chosen(wanted, None, by_id=False)
        if chosen.parts:
            spoke = "SELECT s.entity FROM speakers s WHERE s.attribution IN "
            conditions.add(f"e.id IN ({spoke} (SELECT a.id FROM {TOLD} WHERE {chosen}))", *chosen.values)
        links = known_links(self, wanted.ids)
        query = f"SELECT id, name, kind, names, roles FROM entities e WHERE {conditions} ORDER BY place, line"
        for row in self._rows(query, conditions):
            yield {**row, "known": list(links.get(row["id"], ()))}

    def reprints(self, wanted: Filter | None = None) -> Iterator[Row]:
        """Pairs of documents that share passages; ``documents`` asks for those in which one of some documents is."""
        conditions = Conditions()
        if wanted is not None and wanted.documents:
            among = list(wanted.documents)
            conditions.add("(r.a IN (SELECT unnest(?)) OR r.b IN (SELECT unnest(?)))", among, among)
        query = f"SELECT a, b, share, passages FROM reprints r WHERE {conditions} ORDER BY place, line"
        yield from self._rows(query, conditions)

    def datings(self, attributions: Sequence[str]) -> Iterator[Row]:
        """What other documents and people say of when these attributions were made; see ``schema.DatingRow``."""
        query = (
            "SELECT document, attribution, said, rests, clashes FROM datings WHERE attribution IN (SELECT unnest(?))"
        )
        yield from self._rows(f"{query} ORDER BY document, attribution", Conditions(values=[list(attributions)]))

    def counts(self) -> Counts:
        """How much there is; replaced documents do not count."""
        row = next(self._rows(COUNTS))
        return Counts(**row)

    def find(self, given: str) -> tuple[str, str]:
        """The table and the whole id for an id, or for the beginning of one that fits nothing else.

        Raises:
            NotFoundError: if nothing fits, or more than one thing.
        """
        # What an id begins with tells its table: the others need not be read.
        queries = FIND.get(given[:2]) or [query for some in FIND.values() for query in some]
        conditions = Conditions(values=[given] * len(queries))
        query = f"SELECT DISTINCT tab, id FROM ({' UNION ALL '.join(queries)}) ORDER BY id LIMIT 3"
        found = [(str(row["tab"]), str(row["id"])) for row in self._rows(query, conditions)] if given else []
        exact = [pair for pair in found if pair[1] in (given, self.followed(given))]
        if len(found) == 1 or exact:
            return (exact or found)[0]
        if not found:
            raise NotFoundError(
                f"no id in this record begins with {given!r}; `onrecord statements` lists what there is"
            )
        raise NotFoundError(
            f"{given!r} is the beginning of more than one id, as {found[0][1]} and {found[1][1]}: give more of it"
        )

    def followed(self, given: str) -> str:
        """The entity or statement that ``given`` means now, if it is an id that lives on as another's; else itself."""
        return self._followed_all((given,))[given]

    def _followed_all(self, given: Sequence[str]) -> dict[str, str]:
        """``followed`` of each."""
        found = {key: key for key in given}
        for beginning, query in FOLLOWED.items():
            if some := [key for key in found if key.startswith(beginning)]:
                found |= {row["given"]: row["id"] for row in self._rows(query, Conditions(values=[some]))}
        return found

    def nearest(self, name: str) -> list[str]:
        """Ids of entities that have a name like ``name``, the likest first; see ``resolve.nearest``."""
        # What tells forms of names reads the tables of the analysis; whoever only reads a record does without.
        from onrecord.resolve.nearest import nearest

        return nearest(self.folder / "entities.sqlite", name)

    def pending(self) -> list[str]:
        """Ids of the documents whose findings are not resolved yet."""
        if not any(part.table == "findings" and part.added > self.base for part in self.parts):
            return []
        places = [part.place for part in self.parts if part.table == "findings" and part.added > self.base]
        conditions = Conditions(values=[places])
        query = "SELECT document FROM all_findings WHERE place IN (SELECT unnest(?)) ORDER BY place, line"
        return [str(row["document"]) for row in self._rows(query, conditions)]

    def facts(self, *, with_replaced: bool = True) -> Parts:
        """The paths of the parts of facts in order of addition: what resolving reads.

        with_replaced: say which documents do not count, where that is not told by what replaces them alone.
        """
        paths: dict[str, list[Path]] = {"documents": [], "findings": []}
        for part in self.parts:
            if part.table in paths:
                paths[part.table].append(self.files / "parts" / part.name)
        by_hand = with_replaced and bool(self.returns or self.gone.vacated)
        replaced = self._rows("SELECT id FROM documents WHERE NOT current ORDER BY id") if by_hand else ()
        over = tuple(str(row["id"]) for row in replaced) if by_hand else None
        return Parts(tuple(paths["documents"]), tuple(paths["findings"]), over, given=self.gone.given)

    def ask(self, query: str, *values: object) -> Iterator[Row]:
        """The rows of a question in DuckDB's SQL over the tables of ``schema.TABLES``."""
        yield from self._rows(query, Conditions(values=list(values)))

    def _opened(self) -> Tables:
        with self._opening:
            if self._tables is None:
                require_whole(self.files / "parts" / part.name for part in self.parts)
                self._tables = Tables(self.files, self.parts, self.returns, self.base, self.gone.vacated)
            return self._tables

    def _cursor(self, *queries: str) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own, so that several answers can be read side by side. queries: that it will be asked."""
        return self._opened().cursor(*queries)

    def _rows(self, query: str, conditions: Conditions | None = None) -> Iterator[Row]:
        with reading_from(self.folder), closing(self._cursor(query)) as cursor:
            yield from stream(cursor, query, conditions.values if conditions else ())

    def _speakers(self, wanted: Filter) -> list[str] | None:
        """Ids of the entities that ``wanted.speaker`` may mean, or None where it asks for none."""
        if wanted.speaker is None:
            return None
        given = self.followed(wanted.speaker)
        rows = self._rows("SELECT id, names, name FROM entities")
        return [
            row["id"]
            for row in rows
            if row["id"] == given or called(given, (row["name"], *(name["text"] for name in row["names"])))
        ]


class _Narrow(Snapshot):
    """Some facts of a snapshot, read through the database of the whole."""

    def __init__(self, whole: Snapshot, parts: tuple[Part, ...], schema: str) -> None:
        super().__init__(whole.folder, whole.number, whole.base, parts, files=whole.files)
        self._whole, self._schema = whole, schema

    def close(self) -> None:
        """Nothing: the database is that of the whole."""

    def judged(self) -> dict[str, str]:
        """As of the whole."""
        return self._whole.judged()

    def _cursor(self, *queries: str) -> duckdb.DuckDBPyConnection:
        cursor = self._whole._opened().cursor(*queries, besides=VIEWS_OF_FACTS)
        look_into(cursor, self._schema)
        return cursor


def _chosen(wanted: Filter, speakers: list[str] | None, *, by_id: bool) -> Conditions:
    """All that ``wanted`` asks of attributions ``a`` in documents ``d``; nothing where it asks for nothing."""
    asked = Filter(documents=wanted.documents, outlet=wanted.outlet, since=wanted.since, until=wanted.until)
    conditions = on_attributions(wanted, speakers)
    if by_id and wanted.ids:
        conditions.add("a.id IN (SELECT unnest(?))", list(wanted.ids))
    if asked != Filter() or (conditions.parts and not wanted.ids):
        on = on_documents(asked, by_id=False)
        conditions.add(str(on), *on.values)
    return conditions


def _attribution_rows(row: Row, judged: dict[str, str]) -> Iterator[Row]:
    """The wanted attributions of one document, in the order of its text."""
    spoken = {each["attribution"]: each for each in row["spoken"] or ()}
    told = {each["attribution"]: each["statement"] for each in row["told"] or ()}
    occasions = {each["attribution"]: each for each in row["occasions"] or ()}
    dated = {each["attribution"]: each["said"] for each in row["dated"] or ()}
    named = set(row["named"])
    members = {each["chain"]: _entity(each) for each in row["members"] or () if each["chain"] in named}
    for each in sorted(row["wanted"], key=lambda each: (each["content"]["spans"][0], each["id"])):
        said = spoken.get(each["id"])
        yield attribution_shape(
            each,
            speaker=_entity(said) if said and said["id"] else None,
            basis=said["basis"] if said else "not resolved yet",
            about=about_shape(each, row["mentions"], members),
            # Until it is resolved, what would be its own statement.
            statement=told.get(each["id"]) or statement_id(each["id"]),
            judged=judged.get(each["id"]),
            sure=said["sure"] if said else None,
            occasion=occasions.get(each["id"]),
            inferred=dated.get(each["id"]),
        )


def _entity(row: Row) -> Row:
    return {"id": row["id"], "name": row["name"], "kind": row["kind"]}
