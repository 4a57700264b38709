"""Tombstones: what is left of a removed document, so that it is known why it is gone and not taken in again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.ids import sha256_hex
from onrecord.read.addresses import article_address
from onrecord.store.catalog import Catalog
from onrecord.store.versions import Version

_FIRST_FORMAT = 3
_COLUMNS = "n, document, sha256, uri, made, by, why, closed, restored, erased"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a removed document.

    number: of the removal in this record. sha256: of the bytes that it was made of.
    uri: where those came from; None where that was to be forgotten too.
    made: when it was removed, ISO 8601 date-time. by: who removed it, where that was said.
    closed: nothing else is taken in from its address either: it stood there when it was removed.
    restored: when it, or another text from its address, was taken in again on purpose; else None.
    erased: False where the removal was cut short and some of the text may still lie on the disk.
    """

    number: int
    document: str
    sha256: str
    uri: str | None
    made: str
    by: str | None
    why: str
    closed: bool
    restored: str | None
    erased: bool

    def __str__(self) -> str:
        by = f" by {self.by}" if self.by else ""
        return f"{self.document} was removed from this record on {self.made[:10]}{by}: {self.why}"


@dataclass(frozen=True, slots=True)
class Gone:
    """What removals mean for those who read a snapshot.

    vacated: documents that do not count, since the one that had replaced them was removed.
    given: see ``resolve.engine.Parts``.
    """

    vacated: tuple[str, ...] = ()
    given: tuple[tuple[str, str], ...] = ()


NOTHING_GONE = Gone()
"""For a record from which nothing was removed."""


def tombstones(catalog: Catalog) -> list[Tombstone]:
    """All of them, those restored too, in the order of removal."""
    return _read(catalog, "ORDER BY n")


def tombstone(catalog: Catalog, given: str) -> Tombstone | None:
    """That of the document whose id is, or begins with, ``given``, unless it was taken in again."""
    if not given.startswith("d-"):
        return None
    found = _read(catalog, "WHERE substr(document, 1, ?) = ? AND restored IS NULL ORDER BY n", len(given), given)
    return found[-1] if len({each.document for each in found}) == 1 else None


def unfinished(catalog: Catalog) -> list[Tombstone]:
    """Those of removals that were cut short."""
    return _read(catalog, "WHERE NOT erased ORDER BY n")


def removed_bytes(catalog: Catalog, sha256: str, part: str | None) -> Tombstone | None:
    """The tombstone of a document that was made of these bytes, or this part of them."""
    found = _read(catalog, "WHERE sha256 = ? AND part IS ? AND restored IS NULL ORDER BY n", sha256, digest_of(part))
    return found[-1] if found else None


def removed_version(catalog: Catalog, version: Version) -> Tombstone | None:
    """The tombstone of this very document, or of one that stood at its address when it was removed."""
    found = _read(catalog, "WHERE document = ? AND restored IS NULL ORDER BY n", version.document)
    return found[-1] if found else _closed(catalog, addresses_of(version))


def closed_address(catalog: Catalog, address: str) -> Tombstone | None:
    """The tombstone of a document that stood at an address of the web when it was removed."""
    return _closed(catalog, [article_address(address)])


def refusal(found: Tombstone) -> InputError:
    """The error for whoever adds what was removed."""
    return InputError(f"{found}; to take it in again, add it with --restore", reason="removed from this record")


def gone(catalog: Catalog, snapshot: int) -> Gone:
    """What removals mean for a snapshot."""
    if catalog.format < _FIRST_FORMAT:
        return NOTHING_GONE
    vacated = catalog.rows("SELECT document FROM vacancies WHERE since <= ? ORDER BY document", snapshot)
    given = catalog.rows("SELECT minted, id FROM given_ids ORDER BY minted")
    return Gone(tuple(str(key) for (key,) in vacated), tuple((str(minted), str(key)) for minted, key in given))


def removal_mark(catalog: Catalog) -> str:
    """A short text that is another one after each removal and restoration; empty before the first."""
    if catalog.format < _FIRST_FORMAT:
        return ""
    [(count, restored)] = catalog.rows("SELECT count(*), count(restored) FROM removals")
    return f" {count}-{restored}" if count else ""


def bury(writing: sqlite3.Connection, found: Tombstone, version: Version) -> int:
    """Write a tombstone, within the caller's transaction; its number."""
    row = (
        found.document, found.sha256, digest_of(version.part), found.uri, found.made, found.by, found.why, found.closed,
    )  # fmt: skip
    cursor = writing.execute(
        "INSERT INTO removals (document, sha256, part, uri, made, by, why, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
    )
    number = int(cursor.lastrowid or 0)
    if found.closed:
        digests = [(digest_of(address), number) for address in addresses_of(version)]
        writing.executemany("INSERT INTO removed_addresses VALUES (?, ?)", digests)
    return number


def restore(writing: sqlite3.Connection, version: Version, made: str) -> None:
    """Let nothing stand in the way of a document any more, within the caller's transaction."""
    same = "document = ?1 OR (sha256 = ?2 AND part IS ?3)"
    numbers = {
        number
        for (number,) in writing.execute(
            f"SELECT n FROM removals WHERE restored IS NULL AND ({same})",
            (version.document, version.sha256, digest_of(version.part)),
        )
    }
    for address in addresses_of(version):
        query = "SELECT removal FROM removed_addresses WHERE digest = ?"
        numbers |= {number for (number,) in writing.execute(query, (digest_of(address),))}
    for number in sorted(numbers):
        writing.execute("UPDATE removals SET restored = ? WHERE n = ? AND restored IS NULL", (made, number))
        writing.execute("DELETE FROM vacancies WHERE removal = ?", (number,))


def addresses_of(version: Version) -> list[str]:
    """Under which addresses on the web a document is known again."""
    known = (version.address and article_address(version.address), version.fetched)
    return list(dict.fromkeys(address for address in known if address))


def digest_of(text: str | None) -> str | None:
    """The digest by which something is known again that is not to be kept itself."""
    return None if text is None else sha256_hex(text.encode("utf-8", "surrogatepass"))


def _closed(catalog: Catalog, addresses: Iterable[str]) -> Tombstone | None:
    for address in addresses:
        where = (
            "WHERE closed AND restored IS NULL AND n IN (SELECT removal FROM removed_addresses WHERE digest = ?) "
            "ORDER BY n DESC LIMIT 1"
        )
        if found := _read(catalog, where, digest_of(address)):
            return found[0]
    return None


def _read(catalog: Catalog, where: str, *values: object) -> list[Tombstone]:
    if catalog.format < _FIRST_FORMAT:
        return []
    return [
        Tombstone(*row[:7], bool(row[7]), row[8], bool(row[9]))  # type: ignore[arg-type, call-arg]
        for row in catalog.rows(f"SELECT {_COLUMNS} FROM removals {where}", *values)
    ]
