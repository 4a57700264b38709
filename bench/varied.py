"""A record of many articles out of one of some thousands: each is told again with other words and other names.

    python -m bench.varied RECORD INTO [--documents N] [--resolve] [--jobs N]

They enter after the analysis, as findings: no model runs. Whoever is spoken of most keeps his name, so that he is
spoken of so much more often; everybody else has another one in each copy, as have a third of all words, each of the
length of the one before it, so that what was found stands where it stood. Outlets and days stay. Conclusions are
repeated as they were drawn on the originals, or drawn anew with --resolve, which takes its time. RECORD stays as it is.
"""

from __future__ import annotations

import argparse
import re
import shutil
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.ids import sha256_hex
from onrecord.resolve.duckdb import DuckDB
from onrecord.resolve.engine import Parts
from onrecord.schema import CONCLUSIONS, TABLES, schema_of
from onrecord.store.index import rebuild
from onrecord.store.parts import register, write_part
from onrecord.store.record import KEPT, Record
from onrecord.store.snapshot import Snapshot

Row = dict[str, Any]

MADE = "2031-05-01T12:00:00+00:00"
_KEEP_THEIR_NAMES = 300
_AT_ONCE = 250
_WORD = re.compile(r"[A-Za-z]{4,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_IDS = frozenset("id document attribution parent to statement entity speaker tellings first rests a b replaces".split())
_WORDS = frozenset(("text", "name", "title", "organisation", "byline"))
_AS_IT_WAS = frozenset("blocks mentions timexes repairs repeated spans passages relations".split())


def main() -> int:
    """Make it and say how long each step took; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("into", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--resolve", action="store_true", help="draw conclusions instead of repeating them")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    shutil.copytree(given.record, given.into, ignore=shutil.ignore_patterns("index.sqlite*", f"{KEPT}*", "older"))
    with Record.open(given.record) as original, Record.open(given.into) as record:
        snapshot = original.snapshot()
        names = _Names.of(snapshot)
        began = time.perf_counter()
        copies = _put_all(record, snapshot, names, given.documents)
        print(f"{copies} copies added in {_since(began)} s", flush=True)
        began = time.perf_counter()
        record.resolve(DuckDB(given.jobs) if given.resolve else Repeated(snapshot, names, copies), MADE)
        print(f"concluded in {_since(began)} s", flush=True)
    began = time.perf_counter()
    rebuild(given.into)
    print(f"indexed in {_since(began)} s", flush=True)
    return 0


def _since(began: float) -> str:
    return f"{time.perf_counter() - began:.0f}"


@dataclass(frozen=True)
class _Names:
    """Whose names stay: ``entities``, and the words of these names; ``others``: the words of all other names.

    one: people of one full name by their ids, and who is spoken of most among them.
    """

    entities: frozenset[str]
    words: frozenset[str]
    others: frozenset[str]
    one: Mapping[str, str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> _Names:
        rows = list(snapshot.ask(_BY_MENTIONS))
        first: dict[str, str] = {}
        one = {row["id"]: first.setdefault(row["name"], row["id"]) for row in rows if _is_full(row)}
        kept = frozenset(one.get(row["id"], row["id"]) for row in rows[:_KEEP_THEIR_NAMES])
        words: dict[bool, set[str]] = {True: set(), False: set()}
        for row in rows:
            for name in row["names"]:
                words[one.get(row["id"], row["id"]) in kept].update(_WORD.findall(name["text"]))
        others = {key: to for key, to in one.items() if key != to}
        return cls(kept, frozenset(words[True]), frozenset(words[False] - words[True]), others)


_BY_MENTIONS = """
SELECT e.id, e.name, e.kind, e.names FROM entities e
LEFT JOIN (SELECT entity, count(*) AS times FROM members GROUP BY entity) m ON m.entity = e.id
ORDER BY coalesce(m.times, 0) DESC, e.id
"""


def _is_full(row: Row) -> bool:
    """Whether an entity is a person with a given name and a surname."""
    return row["kind"] == "person" and bool(row["names"]) and " " in row["name"]


@dataclass
class _Copy:
    """One more telling of all articles. number: from 1."""

    number: int
    names: _Names
    known: dict[str, str] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """A text with other words of the same length."""
        if not self.number:
            return text
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def key(self, key: str) -> str:
        """The id of the copy of what had this id; of the originals only those who are one have another."""
        key = self.names.one.get(key, key)
        if key in self.names.entities or not self.number:
            return key
        return f"{key[:2]}{sha256_hex(f'{key} {self.number}'.encode())[:20]}"

    def row(self, value: Any, name: str = "") -> Any:
        """A row, or what stands in one under a name, told again."""
        if isinstance(value, dict):
            return {key: each if key in _AS_IT_WAS else self.row(each, key) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.row(each, name) for each in value]
        if isinstance(value, str) and name in _IDS:
            return self.key(value)
        return self.text(value) if isinstance(value, str) and name in _WORDS else value

    def _word(self, word: str) -> str:
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._other(word) if self._changes(word) else word
        return found

    def _changes(self, word: str) -> bool:
        if word in self.names.words:
            return False
        return word in self.names.others or (zlib.crc32(word.lower().encode()) + self.number) % 3 == 0

    def _other(self, word: str) -> str:
        step = 1 + (zlib.crc32(word.lower().encode()) + self.number) % 19
        made = []
        for letter in word:
            among = _VOWELS if letter.lower() in _VOWELS else _CONSONANTS
            other = among[(among.index(letter.lower()) + step) % len(among)]
            made.append(other.upper() if letter.isupper() else other)
        return "".join(made)


def _put_all(record: Record, snapshot: Snapshot, names: _Names, wanted: int) -> int:
    """Add copies until there are as many documents as wanted; how many copies, the last of which may be a part."""
    there = snapshot.counts().documents
    copies = [_Copy(number, names) for number in range(1, -(-wanted // there))]
    wanted -= there
    # All copies of some documents at once: to read these takes longer than to write them.
    for rows in _batches(snapshot):
        for copy in copies:
            some = rows[: max(0, wanted)]
            wanted -= len(some)
            if some:
                _put(record, copy, some)
    return len(copies)


def _batches(snapshot: Snapshot) -> Iterator[list[tuple[Row, Row]]]:
    """Documents that count and their findings, some hundreds at once."""
    ids = [row["id"] for row in snapshot.ask("SELECT id FROM documents WHERE current ORDER BY place, line")]
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        query = "SELECT * FROM {} WHERE {} IN (SELECT unnest(?))"
        found = {row["document"]: row for row in snapshot.ask(query.format("findings", "document"), some)}
        documents = {row["id"]: row for row in snapshot.ask(query.format("documents", "id"), some)}
        yield [(documents[key], found[key]) for key in some if key in found]


def _put(record: Record, copy: _Copy, rows: list[tuple[Row, Row]]) -> None:
    told = [(_document(copy, document), copy.row(findings)) for document, findings in rows]
    staged = [
        write_part(record.folder, "documents", (_fitting("documents", row) for row, _ in told)),
        write_part(record.folder, "findings", (_fitting("findings", row) for _, row in told)),
    ]
    with record.catalog.writing() as writing:
        snapshot = record.catalog.newest() + 1
        writing.execute("INSERT INTO snapshots (number, made) VALUES (?, ?)", (snapshot, MADE))
        register(writing, staged, snapshot)
        query = (
            "INSERT INTO captures (uri, sha256, document, received, cleaner, address, added) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        for row, _ in told:
            values = (row["uri"], row["sha256"], row["id"], MADE, row["cleaner"], row["uri"], snapshot)
            writing.execute(query, values)


def _document(copy: _Copy, row: Row) -> Row:
    return {**copy.row(row), "uri": f"{row['uri']}#{copy.number}", "canonical": None, "replaces": None}


def _fitting(table: str, row: Row) -> Row:
    return {name: row.get(name) for name in schema_of(TABLES[table]).names}


class Repeated:
    """An engine that repeats for each copy what was concluded on the originals."""

    def __init__(self, snapshot: Snapshot, names: _Names, copies: int) -> None:
        self.snapshot = snapshot
        self.names = names
        self.copies = copies

    def resolve(self, parts: Parts, out: Mapping[str, Path]) -> None:
        """As ``Engine.resolve``; of copies that are not whole too much is concluded, which nobody asks for."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        del parts
        for table, path in out.items():
            schema = schema_of(CONCLUSIONS[table])
            with pq.ParquetWriter(path, schema, compression="zstd") as writer:
                for number in range(self.copies + 1):
                    rows = self._rows(table, _Copy(number, self.names))
                    while some := list(islice(rows, 20_000)):
                        writer.write_table(pa.Table.from_pylist(some, schema=schema))

    def _rows(self, table: str, copy: _Copy) -> Iterator[Row]:
        columns = ", ".join(f'"{name}"' for name in schema_of(CONCLUSIONS[table]).names)
        for row in self.snapshot.ask(f"SELECT {columns} FROM {table} ORDER BY place, line"):
            if table == "entities" and row["id"] in self.names.one:
                continue
            if not copy.number or (
                table != "aliases" and not (table == "entities" and row["id"] in self.names.entities)
            ):
                yield copy.row(row)


if __name__ == "__main__":
    raise SystemExit(main())
