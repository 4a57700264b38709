"""Removing documents: parts written anew without them, and all of that made to count in one transaction.

Whatever was concluded across documents may hold words of a removed one, at any snapshot, so all parts of
conclusions go; the newest ones are drawn anew by whoever calls this, who also calls ``erasing.erase``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema import FACTS
from onrecord.store.catalog import Catalog, Part
from onrecord.store.erasing import capture_name, discard, doom, drop_conclusions
from onrecord.store.faults import reading_from, writing_to
from onrecord.store.given_ids import Owed, owe, owed_by
from onrecord.store.leases import Lease, leased, require
from onrecord.store.parts import Staged
from onrecord.store.record import Record
from onrecord.store.redaction import redact
from onrecord.store.rewriting import rewritten
from onrecord.store.snapshot import Snapshot
from onrecord.store.succession import Step, Succession
from onrecord.store.tombstones import Tombstone, addresses_of, bury
from onrecord.store.versions import Version

_VERSION = "SELECT document, uri, sha256, address, fetched, publication, part FROM captures WHERE document = ?"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, by whom and when something is removed. forget_address: keep no address of it but as a digest."""

    why: str
    by: str | None
    made: str
    forget_address: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal did.

    documents: ids of what was removed.
    sharing: ids of documents that were made of the same bytes, which therefore are kept.
    unwatched: addresses that were watched and are no longer, being those of the article itself.
    """

    documents: tuple[str, ...]
    sharing: tuple[str, ...]
    unwatched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written in the one transaction, and for which parts it was made."""

    seen: tuple[Part, ...]
    staged: tuple[tuple[Part, Staged], ...]
    succession: Succession
    standing: tuple[str, ...]
    owed: tuple[Owed, ...]


def take_out(record: Record, documents: Sequence[str], reason: Reason) -> Removed:
    """Take documents out of all snapshots of a record; afterwards nothing that counts holds a word of them.

    A crash leaves all of it done or nothing. Waits while others draw conclusions; additions may go on.

    Raises:
        RecordError: if the record cannot be written, or this process stood still so long that others took it
            for dead.
    """
    catalog = record.catalog
    with writing_to(record.folder), leased(catalog, "resolving", alone=True) as lease:
        while True:
            plan = _plan(record, documents)
            done = _publish(catalog, lease, plan, documents, reason)
            if done is not None:
                break
            discard(staged.path for _, staged in plan.staged)
    return done


def versions_of(record: Record, document: str) -> tuple[str, ...]:
    """All versions of a document's article that the record holds, this one too, in the order of addition."""
    snapshot = record.snapshot()
    try:
        after: dict[str, set[str]] = {}
        pairs = [(row["id"], row["replaces"]) for row in snapshot.ask(_REPLACING)]
        for one, other in [*pairs, *((each.document, each.replaces) for each in snapshot.returns)]:
            after.setdefault(one, set()).add(other)
            after.setdefault(other, set()).add(one)
        found, waiting = {document}, [document]
        while waiting:
            key = waiting.pop()
            near = after.get(key, set()) | {each.document for each in _same_article(record.catalog, key)}
            waiting += near - found
            found |= near
        ordered = snapshot.ask("SELECT id FROM documents WHERE id IN (SELECT unnest(?)) ORDER BY place, line", [*found])
        return tuple(row["id"] for row in ordered)
    finally:
        snapshot.close()


def _same_article(catalog: Catalog, document: str) -> list[Version]:
    from onrecord.store.versions import same_article

    version = _version(catalog, document)
    if version is None:
        return []
    return [other for other in catalog.versions(version) if same_article(version, other)]


def _version(catalog: Catalog, document: str) -> Version | None:
    rows = catalog.rows(_VERSION, document)
    return Version(*rows[0]) if rows else None  # type: ignore[arg-type]


def _plan(record: Record, documents: Sequence[str]) -> _Plan:
    removed = frozenset(documents)
    seen = tuple(record.catalog.all_parts())
    snapshot = record.snapshot()
    try:
        with reading_from(record.folder):
            succession = Succession(_steps(snapshot, documents), removed)
            standing = _standing(record.catalog, snapshot, documents)
            owed = tuple(owed_by(snapshot, removed))

            def replacing(document: str, replaced: str) -> str | None:
                return succession.before(replaced, succession.added(document))

            staged = [
                (part, found)
                for part in seen
                if part.table in FACTS and (found := rewritten(record.folder, part, removed, replacing)) is not None
            ]
    finally:
        snapshot.close()
    return _Plan(seen, tuple(staged), succession, standing, owed)


def _steps(snapshot: Snapshot, documents: Sequence[str]) -> list[Step]:
    """All steps of the removed documents, and the additions of those that replace them."""
    wanted = list(documents)
    rows = snapshot.ask(_STEPS, wanted, wanted)
    steps = [Step(row["id"], row["replaces"], row["added"]) for row in rows]
    return steps + [Step(each.document, each.replaces, each.added + 0.5) for each in snapshot.returns]


def _standing(catalog: Catalog, snapshot: Snapshot, documents: Sequence[str]) -> tuple[str, ...]:
    """Which of the documents stand in their articles' places, or did before others were removed."""
    current = {row["id"] for row in snapshot.ask(_CURRENT, list(documents))}
    vacated = {str(key) for (key,) in catalog.rows("SELECT document FROM vacancies")}
    return tuple(document for document in documents if document in current | vacated)


def _publish(catalog: Catalog, lease: Lease, plan: _Plan, documents: Sequence[str], reason: Reason) -> Removed | None:
    """Let all of it count, or nothing where another process added something meanwhile."""
    catalog.rows("PRAGMA secure_delete = ON")
    with catalog.writing() as writing:
        require(writing, lease)
        if tuple(catalog.all_parts()) != plan.seen:
            return None
        number = catalog.newest() + 1
        writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (number, reason.made))
        for part, staged in plan.staged:
            doom(writing, f"parts/{part.name}")
            row = (staged.path.name, staged.rows, staged.sha256, part.name)
            writing.execute("UPDATE parts SET name = ?, row_count = ?, sha256 = ? WHERE name = ?", row)
        drop_conclusions(writing)
        versions = [version for document in documents if (version := _version(catalog, document)) is not None]
        _mend_returns(writing, plan.succession)
        unwatched = _bury_all(writing, versions, plan, reason)
        for version in versions:
            _forget(writing, version)
            doom(writing, capture_name(version.sha256))
        owe(writing, plan.owed)
        redact(writing, documents)
        return Removed(tuple(documents), _sharing(catalog, versions), tuple(unwatched))


def _mend_returns(writing: sqlite3.Connection, succession: Succession) -> None:
    """Texts that came back in place of a removed one came back in place of what stood before that."""
    rows = writing.execute("SELECT n, document, replaces, sha256, added FROM returns").fetchall()
    for number, document, replaces, sha256, added in rows:
        if not {document, replaces} & succession.removed:
            continue
        before = succession.before(replaces, added + 0.5)
        if document in succession.removed or before in (None, document):
            writing.execute("DELETE FROM returns WHERE n = ?", (number,))
            doom(writing, capture_name(sha256))
        else:
            writing.execute("UPDATE returns SET replaces = ? WHERE n = ?", (before, number))


def _bury_all(writing: sqlite3.Connection, versions: Sequence[Version], plan: _Plan, reason: Reason) -> list[str]:
    """Write the tombstones, and keep older versions from counting again; what is watched no longer."""
    closed = bool(plan.standing)
    unwatched: list[str] = []
    for version in versions:
        uri = None if reason.forget_address else version.uri
        found = Tombstone(
            0, version.document, version.sha256, uri, reason.made, reason.by, reason.why, closed, None, False
        )
        number = bury(writing, found, version)
        writing.execute("DELETE FROM vacancies WHERE document = ?", (version.document,))
        before = plan.succession.before(version.document)
        if version.document in plan.standing and before is not None:
            since = int(plan.succession.last(version.document))
            writing.execute("INSERT OR REPLACE INTO vacancies VALUES (?, ?, ?)", (before, number, since))
        if closed:
            unwatched += _unwatch(writing, version)
    return unwatched


def _unwatch(writing: sqlite3.Connection, version: Version) -> list[str]:
    from onrecord.read.addresses import article_address

    own = set(addresses_of(version))
    found = [
        address for (address,) in writing.execute("SELECT address FROM watches") if article_address(address) in own
    ]
    writing.executemany("DELETE FROM watches WHERE address = ?", ((address,) for address in found))
    return found


def _forget(writing: sqlite3.Connection, version: Version) -> None:
    """Take a document out of whatever else the catalog knows of it."""
    writing.execute("DELETE FROM captures WHERE document = ?", (version.document,))
    writing.execute("DELETE FROM watched WHERE document = ?", (version.document,))
    writing.execute(
        "DELETE FROM fetches WHERE uri = ?1 AND NOT EXISTS "
        "(SELECT 1 FROM captures WHERE captures.uri = ?1 AND captures.sha256 = fetches.sha256)",
        (version.uri,),
    )
    # What failed last may name the article.
    for address in {version.uri, *addresses_of(version)}:
        writing.execute("UPDATE watches SET error = NULL WHERE instr(error, ?) > 0", (address,))


def _sharing(catalog: Catalog, versions: Sequence[Version]) -> tuple[str, ...]:
    found = {
        str(key)
        for version in versions
        for (key,) in catalog.rows("SELECT document FROM captures WHERE sha256 = ?", version.sha256)
    }
    return tuple(sorted(found))


_REPLACING = "SELECT id, replaces FROM documents WHERE replaces IS NOT NULL"
_CURRENT = "SELECT id FROM documents WHERE current AND id IN (SELECT unnest(?))"
_STEPS = (
    "SELECT id, replaces, added FROM all_documents "
    "WHERE id IN (SELECT unnest(?)) OR replaces IN (SELECT unnest(?)) ORDER BY place, line"
)
