"""Adding articles: all tables of a batch become visible at once, or not at all."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.read.web.visits import Visit
from onrecord.schema import FindingsRow, to_row
from onrecord.store.captures import capture_path, write_capture
from onrecord.store.catalog import Catalog
from onrecord.store.faults import writing_to
from onrecord.store.fetches import keep_visit
from onrecord.store.leases import Lease, leased, require
from onrecord.store.parts import Staged, register, write_part
from onrecord.store.sweep import drop_captures, sweep
from onrecord.store.tombstones import removed_version, restore
from onrecord.store.versions import Version, replaced_by, version_of
from onrecord.types import Capture, Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to be added.

    outlet, collected: what the user said of it, or None.
    visit: how it was fetched, where its server can say later that it has not changed.
    restore: take it in even if it was removed from the record before.
    """

    capture: Capture
    document: Document
    findings: FindingsRow
    outlet: str | None
    collected: str | None
    visit: Visit | None = None
    restore: bool = False


class _OvertakenError(Exception):
    """Another process changed what this batch was prepared for."""


class Addition:
    """Batches on their way into a record. Use it in a ``with`` statement.

    Nothing is written before the first batch that has something new, so adding what is
    there already leaves every byte of the record alone.
    """

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        self._folder = folder
        self._catalog = catalog
        self._open = ExitStack()
        self._lease: Lease | None = None

    def __enter__(self) -> Addition:
        return self

    def __exit__(self, *raised: object) -> None:
        with writing_to(self._folder):
            self._open.__exit__(*raised)  # type: ignore[arg-type]

    def commit(self, entries: Sequence[Entry], made: str) -> list[bool]:
        """Add a batch; for each entry, whether it was new. made: date-time of the snapshot.

        Raises:
            RecordError: if the record cannot be written, or this process stood still so long that
                others took it for dead.
        """
        with writing_to(self._folder):
            return self._commit(entries, made)

    def _commit(self, entries: Sequence[Entry], made: str) -> list[bool]:
        while True:
            fresh = self._fresh(entries)
            if not fresh:
                return [False] * len(entries)
            lease = self._hold()
            versioned = self._versioned(fresh)
            staged = self._stage(versioned)
            try:
                self._publish(lease, versioned, staged, made)
            except _OvertakenError:
                _discard(staged)
                # What was removed meanwhile must leave nothing behind; the rest is written again.
                drop_captures(self._folder, self._catalog, (entry.capture.sha256 for entry, _ in versioned))
                continue
            added = {id(entry) for entry in fresh}
            return [id(entry) in added for entry in entries]

    def renew(self, findings: Sequence[FindingsRow], made: str) -> None:
        """Add newer findings of documents that are in the record; the newest of a document count.

        Raises RecordError as ``commit``.
        """
        with writing_to(self._folder):
            lease = self._hold()
            there = list(findings)
            while there := [each for each in there if self._catalog.has_document(each.document)]:
                staged = [write_part(self._folder, "findings", map(to_row, there))]
                with self._catalog.writing() as writing:
                    require(writing, lease)
                    # One that was removed meanwhile has no findings any more.
                    if all(self._catalog.has_document(each.document) for each in there):
                        snapshot = self._catalog.newest() + 1
                        writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (snapshot, made))
                        register(writing, staged, snapshot)
                        return
                _discard(staged)

    def put_back(self, captures: Sequence[tuple[str, Capture]], made: str) -> int:
        """Let documents of the record count again whose texts were found in their articles' places; how many did.

        captures: ids of documents, and in what each text was found just now.
        Raises RecordError as ``commit``.
        """
        with writing_to(self._folder):
            changed = [pair for pair in captures if self._catalog.standing(pair[0]) != pair[0]]
            if not changed:
                return 0
            lease = self._hold()
            for _, capture in changed:
                write_capture(self._folder, capture.content)
            with self._catalog.writing() as writing:
                require(writing, lease)
                return self._put_back(writing, changed, made)

    def _put_back(self, writing: sqlite3.Connection, changed: Sequence[tuple[str, Capture]], made: str) -> int:
        snapshot = self._catalog.newest() + 1
        writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (snapshot, made))
        count = 0
        for document, capture in changed:
            standing = self._catalog.standing(document)
            if standing != document:
                row = (document, standing, capture.uri, capture.sha256, capture.received, snapshot)
                writing.execute("INSERT INTO returns VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
                count += 1
        return count

    def _hold(self) -> Lease:
        if self._lease is None:
            self._lease = self._open.enter_context(leased(self._catalog, "addition", alone=False))
            sweep(self._folder, self._catalog, self._lease)
        return self._lease

    def _fresh(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those whose document is not in the record, each document once."""
        first: dict[str, Entry] = {}
        for entry in entries:
            first.setdefault(entry.document.id, entry)
        return [entry for entry in first.values() if not self._is_settled(entry)]

    def _is_settled(self, entry: Entry) -> bool:
        """Whether a document is in the record, or was removed and is not to come again."""
        if self._catalog.has_document(entry.document.id):
            return True
        return not entry.restore and removed_version(self._catalog, version_of(entry.document)) is not None

    def _versioned(self, entries: Sequence[Entry]) -> list[tuple[Entry, Version]]:
        """The entries with ``replaces`` filled in."""
        done: list[tuple[Entry, Version]] = []
        for entry in entries:
            document = entry.document
            version = version_of(document)
            before = [known for _, known in reversed(done)]
            earlier = replaced_by(version, before + self._catalog.versions(version, document.canonical))
            replacing = dataclasses.replace(document, replaces=earlier or document.replaces)
            done.append((dataclasses.replace(entry, document=replacing), version))
        return done

    def _stage(self, entries: Sequence[tuple[Entry, Version]]) -> list[Staged]:
        for entry, _ in entries:
            write_capture(self._folder, entry.capture.content)
        return [
            write_part(self._folder, "documents", (to_row(entry.document) for entry, _ in entries)),
            write_part(self._folder, "findings", (to_row(entry.findings) for entry, _ in entries)),
        ]

    def _publish(
        self, lease: Lease, entries: Sequence[tuple[Entry, Version]], staged: Sequence[Staged], made: str
    ) -> None:
        with self._catalog.writing() as writing:
            require(writing, lease)
            here = {entry.document.id for entry, _ in entries}
            for entry, _ in entries:
                before = entry.document.replaces
                lost = before is not None and before not in here and not self._catalog.has_document(before)
                kept = capture_path(self._folder, entry.capture.sha256).is_file()
                if lost or not kept or self._is_settled(entry):
                    raise _OvertakenError
            snapshot = self._catalog.newest() + 1
            writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (snapshot, made))
            register(writing, staged, snapshot)
            for entry, version in entries:
                _note_capture(writing, entry, version, snapshot)
                if entry.restore:
                    restore(writing, version, made)
                if entry.visit is not None:
                    keep_visit(writing, entry.visit)


def _note_capture(writing: sqlite3.Connection, entry: Entry, version: Version, snapshot: int) -> None:
    document = entry.document
    writing.execute(
        "INSERT INTO captures (uri, sha256, document, received, cleaner, outlet, collected, address, added, part, "
        "fields, fetched, publication) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.uri,
            entry.capture.sha256,
            document.id,
            document.received,
            document.cleaner,
            entry.outlet,
            entry.collected,
            version.address,
            snapshot,
            entry.capture.origin.part,
            "; ".join(entry.capture.origin.fields) or None,
            version.fetched,
            version.outlet,
        ),
    )


def _discard(staged: Sequence[Staged]) -> None:
    for part in staged:
        with suppress(OSError):
            part.path.unlink()
