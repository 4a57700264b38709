"""``onrecord verify``: prove every hash, part and span of a record.

It reads everything and trusts nothing: bytes against their digests, texts against the
captures that they were made of, spans against the texts, and references against what
they refer to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from onrecord.errors import OnrecordError, RecordError
from onrecord.schema import FindingsRow, Row, from_row
from onrecord.store.captures import capture_path, read_capture
from onrecord.store.catalog import KnownCapture, Part
from onrecord.store.files import sha256_of
from onrecord.store.index_check import behind
from onrecord.store.index_check import check as index_faults
from onrecord.store.index_file import NAME
from onrecord.store.judgements import log_faults, newest_judgement
from onrecord.store.notes import newest_note, note_faults
from onrecord.store.record import Record
from onrecord.store.report import Checking, Problem, Report, Tally
from onrecord.store.seal import broken_seal
from onrecord.store.spans import document_faults, findings_faults
from onrecord.store.sweep import strays
from onrecord.store.tombstones import unfinished
from onrecord.types import Block, Capture, Document

__all__ = ["Problem", "Report", "verify_record"]

T = TypeVar("T")


def verify_record(folder: Path, progress: Callable[[Checking], None] | None = None) -> Report:
    """Check the record at ``folder``, all snapshots of it, and report what is wrong.

    progress: told now and then how far it has come.

    Raises:
        RecordError: if there is no record, or a newer onrecord made it.
    """
    tally = Tally(progress=progress)
    catalog = folder / "catalog.sqlite"
    if catalog.is_file() and (broken := broken_seal(catalog)):
        tally.problems.append(Problem(*broken.split(": ", 1)))
    try:
        record = Record.open(folder)
    except RecordError as error:
        if tally.problems or isinstance(error.__cause__, sqlite3.DatabaseError):
            tally.fault(catalog, error)
            return tally.report()
        raise
    with record:
        _Verification(record, tally).run()
    return tally.report()


class _Verification:
    """One round of checks over an open record."""

    def __init__(self, record: Record, tally: Tally) -> None:
        self._record = record
        self._tally = tally
        self._broken: set[str] = set()

    def run(self) -> None:
        """Each check by itself: one that cannot be made is a problem, and the others go on."""
        with suppress(sqlite3.DatabaseError):
            parts, captures = self._record.catalog.sizes()
            self._tally.total = parts + 2 * captures
        stored = (self._catalog, self._parts, self._captures, self._returns, self._removals)
        facts = (*stored, self._judgements, self._contents, self._references, self._strays)
        for check in (*facts, self._index):
            try:
                check()
            except Exception as error:  # a damaged record may break anything that reads it
                what = f"the check of {check.__name__.strip('_')} broke off: {type(error).__name__}: {error}"
                self._tally.fault(self._record.folder, what)

    def _catalog(self) -> None:
        path = self._record.catalog.path
        for (said,) in self._record.catalog.rows("PRAGMA integrity_check"):
            if said != "ok":
                self._tally.fault(path, said)
        for row in self._record.catalog.rows("PRAGMA foreign_key_check"):
            self._tally.fault(path, f"row {row[1]} of {row[0]} refers to a snapshot that is not there")
        self._tally.checked["snapshots"] = self._record.catalog.newest()

    def _parts(self) -> None:
        import pyarrow.parquet as pq

        for part in self._record.catalog.all_parts():
            self._tally.count("parts")
            path = self._path(part)
            fault = _file_fault(path, part.sha256)
            if fault is None and (rows := pq.read_metadata(path).num_rows) != part.rows:
                fault = f"has {rows} rows, and the catalog says {part.rows}"
            if fault is not None:
                self._broken.add(part.name)
                self._tally.fault(path, fault)

    def _captures(self) -> None:
        for known in self._record.catalog.all_captures():
            self._tally.count("captures")
            path = capture_path(self._record.folder, known.sha256)
            if (fault := _file_fault(path, known.sha256)) is not None:
                self._broken.add(known.sha256)
                self._tally.fault(path, fault)

    def _returns(self) -> None:
        """Texts that came back: the bytes in which each was seen, and both documents."""
        catalog = self._record.catalog
        for each in catalog.returns(catalog.newest()):
            path = capture_path(self._record.folder, each.sha256)
            if (fault := _file_fault(path, each.sha256)) is not None:
                self._tally.fault(path, fault)
            for document in (each.document, each.replaces):
                if not catalog.has_document(document):
                    self._tally.fault(
                        catalog.path, f"{document} came back or was put out of its place, and is not there"
                    )

    def _removals(self) -> None:
        """What was removed must be gone, to the last byte."""
        catalog = self._record.catalog
        for each in unfinished(catalog):
            what = f"its removal was cut short: run `onrecord remove {each.document} --why ...` again"
            self._tally.fault(f"{self._record.folder}, document {each.document}", what)

    def _contents(self) -> None:
        """Documents and findings, addition by addition: what was analysed anew came without its document."""
        parts = [part for part in self._record.catalog.all_parts() if part.name not in self._broken]
        for addition in sorted({part.added for part in parts if part.table in ("documents", "findings")}):
            texts: dict[str, str] = {}
            for part in (part for part in parts if part.added == addition and part.table == "documents"):
                for document in self._rows(part, Document):
                    self._document(part, document)
                    texts[document.id] = document.text
            for part in (part for part in parts if part.added == addition and part.table == "findings"):
                if texts:
                    for found in self._rows(part, FindingsRow):
                        self._findings(part, found, texts)
                else:
                    self._newer_findings(part)

    def _document(self, part: Part, document: Document) -> None:
        self._tally.count("documents")
        where = f"{self._path(part)}, document {document.id}"
        faults = list(document_faults(document))
        known = [row for row in self._record.known(document.uri, document.sha256) if row.document == document.id]
        if not known:
            faults.append("the catalog knows no capture of it")
        elif document.sha256 not in self._broken:
            faults += self._remake(document, known[0])
        for fault in faults:
            self._tally.fault(where, fault)

    def _remake(self, document: Document, known: KnownCapture) -> Iterator[str]:
        """Clean the capture again and compare."""
        from onrecord.clean.document import clean
        from onrecord.clean.repeated import as_repeated
        from onrecord.read.sniff import media_type

        content = read_capture(self._record.folder, document.sha256)
        media = document.origin.media_type or media_type(content)
        capture = Capture(known.uri, known.received, known.sha256, media, content, document.origin)
        try:
            again = clean(capture, outlet=known.outlet, collected=known.collected)
        except OnrecordError as error:
            yield f"its text cannot be made again from the capture ({error})"
            return
        if again.cleaner != document.cleaner:
            self._tally.notes[f"made by {document.cleaner}, this is {again.cleaner}: text not made again"] += 1
            return
        self._tally.checked["texts"] += 1
        if again.text != document.text:
            yield f"its text is not what {document.cleaner} makes of capture {document.sha256}"
        elif (expected := as_repeated(again, document.repeated).blocks) != document.blocks:
            yield f"{_first_difference(document.blocks, expected)}: not the block that {document.cleaner} makes"

    def _findings(self, part: Part, found: FindingsRow, texts: dict[str, str]) -> None:
        self._tally.checked["attributions"] += len(found.attributions)
        self._tally.checked["mentions"] += len(found.mentions)
        where = f"{self._path(part)}, findings of {found.document}"
        if found.document not in texts:
            self._tally.fault(where, "their document is not there")
            return
        for fault in findings_faults(found, texts[found.document]):
            self._tally.fault(where, fault)

    def _newer_findings(self, part: Part) -> None:
        """Findings of documents that were added before: those of each few are checked against their texts."""
        known = {each.document for each in self._record.catalog.all_captures()}
        snapshot = self._record.snapshot()
        try:
            for some in _batches(self._rows(part, FindingsRow)):
                wanted = [found.document for found in some if found.document in known]
                rows = snapshot.ask("SELECT id, text FROM all_documents WHERE id IN (SELECT unnest(?))", wanted)
                texts = {row["id"]: row["text"] for row in rows}
                for found in some:
                    self._findings(part, found, texts)
        finally:
            snapshot.close()

    def _judgements(self) -> None:
        """The logs: each entry is what it was when it was made."""
        catalog = self._record.catalog
        for fault in log_faults(catalog):
            self._tally.fault(catalog.path, fault)
        if count := newest_judgement(catalog):
            self._tally.checked["judgements"] = count
        for fault in note_faults(catalog):
            self._tally.fault(catalog.path, fault)
        if count := newest_note(catalog):
            self._tally.checked["tags and notes"] = count

    def _references(self) -> None:
        snapshot = self._record.snapshot()
        if any(part.name in self._broken for part in snapshot.parts):
            self._tally.notes["references not checked, since parts are damaged"] += 1
            return
        for what, query in _REFERENCES.items():
            for row in snapshot.ask(query):
                self._tally.fault(f"{self._record.folder}, {row['one']}", what.format(row["other"]))
        snapshot.close()

    def _strays(self) -> None:
        for path in strays(self._record.folder, self._record.catalog):
            self._tally.notes[f"{path} belongs to no snapshot: a broken addition left it, or one is running"] += 1

    def _index(self) -> None:
        folder = self._record.folder
        for fault in index_faults(folder):
            self._tally.fault(folder / NAME, fault)
        if (note := behind(folder)) is not None:
            self._tally.notes[note] += 1

    def _rows(self, part: Part, kind: type[T]) -> Iterator[T]:
        import pyarrow.parquet as pq

        with pq.ParquetFile(self._path(part)) as file:
            for batch in file.iter_batches(batch_size=100):
                rows: list[Row] = batch.to_pylist()
                yield from (from_row(kind, row) for row in rows)

    def _path(self, part: Part) -> Path:
        return self._record.folder / "parts" / part.name


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(found)
    while some := list(islice(rest, 100)):
        yield some


def _file_fault(path: Path, sha256: str) -> str | None:
    if not path.is_file():
        return "is missing"
    if sha256_of(path) != sha256:
        return f"its bytes have changed: their SHA-256 is not {sha256}"
    return None


def _first_difference(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> str:
    differing = [block for block in ours if block not in theirs]
    return f"{differing[0].kind} block {list(differing[0].span)}" if differing else "blocks"


def _dangling(table: str, column: str, one: str, target: str) -> str:
    return (
        f"SELECT {one} AS one, {column} AS other FROM {table} "
        f"WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {target})"
    )


_TOLD = "(SELECT unnest(attributions).id AS id FROM findings)"
_IDS = "(SELECT id FROM statements UNION ALL SELECT id FROM retold)"
_LISTED = "(SELECT id AS statement, unnest(tellings) AS telling FROM statements)"

_REFERENCES = {
    "its speaker {} is no entity": _dangling("speakers", "entity", "attribution", "entities"),
    "a speaker is given for attribution {}, which is not there": _dangling(
        "speakers", "attribution", "document", _TOLD
    ),
    "its statement {} is not there": _dangling("tellings", "statement", "attribution", "statements"),
    "a statement is given for attribution {}, which is not there": _dangling(
        "tellings", "attribution", "document", _TOLD
    ),
    "the statement {} that it is part of is not there": _dangling("retold", "statement", "id", _IDS),
    "it is dated by {}, which is not there": _dangling("datings", "rests", "attribution", _TOLD),
    "it was judged, and {} is not there": _dangling("judged_attributions", "attribution", "document", _TOLD),
    "its outlet or date was judged, and {} is not there": _dangling("overrides", "document", "document", "documents"),
    "the entity {} of one of its chains is not there": _dangling("members", "entity", "document", "entities"),
    "its speaker {} is not an entity": _dangling("statements", "speaker", "id", "entities"),
    "its telling {} is not there": _dangling(_LISTED, "telling", "statement", _TOLD),
    "it replaces {}, which is not there": _dangling("documents", "replaces", "id", "documents"),
    "its first telling {} is none of its tellings": (
        'SELECT id AS one, "first" AS other FROM statements WHERE NOT list_contains(tellings, "first")'
    ),
    "its relations and tellings differ in number ({})": (
        "SELECT id AS one, len(relations) AS other FROM statements WHERE len(relations) <> len(tellings)"
    ),
    "it has {} rows of findings, and should have one": (
        "SELECT d.id AS one, count(f.document) AS other FROM documents d "
        "LEFT JOIN findings f ON f.document = d.id GROUP BY d.id HAVING count(f.document) <> 1"
    ),
    "two rows have this id ({})": (
        "SELECT id AS one, count(*) AS other FROM ("
        "SELECT id FROM documents UNION ALL SELECT id FROM entities UNION ALL SELECT id FROM statements"
        f" UNION ALL SELECT id FROM {_TOLD}) GROUP BY id HAVING count(*) > 1"
    ),
}
